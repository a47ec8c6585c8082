import { ENGAGEMENT_TYPES, type EngagementType, type Loads, type PayOffer } from '@gg/compliance';
import { instantOf, type LocalDate } from '@gg/kernel';
import { parsePersonName, readCreditCode, readPhone } from '@gg/identity';
import { findTrade, regionByCode, regionFullName } from '@gg/reference-data';
import {
  DEFAULT_FILLING_MODE,
  type AssemblyPoint,
  type PostingDraft,
  type ShiftPlan,
  type SiteContact,
} from '../domain/posting-terms';
import { assertShiftPlans, SHIFT_BOUNDS } from '../domain/shift-plan';
import { TERM_BOUNDS } from '../domain/term-bounds';
import type { CountyBook } from './county-book';
import { problemReason } from './import-reason';
import type { ParsedPosting } from './parsed-posting';
import { readDate, readDates } from './read-dates';
import { readPayAmount, readPayKind, readSettlement } from './read-pay';
import { readBreaks, readTime, readTimeSpan, spanOf, type BreakSpan, type MinuteSpan } from './read-times';
import {
  readCertificates,
  readInsurance,
  readKilograms,
  readMode,
  readPoint,
  readWhole,
  readYesNo,
} from './read-words';
import { plain, read, unread, type Reading } from './reading';
import { byText, type RowCells } from './row-cells';

const DAY_MINUTES = 1_440;

/** Where a row stands, how its file counts days, and the places that the file has named so far. */
export interface RowPlace {
  readonly number: number;
  readonly daysFrom1904: boolean;
  readonly counties: CountyBook;
}

/** One row as a posting, or null when anything in it could not be taken: all its problems are noted, not the first only. */
export function readPostingRow(cells: RowCells, place: RowPlace): ParsedPosting | null {
  const shifts = readShifts(cells, place);
  const paidMinutes = shifts[0] ? minutesToWork(shifts[0]) : null;
  const pay = readPay(cells, paidMinutes);
  const assembly = readAssembly(cells, shifts[0] ?? null, place.counties);
  const engagementType = cells.required('engagementType', byText(readEngagementType));
  const trade = cells.required(
    'trade',
    byText((text) => readTrade(text)),
  );
  const settlement = cells.required('settlement', readSettlement);
  const title =
    cells.required(
      'title',
      byText((text) => read(text)),
    ) === null
      ? ''
      : cells.text('title', TERM_BOUNDS.title);
  const responsibility = readResponsibility(cells);
  const ages = readAges(cells);
  const employer = { name: textOrNull(cells, 'employerName', 100), creditCode: creditCodeOf(cells, 'employerCode') };
  const contact = readContact(cells);
  const rest = {
    description: cells.text('description', TERM_BOUNDS.description),
    conditions: cells.text('conditions', TERM_BOUNDS.conditions),
    tools: cells.text('tools', TERM_BOUNDS.note),
    meals: cells.text('meals', TERM_BOUNDS.note),
    transport: cells.text('transport', TERM_BOUNDS.note),
    loads: readLoads(cells),
    outdoor: cells.optional('outdoor', byText(readYesNo)),
    requiredCertificates: cells.optional('certificates', byText(readCertificates)),
    mode: cells.optional('mode', byText(readMode)) ?? DEFAULT_FILLING_MODE,
    reserves: cells.optional('reserves', (cell) => readWhole(cell, 0, TERM_BOUNDS.reserves)) ?? 0,
    validUntil: readValidUntil(cells, place),
  };
  const reference = textOrNull(cells, 'reference', 60);
  assertPlans(cells, shifts);
  if (cells.problems.length > 0 || !pay || !assembly || !engagementType || !trade || !settlement) return null;
  const draft: PostingDraft = {
    engagementType,
    tradeCode: trade,
    title,
    pay,
    settlement,
    assembly,
    responsibility,
    ...rest,
    ...ages,
    hazards: [],
    venue: 'ordinary',
    probationDays: null,
    contractDays: null,
    shifts,
  };
  return { row: place.number, reference, employer, draft, contact, notes: cells.notes };
}

const ENGAGEMENT_WORDS: readonly (readonly [RegExp, EngagementType])[] = [
  [/^(非全日制(用工)?|小时工|钟点工|兼职)$/, 'part_time'],
  [/^(短期全日制|短期工|短期合同|临时全日制)$/, 'short_full_time'],
  [/^(劳务|承揽|劳务承揽|劳务\/承揽|家庭雇请)$/, 'casual'],
  [/^(新就业形态|平台用工|平台)$/, 'platform'],
  [/^(共享用工)$/, 'shared'],
];

function readEngagementType(text: string): Reading<EngagementType> {
  const written = plain(text);
  const found =
    ENGAGEMENT_WORDS.find(([pattern]) => pattern.test(written))?.[1] ??
    ENGAGEMENT_TYPES.find((type) => type === written);
  return found
    ? read(found)
    : unread('choice_unknown', { choices: '非全日制、短期全日制、劳务、新就业形态、共享用工' });
}

