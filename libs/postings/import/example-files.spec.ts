import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgePosting, type EmployerKind } from '@gg/compliance';
import { DomainError } from '@gg/kernel';
import { regionByCode, regionFullName, REGIONS, tradeByCode } from '@gg/reference-data';
import fc from 'fast-check';
import { completeDraft } from '../domain/complete-draft';
import { judgedContent } from '../domain/judged-content';
import { POSTING_COLUMNS } from './posting-columns';
import { readPostings } from './read-postings';

const docs = join(__dirname, '..', '..', '..', 'docs');
const example = (name: string) => readPostings(readFileSync(join(docs, 'examples', name)), name);

it('a file with damaged bytes is read or refused, and never breaks the reader', async () => {
  const whole = ['postings.csv', 'postings.xlsx'].map(
    (name) => [name, readFileSync(join(docs, 'examples', name))] as const,
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...whole),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
      fc.option(fc.nat()),
      async ([name, file], damage, cut) => {
        const bytes = Buffer.from(file);
        for (const [at, byte] of damage) bytes[at % bytes.length] = byte;
        const sent = cut === null ? bytes : bytes.subarray(0, cut % bytes.length);
        await readPostings(sent, name).catch((error: unknown) => {
          expect(error).toBeInstanceOf(DomainError);
        });
      },
    ),
    { numRuns: 80 },
  );
}, 60_000);

describe('the example file', () => {
  it('is read whole, and reaches every city', async () => {
    const { rows, problems, ignoredColumns } = await example('postings.csv');
    expect([problems, ignoredColumns]).toEqual([[], []]);
    const cities = new Set(rows.map(({ draft }) => draft.assembly.regionCode.slice(0, 4)));
    expect([...cities].sort()).toEqual(REGIONS.filter(({ level }) => level === 'city').map(({ code }) => code));
  });

  it('says the same as a spreadsheet', async () => {
    const [csv, excel] = await Promise.all([example('postings.csv'), example('postings.xlsx')]);
    expect(excel.problems).toEqual([]);
    expect(excel.rows.map(({ row: _row, ...rest }) => rest)).toEqual(csv.rows.map(({ row: _row, ...rest }) => rest));
  });

  it('holds postings that no rule blocks', async () => {
    const { rows } = await example('postings.csv');
    const kind: EmployerKind = 'organisation';
    const blocked = rows.flatMap(({ reference, draft, employer }) => {
      const trade = tradeByCode(draft.tradeCode)!;
      const { regionCode } = draft.assembly;
      const region = { name: regionFullName(regionCode), centre: regionByCode(regionCode)!.centre };
      const own = { id: 'e', kind, name: employer.name!, creditCode: employer.creditCode, licence: null };
      const terms = completeDraft(draft, own, { trade, region });
      return judgePosting(judgedContent(terms, kind), '2026-11-23')
        .findings.filter(({ severity }) => severity === 'block')
        .map(({ ruleId, sentence }) => [reference, ruleId, sentence.zh]);
    });
    expect(blocked).toEqual([]);
  });
});

it('the document names every column with its other names, and no other', () => {
  const lines = readFileSync(join(docs, 'posting-import.md'), 'utf8').split('\n');
  const table = lines.slice(lines.indexOf('|---|---|---|') + 1);
  const written = table.slice(0, table.indexOf('')).map((line) => line.split('|').map((cell) => cell.trim()));
  expect(written.map(([, name, names]) => [name, names])).toEqual(
    POSTING_COLUMNS.map(({ zh, aliases, required }) => [required ? `${zh} *` : zh, aliases.join(' ')]),
  );
  for (const [, , , meaning] of written) expect(meaning!.length).toBeGreaterThan(5);
});
