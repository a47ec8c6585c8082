import createClient, { type Client } from 'openapi-fetch';
import { idempotencyKey } from './idempotency-key';
import { problemIn, Refusal, Unreachable } from './refusal';
import type { ServerClock } from './server-clock';

/** What the client tells the rest of the page, and asks it for. */
export interface ApiSurroundings {
  readonly clock: ServerClock;
  /** The token that goes with every write; null while nobody has signed in. */
  readonly csrfToken: () => string | null;
  /** Asks for a new one: another tab has signed in. @returns null where nobody is signed in */
  readonly renewCsrfToken: () => Promise<string | null>;
  readonly language: () => string;
  /** The service answered, whatever it was. */
  readonly onAnswer: () => void;
  /** Nobody did. */
  readonly onSilence: () => void;
  /** The session is over. */
  readonly onSignedOut: () => void;
}

/** An answer of openapi-fetch. */
interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

const CSRF = 'x-csrf-token';
const KEY = 'idempotency-key';
/** Longer than any answer of ours takes on a bad line; then the line is taken for dead. */
const ANSWER_WITHIN_MS = 20_000;

/**
 * The client of one service, typed by its OpenAPI document. Adds what every request needs (CSRF token, idempotency key,
 * language), hears the service's clock, and says whether it answers.
 */
export function apiClient<Paths extends object>(around: ApiSurroundings, withinMs = ANSWER_WITHIN_MS): Client<Paths> {
  return createClient<Paths>({ baseUrl: location.origin, fetch: (request) => send(request, around, withinMs) });
}

/** What was asked for. Throws {@link Refusal} where the service says no, {@link Unreachable} where nobody answers. */
export async function answered<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (response.ok) return data as T;
  throw new Refusal(problemIn(error, response.status));
}

async function send(request: Request, around: ApiSurroundings, withinMs: number): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.set('accept-language', around.language());
  const writes = request.method !== 'GET';
  if (writes && !headers.has(KEY)) headers.set(KEY, idempotencyKey());
  const token = around.csrfToken();
  if (writes && token !== null) headers.set(CSRF, token);
  // Read once: a body that was sent cannot be sent again.
  const body = writes ? await request.blob() : undefined;
  const attempt = () => sendOnce(request, headers, body && body.size > 0 ? body : undefined, around, withinMs);
  const response = await attempt();
  if (response.status === 403 && writes && (await codeOf(response)) === 'access.csrf_refused') {
    const renewed = await around.renewCsrfToken();
    if (renewed === null) return response;
    headers.set(CSRF, renewed);
    return attempt();
  }
  if (response.status === 401 && (await codeOf(response)) === 'access.sign_in_required') around.onSignedOut();
  return response;
}

async function sendOnce(
  { url, method, signal }: Request,
  headers: Headers,
  body: Blob | undefined,
  around: ApiSurroundings,
  withinMs: number,
): Promise<Response> {
  const sentMs = Date.now();
  const given = { method, headers, credentials: 'same-origin', ...(body ? { body } : {}) } satisfies RequestInit;
  try {
    const response = await fetch(url, { ...given, signal: signalFor(withinMs, signal) });
    around.clock.hear(response.headers.get('x-server-time'), sentMs);
    around.onAnswer();
    return response;
  } catch (error) {
    // Whoever gave it up has not waited for an answer.
    if (!signal.aborted) around.onSilence();
    throw new Unreachable(error);
  }
}

/** Ends with the time, or with the request's own. `AbortSignal.timeout` and `any` are younger than some phones' browsers. */
function signalFor(ms: number, own: AbortSignal): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);
  own.addEventListener('abort', () => controller.abort());
  return controller.signal;
}

/** The code of a problem document, its answer left unread. */
async function codeOf(response: Response): Promise<string | undefined> {
  try {
    return ((await response.clone().json()) as { code?: string }).code;
  } catch {
    return undefined;
  }
}
