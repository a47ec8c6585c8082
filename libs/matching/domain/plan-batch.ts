import { distanceM, localDate, type GeoPoint, type Id } from '@gg/kernel';
import { solveAssignment, type AssignmentAnswer } from './assignment/solve-assignment';
import type { SolverSignals } from './assignment/solver-watch';
import type { Candidate } from './candidate';
import { MAX_K, type CandidateIndex, type RankedCandidate } from './candidate-index';
import { compileCandidate } from './compiled-candidate';
import { booked } from './conditions/booked.condition';
import { dailyRest } from './conditions/daily-rest.condition';
import { hoursDay } from './conditions/hours-day.condition';
import { hoursWeek } from './conditions/hours-week.condition';
import { rest } from './conditions/rest.condition';
import { rules } from './conditions/rules.condition';
import { paidMinutesByDate } from './paid-minutes';
import { prepareQuery, type PreparedQuery } from './prepared-query';
import type { EligibilityPolicy, ShiftFacts, ShiftQuery } from './shift-query';

/** A shift of a batch (批量派单) and what of it is to be given. */
export interface BatchShift {
  readonly shift: ShiftFacts;
  /** Seats nobody holds. */
  readonly seats: number;
  /** Who is not to be asked for it: seated, asked before, blocked. */
  readonly leaveOut: readonly Id[];
}

/** How people get from one shift to the next. */
export interface BatchTravel {
  readonly kmPerHour: number;
  /** How much longer a road is than the straight line, in hundredths of it. */
  readonly detourPercent: number;
}

/** Somebody who may take a shift, and how well it suits. */
type Suited = Pick<RankedCandidate, 'workerId' | 'score' | 'distanceM'>;

/** Who may take which shift, and how well: plain data, so that another thread can work on it. */
export interface BatchInput {
  readonly shifts: readonly { readonly query: ShiftQuery; readonly seats: number }[];
  readonly candidates: readonly Candidate[];
  /** By shift, as the search ranks them. */
  readonly ranked: readonly (readonly Suited[])[];
  readonly cutShifts: number;
  readonly shiftsPerWorker: 'one' | 'several';
  readonly travel: BatchTravel;
}

/** Somebody for a seat. */
export interface BatchPick {
  readonly shiftId: Id;
  readonly workerId: Id;
  readonly score: number;
  readonly distanceM: number;
}

/** What assigning together comes to. Shifts come in the order in which they were asked about. */
export interface BatchPlan extends Pick<AssignmentAnswer, 'seats' | 'filled' | 'score' | 'bound' | 'firstCome'> {
  /** Shifts for which more people qualify than were compared: the best were, and the bound is of those. */
  readonly cutShifts: number;
  readonly picks: readonly BatchPick[];
}

/**
 * People compared for one shift: enough to choose from, and one more for each seat of the shifts that it shares its hours with, so
 * that like shifts do not all have the same few; and of all shifts together so many at most as stay in memory.
 */
const CHOICE = { perSeat: 20, more: 200, ofAll: 1_000_000 };
/** Answers remembered about sets of shifts. */
const REMEMBERED = 200_000;

/** What one shift of a worker means for another of theirs. Of the hard conditions, these look at other work. */
const ABOUT_OTHER_WORK = [booked, rest, dailyRest, hoursWeek, hoursDay, rules];

/** Asks the index about every shift: the hard conditions and the score are the same as for a wave. */
export function gatherBatch(
  shifts: readonly BatchShift[],
  index: Pick<CandidateIndex, 'search' | 'get'>,
  { now, radiusM, policy, shiftsPerWorker, travel }: BatchTerms,
): BatchInput {
  const candidates = new Map<Id, Candidate>();
  const ranked: (readonly Suited[])[] = [];
  const queries = shifts.map(({ shift, seats }) => ({ query: { ...shift, radiusM, now, policy }, seats }));
  const choice = choiceOf(shifts, policy.minRestMinutes * 60_000);
  let cutShifts = 0;
  for (const [i, { query, seats }] of queries.entries()) {
    const k = choice[i]!;
    const found = seats === 0 ? [] : index.search(query, { k: k + 1, exclude: new Set(shifts[i]!.leaveOut) });
    if (found.length > k) {
      cutShifts++;
      found.pop();
    }
    ranked.push(found.map(({ workerId, score, distanceM }) => ({ workerId, score, distanceM })));
    for (const { workerId } of found) {
      const candidate = candidates.get(workerId) ?? index.get(workerId);
      if (candidate) candidates.set(workerId, candidate);
    }
  }
  return { shifts: queries, candidates: [...candidates.values()], ranked, cutShifts, shiftsPerWorker, travel };
}

/** How many people are compared for each shift. */
function choiceOf(shifts: readonly BatchShift[], restMs: number): number[] {
  const base = shifts.map(({ seats }) => CHOICE.perSeat * seats + CHOICE.more);
  const rivals = shifts.map(({ shift: { window } }) =>
    shifts.reduce((sum, { shift: other, seats }) => {
      const atOnce =
        other.window.start.getTime() < window.end.getTime() + restMs &&
        window.start.getTime() < other.window.end.getTime() + restMs;
      return atOnce ? sum + seats : sum;
    }, 0),
  );
  const [all, more] = [base, rivals].map((counts) => counts.reduce((sum, count) => sum + count, 0)) as [number, number];
  const share = Math.min(1, Math.max(0, CHOICE.ofAll - all) / Math.max(1, more));
  return base.map((count, i) => Math.min(MAX_K - 1, count + Math.floor(rivals[i]! * share)));
}

