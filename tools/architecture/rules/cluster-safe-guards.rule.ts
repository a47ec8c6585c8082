import { at, type Rule, type Violation } from '../rule';
import type { SourceFile } from '../source-file';
import { isBusinessCode } from '../table-owners';

/** An invariant is a written row or a unique key: what guards on one node of a cluster only guards nothing. */
export const clusterSafeGuards: Rule = {
  name: 'cluster-safe-guards',
  reason: 'SELECT … FOR UPDATE is local to one node: it double-booked 290 of 300 there, a guard write none.',
  check: (files) => files.filter(isBusinessCode).flatMap((file) => [...inSql(file), ...inCalls(file)]),
};

const REFUSED: readonly (readonly [RegExp, string])[] = [
  [
    /\bFOR\s+UPDATE\b(?!\s+SKIP\s+LOCKED)/,
    'FOR UPDATE without SKIP LOCKED: bump a version column of the guard row instead',
  ],
  [/\bLOCK\s+IN\s+SHARE\s+MODE\b/, 'LOCK IN SHARE MODE: bump a version column of the guard row instead'],
  [/\b(GET|RELEASE)_LOCK\s*\(/, 'GET_LOCK is not replicated: write a row'],
  [/\bLOCK\s+TABLES?\b/, 'LOCK TABLES is not replicated: write a row'],
  [/^\s*XA\s+(START|BEGIN|PREPARE)\b/, 'XA is not supported by Galera'],
  [
    /\bSET\s+(SESSION\s+|GLOBAL\s+)?TRANSACTION\s+ISOLATION\s+LEVEL\s+(?!READ\s+COMMITTED)/,
    'every transaction is READ COMMITTED',
  ],
];

const inSql = (file: SourceFile): Violation[] =>
  file.facts.texts.flatMap(({ text, line }) =>
    REFUSED.filter(([pattern]) => pattern.test(text)).map(([, why]) => at(file, line, why)),
  );

function inCalls(file: SourceFile): Violation[] {
  const { calls, imports } = file.facts;
  return [
    ...calls
      .filter(({ callee, args: [mode] }) => callee.endsWith('.setLock') && mode?.kind === 'text')
      .map(({ line }) => at(file, line, 'setLock: claim with SKIP LOCKED in SQL, or bump a version column')),
    ...imports
      .filter(({ specifier, names }) => specifier === 'typeorm' && names.some((n) => n.imported === 'VersionColumn'))
      .map(({ line }) => at(file, line, '@VersionColumn is incremented but never compared: it guards nothing')),
  ];
}
