import { NO_QUIET_HOURS } from '@gg/kernel';
import { MAX_PARTY_SIZE } from './candidate';
import { MAX_K } from './candidate-index';
import type { FairnessPolicy } from './fair-order';
import type { EligibilityPolicy } from './shift-query';

/** Life of an offer for shifts that start within a time. */
export interface OfferLifeStep {
  /** The step holds for shifts that start within so many minutes, bound included; null: for all others. */
  readonly startsWithinMinutes: number | null;
  /** Minutes from delivery by socket. */
  readonly socketMinutes: number;
  /** Minutes from delivery by SMS, by a call or in the hall. */
  readonly smsMinutes: number;
}

/** How a wave differs when the work starts soon: there is no time for another one. */
export interface UrgencyPolicy {
  /** Within so many minutes before the start, bound included. */
  readonly startsWithinMinutes: number;
  /**
   * By how many standard deviations of what the offers may bring, in thousandths, a wave expects more than it needs. 500: it
   * fills the seats four times in five, and not every second time.
   */
  readonly spareMilli: number;
  /** The ring with which the search begins, counted from 0; the last one where there are fewer. */
  readonly firstRing: number;
}

/** How a worker's few open offers are kept for shifts that are hard to fill. */
export interface ScarcityPolicy {
  /** So many of them only a shift may use that finds too few people near, or starts soon; 0: none are kept. */
  readonly keptOffers: number;
  /** In so many rings, counted from the nearest, a shift has to look before it may. */
  readonly nearRings: number;
}

/** Every number of filling a shift. All are market policy, never law; configuration may change each. */
export interface DispatchPolicy extends EligibilityPolicy {
  /** Expected share of offers accepted before anything is known, millionths. */
  readonly priorAcceptanceMicro: number;
  /** How many answered offers of a source the prior weighs. */
  readonly sourcePriorOffers: number;
  /** How many seats that were taken the belief weighs that all are kept. */
  readonly keptPriorSeats: number;
  readonly urgency: UrgencyPolicy;
  readonly fairness: FairnessPolicy;
  readonly scarcity: ScarcityPolicy;
  /** How many answered offers of one worker the mean of their source weighs. */
  readonly workerPriorOffers: number;
  /** Bounds of an expected acceptance, millionths: nobody is certain, nobody hopeless. */
  readonly minAcceptanceMicro: number;
  readonly maxAcceptanceMicro: number;
  /** People asked in one wave at most, members of parties counted one by one. */
  readonly maxWavePeople: number;
  /** Waves that go out at once at most. */
  readonly maxWavesAtOnce: number;
  /** Radii of the search, metres, growing. */
  readonly radiiM: readonly number[];
  /** How far those at a market may be, metres. */
  readonly presentRadiusM: number;
  /** Steps of the offer's life, nearest start first; the last one is for all. */
  readonly offerLife: readonly OfferLifeStep[];
  /** How often somebody may be asked for a shift by offers that reach nobody. */
  readonly unreachedTries: number;
  /** When people are left out only because they have too many open offers, look again after so many minutes. */
  readonly capRetryMinutes: number;
}

