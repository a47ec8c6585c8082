import { distanceM, localDate, type GeoPoint, type Id } from '@gg/kernel';
import { solveAssignment, type AssignedSeat, type AssignmentAnswer } from './assignment/solve-assignment';
import type { SolverSignals } from './assignment/solver-watch';
import type { Candidate } from './candidate';
import { compileCandidate } from './compiled-candidate';
import { booked } from './conditions/booked.condition';
import { dailyRest } from './conditions/daily-rest.condition';
import { hoursDay } from './conditions/hours-day.condition';
import { hoursWeek } from './conditions/hours-week.condition';
import { rest } from './conditions/rest.condition';
import { rules } from './conditions/rules.condition';
import { paidMinutesByDate } from './paid-minutes';
import { prepareQuery, type PreparedQuery } from './prepared-query';
import type { ShiftQuery } from './shift-query';

/** How people get from one shift to the next. */
export interface BatchTravel {
  readonly kmPerHour: number;
  /** How much longer a road is than the straight line, in hundredths of it. */
  readonly detourPercent: number;
}

/** Who may take a shift, and how well it suits, as the search ranks them: row by row. */
export interface Suited {
  /** Places in the candidates of the batch. */
  readonly candidate: Int32Array<ArrayBuffer>;
  readonly score: Float64Array<ArrayBuffer>;
  readonly distanceM: Float64Array<ArrayBuffer>;
}

/** Who may take which shift, and how well: plain data, so that another thread can work on it. */
export interface BatchInput {
  readonly shifts: readonly { readonly query: ShiftQuery; readonly seats: number }[];
  readonly candidates: readonly Candidate[];
  /** By shift. */
  readonly ranked: readonly Suited[];
  /** Shifts for which more people qualify than are in their list. */
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

/** Answers remembered about sets of shifts. */
const REMEMBERED = 200_000;

/** What one shift of a worker means for another of theirs. Of the hard conditions, these look at other work. */
const ABOUT_OTHER_WORK = [booked, rest, dailyRest, hoursWeek, hoursDay, rules];

/**
 * Assigns the shifts of a batch together: first the most seats, then the highest score. Nobody is given what they may not
 * hold beside the rest of what they get: overlap, rest, hours and the rules are asked of the very conditions that a wave is
 * planned by, with the other shifts as if they were booked. Between two shifts there is time for the rest, and for the way
 * from one assembly point to the other.
 * @throws AssignmentAborted when the signals say so
 */
export function planBatch(input: BatchInput, signals: SolverSignals = {}): BatchPlan {
  const { shifts, candidates, ranked, shiftsPerWorker } = input;
  const qualified: { taskId: Id; score: number }[][] = candidates.map(() => []);
  for (const [i, { candidate, score }] of ranked.entries()) {
    const taskId = shifts[i]!.query.shiftId;
    for (const [row, at] of candidate.entries()) qualified[at]!.push({ taskId, score: score[row]! });
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
      workers: candidates.map((candidate, at) => ({
        id: candidate.workerId,
        tasks: qualified[at]!,
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
  const numberOf = {
    shift: new Map(shifts.map(({ query }, number) => [query.shiftId, number])),
    candidate: new Map(candidates.map(({ workerId }, number) => [workerId, number])),
  };
  return {
    seats: answer.seats,
    filled: answer.filled,
    score: answer.score,
    bound: answer.bound,
    firstCome: answer.firstCome,
    cutShifts: input.cutShifts,
    picks: answer.assigned.map((seat) => pickOf(seat, input, numberOf)),
  };
}

function pickOf(
  { taskId, workerId, score }: AssignedSeat,
  { ranked }: BatchInput,
  { shift, candidate }: { shift: ReadonlyMap<Id, number>; candidate: ReadonlyMap<Id, number> },
): BatchPick {
  const list = ranked[shift.get(taskId)!]!;
  const distanceM = list.distanceM[list.candidate.indexOf(candidate.get(workerId)!)]!;
  return { shiftId: taskId, workerId, score, distanceM };
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
