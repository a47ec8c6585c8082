import { addDays, instantOf, localDate } from '@gg/kernel';
import { DEFAULT_DISPATCH_POLICY, type ShiftQuery } from '@gg/matching';
import { BenchDice, summed } from './bench-dice';
import { benchId, cities, cityWeights, moved, NOW, trades, tradeWeights } from './guangxi';
import { employerCodeOf, employerIdOf } from './made-workers';

const HOURS = [
  [360, 480],
  [480, 480],
  [480, 240],
  [540, 360],
  [780, 300],
  [1080, 240],
  [1320, 480],
  [495, 255],
] as const;
const RADII = [5_000, 10_000, 20_000, 50_000];
const RADIUS_WEIGHTS = summed([30, 35, 25, 10]);

/** A mixed set of shifts: by where people live and what they do, within the fortnight, in the rings in which waves look. */
export function madeQueries(seed: number, count: number): ShiftQuery[] {
  const dice = new BenchDice();
  return Array.from({ length: count }, (_, n) => {
    dice.seed(seed ^ 0x71e5, n);
    const city = cities[dice.weighted(cityWeights)]!;
    const place = moved(city, dice.bell() * city.spreadM, dice.bell() * city.spreadM);
    // One in twelve begins tonight, so that whoever stands at a market is counted from there.
    const soon = dice.percent(8);
    const [minute, minutes] = soon ? [1260 + 30 * dice.whole(0, 5), 240] : dice.pick(HOURS);
    const start = instantOf(addDays(localDate(NOW), soon ? 0 : dice.whole(1, 12)), minute);
    return madeQuery(dice, n, place, start, minutes, RADII[dice.weighted(RADIUS_WEIGHTS)]!);
  });
}

/** Shifts of tomorrow 08:00–16:00, by where people live and what they do, in a ring of one size. */
export function alikeQueries(seed: number, count: number, radiusM: number): ShiftQuery[] {
  const dice = new BenchDice();
  return Array.from({ length: count }, (_, n) => {
    dice.seed(seed ^ 0x3c3c, n);
    const city = cities[dice.weighted(cityWeights)]!;
    const place = moved(city, dice.bell() * city.spreadM, dice.bell() * city.spreadM);
    return madeQuery(dice, n, place, instantOf(addDays(localDate(NOW), 1), 480), 480, radiusM);
  });
}

function madeQuery(
  dice: BenchDice,
  n: number,
  assemblyPoint: { lng: number; lat: number },
  start: Date,
  minutes: number,
  radiusM: number,
): ShiftQuery {
  const end = new Date(start.getTime() + minutes * 60_000);
  const trade = trades[dice.weighted(tradeWeights)]!;
  const engagementType = dice.pick(['part_time', 'part_time', 'part_time', 'platform', 'short_full_time'] as const);
  const employer = dice.whole(0, 4_999);
  const pause =
    minutes >= 480
      ? [{ start: new Date(start.getTime() + 240 * 60_000), end: new Date(start.getTime() + 270 * 60_000) }]
      : [];
  return {
    shiftId: benchId(8, n),
    trade,
    window: { start, end },
    unpaidBreaks: pause,
    assemblyPoint,
    regionCode: '450105',
    engagementType,
    legalEmployerCode: employerCodeOf(employer),
    employerId: employerIdOf(employer),
    requiredCertificates: dice.percent(20) ? ['health'] : [],
    minAge: dice.percent(70) ? 18 : 16,
    maxAge: dice.percent(40) ? dice.pick([45, 50, 55, 60]) : null,
    minAgeNow: 16,
    closedTo: dice.percent(5) ? 'female' : null,
    judged: {
      tradeCode: trade,
      engagementType,
      employerKind: 'organisation',
      legalEmployerCreditCode: employerCodeOf(employer),
      regionCode: '450105',
      loads: null,
      hazards: [],
      venue: 'ordinary',
      shift: { start, end, breaks: pause.map((one) => ({ ...one, paid: false })) },
    },
    hourlyPayFen: dice.whole(18, 30) * 100,
    headcount: dice.whole(1, 60),
    lawLimits: {
      weeklyMinutesWithEmployer: engagementType === 'part_time' ? 1440 : null,
      dailyPlatformMinutes: engagementType === 'platform' ? 720 : null,
    },
    radiusM,
    now: NOW,
    policy: DEFAULT_DISPATCH_POLICY,
  };
}
