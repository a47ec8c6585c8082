import { PROBLEMS } from '@gg/contracts';
import type { HttpAnswer } from './http-request';

/** What a foreigner must never read: traces, places in our sources, statements, names of errors and servers. */
const INSIDE =
  /\bat \S+ \(|node_modules|\.(ts|js|mjs):\d|(^|[^\w])\/(work|home|tmp|root)\/|\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|WHERE)\s+`?\w|\bER_[A-Z]|\bE(CONN|PIPE|NOTFOUND)|\b(Type|Reference|Range|Syntax|QueryFailed|Zod)Error\b|mariadb|mysql|ioredis/i;

/** What a problem document may say besides what each of them says. */
const DETAILS: ReadonlySet<string> = new Set(['issues', 'findings', 'bookingId']);
const ALWAYS = ['type', 'title', 'status', 'code', 'detail', 'messages', 'instance'];

const sentences = new Map<string, RegExp>();

/**
 * What is wrong with a refusal, as sentences; empty when it is a problem document (RFC 9457) with a status of 4xx, a code
 * of the catalogue, that code's sentence in both languages with every gap filled, and nothing of the inside.
 */
export function problemFaults({ status, headers, text }: HttpAnswer): string[] {
  if (status < 400 || status >= 500) return [`the status is ${status}: ${text.slice(0, 200)}`];
  const faults: string[] = [];
  if (INSIDE.test(text)) faults.push(`shows something of the inside: ${INSIDE.exec(text)?.[0]}`);
  if (headers['x-powered-by'] || headers['server']) faults.push('names the software that answers');
  if (!String(headers['content-type']).startsWith('application/problem+json')) {
    return [...faults, `is ${String(headers['content-type'])}: ${text.slice(0, 200)}`];
  }
  const problem = JSON.parse(text) as Record<string, unknown>;
  for (const name of ALWAYS) if (!Object.hasOwn(problem, name)) faults.push(`has no ${name}`);
  for (const name of Object.keys(problem)) {
    if (!ALWAYS.includes(name) && !DETAILS.has(name)) faults.push(`says ${name}, which no client expects`);
  }
  const { code, messages, detail, instance } = problem as unknown as Problem;
  const entry = PROBLEMS[code];
  if (!entry) return [...faults, `the code ${code} is in no catalogue`];
  if (problem['status'] !== status || entry.status !== status) faults.push(`${code} with status ${status}`);
  if (problem['type'] !== `urn:guigong:problem:${code}`) faults.push(`${code} with type ${String(problem['type'])}`);
  for (const language of ['zh', 'en'] as const) {
    if (!sentence(entry[language]).test(messages[language])) faults.push(`says “${messages[language]}” for ${code}`);
  }
  if (detail !== messages.zh) faults.push('is not in Chinese, though nobody asked for another language');
  if (instance !== headers['x-request-id']) faults.push('does not tell the id of the request');
  return faults;
}

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly messages: { readonly zh: string; readonly en: string };
  readonly instance: string;
}

/** The sentence of a catalogue with something in each of its gaps. */
function sentence(template: string): RegExp {
  const known = sentences.get(template);
  if (known) return known;
  const parts = template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const made = new RegExp(`^${parts.join('(?!undefined|null|NaN)\\S[^{}]*')}$`, 'u');
  sentences.set(template, made);
  return made;
}

/** The code of a problem document; undefined for anything else. */
export function codeOf({ text }: HttpAnswer): string | undefined {
  try {
    return (JSON.parse(text) as { code?: string }).code;
  } catch {
    return undefined;
  }
}
