import type { FaultySystem } from '../support/faulty-system';
import { differ } from './differ';
import { promisedNotices, type Audience, type PromisedNotice, type StoredEvent } from './promised-notices';

/** Events as they are stored, in order. @param where a condition on the table of events */
export async function storedEvents(
  system: FaultySystem,
  where: string,
  params: readonly unknown[],
): Promise<StoredEvent[]> {
  const events = await system.rows<Omit<StoredEvent, 'payload'> & { payload: unknown }>(
    `SELECT id, name, actor_id, on_behalf_of, payload FROM events WHERE ${where} ORDER BY id`,
    params,
  );
  return events.map(({ payload, ...event }) => ({ ...event, payload: parsed<StoredEvent['payload']>(payload) }));
}

/** JSON, as the driver gives it. */
export const parsed = <T>(json: unknown): T => (typeof json === 'string' ? JSON.parse(json) : json) as T;

/** Where each of these events has not told everybody concerned, once, and nobody else; as sentences. */
export async function wronglyTold(
  system: FaultySystem,
  events: readonly StoredEvent[],
  audience: Audience,
): Promise<string[]> {
  const notices = await system.rows<PromisedNotice & { causeId: string }>(
    'SELECT account_id, kind, subject_id, moves_to, cause_id FROM notices WHERE cause_id IN (?)',
    [events.map(({ id }) => id)],
  );
  const text = ({ accountId, kind, subjectId, movesTo }: PromisedNotice) =>
    `${kind} of ${subjectId} to ${accountId}, going on to ${movesTo ?? 'nothing'}`;
  return events.flatMap((event) =>
    differ(
      `notices of ${event.name} ${event.id}`,
      notices.filter((notice) => notice.causeId === event.id).map(text),
      promisedNotices(event, audience).map(text),
    ),
  );
}
