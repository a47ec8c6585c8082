/** A request that cannot be understood, with what a caller needs to mend it. */
export class BadRequest extends Error {
  /** @param {string} detail @param {number} [status] @param {string} [code] */
  constructor(detail, status = 400, code = 'sms.bad_request') {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

/** A phone number as providers take it: digits, perhaps with a leading plus. */
const PHONE = /^\+?\d{5,15}$/;
/** Ten parts of a long SMS. */
const LONGEST_TEXT = 670;
const LONGEST_KEY = 200;
const PAGE = 500;

/** @param {unknown} body @returns {{ key: string, to: string, text: string }} */
export function messageIn(body) {
  const fields = fieldsOf(body);
  return {
    key: textOf(fields, 'key', LONGEST_KEY),
    to: phoneOf(fields, 'to'),
    text: textOf(fields, 'text', LONGEST_TEXT),
  };
}

/** @param {unknown} body @returns {{ id: string, from: string, text: string }} */
export function inboundIn(body) {
  const fields = fieldsOf(body);
  return { id: textOf(fields, 'id', LONGEST_KEY), from: phoneOf(fields, 'from'), text: inboundTextOf(fields) };
}

/**
 * @param {URLSearchParams} parameters
 * @returns {{ phone?: string, after: number, limit: number }}
 */
export function outboxQueryIn(parameters) {
  for (const name of parameters.keys()) {
    if (name !== 'phone' && name !== 'after') throw new BadRequest(`There is no parameter ${name}.`);
  }
  const after = parameters.get('after') || '0';
  if (!/^\d{1,15}$/.test(after)) throw new BadRequest('after must be a sequence number, as next was.');
  // A plus that was not encoded arrives as a space.
  const phone = (parameters.get('phone') ?? '').replace(/^ /, '+');
  if (phone !== '' && !PHONE.test(phone)) throw new BadRequest('phone must be 5 to 15 digits.');
  return { after: Number(after), limit: PAGE, ...(phone === '' ? {} : { phone }) };
}

/** @param {unknown} body @returns {Record<string, unknown>} */
function fieldsOf(body) {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new BadRequest('The body must be a JSON object.');
  return /** @type {Record<string, unknown>} */ (body);
}

/** @param {Record<string, unknown>} fields @param {string} name @param {number} longest @returns {string} */
function textOf(fields, name, longest) {
  const value = fields[name];
  if (typeof value !== 'string' || value.trim() === '')
    throw new BadRequest(`${name} must be a text that is not empty.`);
  if ([...value].length > longest) throw new BadRequest(`${name} may have at most ${longest} characters.`);
  return value;
}

/** People also send empty messages. @param {Record<string, unknown>} fields @returns {string} */
function inboundTextOf(fields) {
  return fields.text === '' ? '' : textOf(fields, 'text', LONGEST_TEXT);
}

/** @param {Record<string, unknown>} fields @param {string} name @returns {string} */
function phoneOf(fields, name) {
  const value = fields[name];
  if (typeof value !== 'string' || !PHONE.test(value))
    throw new BadRequest(`${name} must be a phone number of 5 to 15 digits.`);
  return value;
}
