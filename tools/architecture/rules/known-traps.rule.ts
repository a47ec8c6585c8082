import { at, type Rule, type Violation } from '../rule';
import type { SourceFile } from '../source-file';

/** Options and calls that look harmless and have cost others days, each with what to do instead. */
const CALL_TRAPS: readonly (readonly [RegExp, string])[] = [
  [/\.csrfProtection$/, 'never settles inside a guard: use the platform’s double-submit guard'],
  [/(^|\.)(flushall|flushdb|FLUSHALL)$/, 'empties what other processes and tests share: delete by prefix'],
  [/^(redis|client|connection)\.(keys|select)$/, 'KEYS blocks the server, SELECT does not exist in a cluster'],
];

const OPTION_TRAPS: readonly (readonly [string, RegExp, string])[] = [
  ['type', /^mysql$/, "TypeORM `type: 'mysql'` shows false JSON drift: use 'mariadb'"],
  ['mode', /^pessimistic_read$/, 'silently drops SKIP LOCKED: use pessimistic_write'],
];

/** Custom BullMQ job ids may hold no colon. */
const JOB_ID = /:/;

/** Traps of the libraries, met once and not again. */
export const knownTraps: Rule = {
  name: 'known-traps',
  reason: 'Each of these was found in an afternoon nobody gets back.',
  check: (files) =>
    files.filter((file) => file.isCode && !file.isTest && !file.path.startsWith('tools/')).flatMap(trapsIn),
};

function trapsIn(file: SourceFile): Violation[] {
  const { calls, news, texts } = file.facts;
  return [
    ...[...calls, ...news].flatMap(({ callee, line }) =>
      CALL_TRAPS.filter(([pattern]) => pattern.test(callee)).map(([, why]) => at(file, line, `${callee}: ${why}`)),
    ),
    ...texts.flatMap(({ text, property, line }) =>
      OPTION_TRAPS.filter(([key, pattern]) => key === property && pattern.test(text)).map(([, , why]) =>
        at(file, line, why),
      ),
    ),
    ...texts
      .filter(({ property, text }) => property === 'jobId' && JOB_ID.test(text))
      .map(({ line }) => at(file, line, 'a BullMQ job id may hold no colon: join with a dot or a dash')),
    ...file.lines.flatMap((text, i) =>
      /\bremoveOnFail:\s*true\b/.test(text)
        ? [at(file, i + 1, 'removeOnFail: true throws the evidence away: keep a bounded number')]
        : [],
    ),
  ];
}
