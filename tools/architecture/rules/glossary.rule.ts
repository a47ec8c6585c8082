import { at, type Rule, type Violation } from '../rule';
import { wingOf } from '../rooms';
import type { SourceFile } from '../source-file';
import { entitiesOf } from '../table-owners';
import { VOCABULARY } from '../vocabulary';

const GLOSSARY = 'docs/glossary.md';

/** The mark of a thing that is named and not yet built. */
const LATER = /以后/;

interface Row {
  readonly terms: readonly string[];
  readonly zh: string;
  readonly meaning: string;
  /** The names in backticks of the last column. */
  readonly names: readonly string[];
  readonly later: boolean;
  readonly line: number;
}

/** docs/glossary.md and the code say the same: every word is explained, every explained name exists. */
export const glossary: Rule = {
  name: 'glossary',
  reason: 'Two names for one thing become two things; a glossary that has drifted teaches the wrong one.',
  check: (files) => {
    const page = files.find(({ path }) => path === GLOSSARY);
    if (!page) return [{ path: GLOSSARY, line: 1, message: 'there is no glossary' }];
    const rows = rowsOf(page);
    const code = files.filter((file) => file.isCode && !file.isTest && ['libs', 'apps'].includes(wingOf(file.path)));
    const declared = new Set(code.flatMap((file) => [...file.facts.declared]));
    const spoken = new Set(
      code.flatMap((file) => [...file.facts.texts.map((t) => t.text), ...file.facts.keys.map((k) => k.key)]),
    );
    const explained = new Set(rows.flatMap(({ names }) => names));
    return [
      ...VOCABULARY.filter((term) => !rows.some(({ terms }) => terms.includes(term))).map((term) =>
        at(page, 1, `${term} of the domain’s vocabulary has no row`),
      ),
      ...rows.flatMap((row) => rowProblems(page, row, declared, spoken)),
      ...entitiesOf(files)
        .filter(({ className }) => !explained.has(className))
        .map(({ file, line, className }) => at(file, line, `entity ${className} is not explained in ${GLOSSARY}`)),
    ];
  },
};

/** Rows of every four-column table: English | 中文 | what it is | in the code. */
function rowsOf(page: SourceFile): Row[] {
  return page.lines.flatMap((text, i): Row[] => {
    const cells = /^\|(.*)\|\s*$/
      .exec(text)?.[1]
      ?.split('|')
      .map((cell) => cell.trim());
    if (cells?.length !== 4 || cells.every((cell) => /^:?-+:?$/.test(cell)) || cells[0] === 'English') return [];
    const [english, zh, meaning, where] = cells as [string, string, string, string];
    return [
      {
        terms: english.split(/\s*\/\s*/),
        zh,
        meaning,
        names: [...where.matchAll(/`([^`]+)`/g)].map((match) => match[1]!),
        later: LATER.test(where),
        line: i + 1,
      },
    ];
  });
}

function rowProblems(
  page: SourceFile,
  row: Row,
  declared: ReadonlySet<string>,
  spoken: ReadonlySet<string>,
): Violation[] {
  const title = row.terms.join(' / ');
  const found: string[] = [];
  if (!/\p{Script=Han}/u.test(row.zh)) found.push(`${title} has no Chinese`);
  if (!/[a-z]/i.test(row.terms.join(''))) found.push(`line has no English name`);
  if (row.meaning.length < 10) found.push(`${title} is not explained`);
  if (row.names.length === 0 && !row.later) found.push(`${title} has neither a name in the code nor the mark 以后`);
  for (const name of row.names) {
    if (!declared.has(name) && !spoken.has(name)) found.push(`${title}: there is no ${name} in the code`);
  }
  const built = row.later ? row.terms.filter((term) => declared.has(term)) : [];
  if (built.length > 0) found.push(`${title} is marked 以后, but the code has ${built.join(', ')}`);
  return found.map((message) => at(page, row.line, message));
}
