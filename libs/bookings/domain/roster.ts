/** For what the law lets an employer have the ID numbers of those who come: 工伤保险参保, 实名进门, 工资支付台账. */
export const ROSTER_PURPOSES = ['insurance', 'gate', 'wages'] as const;
export type RosterPurpose = (typeof ROSTER_PURPOSES)[number];

/** What a column of a roster holds; what is empty is filled in by hand. */
export type RosterField =
  | 'number'
  | 'name'
  | 'verified'
  | 'party'
  | 'reconfirmed'
  | 'id_number'
  | 'sex'
  | 'birth_date'
  | 'arrived'
  | 'hours'
  | 'amount'
  | 'signature'
  | 'note';

const PLAIN: readonly RosterField[] = ['number', 'name', 'verified', 'party', 'reconfirmed', 'arrived', 'note'];

const COLUMNS: Readonly<Record<RosterPurpose, readonly RosterField[]>> = {
  insurance: ['number', 'name', 'sex', 'birth_date', 'id_number', 'note'],
  gate: ['number', 'name', 'id_number', 'verified', 'arrived', 'note'],
  // 保障农民工工资支付条例 15: the ledger names ID number, time worked, amount and signature.
  wages: ['number', 'name', 'id_number', 'hours', 'amount', 'signature', 'note'],
};

/** The columns of a roster: no more of a person than its purpose needs (个人信息保护法 6). @param purpose null for none */
export const rosterColumns = (purpose: RosterPurpose | null): readonly RosterField[] =>
  purpose === null ? PLAIN : COLUMNS[purpose];

/**
 * Text for a cell of a spreadsheet. What a program would take for a formula (CWE-1236) gets an apostrophe in front, so that
 * it stays text when the sheet is saved as CSV and opened again; control characters are left out.
 */
export function cellText(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return /^[=+\-@＝＋－＠]/.test(plain) ? `'${plain}` : plain;
}
