import type { BroughtAnswer, ImportAnswer } from './employer-console';

type Row = ImportAnswer['rows'][number];

const OTHER_EMPLOYER = 'posting.import_other_employer';
/** Rows and problems that are told in full. */
const TOLD = 40;

/** What became of a file that several firms sent: each row as the firm it belongs to was told. */
export class ImportStory {
  private readonly rows = new Map<number, Row>();
  private readonly problems = new Map<string, string>();
  private readonly ignored = new Set<string>();
  private readonly withoutDispatch = new Set<number>();

  hear({ answer: { rows, problems, ignoredColumns }, withoutDispatch }: BroughtAnswer): void {
    for (const row of withoutDispatch) this.withoutDispatch.add(row);
    for (const row of rows) {
      // Every other firm was told that the row is not its own.
      if (!this.rows.has(row.row) || row.reason?.code !== OTHER_EMPLOYER) this.rows.set(row.row, row);
    }
    for (const { row, column, reason, value } of problems) {
      const place = column === null ? `第 ${row} 行` : `第 ${row} 行“${column}”`;
      this.problems.set(`${row} ${column}`, `✗ ${place}：${reason.zh}${value === '' ? '' : `（写的是“${value}”）`}`);
    }
    for (const column of ignoredColumns) this.ignored.add(column);
  }

  lines(): string[] {
    const rows = [...this.rows.values()].sort((a, b) => a.row - b.row);
    const published = rows.filter(({ state }) => state === 'published');
    const notPublished = rows.filter(({ state }) => state !== 'published').map(wordsOf);
    const bad = [...this.problems.values(), ...notPublished];
    return [
      `${published.length} 行已发布，${bad.length} 处没有`,
      ...bad.slice(0, TOLD),
      ...(bad.length > TOLD ? [`✗ …还有 ${bad.length - TOLD} 处`] : []),
      ...(this.withoutDispatch.size > 0
        ? [
            `第 ${[...this.withoutDispatch].sort((a, b) => a - b).join('、')} 行只收报名、由单位挑人：没有人会收到邀约，不计在内`,
          ]
        : []),
      ...(this.ignored.size > 0 ? [`没有用到的列：${[...this.ignored].join('、')}`] : []),
    ];
  }
}

function wordsOf({ row, reference, reason, findings, state }: Row): string {
  const name = `第 ${row} 行${reference === null ? '' : `（${reference}）`}`;
  const blocking = findings.filter(({ severity }) => severity === 'block').map(({ sentence }) => sentence.zh);
  if (reason) return `✗ ${name}：${[reason.zh, ...blocking].join('；')}`;
  return `✗ ${name}：写下了，还没有公开（${state}）`;
}
