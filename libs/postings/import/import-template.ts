import { localDate, type GeoPoint } from '@gg/kernel';
import { regionByCode } from '@gg/reference-data';
import { COLUMN_NOTES } from './column-notes';
import { columnHeader, POSTING_COLUMNS, type ColumnKey } from './posting-columns';

/** Whose template it is: the example could be posted as it stands. */
export interface TemplateFacts {
  readonly employer: { readonly name: string; readonly creditCode: string | null };
  readonly site: {
    readonly name: string;
    readonly address: string;
    readonly regionCode: string;
    readonly point: GeoPoint;
  } | null;
  readonly now: Date;
}

/** What most files need; the notes name every column. */
const COLUMNS: readonly ColumnKey[] = [
  'reference',
  'employerCode',
  'engagementType',
  'trade',
  'title',
  'description',
  'conditions',
  'city',
  'county',
  'placeName',
  'address',
  'longitude',
  'latitude',
  'dates',
  'workTime',
  'breaks',
  'headcount',
  'payKind',
  'pay',
  'settlement',
  'insuranceKind',
  'insurer',
  'payer',
  'mode',
  'contactName',
  'contactPhone',
];

const WEEK_MS = 7 * 86_400_000;

/** The header, and one row that is an example. */
export function templateRows({ employer, site, now }: TemplateFacts): readonly (readonly string[])[] {
  const county = site && regionByCode(site.regionCode);
  const own: Partial<Record<ColumnKey, string>> = {
    reference: '1',
    employerCode: employer.creditCode ?? '',
    dates: localDate(new Date(now.getTime() + WEEK_MS)),
    workTime: '08:00-12:00',
    breaks: '无',
    insurer: employer.name,
    payer: employer.name,
    // Of persons and of places that do not exist nothing is made up.
    contactName: '',
    contactPhone: '',
    address: '',
    longitude: '',
    latitude: '',
    ...(site && county
      ? {
          city: regionByCode(site.regionCode.slice(0, 4))?.name ?? '',
          county: county.name,
          placeName: site.name,
          address: site.address,
          longitude: String(site.point.lng),
          latitude: String(site.point.lat),
        }
      : {}),
  };
  return [COLUMNS.map(columnHeader), COLUMNS.map((key) => own[key] ?? COLUMN_NOTES[key][1])];
}

/** As CSV, for spreadsheet programs: UTF-8 with its mark. */
export function templateCsv(facts: TemplateFacts): string {
  const cell = (text: string): string => {
    // A spreadsheet program would take it for a formula (CWE-1236).
    const plain = /^[=+@-]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
  };
  return `\uFEFF${templateRows(facts)
    .map((row) => row.map(cell).join(','))
    .join('\r\n')}\r\n`;
}

/** As a workbook: the sheet to be filled in, and one that explains every column. */
export async function templateWorkbook(facts: TemplateFacts): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('岗位', { views: [{ state: 'frozen', ySplit: 1 }] });
  // Text, so that nothing that is typed turns into a date or loses a digit.
  sheet.columns = COLUMNS.map((key) => ({ width: columnHeader(key).length * 2 + 8, style: { numFmt: '@' } }));
  for (const row of templateRows(facts)) sheet.addRow([...row]);
  sheet.getRow(1).font = { bold: true };
  const notes = book.addWorksheet('填写说明', { views: [{ state: 'frozen', ySplit: 1 }] });
  notes.columns = [{ width: 20 }, { width: 8 }, { width: 60 }, { width: 24 }, { width: 60 }];
  notes.addRow(['列名', '必填', '怎么写', '例子', '也认得的列名']).font = { bold: true };
  for (const { key, zh, aliases, required } of POSTING_COLUMNS) {
    const [note, example] = COLUMN_NOTES[key];
    notes.addRow([zh, required ? '是' : '', note, example, aliases.join('、')]);
  }
  notes.getColumn(3).alignment = { wrapText: true, vertical: 'top' };
  return Buffer.from(await book.xlsx.writeBuffer());
}