function readTrade(text: string): Reading<string> {
  const found = findTrade(text);
  return found ? read(found.trade.code) : unread('trade_unknown');
}

function textOrNull(cells: RowCells, key: Parameters<RowCells['text']>[0], max: number): string | null {
  const text = cells.text(key, max);
  return text === '' ? null : text;
}

function readShifts(cells: RowCells, { daysFrom1904 }: RowPlace): ShiftPlan[] {
  const dates = cells.required('dates', (cell) => readDates(cell, daysFrom1904));
  const headcount = cells.required('headcount', (cell) => readWhole(cell, 1, SHIFT_BOUNDS.maxHeadcount));
  const span = readSpan(cells);
  const breaks = span
    ? cells.optional(
        'breaks',
        byText((text) => readBreaks(text, span)),
      )
    : null;
  if (!dates || headcount === null || !span) return [];
  return dates.map((date) => planOf(date, span, breaks ?? [], headcount));
}

function readSpan(cells: RowCells): MinuteSpan | null {
  if (cells.has('workTime')) return cells.optional('workTime', byText(readTimeSpan));
  if (!cells.has('startTime') || !cells.has('endTime')) {
    cells.refuse(cells.has('startTime') ? 'endTime' : 'startTime', 'time_missing');
    return null;
  }
  const start = cells.optional('startTime', readTime);
  const end = cells.optional('endTime', readTime);
  return start && end ? cells.take('endTime', spanOf(start, end)) : null;
}

function planOf(date: LocalDate, span: MinuteSpan, breaks: readonly BreakSpan[], headcount: number): ShiftPlan {
  return {
    start: instantOf(date, span.start),
    end: instantOf(date, span.end),
    breaks: breaks.map((pause) => ({
      start: instantOf(date, pause.start),
      end: instantOf(date, pause.end),
      paid: pause.paid,
    })),
    headcount,
  };
}

/** Bounds that single cells cannot show: breaks outside of the shift, 24 hours, nothing paid. */
function assertPlans(cells: RowCells, shifts: readonly ShiftPlan[]): void {
  if (shifts.length === 0) return;
  try {
    assertShiftPlans(shifts);
  } catch (error) {
    const aboutBreaks = cells.has('breaks') && /break|paid/.test(String((error as { code?: string }).code));
    const column = aboutBreaks ? 'breaks' : cells.has('workTime') ? 'workTime' : 'endTime';
    cells.refuse(column, problemReason(error));
  }
}

const minutesToWork = ({ start, end, breaks }: ShiftPlan): number =>
  breaks
    .filter(({ paid }) => !paid)
    .reduce(
      (left, pause) => left - (pause.end.getTime() - pause.start.getTime()) / 60_000,
      (end.getTime() - start.getTime()) / 60_000,
    );

function readPay(cells: RowCells, shiftMinutes: number | null): PayOffer | null {
  const amount = cells.required('pay', readPayAmount);
  const stated = cells.optional('payKind', byText(readPayKind));
  if (!amount) return null;
  if (stated !== null && amount.kind !== null && stated !== amount.kind) {
    cells.refuse('payKind', 'pay_kinds_differ');
    return null;
  }
  const kind = stated ?? amount.kind;
  if (kind === null) {
    cells.refuse('payKind', cells.has('payKind') ? 'pay_kind_unknown' : 'required');
    return null;
  }
  const { amountFen } = amount;
  const base = { kind, amountFen, unit: null, expectedOutput: null, expectedMinutes: null, preTax: true };
  if (kind === 'hourly') return base;
  if (kind === 'daily') return { ...base, expectedMinutes: shiftMinutes };
  const unit = amount.unit ?? cells.text('pieceUnit', TERM_BOUNDS.unit);
  const expectedOutput = cells.optional('expectedOutput', (cell) => readWhole(cell, 1, TERM_BOUNDS.output));
  const expectedMinutes = cells.optional('expectedMinutes', (cell) => readWhole(cell, 1, DAY_MINUTES)) ?? shiftMinutes;
  if (unit === '' || expectedOutput === null) {
    cells.refuse(unit === '' ? 'pieceUnit' : 'expectedOutput', 'piece_incomplete');
    return null;
  }
  return { ...base, unit, expectedOutput, expectedMinutes };
}

function readAssembly(cells: RowCells, shift: ShiftPlan | null, counties: CountyBook): AssemblyPoint | null {
  const name =
    cells.required(
      'placeName',
      byText((text) => read(text)),
    ) === null
      ? ''
      : cells.text('placeName', TERM_BOUNDS.placeName);
  const address = cells.text('address', TERM_BOUNDS.address);
  const countyColumn = cells.has('county') ? 'county' : 'city';
  const county = cells.take(
    countyColumn,
    counties.find(cells.text('city', 30), cells.text('county', 30), `${address} ${name}`),
  );
  const minutesBefore = readMinutesBefore(cells, shift);
  if (county === null) return null;
  const point = readOrPresumePoint(cells, county);
  return point && { point, name, address: address || name, regionCode: county, minutesBefore, siteId: null };
}