/** The numbers of CONTRACT, "Filling a shift", and what they leave open, with their reasons. */
export const DEFAULT_DISPATCH_POLICY: DispatchPolicy = {
  // 20 a day: about one for every waking hour's half; more is noise that makes people ignore all of them.
  offersPerDay: 20,
  // 3 at a time: more cannot be weighed on a phone within minutes, and each holds a seat in doubt.
  openOffers: 3,
  // 30 minutes between bookings: to leave one site and reach another; travel is looked at by distance.
  minRestMinutes: 30,
  // 8 hours in any 24: a night's sleep; two short shifts on one day stay possible, a night after a day does not.
  dailyRestMinutes: 480,
  // 4 hours: presence lasts 3 hours and the way to the site is within one more.
  presenceLeadMinutes: 240,
  // None here: the settings say them, by the kind of environment.
  quietHours: NO_QUIET_HOURS,
  // 0.4: four of ten, until this market's own history says otherwise.
  priorAcceptanceMicro: 400_000,
  // 20: after about two small waves the shift's own answers weigh as much as the prior.
  sourcePriorOffers: 20,
  // 20: as the prior of acceptance; one cancellation in the first ten seats makes no market unreliable.
  keptPriorSeats: 20,
  // Within 2 hours one wave in two would be followed by another, ten minutes later; the second ring (10 km) is half an hour away.
  urgency: { startsWithinMinutes: 120, spareMilli: 500, firstRing: 1 },
  // 10,000 points are a hundredth of the whole, less than a kilometre: no reason to ask the same person every time. One in ten:
  // without a first offer nobody has a history, and nine in ten seats are still filled by the best.
  fairness: { equalPoints: 10_000, newcomerEvery: 10 },
  // The last of three: whoever may be asked by everybody is not asked by all of them at once. Within the first two rings
  // (10 km): farther people come less often, so their offers are no reason to spare those who are near.
  scarcity: { keptOffers: 1, nearRings: 2 },
  // 5: a handful of answers begins to tell one person from another.
  workerPriorOffers: 5,
  // 5 % … 95 %: keeps a wave from growing without bound on bad luck, and from trusting anyone blindly.
  minAcceptanceMicro: 50_000,
  maxAcceptanceMicro: 950_000,
  // 200: what one bulk insert, one chunk of pushes and the needless hope of 200 people allow.
  maxWavePeople: 200,
  // 3: one transaction holds the guards of 600 people for a moment and not of thousands; the next look follows at once.
  maxWavesAtOnce: 3,
  // 5, 10, 20, 50 km: by bicycle, e-bike, bus, and the employer's van.
  radiiM: [5_000, 10_000, 20_000, 50_000],
  // 20 km: a market serves its city; farther needs the employer's transport and goes by rings.
  presentRadiusM: 20_000,
  offerLife: [
    // Within 2 hours: 3 minutes, because each unanswered one costs a tenth of what is left.
    { startsWithinMinutes: 120, socketMinutes: 3, smsMinutes: 3 },
    // Within 12 hours: 10 minutes, whoever sleeps through it may be replaced in time.
    { startsWithinMinutes: 720, socketMinutes: 10, smsMinutes: 10 },
    // Else 20 by socket, and 60 by SMS, which is read later.
    { startsWithinMinutes: null, socketMinutes: 20, smsMinutes: 60 },
  ],
  // 2: a phone that was off or a gateway that was away gets a second chance, a number that is dead no third one.
  unreachedTries: 2,
  // 20: the life of an open offer by socket, after which the worker may be free to be asked.
  capRetryMinutes: 20,
};

/** Throws RangeError when a policy could not plan: no radius, radii that shrink, no last life, shares beyond 0 … 1. */
export function assertDispatchPolicy(p: DispatchPolicy): void {
  const whole = (n: number, least: number): boolean => Number.isSafeInteger(n) && n >= least;
  const bad: string[] = [];
  const expect = (field: keyof DispatchPolicy, good: boolean): void => {
    if (!good) bad.push(field);
  };
  for (const field of [
    'sourcePriorOffers',
    'keptPriorSeats',
    'workerPriorOffers',
    'maxWavePeople',
    'maxWavesAtOnce',
    'offersPerDay',
    'openOffers',
    'unreachedTries',
    'capRetryMinutes',
  ] as const)
    expect(field, whole(p[field], 1));
  // Beside the wave itself a search makes up for the members of as many parties.
  expect('maxWavePeople', p.maxWavePeople * (1 + MAX_PARTY_SIZE) <= MAX_K);
  for (const field of ['minRestMinutes', 'dailyRestMinutes', 'presenceLeadMinutes', 'presentRadiusM'] as const) {
    expect(field, whole(p[field], 0));
  }
  expect('minAcceptanceMicro', whole(p.minAcceptanceMicro, 1));
  expect('maxAcceptanceMicro', whole(p.maxAcceptanceMicro, p.minAcceptanceMicro) && p.maxAcceptanceMicro <= 1_000_000);
  expect('priorAcceptanceMicro', whole(p.priorAcceptanceMicro, 1) && p.priorAcceptanceMicro <= 1_000_000);
  expect('radiiM', p.radiiM.length > 0 && p.radiiM.every((r, i) => whole(r, 1) && (i === 0 || r > p.radiiM[i - 1]!)));
  const { startsWithinMinutes, spareMilli, firstRing } = p.urgency;
  expect('urgency', whole(startsWithinMinutes, 0) && whole(spareMilli, 0) && whole(firstRing, 0));
  expect('fairness', whole(p.fairness.equalPoints, 1) && whole(p.fairness.newcomerEvery, 2));
  const { keptOffers, nearRings } = p.scarcity;
  expect('scarcity', whole(keptOffers, 0) && whole(nearRings, 1));
  const { fromHour, untilHour, urgentMinutes } = p.quietHours;
  expect(
    'quietHours',
    [fromHour, untilHour].every((hour) => whole(hour, 0) && hour < 24),
  );
  expect('quietHours', whole(urgentMinutes, fromHour === untilHour ? 0 : 1));
  expect('offerLife', p.offerLife.at(-1)?.startsWithinMinutes === null);
  expect(
    'offerLife',
    p.offerLife.every((s) => whole(s.socketMinutes, 1) && whole(s.smsMinutes, 1)),
  );
  if (bad.length > 0) throw new RangeError(`dispatch policy: bad ${[...new Set(bad)].join(', ')}`);
}
