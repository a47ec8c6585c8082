import { NO_QUIET_HOURS, type QuietPolicy } from '@gg/kernel';
import type { Candidate, PartyCandidate } from '../domain/candidate';
import { DEFAULT_DISPATCH_POLICY } from '../domain/dispatch-policy';
import type { ShiftQuery } from '../domain/shift-query';
import type { PackedCandidateIndex } from '../domain/packed/packed-candidate-index';
import { Dice } from './dice';
import { CENTRE, localDay, MINUTE, minuteOf, testId } from './places-and-days';
import { TWIST_NAMES, TWISTS, type Draft } from './twists';

/** A random shift near midnight, Sunday's above all, with every kind of demand. */
export function randomQuery(dice: Dice): ShiftQuery {
  // Friday 2026-11-27 to Tuesday, so that most shifts are near Sunday's midnight.
  const saturday = Date.parse('2026-11-28T00:00:00+08:00');
  const start =
    saturday +
    (dice.percent(60) ? dice.pick([0, 1, 2]) * 1440 + dice.whole(-180, 180) : dice.whole(-1440, 4320)) * MINUTE;
  const minutes = dice.pick([1, 45, 240, 480, dice.whole(30, 900)]);
  const end = start + minutes * MINUTE;
  const pause = (): { start: Date; end: Date } => {
    const from = start + dice.whole(-20, minutes) * MINUTE;
    return { start: new Date(from), end: new Date(from + dice.whole(1, 60) * MINUTE) };
  };
  const unpaidBreaks = Array.from({ length: dice.whole(0, 2) }, pause);
  const now = new Date(start - dice.pick([10, 240, 241, dice.whole(1, 2880)]) * MINUTE);
  const engagementType = dice.pick(['part_time', 'part_time', 'platform', 'short_full_time'] as const);
  return {
    shiftId: testId(1, dice.whole(1, 1_000_000)),
    trade: 'loader',
    window: { start: new Date(start), end: new Date(end) },
    unpaidBreaks,
    assemblyPoint: CENTRE,
    regionCode: '450105',
    engagementType,
    legalEmployerCode: 'CODE-A',
    employerId: 'employer-a',
    requiredCertificates: dice.pick([[], ['health'], ['health', 'forklift']]),
    minAge: dice.pick([16, 18]),
    maxAge: dice.pick([null, 60]),
    minAgeNow: 16,
    closedTo: dice.pick([null, null, 'female'] as const),
    judged: {
      tradeCode: '4-02-05-01',
      engagementType,
      employerKind: 'organisation',
      legalEmployerCreditCode: 'CODE-A',
      regionCode: '450105',
      loads: null,
      hazards: [],
      venue: 'ordinary',
      shift: {
        start: new Date(start),
        end: new Date(end),
        breaks: unpaidBreaks.map((one) => ({ ...one, paid: false })),
      },
    },
    hourlyPayFen: dice.whole(1700, 3000),
    headcount: dice.whole(1, 30),
    lawLimits: {
      weeklyMinutesWithEmployer: engagementType === 'part_time' ? 1440 : null,
      dailyPlatformMinutes: engagementType === 'platform' ? 720 : null,
    },
    radiusM: dice.pick([5_000, 10_000, 20_000]),
    now,
    policy: {
      ...DEFAULT_DISPATCH_POLICY,
      minRestMinutes: dice.pick([0, 30]),
      dailyRestMinutes: dice.pick([0, 480]),
      quietHours: randomNight(now, dice),
    },
  };
}

/** Mostly none; else hours that hold the instant, mostly with work that cannot wait for their end. */
function randomNight(now: Date, dice: Dice): QuietPolicy {
  if (dice.percent(75)) return NO_QUIET_HOURS;
  const fromHour = (Math.floor(minuteOf(now.getTime()) / 60) + 24 - dice.whole(0, 3)) % 24;
  const untilHour = (fromHour + dice.whole(4, 9)) % 24;
  return { fromHour, untilHour, urgentMinutes: dice.pick([1, 120, 2_880, 2_880, 2_880]) };
}

