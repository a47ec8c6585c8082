import { randomUUID } from 'node:crypto';
import { brokenBodies, unfitBodies, unreadableBodies, type BadBody } from './bad-bodies';
import { requestOf, targetOf, type HttpRequest } from './http-request';
import type { Operation, Parameter } from './openapi';
import type { RandomSource } from './random-source';
import { schemaFaults } from './schema-faults';
import type { Way } from './way';

/** A request that must be refused, and why. */
export interface BadRequest {
  readonly why: string;
  readonly request: HttpRequest;
  /** The code it is refused with, where there is only one right answer. */
  readonly code?: string;
}

/** Tokens that open nothing at a service. */
export type DeadTokens = Readonly<Record<string, string>>;

const NOBODY = '019a7c00-dead-7000-8000-00000000beef';

/**
 * Requests that are wrong in one place each and would succeed without that: who asks, the idempotency key, the address,
 * its query, the body and its type. There are more than a usual run has time for: chance takes some of each kind.
 * @param share of each kind, at least one; 1 for all
 */
export function badRequests(
  operation: Operation,
  way: Way,
  dead: DeadTokens,
  random: RandomSource,
  share: number,
): BadRequest[] {
  const good = requestOf(operation, way);
  return [
    badAccess(operation, good, dead),
    badKeys(operation, good),
    ...badAddresses(operation, good, way),
    ...badQueries(operation, good, way),
    unreadable(good, way),
    broken(operation, good, way, random),
    unfit(operation, good, way),
    badTypes(operation, good),
  ]
    .flatMap((kind) => random.some(Math.ceil(kind.length * share), kind))
    .map((bad) => ({ ...bad, request: withOwnKey(bad.request, good) }));
}

/** A key that was used already would be a reason of its own. */
function withOwnKey(request: HttpRequest, good: HttpRequest): HttpRequest {
  const key = request.headers['idempotency-key'];
  return key !== undefined && key === good.headers['idempotency-key']
    ? withHeaders(request, { 'idempotency-key': randomUUID() })
    : request;
}

