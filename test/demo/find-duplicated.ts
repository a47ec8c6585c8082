import type { Evidence } from './evidence';
import { grouped } from './tables';

/** Kinds that can be true of one subject more than once: a seat that comes back may be filled again. */
const REPEATABLE = new Set([
  'shift.filled',
  'shift.exhausted',
  'shift.changed',
  'booking.cancelled',
  'booking.reconfirmation_asked',
]);

/** What somebody was told twice: two rows, two notices on one page, two texts of one offer. */
export function findDuplicated({ tables, journals }: Evidence): string[] {
  return [
    ...twice(tables.notices, ({ causeId, accountId }) => `row ${causeId} ${accountId}`),
    ...twice(
      tables.notices.filter(({ kind }) => !REPEATABLE.has(kind)),
      ({ accountId, kind, subjectId }) => `row ${accountId} ${kind} ${subjectId}`,
    ),
    ...twice(
      journals.notices.filter(({ kind }) => !REPEATABLE.has(kind)),
      ({ device, kind, subject }) => `shown on ${device}: ${kind} ${subject}`,
    ),
    ...twice(
      journals.texts.filter(({ offer }) => offer !== null),
      ({ accountId, offer }) => `text to ${accountId}: ${offer!.code}`,
    ),
  ];
}

function twice<T>(list: readonly T[], nameOf: (one: T) => string): string[] {
  return [...grouped(list, nameOf)].flatMap(([name, group]) => (group.length > 1 ? [`${group.length} × ${name}`] : []));
}
