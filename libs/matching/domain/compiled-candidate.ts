import { lawWeekOf, type LocalDate } from '@gg/kernel';
import type { Candidate, MinuteRange, PaidMinutes, WeeklyRange } from './candidate';
import { scoreFactsOf, type ScoreFacts } from './score-facts';
import { unitVectorOf, type UnitVector } from './unit-vector';
import { judgedPersonOf, type JudgedPerson } from './judged-person';

/** Free time of one local day as half-open spans in milliseconds since midnight: sorted, apart, within the day. */
export type FreeSpans = readonly (readonly [fromMs: number, toMs: number])[];

/** A live booking with its instants as numbers. */
export interface CompiledBooking {
  readonly startMs: number;
  readonly endMs: number;
  readonly legalEmployerCode: string;
  readonly isPlatform: boolean;
  readonly paid: readonly (PaidMinutes & {
    /** Monday of the law week of the date. */
    readonly week: LocalDate;
  })[];
}

/** A candidate in the form in which conditions and score read it: ranges merged and cut by day, instants as numbers. */
export interface CompiledCandidate extends ScoreFacts {
  readonly candidate: Candidate;
  /** The market at which the worker is or was present, if it is known where that is. */
  readonly market: UnitVector | null;
  /** Index 0 is Monday. */
  readonly weekly: readonly FreeSpans[];
  readonly exceptions: ReadonlyMap<LocalDate, FreeSpans> | null;
  readonly bookings: readonly CompiledBooking[];
  readonly presentFromMs: number;
  readonly presentUntilMs: number;
  readonly judged: JudgedPerson;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** Ranges of one day merged and sorted. */
export function spansOf(ranges: readonly MinuteRange[]): FreeSpans {
  const sorted = [...ranges].sort((a, b) => a.startMinute - b.startMinute);
  const spans: [number, number][] = [];
  for (const { startMinute, endMinute } of sorted) {
    const last = spans.at(-1);
    // Ranges that touch are one: a shift may lie across the seam.
    if (last !== undefined && startMinute * MINUTE_MS <= last[1]) last[1] = Math.max(last[1], endMinute * MINUTE_MS);
    else spans.push([startMinute * MINUTE_MS, endMinute * MINUTE_MS]);
  }
  return spans;
}

/** Free time of each weekday by a weekly pattern; index 0 is Monday. */
export function weeklySpans(ranges: readonly WeeklyRange[]): FreeSpans[] {
  const days: MinuteRange[][] = [[], [], [], [], [], [], []];
  for (const { weekday, startMinute, endMinute } of ranges) {
    days[weekday - 1]!.push({ startMinute, endMinute: Math.min(endMinute, DAY_MINUTES) });
    // What runs past midnight belongs to the next day; Sunday runs on into Monday.
    if (endMinute > DAY_MINUTES) days[weekday % 7]!.push({ startMinute: 0, endMinute: endMinute - DAY_MINUTES });
  }
  return days.map(spansOf);
}

/** Brings a candidate into its compiled form. The candidate must have no faults ({@link candidateFaults}). */
export function compileCandidate(candidate: Candidate): CompiledCandidate {
  const { presence, exceptions } = candidate;
  return {
    candidate,
    ...scoreFactsOf(candidate),
    market: presence === null || presence.point === null ? null : unitVectorOf(presence.point),
    weekly: weeklySpans(candidate.weeklyAvailability),
    exceptions: exceptions.length === 0 ? null : new Map(exceptions.map((e) => [e.date, spansOf(e.free)])),
    bookings: candidate.bookings.map((b) => ({
      startMs: b.start.getTime(),
      endMs: b.end.getTime(),
      legalEmployerCode: b.legalEmployerCode,
      isPlatform: b.engagementType === 'platform',
      paid: b.paidMinutes.map(({ date, minutes }) => ({ date, minutes, week: lawWeekOf(date) })),
    })),
    presentFromMs: presence === null ? Infinity : presence.arrivedAt.getTime(),
    presentUntilMs: presence === null ? -Infinity : presence.until.getTime(),
    judged: judgedPersonOf(candidate),
  };
}

/** Whether somebody is at a market at an instant. */
export const isPresent = (c: CompiledCandidate, nowMs: number): boolean =>
  c.presentFromMs <= nowMs && nowMs < c.presentUntilMs;