export interface BatchTerms {
  readonly now: Date;
  /** How far from the assembly point, metres. */
  readonly radiusM: number;
  readonly policy: EligibilityPolicy;
  readonly shiftsPerWorker: 'one' | 'several';
  readonly travel: BatchTravel;
}

/**
 * Assigns the shifts of a batch together: first the most seats, then the highest score. Nobody is given what they may not
 * hold beside the rest of what they get: overlap, rest, hours and the rules are asked of the very conditions that a wave is
 * planned by, with the other shifts as if they were booked. Between two shifts there is time for the rest, and for the way
 * from one assembly point to the other.
 * @throws AssignmentAborted when the signals say so
 */
export function planBatch(input: BatchInput, signals: SolverSignals = {}): BatchPlan {
  const { shifts, candidates, ranked, shiftsPerWorker } = input;
  const qualified = new Map<Id, { taskId: Id; score: number }[]>();
  const distances = new Map<string, number>();
  for (const [i, list] of ranked.entries()) {
    const { shiftId } = shifts[i]!.query;
    for (const { workerId, score, distanceM } of list) {
      const own = qualified.get(workerId) ?? [];
      own.push({ taskId: shiftId, score });
      qualified.set(workerId, own);
      distances.set(`${shiftId} ${workerId}`, distanceM);
    }
  }
  const open = shifts.filter(({ seats }) => seats > 0);
  const restMs = (shifts[0]?.query.policy.minRestMinutes ?? 0) * 60_000;
  const pointOf = new Map(open.map(({ query }) => [placeOf(query), query.assemblyPoint]));
  const answer = solveAssignment(
    {
      tasks: open.map(({ query, seats }) => ({
        id: query.shiftId,
        start: query.window.start.getTime(),
        end: query.window.end.getTime(),
        seats,
        place: placeOf(query),
      })),
      workers: candidates.map((candidate) => ({
        id: candidate.workerId,
        tasks: qualified.get(candidate.workerId) ?? [],
        limits: { tasks: offersLeft(candidate, shifts[0]!.query) },
      })),
      rest: restMs,
      // Whoever is on the way longer than they have to rest rests on it.
      travel: (from, to) => Math.max(0, wayMs(pointOf.get(from)!, pointOf.get(to)!, input.travel) - restMs),
      allows: togetherness(shifts, candidates),
    },
    { tasksPerWorker: shiftsPerWorker },
    signals,
  );
  return {
    seats: answer.seats,
    filled: answer.filled,
    score: answer.score,
    bound: answer.bound,
    firstCome: answer.firstCome,
    cutShifts: input.cutShifts,
    picks: answer.assigned.map(({ taskId, workerId, score }) => ({
      shiftId: taskId,
      workerId,
      score,
      distanceM: distances.get(`${taskId} ${workerId}`)!,
    })),
  };
}

const placeOf = ({ assemblyPoint: { lng, lat } }: ShiftQuery): string => `${lng} ${lat}`;

const wayMs = (from: GeoPoint, to: GeoPoint, { kmPerHour, detourPercent }: BatchTravel): number =>
  Math.ceil((Math.round(distanceM(from, to)) * (1 + detourPercent / 100) * 3_600) / kmPerHour);

/** How many more offers somebody may get now: each shift is one. */
function offersLeft({ openOffers, offersToday }: Candidate, { policy, now }: ShiftQuery): number {
  const today = offersToday.date === localDate(now) ? offersToday.count : 0;
  return Math.max(0, Math.min(policy.openOffers - openOffers, policy.offersPerDay - today));
}

/** Whether a worker may hold shifts beside each other and beside what they have. */
function togetherness(
  shifts: BatchInput['shifts'],
  candidates: readonly Candidate[],
): (workerId: Id, shiftIds: readonly Id[]) => boolean {
  const prepared = new Map<Id, PreparedQuery>(shifts.map(({ query }) => [query.shiftId, prepareQuery(query)]));
  const byId = new Map(candidates.map((candidate) => [candidate.workerId, candidate]));
  const known = new Map<string, boolean>();
  const judge = (workerId: Id, shiftIds: readonly Id[]): boolean =>
    shiftIds.every((shiftId) => {
      const others = shiftIds.filter((other) => other !== shiftId).map((other) => asBooking(prepared.get(other)!));
      const candidate = byId.get(workerId)!;
      const compiled = compileCandidate({ ...candidate, bookings: [...candidate.bookings, ...others] });
      return ABOUT_OTHER_WORK.every((condition) => condition.holds(compiled, prepared.get(shiftId)!, 0));
    });
  return (workerId, shiftIds) => {
    // One shift alone was judged by the search.
    if (shiftIds.length < 2) return true;
    const key = `${workerId} ${shiftIds.join(' ')}`;
    let answer = known.get(key);
    if (answer === undefined) {
      if (known.size >= REMEMBERED) known.clear();
      known.set(key, (answer = judge(workerId, shiftIds)));
    }
    return answer;
  };
}

const asBooking = ({ query }: PreparedQuery): Candidate['bookings'][number] => ({
  bookingId: query.shiftId,
  ...query.window,
  legalEmployerCode: query.legalEmployerCode,
  engagementType: query.engagementType,
  paidMinutes: paidMinutesByDate(query.window, query.unpaidBreaks),
  unpaidBreaks: query.unpaidBreaks,
});
