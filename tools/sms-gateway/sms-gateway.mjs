import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { BadRequest, inboundIn, messageIn, outboxQueryIn } from './sms-requests.mjs';
import { InboundForwarder } from './inbound-forwarder.mjs';
import { LedgerFull } from './sms-ledger.mjs';

/** An SMS has at most a few hundred characters; JSON around it doubles that at worst. */
const BODY_LIMIT_BYTES = 16_384;
const REQUEST_WITHIN_MS = 10_000;
const CLOSE_WITHIN_MS = 3_000;

/** @typedef {{ status: number, body: object, headers?: Record<string, string> }} Answer */

/**
 * The HTTP face of the gateway.
 *
 * - `POST /messages {key, to, text}` (with the token): 202 `{id}`; a key that was used before: 409 `sms.repeated_key` with
 *   the first one's id, and nothing is sent.
 * - `GET /outbox?phone=&after=`: what phones received, `{messages, next}`; `next` is the `after` of the next question.
 * - `POST /inbound {id, from, text}`: a phone sends; 202 at once, then handed to the services until they take it.
 * - `GET /healthz`.
 */
export class SmsGateway {
  #server;
  #forwarder;

  /**
   * @param {object} options
   * @param {import('./sms-ledger.mjs').SmsLedger} options.ledger
   * @param {string} options.token what the services show, and what the services are shown
   * @param {string} options.inboundUrl where SMS from phones are handed on to; '' keeps them only
   * @param {() => Date} options.now
   * @param {readonly number[]} [options.retryDelaysMs]
   */
  constructor({ ledger, token, inboundUrl, now, retryDelaysMs }) {
    this.ledger = ledger;
    this.now = now;
    this.token = token;
    this.#forwarder = new InboundForwarder({
      ledger,
      token,
      url: inboundUrl,
      now,
      ...(retryDelaysMs ? { retryDelaysMs } : {}),
    });
    this.#server = createServer(
      { requestTimeout: REQUEST_WITHIN_MS, headersTimeout: REQUEST_WITHIN_MS },
      (request, response) => {
        void this.#respond(request, response);
      },
    );
  }

  /** @param {number} port 0: any free one @returns {Promise<number>} the port it listens on */
  async listen(port) {
    await new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => resolve(undefined));
    });
    this.#forwarder.resume();
    const address = this.#server.address();
    return address !== null && typeof address === 'object' ? address.port : port;
  }

  /** Answers what is being asked, then ends. What was not handed on yet stays in the ledger for the next start. */
  async close() {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeIdleConnections();
    const cut = setTimeout(() => this.#server.closeAllConnections(), CLOSE_WITHIN_MS);
    await closed;
    clearTimeout(cut);
    await this.#forwarder.close();
    await this.ledger.close();
  }

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  async #respond(request, response) {
    /** @type {Answer} */
    let answer;
    try {
      answer = await this.#answer(request);
    } catch (error) {
      answer = answerTo(error);
    }
    const body = Buffer.from(JSON.stringify(answer.body));
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': body.length,
      ...answer.headers,
    };
    // A body that was not read to its end would be taken for the next request on this connection.
    if (!request.complete) response.setHeader('connection', 'close');
    response.writeHead(answer.status, headers).end(body);
  }

  /** @param {import('node:http').IncomingMessage} request @returns {Promise<Answer>} */
  async #answer(request) {
    const url = new URL(request.url ?? '/', 'http://gateway');
    const route = ROUTES[url.pathname];
    if (!route) return problem(404, 'sms.no_such_route', `There is no ${url.pathname}.`);
    const [method, name] = route;
    if (request.method !== method) {
      return {
        ...problem(405, 'sms.wrong_method', `${url.pathname} takes ${method} only.`),
        headers: { allow: method },
      };
    }
    if (name === 'healthz') return { status: 200, body: { status: 'ok', messages: this.ledger.messages } };
    if (name === 'outbox') return this.#outbox(url.searchParams);
    if (name === 'messages' && !this.#hasToken(request)) {
      return problem(401, 'sms.wrong_token', 'Authorization: Bearer with the gateway token is needed.');
    }
    const body = await jsonOf(request);
    return name === 'messages' ? this.#addMessage(body) : this.#addInbound(body);
  }

  /** @param {import('node:http').IncomingMessage} request @returns {boolean} */
  #hasToken(request) {
    const shown = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const digest = (/** @type {string} */ text) => createHash('sha256').update(text).digest();
    return timingSafeEqual(digest(shown), digest(this.token));
  }

  /** @param {URLSearchParams} parameters @returns {Answer} */
  #outbox(parameters) {
    const query = outboxQueryIn(parameters);
    const messages = this.ledger.outbox(query);
    return { status: 200, body: { messages, next: messages.at(-1)?.seq ?? query.after } };
  }

  /** @param {unknown} body @returns {Promise<Answer>} */
  async #addMessage(body) {
    const { message, repeated } = await this.ledger.addMessage(messageIn(body), this.now());
    if (!repeated) return { status: 202, body: { id: message.id } };
    const refusal = problem(409, 'sms.repeated_key', 'A message with this key was sent before.');
    return { ...refusal, body: { ...refusal.body, id: message.id } };
  }

  /** @param {unknown} body @returns {Promise<Answer>} */
  async #addInbound(body) {
    const { inbound, outcome } = await this.ledger.addInbound(inboundIn(body), this.now());
    if (outcome === 'other') return problem(409, 'sms.reused_inbound_id', 'Another SMS came in under this id.');
    if (outcome === 'new') this.#forwarder.forward(inbound);
    return { status: 202, body: { id: inbound.id } };
  }
}

/** @type {Readonly<Record<string, readonly ['GET' | 'POST', 'messages' | 'outbox' | 'inbound' | 'healthz']>>} */
const ROUTES = Object.freeze({
  '/messages': ['POST', 'messages'],
  '/outbox': ['GET', 'outbox'],
  '/inbound': ['POST', 'inbound'],
  '/healthz': ['GET', 'healthz'],
});

/** @param {number} status @param {string} code @param {string} detail @returns {Answer} */
function problem(status, code, detail) {
  return { status, body: { code, detail } };
}

/** @param {unknown} error @returns {Answer} */
function answerTo(error) {
  if (error instanceof BadRequest) return problem(error.status, error.code, error.message);
  if (error instanceof LedgerFull) return problem(507, 'sms.ledger_full', error.message);
  console.error(error);
  return problem(500, 'sms.failed', 'The gateway could not do this; its log says why.');
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<unknown>}
 */
async function jsonOf(request) {
  // A page of another site can send text/plain without asking first, but not JSON: no browser is made our phone.
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new BadRequest('The body must be application/json.', 415, 'sms.not_json');
  const tooLong = new BadRequest(`The body may have at most ${BODY_LIMIT_BYTES} bytes.`, 413, 'sms.too_long');
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) throw tooLong;
  /** @type {Buffer[]} */
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > BODY_LIMIT_BYTES) throw tooLong;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw new BadRequest('The body is not JSON in UTF-8.');
  }
}
