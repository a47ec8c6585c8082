import { HOLE } from './source-facts';

/** The tables that one text of SQL names. A table that only a `${…}` names is {@link UNKNOWN_TABLE}. */
export interface SqlTables {
  readonly written: readonly string[];
  readonly read: readonly string[];
}

export const UNKNOWN_TABLE = '?';

const NAME = `(?:\`?[A-Za-z_][A-Za-z0-9_$]*\`?\\s*\\.\\s*)?(?:\`?[A-Za-z_][A-Za-z0-9_$${HOLE}]*\`?|${HOLE}[A-Za-z0-9_]*)`;
const INSERT = new RegExp(
  `\\b(?:INSERT|REPLACE)\\s+(?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE)\\s+)*INTO\\s+(${NAME})`,
  'gi',
);
const UPDATE = /\bUPDATE\s+(?:(?:LOW_PRIORITY|IGNORE)\s+)*(?!SKIP\b|NOWAIT\b)([^;]*?)\s+SET\b/gi;
const DELETE = new RegExp(
  `\\bDELETE\\s+(?:(?:LOW_PRIORITY|QUICK|IGNORE)\\s+)*(?:([\\w\`.,\\s]+?)\\s+)?FROM\\s+(${NAME})`,
  'gi',
);
const TRUNCATE = new RegExp(`\\bTRUNCATE\\s+TABLE\\s+(${NAME})`, 'gi');
const ALIASED = `${NAME}(?:\\s+(?:AS\\s+)?(?!(?:INNER|LEFT|RIGHT|CROSS|NATURAL|STRAIGHT_JOIN|JOIN|ON|USING|WHERE|SET)\\b)\\w+)?`;
const READ = new RegExp(`\\b(?:FROM|JOIN)\\s+\\(*\\s*(${ALIASED}(?:\\s*,\\s*${ALIASED})*)`, 'gi');

/** A text counts as SQL when it holds one of these: the words of prose never stand so. */
const STATEMENT =
  /\bSELECT\b[\s\S]+\bFROM\b|\b(INSERT|REPLACE)\s+(\w+\s+)?INTO\b|\bUPDATE\b[\s\S]+\bSET\b|\bDELETE\b[\s\S]*\bFROM\b|\bTRUNCATE\s+TABLE\b|^\s*(FROM|(INNER |LEFT |CROSS |STRAIGHT_)?JOIN)\b/;

/** The forms that no prose has, in any case: a write is found however it is spelt. */
const WRITE =
  /\binsert\s+(ignore\s+)?into\s+\S+\s*(\(|select|values)|\bupdate\s+\S+\s+set\s+\S+\s*=|\bdelete\s+from\s+\S+(\s+where\b|\s*$)/i;

/** Finds the tables in a text of SQL. Reads are found where keywords are in capitals, as all SQL here is written. */
export function tablesOf(text: string): SqlTables {
  if (!STATEMENT.test(text) && !WRITE.test(text)) return { written: [], read: [] };
  const sql = withoutComments(text);
  const written = new Set<string>();
  const read = new Set<string>();
  const expressions = new Set(
    [...sql.matchAll(/\bWITH\s+(?:RECURSIVE\s+)?(\w+)|,\s*(\w+)\s+AS\s*\(/gi)].map((m) => m[1] ?? m[2]!),
  );
  for (const match of sql.matchAll(INSERT)) written.add(bare(match[1]!));
  for (const match of sql.matchAll(TRUNCATE)) written.add(bare(match[1]!));
  for (const match of sql.matchAll(DELETE)) written.add(bare(match[2]!));
  for (const match of sql.matchAll(UPDATE)) {
    // `ON DUPLICATE KEY UPDATE a = …` names columns; `UPDATE a JOIN b ON … SET` may write both.
    if (/\bON\s+DUPLICATE\s+KEY\s*$/i.test(sql.slice(0, match.index))) continue;
    for (const table of match[1]!.split(/\bJOIN\b|,/i)) {
      const name = new RegExp(`^\\s*\\(*\\s*(${NAME})`).exec(table)?.[1];
      if (name !== undefined) written.add(bare(name));
    }
  }
  for (const match of sql.matchAll(READ)) {
    if (/\bDELETE\s+(\w+\s+)?$/i.test(sql.slice(Math.max(0, match.index - 20), match.index))) continue;
    for (const table of match[1]!.split(',')) {
      const name = new RegExp(`^\\s*(${NAME})`).exec(table)?.[1];
      if (name !== undefined && !expressions.has(name)) read.add(bare(name));
    }
  }
  return { written: [...written], read: [...read].filter((table) => !written.has(table)) };
}

const withoutComments = (sql: string): string => sql.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/--[^\n]*/g, ' ');

/** Without schema and backticks. */
function bare(name: string): string {
  const last = name.replace(/`/g, '').split('.').at(-1)!.trim();
  return last.includes(HOLE) ? UNKNOWN_TABLE : last;
}