function readOrPresumePoint(cells: RowCells, county: string): AssemblyPoint['point'] | null {
  if (cells.has('longitude') !== cells.has('latitude')) {
    cells.refuse(cells.has('longitude') ? 'latitude' : 'longitude', 'coordinates_incomplete');
    return null;
  }
  if (cells.has('longitude')) {
    const datum = cells.text('datum', 30);
    return cells.take('longitude', readPoint(cells.cell('longitude'), cells.cell('latitude'), datum, county));
  }
  const name = regionFullName(county);
  cells.note(
    'longitude',
    `没有坐标，距离按${name}中心计算`,
    `no coordinates: distances count from the centre of ${name}`,
  );
  return regionByCode(county)!.centre;
}

function readMinutesBefore(cells: RowCells, shift: ShiftPlan | null): number {
  const time = cells.optional('assemblyTime', readTime);
  if (!time || !shift) return 0;
  const startMinute = (((shift.start.getTime() / 60_000 + 8 * 60) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const before = (startMinute - time.minute + DAY_MINUTES) % DAY_MINUTES;
  if (before <= TERM_BOUNDS.minutesBefore) return before;
  cells.refuse('assemblyTime', 'assembly_after_start');
  return 0;
}

function creditCodeOf(cells: RowCells, key: 'employerCode' | 'legalEmployerCode' | 'actualUserCode'): string | null {
  return cells.optional(
    key,
    byText((text) => {
      const reading = readCreditCode(text);
      return reading.ok ? read(reading.code.text) : unread('credit_code_wrong');
    }),
  );
}

function readResponsibility(cells: RowCells): PostingDraft['responsibility'] {
  const named = (nameKey: 'legalEmployer' | 'actualUser', codeKey: 'legalEmployerCode' | 'actualUserCode') => {
    const name = textOrNull(cells, nameKey, TERM_BOUNDS.partyName);
    const creditCode = creditCodeOf(cells, codeKey);
    if (name === null && creditCode !== null) cells.refuse(nameKey, 'party_without_name');
    return name === null ? null : { name, creditCode };
  };
  const insuranceKind = cells.optional('insuranceKind', byText(readInsurance));
  const insurer = textOrNull(cells, 'insurer', TERM_BOUNDS.partyName);
  if (insuranceKind !== null && insuranceKind !== 'none' && insurer === null)
    cells.refuse('insurer', 'insurer_missing');
  const intermediary = textOrNull(cells, 'intermediary', TERM_BOUNDS.partyName);
  const licence = textOrNull(cells, 'licence', TERM_BOUNDS.licence);
  if (intermediary !== null && licence === null) cells.refuse('licence', 'intermediary_incomplete');
  return {
    legalEmployer: named('legalEmployer', 'legalEmployerCode'),
    actualUser: named('actualUser', 'actualUserCode'),
    labourDispatch: cells.optional('labourDispatch', byText(readYesNo)) ?? false,
    payer: textOrNull(cells, 'payer', TERM_BOUNDS.partyName),
    insurer,
    insuranceKind,
    intermediary: intermediary === null ? null : { name: intermediary, licence, licenceValidUntil: null },
  };
}

/** Where it is not said whether loads are lifted all the time, they are taken to be: the stricter limits protect. */
function readLoads(cells: RowCells): Loads | null {
  const maxKg = cells.optional('maxKg', (cell) => readKilograms(cell, TERM_BOUNDS.loadKg));
  const repeated = cells.optional('repeatedLoad', byText(readYesNo));
  return maxKg === null || maxKg === 0 ? null : { maxKg, repeated: repeated ?? true };
}

function readAges(cells: RowCells): { minAge: number | null; maxAge: number | null } {
  const age = (key: 'minAge' | 'maxAge') =>
    cells.optional(key, (cell) => readWhole(cell, TERM_BOUNDS.leastAge, TERM_BOUNDS.greatestAge));
  const [minAge, maxAge] = [age('minAge'), age('maxAge')];
  if (minAge !== null && maxAge !== null && minAge > maxAge) cells.refuse('maxAge', 'ages_reversed');
  return { minAge, maxAge };
}

/** The end of the named day. */
function readValidUntil(cells: RowCells, { daysFrom1904 }: RowPlace): Date | null {
  const date = cells.optional('validUntil', (cell) => readDate(cell, daysFrom1904));
  return date === null ? null : instantOf(date, DAY_MINUTES);
}

function readContact(cells: RowCells): SiteContact | null {
  const name = cells.optional(
    'contactName',
    byText((text) => {
      try {
        return read(parsePersonName(text));
      } catch {
        return unread('name_unknown');
      }
    }),
  );
  const phone = cells.optional(
    'contactPhone',
    byText((text) => {
      const found = readPhone(text);
      return found === null ? unread('phone_unknown') : read(found);
    }),
  );
  if (cells.has('contactName') !== cells.has('contactPhone')) {
    cells.refuse(cells.has('contactName') ? 'contactPhone' : 'contactName', 'contact_incomplete');
  }
  return name !== null && phone !== null ? { name, phone } : null;
}
