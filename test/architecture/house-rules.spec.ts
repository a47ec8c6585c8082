import { join } from 'node:path';
import { readTree } from '../../tools/architecture/read-tree';
import { FOUNDATIONS, TIERS } from '../../tools/architecture/rooms';
import type { Violation } from '../../tools/architecture/rule';
import { RULES } from '../../tools/architecture/rules';
import { SourceFile } from '../../tools/architecture/source-file';
import { VOCABULARY } from '../../tools/architecture/vocabulary';
import { dataExamples } from './examples/data-examples';
import type { Examples } from './examples/example';
import { importExamples } from './examples/import-examples';
import { languageExamples } from './examples/language-examples';
import { tidinessExamples } from './examples/tidiness-examples';

const EXAMPLES: Readonly<Record<string, Examples>> = {
  ...importExamples,
  ...dataExamples,
  ...languageExamples,
  ...tidinessExamples,
  glossary: { ...languageExamples['glossary']!, passes: [completeGlossary()] },
};

/** A row for every word of the vocabulary, the first one built. */
function completeGlossary() {
  const rows = VOCABULARY.slice(1).map((term) => `| ${term} | 词 | what the word means | 以后 |`);
  const built = '| Worker / Person | 劳动者 | someone who looks for work | `WorkerEntity`, `part_time`, `workers` |';
  return {
    shows: 'a row for every word, and names that exist as a class, a value and a table',
    files: {
      'docs/glossary.md': ['| English | 中文 | What it is | In the code |', '|---|---|---|---|', built, ...rows].join(
        '\n',
      ),
      'libs/workers/worker.entity.ts': "@Entity('workers')\nexport class WorkerEntity { kind = 'part_time'; }",
    },
  };
}

const places = (violations: readonly Violation[]): string[] =>
  violations.map(({ path, line }) => `${path}:${line}`).sort();
const filesOf = (files: Readonly<Record<string, string>>): SourceFile[] =>
  Object.entries(files).map(([path, text]) => new SourceFile(path, text));

describe.each(RULES)('house rule $name', (rule) => {
  const examples = EXAMPLES[rule.name];

  it('has an example that fails, one that passes, and a reason', () => {
    expect(examples?.fails.length).toBeGreaterThan(0);
    expect(examples?.passes.length).toBeGreaterThan(0);
    expect(rule.reason.length).toBeGreaterThan(40);
  });

  it.each(examples?.fails ?? [])('refuses $shows', ({ files, at }) => {
    expect(places(rule.check(filesOf(files)))).toEqual([...at].sort());
  });

  it.each(examples?.passes ?? [])('accepts $shows', ({ files }) => {
    expect(rule.check(filesOf(files))).toEqual([]);
  });
});

describe('the examples', () => {
  it('belong to rules that exist, each named once', () => {
    const names = RULES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(EXAMPLES).filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe('this repository', () => {
  const tree = readTree(join(__dirname, '../..'));

  it('is read whole: code, documents and settings', () => {
    const paths = new Set(tree.map(({ path }) => path));
    expect([...paths]).toEqual(
      expect.arrayContaining([
        'package.json',
        'libs/kernel/index.ts',
        'tools/architecture/run.js',
        '.swcrc',
        'docs/glossary.md',
      ]),
    );
    expect([...paths].filter((path) => path.startsWith('node_modules/') || path.startsWith('.data/'))).toEqual([]);
  });

  it('tells its rules and the order of its rooms in docs/ARCHITECTURE.md', () => {
    const page = tree.find(({ path }) => path === 'docs/ARCHITECTURE.md')!;
    const told = page.lines.flatMap((line) => /^\| \[`([a-z-]+)`\]\(\.\.\/tools\/architecture/.exec(line)?.[1] ?? []);
    expect(told).toEqual(RULES.map(({ name }) => name));
    const rows = page.text.slice(page.text.indexOf('| room |'), page.text.indexOf('Inside a room'));
    const rooms = [...rows.matchAll(/^\| (.*?) \|/gm)].flatMap((row) =>
      [...row[1]!.matchAll(/`([a-z-]+)`/g)].map((m) => m[1]),
    );
    expect(rooms).toEqual([...FOUNDATIONS, ...TIERS.flat()]);
  });

  it.each(RULES)('keeps $name', (rule) => {
    expect(rule.check(tree).map(({ path, line, message }) => `${path}:${line} ${message}`)).toEqual([]);
  });
});
