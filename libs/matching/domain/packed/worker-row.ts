import type { Scorer } from '../scorer';
import { unitVectorOf } from '../unit-vector';
import type { FreeDays } from './free-days';
import { packedDayNumber } from './packed-date';
import { NIGHTS } from './record-layout';
import { ANY_DISTANCE, FLAG, ROW, ROW32, ROW32_NUMBERS, ROW_NUMBERS, type SlotBlock } from './slot-block';
import type { StoredCandidate } from './stored-candidate';
import type { WeeklyPatterns } from './weekly-patterns';

/** By what a row follows from a record. */
export interface RowGround {
  readonly freeDays: FreeDays;
  readonly weeks: WeeklyPatterns;
  readonly scorer: Scorer;
}

/** Writes all that the columns hold of a worker. @param reference where the record stands @param hash of the worker's id */
export function writeRow(
  block: SlotBlock,
  row: number,
  worker: StoredCandidate,
  reference: number,
  hash: number,
  { freeDays, weeks, scorer }: RowGround,
): void {
  const c = worker.candidate;
  const home = unitVectorOf(c.point);
  const { rows, rows32 } = block;
  const at = row * ROW_NUMBERS;
  rows[at + ROW.x] = home.x;
  rows[at + ROW.y] = home.y;
  rows[at + ROW.z] = home.z;
  rows[at + ROW.lastOfferMs] = c.lastOfferMs;
  rows[at + ROW.registeredMs] = c.registeredMs;
  const at32 = row * ROW32_NUMBERS;
  rows32[at32 + ROW32.minHourlyPayFen] = c.minHourlyPayFen ?? 0;
  rows32[at32 + ROW32.offersDay] = packedDayNumber(c.offersDay);
  rows32[at32 + ROW32.offersEver] = c.offersEver;
  rows32[at32 + ROW32.number] = c.number;
  rows32[at32 + ROW32.birth] = c.birth;
  const flags =
    (c.active && c.identityState !== 'unverified' && c.sex !== undefined ? FLAG.askable : 0) |
    (c.sex === 'female' ? FLAG.female : 0) |
    (c.personalised ? FLAG.personalised : 0) |
    (c.hasExceptions ? FLAG.exceptions : 0) |
    (c.hasPresence ? FLAG.present : 0) |
    (c.nightOffers ? FLAG.nightOffers : 0) |
    (NIGHTS.indexOf(c.nights) << FLAG.nightsShift);
  rows32[at32 + ROW32.mixed] = flags | (Math.min(255, c.openOffers) << 8) | (c.offersOnDay << 16);
  rows32[at32 + ROW32.reference] = reference;
  block.idHashes[row] = hash;
  rows32[at32 + ROW32.maxDistanceM] = c.maxDistanceM ?? ANY_DISTANCE;
  rows32[at32 + ROW32.pattern] = c.pattern;
  const { bits, valid, until } = c.papersOn(freeDays.today);
  rows32[at32 + ROW32.papers] = bits;
  rows32[at32 + ROW32.papersValid] = valid;
  rows32[at32 + ROW32.papersUntilAndBlocks] = until | (c.blockBits << 16);
  freeDays.write(block, row, worker, weeks);
  freeDays.remark(block, row, worker);
  rows32[at32 + ROW32.varyingAtMost] = scorer.varyingPointsAtMost(worker);
}
