import type { Facts } from './facts';

/** The names under which facts hold instants; all other dates in them are local dates and stay text. */
const INSTANTS: ReadonlySet<string> = new Set(['start', 'end', 'validUntil']);
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** The facts of a decision as text, to be stored with its findings. */
export const writeFacts = (facts: Facts): string => JSON.stringify(facts);

/** The facts that {@link writeFacts} wrote, with their instants; a replay of them gives what was found then. */
export const readFacts = (json: string): Facts =>
  JSON.parse(json, (key, value: unknown) =>
    INSTANTS.has(key) && typeof value === 'string' && ISO_INSTANT.test(value) ? new Date(value) : value,
  ) as Facts;
