import { localDate, localMinute } from '@gg/kernel';
import { cellText, rosterColumns, type RosterField, type RosterPurpose } from '../domain/roster';
import type { RosterPerson } from '../read-models/roster-reader';
import type { OpenedRoster, RosterIdentity } from '../use-cases/roster-files.use-case';

export const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const HEADS: Readonly<Record<RosterField, readonly [head: string, width: number]>> = {
  number: ['序号', 6],
  name: ['姓名', 14],
  verified: ['实名核验', 10],
  party: ['结伴', 8],
  reconfirmed: ['再确认', 10],
  id_number: ['公民身份号码', 24],
  sex: ['性别', 6],
  birth_date: ['出生日期', 13],
  arrived: ['到岗时间', 12],
  hours: ['工时', 8],
  amount: ['应发工资（元）', 16],
  signature: ['本人签字', 16],
  note: ['备注', 20],
};

const PURPOSE_TEXTS: Readonly<Record<RosterPurpose, string>> = {
  insurance: '仅用于办理保险',
  gate: '仅用于入场核对',
  wages: '仅用于工资支付台账',
};

/** A roster as a spreadsheet. Every cell is text: nothing in it is calculated, whatever a name looks like. */
export async function rosterSheet({ roster, purpose, identities }: OpenedRoster): Promise<Buffer> {
  const { shift, people } = roster;
  // A seventh of what a service loads at its start, for a file that few ask for.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('用工名单', {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const columns = rosterColumns(purpose);
  sheet.columns = columns.map((field) => ({ width: HEADS[field][1], style: { numFmt: '@' } }));
  const intro = [
    `${shift.title} · ${shift.legalEmployerName}`,
    `${timeText(shift.start)} 至 ${timeText(shift.end)}，集合：${shift.assembly.name}，${timeText(shift.assembly.time)}`,
    purpose === null
      ? '不含身份证号。'
      : `${PURPOSE_TEXTS[purpose]}，不得另作他用（个人信息保护法第六条）；导出已留痕。`,
    `共 ${people.length} 人，${timeText(roster.at)} 的名单`,
  ];
  for (const line of intro) {
    const row = sheet.addRow([cellText(line)]);
    sheet.mergeCells(row.number, 1, row.number, columns.length);
  }
  const head = sheet.addRow(columns.map((field) => HEADS[field][0]));
  head.font = { bold: true };
  people.forEach((person, at) => {
    const identity = identities.get(person.workerId);
    sheet.addRow(columns.map((field) => cellText(textOf(field, at + 1, person, identity))));
  });
  sheet.eachRow((row, number) => {
    if (number > intro.length) row.eachCell({ includeEmpty: true }, (cell) => (cell.border = THIN));
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

const line = { style: 'thin' } as const;
const THIN = { top: line, left: line, bottom: line, right: line };

function textOf(
  field: RosterField,
  number: number,
  person: RosterPerson,
  identity: RosterIdentity | undefined,
): string {
  switch (field) {
    case 'number':
      return String(number);
    case 'name':
      return person.name ?? '（已注销）';
    case 'verified':
      return person.verified ? '已核验' : '';
    case 'party':
      return person.party === null ? '' : String(person.party);
    case 'reconfirmed':
      return person.reconfirmed === null ? '' : person.reconfirmed === 'confirmed' ? '已确认' : '未答复';
    case 'id_number':
      return identity?.idNumber ?? '';
    case 'sex':
      return identity?.sex ? { male: '男', female: '女' }[identity.sex] : '';
    case 'birth_date':
      return identity?.birthDate ?? '';
    default:
      // Filled in by hand.
      return '';
  }
}

/** `2026-11-25 06:30`, local. */
function timeText(instant: Date): string {
  const minute = localMinute(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${localDate(instant)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