/** A worker who meets every condition of the query, with a random past. */
export function fitWorker(q: ShiftQuery, number: number, dice: Dice): Draft {
  const now = q.now.getTime();
  const direction = dice.whole(0, 359);
  const metres = dice.whole(0, q.radiusM - 100);
  return {
    workerId: testId(2, number),
    number,
    regionCode: '450105',
    point: {
      lng: CENTRE.lng + (Math.sin(direction) * metres) / 102_500,
      lat: CENTRE.lat + (Math.cos(direction) * metres) / 111_200,
    },
    birthDate: `${dice.whole(1973, 2000)}-0${dice.whole(1, 9)}-1${dice.whole(0, 9)}`,
    sex: dice.pick(['male', 'male', 'male', 'female'] as const),
    identityState: dice.pick(['format_ok', 'verified']),
    active: true,
    statuses: dice.pick([[], [{ kind: 'graduate', validFrom: null, validTo: null }]]),
    trades: [
      { code: 'loader', experienceShifts: dice.whole(0, 40), experienceMonths: dice.pick([0, 12, 24, 25]) },
      ...(dice.percent(30) ? [{ code: 'sorter', experienceShifts: 3, experienceMonths: 0 }] : []),
    ],
    certificates: ['health', 'forklift'].map((kind) => ({
      kind,
      validFrom: '2025-01-01',
      validTo: dice.pick([null, '2027-01-01']),
    })),
    weeklyAvailability: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 })),
    exceptions: [],
    bookings: [],
    presence: null,
    blockedEmployerIds: [],
    blockedByEmployerIds: [],
    reliability: { shows: dice.whole(0, 50), noShows: dice.whole(0, 3), cancellations: dice.whole(0, 5) },
    offersToday: { date: localDay(now), count: dice.whole(0, 19) },
    openOffers: dice.whole(0, 2),
    preferences: {
      maxDistanceM: null,
      minHourlyPayFen: dice.pick([null, dice.whole(1700, 3000)]),
      nights: dice.pick([null, 'wanted', 'avoided']),
      nightOffers: q.policy.quietHours.urgentMinutes > 0 || dice.percent(50),
      preferredTrades: dice.pick([[], ['loader'], ['sorter'], ['sorter', 'loader']]),
    },
    acceptance: { offers: dice.pick([0, 3, 9, 10, 60]), accepts: 0 },
    partyIds: [],
    lastOfferAt: dice.pick([null, new Date(now - dice.whole(-5, 20_000) * MINUTE)]),
    registeredAt: new Date(
      now - dice.pick([dice.whole(0, 600_000), dice.whole(0, 60_000), 30 * 1440, 30 * 1440 - 1]) * MINUTE,
    ),
    personalised: dice.percent(80),
  };
}

export interface Population {
  readonly query: ShiftQuery;
  readonly candidates: readonly Candidate[];
  readonly parties: readonly PartyCandidate[];
}

/** A fit worker, twisted up to twice. */
export function randomWorker(query: ShiftQuery, number: number, dice: Dice): Draft {
  const draft = fitWorker(query, number, dice);
  for (let n = dice.pick([0, 1, 1, 2]); n > 0; n--) TWISTS[dice.pick(TWIST_NAMES)]!(draft, query, dice);
  return draft;
}

/** A query and so many random workers around it, with parties among them. */
export function randomPopulation(seed: number, size: number): Population {
  const dice = new Dice(seed);
  const query = randomQuery(dice);
  const drafts = Array.from({ length: size }, (_, number) => randomWorker(query, number, dice));
  const parties: PartyCandidate[] = [];
  for (let p = 0; p < Math.floor(size / 6); p++) {
    const couple = dice.percent(50);
    const members = new Set(Array.from({ length: couple ? 2 : dice.whole(2, 6) }, () => dice.pick(drafts)));
    if (members.size < 2) continue;
    const partyId = testId(4, p);
    parties.push({
      partyId,
      kind: couple ? 'couple' : 'crew',
      memberIds: [...members].map((m) => m.workerId),
      leaderId: dice.pick([...members]).workerId,
      minimum: dice.percent(50) ? members.size : dice.whole(2, members.size),
    });
    // Now and then somebody has left on their own side only.
    for (const member of members) if (dice.percent(95)) member.partyIds = [...member.partyIds, partyId];
  }
  return { query, candidates: drafts, parties };
}

/** One of a population leaves, or is the same person on another day: every fact may differ, number, id and parties stay. */
export function changeSomebody(
  index: Pick<PackedCandidateIndex, 'upsert' | 'remove'>,
  state: Map<string, Candidate>,
  { query, candidates }: { readonly query: ShiftQuery; readonly candidates: readonly Candidate[] },
  dice: Dice,
): void {
  const was = dice.pick(candidates);
  if (dice.percent(15)) {
    index.remove(was.workerId);
    state.delete(was.workerId);
    return;
  }
  const next = { ...randomWorker(query, was.number, dice), partyIds: was.partyIds };
  index.upsert(next);
  state.set(next.workerId, next);
}