const withHeaders = (good: HttpRequest, headers: Record<string, string | undefined>): HttpRequest => ({
  ...good,
  headers: Object.fromEntries(
    Object.entries({ ...good.headers, ...headers }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  ),
});

/** Nobody, somebody who may not come in here, and tokens that are none. Public routes do not ask. */
function badAccess({ permission }: Operation, good: HttpRequest, dead: DeadTokens): BadRequest[] {
  if (permission === null) return [];
  const shown: Record<string, string | undefined> = {
    'no token': undefined,
    'an empty bearer': 'Bearer ',
    'a basic login': `Basic ${Buffer.from('admin:admin').toString('base64')}`,
    'a token of garbage': 'Bearer garbage',
    'a token of 3,000 characters': `Bearer ${'a'.repeat(3_000)}`,
    ...Object.fromEntries(Object.entries(dead).map(([why, token]) => [why, `Bearer ${token}`])),
  };
  const code = 'access.sign_in_required';
  return Object.entries(shown).map(([why, authorization]) => ({
    why,
    request: withHeaders(good, { authorization, cookie: undefined }),
    code,
  }));
}

/** Every POST of somebody signed in needs a key, and a key is of one form wherever it stands. */
function badKeys({ method, permission }: Operation, good: HttpRequest): BadRequest[] {
  if (method === 'GET' || permission === null) return [];
  const invalid = ['short', 'with a space', 'x'.repeat(65), "'quoted--", 'ключ-ключ'].map((key) => ({
    why: `the idempotency key ${key}`,
    // A header is sent as Latin-1; what stands beyond it arrives as something else, which is no key either.
    request: withHeaders(good, { 'idempotency-key': Buffer.from(key, 'utf8').toString('latin1') }),
    code: 'idempotency.key_invalid',
  }));
  const missing = {
    why: 'no idempotency key',
    request: withHeaders(good, { 'idempotency-key': undefined }),
    code: 'idempotency.key_required',
  };
  return method === 'POST' ? [missing, ...invalid] : invalid;
}

/** Text for a placeholder that is right for no parameter, and whether it is encoded as it stands. */
const BAD_SEGMENTS: readonly { readonly raw: string; readonly code?: string }[] = [
  { raw: 'garbage' },
  { raw: '1' },
  { raw: '-1' },
  { raw: 'null' },
  { raw: '%00' },
  { raw: '%2e%2e%2f%2e%2e%2fetc%2fpasswd' },
  { raw: '%27%20OR%201%3D1%20--' },
  { raw: '00000000-0000-0000-0000-00000000000g' },
  { raw: '%E4%B8%AD%E6%96%87' },
  { raw: '%E0%A4%A', code: 'request.malformed' },
  { raw: 'x'.repeat(180) },
  { raw: 'x'.repeat(300) },
];

function badAddresses(operation: Operation, good: HttpRequest, way: Way): BadRequest[][] {
  const query = good.target.split('?')[1] ?? '';
  return operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .map(({ name, schema }) => {
      const path = { ...way.path, [name]: 'PLACE' };
      const target = targetOf(operation, path, query);
      const garbage = BAD_SEGMENTS.map(({ raw, code }) => ({
        why: `${name} is ${raw.slice(0, 40)}`,
        request: { ...good, target: target.replace('PLACE', raw) },
        ...(code ? { code } : {}),
      }));
      if (schema.format !== 'uuid') return garbage;
      const nobodys = {
        why: `${name} is nobody's`,
        request: { ...good, target: target.replace('PLACE', NOBODY) },
      };
      return OPEN_ENDED.has(`${operation.key} ${name}`) ? garbage : [...garbage, nobodys];
    });
}

/**
 * Where the id of nothing in particular is as good as any, with the reason: these requests succeed by their nature, and
 * say of no id whether there is anybody behind it.
 */
export const OPEN_ENDED: ReadonlyMap<string, string> = new Map([
  ['worker DELETE worker/blocks/{employerId} employerId', 'what is not blocked is not blocked afterwards either'],
  ['employer DELETE blocks/{workerId} workerId', 'what is not blocked is not blocked afterwards either'],
  ['centre DELETE workers/{id}/blocks/{employerId} employerId', 'what is not blocked is not blocked afterwards either'],
  ['centre DELETE employers/{id}/blocks/{workerId} workerId', 'what is not blocked is not blocked afterwards either'],
  ['worker POST worker/blocks body', 'workers know no employers: a block of nobody blocks nobody'],
  ['centre POST workers/{id}/blocks body', 'workers know no employers: a block of nobody blocks nobody'],
]);

const CURSORS = [
  'garbage',
  '%00',
  Buffer.from('null').toString('base64url'),
  Buffer.from('{"a":1}').toString('base64url'),
  Buffer.from('[]').toString('base64url'),
  Buffer.from('["2026-02-30T00:00:00.000Z","x"]').toString('base64url'),
  Buffer.from(`["9999999-01-01T00:00:00.000Z","${NOBODY}"]`).toString('base64url'),
  Buffer.from('[1,2,3,4,5,6]').toString('base64url'),
  Buffer.from('[{"$gt":""},null]').toString('base64url'),
  'x'.repeat(201),
];

const NUMBERS = ['abc', '-1', '1.5', '1e9', '10001', 'NaN', '1;2', '99999999999999999999'];
const WORDS = ['garbage', "'--", '%00', 'x'.repeat(300), '459999', '9-99-99-99', NOBODY];

function badQueries(operation: Operation, good: HttpRequest, way: Way): BadRequest[][] {
  const known = operation.parameters.filter((parameter) => parameter.in === 'query');
  const sent = way.query ?? {};
  const rest = (name: string): string =>
    Object.entries(sent)
      .filter(([other]) => other !== name)
      .map(([other, value]) => `${other}=${encodeURIComponent(value)}`)
      .join('&');
  const address = good.target.split('?')[0]!;
  const asked = (name: string, text: string, why = `${name}=${text.slice(0, 40)}`): BadRequest => ({
    why,
    request: {
      ...good,
      target: `${address}?${[rest(name), text === '' ? '' : `${name}=${text}`].filter(Boolean).join('&')}`,
    },
  });
  return known.map((parameter) => {
    const { name, required } = parameter;
    return [
      ...unfitTexts(operation, parameter).map((text) => asked(name, text)),
      ...(required ? [asked(name, '', `${name} is missing`)] : []),
      ...(parameter.schema.type === 'integer' ? [asked(name, `1&${name}=2`, `${name} twice`)] : []),
    ];
  });
}

function unfitTexts({ components }: Operation, { name, schema }: Parameter): string[] {
  if (name === 'after') return CURSORS;
  if (schema.type === 'integer' || schema.type === 'number') {
    return NUMBERS.filter((text) => schemaFaults(schema, components, Number(text), 'request').length > 0);
  }
  if (schema.enum ?? schema.format ?? schema.pattern) {
    return WORDS.filter((text) => schemaFaults(schema, components, decodeURIComponent(text), 'request').length > 0);
  }
  // Words for yes and no, regions and trades: the schema of the document does not list them.
  return WORDS;
}

const asJson = (good: HttpRequest, { why, value }: BadBody): BadRequest => ({
  why,
  request: { ...good, body: Buffer.from(JSON.stringify(value)) },
});

const unreadable = (good: HttpRequest, { body }: Way): BadRequest[] =>
  body === undefined
    ? []
    : unreadableBodies(body).map(({ why, text, ...rest }) => ({ why, request: { ...good, body: text }, ...rest }));

const broken = (operation: Operation, good: HttpRequest, { body }: Way, random: RandomSource): BadRequest[] =>
  body === undefined ? [] : brokenBodies(operation, body, random).map((bad) => asJson(good, bad));

const unfit = ({ key }: Operation, good: HttpRequest, { body }: Way): BadRequest[] =>
  body === undefined || OPEN_ENDED.has(`${key} body`) ? [] : unfitBodies(body).map((bad) => asJson(good, bad));

const OTHER_TYPES = [
  'text/plain',
  'application/xml',
  'application/octet-stream',
  'text/html; charset=gbk',
  'application/x-protobuf',
];

/** Content of a type that the route does not take. */
function badTypes({ method, body }: Operation, good: HttpRequest): BadRequest[] {
  if (method === 'GET') return [];
  const code = 'request.unsupported_type';
  const content = good.body ?? Buffer.from('{"a":1}');
  const others = OTHER_TYPES.map((type) => ({
    why: `content of the type ${type}`,
    request: { ...withHeaders(good, { 'content-type': type }), body: content },
    code,
  }));
  const nameless = {
    why: 'content of no type',
    request: { ...withHeaders(good, { 'content-type': undefined }), body: content },
    code,
  };
  const huge = {
    why: '500 kB where nothing is expected',
    request: {
      ...withHeaders(good, { 'content-type': 'application/json' }),
      body: Buffer.from(JSON.stringify('x'.repeat(500_000))),
    },
    code: 'request.too_large',
  };
  const asForm = {
    why: 'a form where JSON is expected',
    request: {
      ...withHeaders(good, { 'content-type': 'multipart/form-data; boundary=x' }),
      body: Buffer.from('--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'),
    },
  };
  const asFields = {
    why: 'fields of a form where JSON is expected',
    request: {
      ...withHeaders(good, { 'content-type': 'application/x-www-form-urlencoded' }),
      body: Buffer.from('a=1&constructor=2&__proto__=3'),
    },
  };
  const forms = body?.contentType === 'application/json' ? [asForm, asFields] : [];
  return [...others, nameless, ...(body ? [] : [huge]), ...forms];
}
