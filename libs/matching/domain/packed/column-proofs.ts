import { dayNumber } from '@gg/kernel';
import type { CompiledCandidate, FreeSpans } from '../compiled-candidate';
import { available } from '../conditions/available.condition';
import { blockedByEmployer } from '../conditions/blocked-by-employer.condition';
import { blockedByWorker } from '../conditions/blocked-by-worker.condition';
import { booked } from '../conditions/booked.condition';
import { certificate } from '../conditions/certificate.condition';
import type { Condition } from '../conditions/condition';
import { dailyRest } from '../conditions/daily-rest.condition';
import { hoursDay } from '../conditions/hours-day.condition';
import { hoursWeek } from '../conditions/hours-week.condition';
import { openOffers } from '../conditions/open-offers.condition';
import { quietHours } from '../conditions/quiet-hours.condition';
import { rest as restBetween } from '../conditions/rest.condition';
import { rules } from '../conditions/rules.condition';
import type { PreparedQuery } from '../prepared-query';

import { WAKEFUL, type CoarseFilter, type SearchedColumns } from './coarse-filter';
import { localDayOf } from './free-days';
import { packDate } from './packed-date';
import {
  ANY_DAY,
  blockBit,
  employerBit,
  FLAG,
  REMARK,
  ROW32,
  ROW32_NUMBERS,
  SHARED_PAPER,
  shortDay,
  type SlotBlock,
} from './slot-block';
import type { WeeklyPatterns } from './weekly-patterns';

/** What may be in doubt about somebody whom the columns let through, a bit each, and the conditions that tell it. */
const DOUBTS: readonly (readonly Condition[])[] = [
  [openOffers],
  [quietHours],
  [blockedByEmployer, blockedByWorker],
  [certificate],
  [available],
  [booked, restBetween, dailyRest, hoursDay],
  [hoursWeek],
  // The rules take longest, so they are asked last.
  [rules],
];
const [OPEN, ASLEEP, BLOCKS, PAPERS, HOURS, NEAR_WORK, WORK_FOR_EMPLOYER, RULES] = DOUBTS.map((_, i) => 1 << i) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** Conditions that are in doubt, by the sum of the doubts. */
const IN_DOUBT: readonly (readonly Condition[])[] = Array.from({ length: 1 << DOUBTS.length }, (_, sum) =>
  DOUBTS.flatMap((conditions, i) => ((sum >> i) & 1 ? conditions : [])),
);

/** Conditions of which the columns are not the whole truth for everybody. */
export const DOUBTED: readonly Condition[] = DOUBTS.flat();

/** What {@link available} looks at of somebody for whom every week is alike; filled again and again. */
const alike: { exceptions: null; weekly: readonly FreeSpans[] } = { exceptions: null, weekly: [] };

/** Somebody without work, as the conditions see them that look at nothing else. */
const IDLE = { bookings: [] } as unknown as CompiledCandidate;

const DAY_MS = 86_400_000;

/**
 * Which hard conditions the columns leave in doubt about somebody whom a scan found: whose home is within reach, who is free
 * by bits and whom the coarse filter let through. All others are met for certain, and most people's records need not be read.
 */
export class ColumnProofs {
  /** In doubt about everybody. */
  private readonly always: number;
  private readonly openOffers: number;
  /** Whoever has this flag may be asked whatever the hour; 0: everybody may. */
  private readonly wakeful: number;
  private readonly nearWork: number;
  private readonly ofEmployer: number;
  /** @see blockBit */
  private readonly blocked: number;
  /** Packed date: the rules spare whoever was born on it or before. */
  private readonly sparedBorn: number;
  /** Whether the rules spare only those who have no work for the employer. */
  private readonly sparesIdle: boolean;
  /** Papers are asked for. */
  private readonly papers: boolean;
  /** The days on which they have to be valid, of 16 bits; before the first of all when columns cannot tell. */
  private readonly firstDay: number;
  private readonly lastDay: number;
  private readonly weeks: WeeklyPatterns;

  constructor(
    private readonly q: PreparedQuery,
    filter: CoarseFilter,
    { freeDays, weeks }: SearchedColumns,
  ) {
    this.weeks = weeks;
    const { query } = q;
    const { policy } = query;
    this.openOffers = Math.min(255, policy.openOffers);
    this.wakeful = WAKEFUL[q.mayBeWoken];
    const restMs = Math.max(DAY_MS, policy.minRestMinutes * 60_000);
    this.nearWork = freeDays.remarksOfWork(localDayOf(q.startMs - restMs), localDayOf(q.endMs + restMs));
    this.ofEmployer = employerBit(query.legalEmployerCode);
    this.blocked = blockBit(query.employerId);
    this.papers = query.requiredCertificates.length > 0;
    this.lastDay = shortDay(dayNumber(q.lastDate));
    const isTold = filter.papers !== 0 && (filter.papers & SHARED_PAPER) === 0 && this.lastDay < ANY_DAY;
    this.firstDay = isTold ? shortDay(dayNumber(q.firstDate)) : -1;
    const spared = q.refusals.spared;
    const born = spared.flatMap((one) => (one?.bornBy === undefined ? [] : [packDate(one.bornBy)]));
    this.sparedBorn = Math.min(...born, Number.MAX_SAFE_INTEGER);
    this.sparesIdle = spared.some((one) => one !== null && one.bornBy === undefined && one.withoutWorkFor !== null);
    const idle = (conditions: readonly Condition[]): boolean => conditions.every((one) => one.holds(IDLE, q, 0));
    this.always =
      (filter.days.some((day) => day.place < 0) ? HOURS : 0) |
      (idle([booked, restBetween, dailyRest, hoursDay]) ? 0 : NEAR_WORK) |
      (idle([hoursWeek]) ? 0 : WORK_FOR_EMPLOYER) |
      (spared.includes(null) ? RULES : 0);
  }

  /** The conditions that are in doubt about somebody, in the order in which to ask; null: one is not met for certain. */
  inDoubt({ rows32 }: SlotBlock, row: number): readonly Condition[] | null {
    const at = row * ROW32_NUMBERS;
    const mixed = rows32[at + ROW32.mixed]!;
    const remark = rows32[at + ROW32.remarks]!;
    let doubts = this.always;
    if (((mixed >>> 8) & 0xff) >= this.openOffers) doubts |= OPEN;
    // A presence is over some time; a permission holds.
    if (this.wakeful !== 0 && (mixed & this.wakeful & FLAG.nightOffers) === 0) doubts |= ASLEEP;
    if (((rows32[at + ROW32.papersUntilAndBlocks]! >>> 16) & this.blocked) !== 0) doubts |= BLOCKS;
    if (this.papers && !this.arePapersValid(rows32[at + ROW32.papersValid]!)) doubts |= PAPERS;
    if ((remark & REMARK.oddHours) !== 0) doubts |= HOURS;
    if ((doubts & HOURS) !== 0 && (mixed & FLAG.exceptions) === 0) {
      if (!this.isUsuallyFree(rows32[at + ROW32.pattern]!)) return null;
      doubts ^= HOURS;
    }
    if ((remark & this.nearWork) !== 0) doubts |= NEAR_WORK;
    const worksFor = (remark & this.ofEmployer) !== 0;
    if (worksFor) doubts |= WORK_FOR_EMPLOYER;
    if ((worksFor && this.sparesIdle) || rows32[at + ROW32.birth]! > this.sparedBorn) doubts |= RULES;
    return IN_DOUBT[doubts]!;
  }

  /** Whether a paper of every kind that somebody has is valid throughout the shift. */
  private arePapersValid(days: number): boolean {
    return (days & 0xffff) <= this.firstDay && days >>> 16 >= this.lastDay;
  }

  /** To the minute, by a weekly pattern. */
  private isUsuallyFree(pattern: number): boolean {
    alike.weekly = this.weeks.at(pattern).spans;
    return available.holds(alike as unknown as CompiledCandidate, this.q, 0);
  }
}
