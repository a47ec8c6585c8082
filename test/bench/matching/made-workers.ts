import type { CalendarState, PartyState, WorkerProfileState } from '@gg/contracts';
import { addDays, instantOf, isoWeekday, localDate } from '@gg/kernel';
import type { Candidate } from '@gg/matching';
import { candidateFrom } from '../../../libs/matching/feed/candidate-rows';
import { BenchDice } from './bench-dice';
import { benchId, cities, cityWeights, moved, NOW, tradeCounts, trades, tradeWeights } from './guangxi';

const TODAY = localDate(NOW);
const DATES = Array.from({ length: 40 }, (_, i) => addDays(TODAY, i - 12));
const [PAST, AHEAD] = [0, 12];
const EMPLOYERS = 5_000;
const PAPERS = ['health', 'special-operation', 'driver', 'forklift', 'cook', 'security'];
const MINUTE_MS = 60_000;

export const employerIdOf = (n: number): string => benchId(5, n % EMPLOYERS);
export const employerCodeOf = (n: number): string => `91450100MA5K${String(n % EMPLOYERS).padStart(6, '0')}`;

const dice = new BenchDice();

/** A worker's profile as the workers' room tells it; homes gather in quarters of 14 cities. */
export function madeProfile(seed: number, number: number): WorkerProfileState {
  dice.seed(seed, number);
  const city = cities[dice.weighted(cityWeights)]!;
  const far = dice.percent(12) ? 4 : 1;
  const quarter = dice.whole(0, 11);
  const angle = (quarter * Math.PI) / 6;
  const away = quarter % 3 === 0 ? 0 : city.spreadM;
  const point = moved(
    city,
    Math.cos(angle) * away + dice.bell() * city.spreadM * 0.6 * far,
    Math.sin(angle) * away + dice.bell() * city.spreadM * 0.6 * far,
  );
  const own = new Set<string>();
  for (let left = dice.weighted(tradeCounts) + 1; left > 0; left--) own.add(trades[dice.weighted(tradeWeights)]!);
  const registeredMs = NOW.getTime() - dice.whole(60, 900 * 1440) * MINUTE_MS;
  const birthYear = dice.percent(2) ? dice.whole(2008, 2010) : dice.whole(1962, 2007);
  return {
    workerId: benchId(1, number),
    number,
    active: !dice.percent(6),
    regionCode: `${city.code}0${dice.whole(1, 9)}`,
    point,
    birthDate: `${birthYear}-${two(dice.whole(1, 12))}-${two(dice.whole(1, 28))}`,
    sex: dice.percent(45) ? 'female' : 'male',
    identityState: dice.percent(4) ? 'unverified' : dice.percent(70) ? 'format_ok' : 'verified',
    statuses: dice.percent(8) ? [{ kind: 'student', from: '2025-09-01', to: null, proofState: 'stated' }] : [],
    trades: [...own].map((code) => ({ code, months: dice.pick([0, 0, 3, 6, 12, 24, 60]) })),
    certificates: PAPERS.filter((_, i) => dice.percent(i === 0 ? 40 : 8)).map((kind) => ({
      kind,
      validFrom: `202${dice.whole(2, 5)}-0${dice.whole(1, 9)}-01`,
      validTo: dice.percent(15) ? null : `202${dice.whole(6, 8)}-${two(dice.whole(1, 12))}-15`,
    })),
    weekly: madeWeek(),
    exceptions: dice.percent(10)
      ? [
          {
            date: DATES[AHEAD + dice.whole(0, 13)]!,
            free: dice.percent(60) ? [] : [{ startMinute: 540, endMinute: 900 }],
          },
        ]
      : [],
    presence: dice.percent(0.5) ? madePresence(point) : null,
    blockedEmployerIds: dice.percent(3) ? [employerIdOf(dice.whole(0, EMPLOYERS - 1))] : [],
    preferences: {
      maxDistanceM: dice.percent(35) ? dice.pick([3_000, 5_000, 8_000, 10_000, 15_000]) : null,
      minHourlyFen: dice.percent(40) ? dice.whole(17, 32) * 100 : null,
      nights: dice.percent(20) ? true : dice.percent(30) ? false : null,
      preferredTrades: dice.percent(25) ? [[...own][0]!] : [],
    },
    personalised: !dice.percent(8),
    registeredAt: new Date(registeredMs).toISOString(),
  };
}

/** Hours of the week by what kind of week somebody has: office hours, shifts, evenings, nights, weekends, any time. */
function madeWeek(): WorkerProfileState['weekly'] {
  const days = dice.pick([
    [1, 2, 3, 4, 5],
    [1, 2, 3, 4, 5, 6],
    [1, 2, 3, 4, 5, 6, 7],
    [6, 7],
    [1, 3, 5],
    [2, 4, 6],
  ]);
  const [start, end] = dice.pick([
    [360, 1080],
    [420, 1140],
    [480, 1080],
    [480, 1200],
    [510, 1050],
    [0, 1440],
    [1020, 1380],
    [1080, 1440],
    [1260, 1860],
    [720, 1320],
    [360, 840],
    [495, 1105],
  ] as const);
  return days.map((weekday) => ({ weekday, startMinute: start, endMinute: end }));
}

function madePresence(point: { lng: number; lat: number }): WorkerProfileState['presence'] {
  const arrivedMs = NOW.getTime() - dice.whole(5, 240) * MINUTE_MS;
  return {
    marketId: benchId(6, dice.whole(0, 60)),
    point: dice.percent(90) ? moved(point, dice.whole(-4_000, 4_000), dice.whole(-4_000, 4_000)) : null,
    arrivedAt: new Date(arrivedMs).toISOString(),
    until: new Date(arrivedMs + 180 * MINUTE_MS).toISOString(),
  };
}

/** What a worker has promised: about one booking each, some over and most ahead. */
export function madeCalendar(seed: number, profile: WorkerProfileState): CalendarState {
  dice.seed(seed ^ 0x55aa, profile.number);
  const bookings = dice.weighted([45, 72, 86, 94, 98, 100]);
  const busy: CalendarState['busy'] = [];
  const taken = new Set<string>();
  for (let n = 0; n < bookings; n++) {
    const date = DATES[dice.whole(PAST + 5, AHEAD + 13)]!;
    const range = profile.weekly.find((r) => r.weekday === isoWeekday(date));
    if (taken.has(date) || range === undefined) continue;
    taken.add(date);
    busy.push(madeBooking(profile.number, n, date, range.startMinute, range.endMinute));
  }
  const offers = dice.percent(30) ? 0 : dice.whole(1, 80);
  return {
    workerId: profile.workerId,
    busy,
    shows: dice.percent(30) ? 0 : dice.whole(0, 120),
    noShows: dice.percent(80) ? 0 : dice.whole(1, 5),
    lateCancellations: dice.percent(80) ? 0 : dice.whole(1, 4),
    tradeShifts: profile.trades.filter(() => dice.percent(60)).map(({ code }) => ({ code, shifts: dice.whole(0, 60) })),
    offers,
    accepts: dice.whole(0, offers),
    lastOfferAt: null,
  };
}

function madeBooking(
  number: number,
  n: number,
  date: string,
  fromMinute: number,
  toMinute: number,
): CalendarState['busy'][number] {
  const length = Math.min(dice.pick([240, 240, 360, 480]), toMinute - fromMinute);
  const steps = Math.floor((toMinute - fromMinute - length) / 30);
  const minute = fromMinute + 30 * dice.whole(0, Math.max(0, steps));
  const start = instantOf(date, minute);
  const end = new Date(start.getTime() + length * MINUTE_MS);
  const pause = length >= 360 ? 30 : 0;
  return {
    bookingId: benchId(7, number * 8 + n),
    start: start.toISOString(),
    end: end.toISOString(),
    legalEmployerCode: employerCodeOf(dice.whole(0, EMPLOYERS - 1)),
    engagementType: dice.pick(['part_time', 'part_time', 'platform', 'short_full_time']),
    paidMinutes: paidOf(date, minute, length - pause),
    unpaidBreaks:
      pause === 0
        ? []
        : [
            {
              start: new Date(start.getTime() + 180 * MINUTE_MS).toISOString(),
              end: new Date(start.getTime() + 210 * MINUTE_MS).toISOString(),
            },
          ],
  };
}

/** Good enough for counting: what passes midnight is the next day's. */
function paidOf(date: string, minute: number, minutes: number): { date: string; minutes: number }[] {
  const today = Math.max(0, Math.min(minutes, 1440 - minute));
  const rest = minutes - today;
  return [
    ...(today > 0 ? [{ date, minutes: today }] : []),
    ...(rest > 0 ? [{ date: addDays(date, today > 0 || minute >= 1440 ? 1 : 0), minutes: rest }] : []),
  ];
}

/** Raised when other workers come of the same seed: what was kept of the earlier ones is made anew. */
export const MADE_VERSION = 1;

type ReadRow = Parameters<typeof candidateFrom>[0];

/** The row of the projection that follows from both. */
export function madeRow(seed: number, number: number): ReadRow & { readonly profile: WorkerProfileState } {
  const profile = madeProfile(seed, number);
  const calendar = madeCalendar(seed, profile);
  dice.seed(seed ^ 0x0ff5, number);
  const asked = dice.percent(60);
  const offersOnDay = asked ? dice.pick([0, 0, 1, 2, 3, 5, 8, 21]) : 0;
  return {
    workerId: profile.workerId,
    number,
    profile,
    calendar,
    openOffers: dice.pick([0, 0, 0, 0, 0, 1, 1, 2, 3]),
    offersDay: asked ? TODAY : null,
    offersOnDay,
    offersTotal: calendar.offers,
    acceptsTotal: calendar.accepts,
    lastOfferAt: asked ? new Date(NOW.getTime() - dice.whole(1, 20 * 1440) * MINUTE_MS) : null,
    feedSeq: number + 1,
  };
}

/** The candidate of that row. */
export const madeCandidate = (seed: number, number: number, workers: number): Candidate =>
  candidateFrom(madeRow(seed, number), partyIdsOf(number, workers))!;

/** One couple for every two hundred workers: neighbours by number. */
export function madeParties(workers: number): PartyState[] {
  return Array.from({ length: Math.floor(workers / 200) }, (_, n) => {
    const [a, b] = [benchId(1, n * 200), benchId(1, n * 200 + 1)];
    return {
      partyId: benchId(4, n),
      kind: 'couple',
      leaderId: a,
      minimum: 2,
      active: true,
      memberIds: [a, b],
      answererIds: [],
    };
  });
}

/** Parties of a worker, by number. */
export const partyIdsOf = (number: number, workers: number): string[] =>
  number % 200 < 2 && Math.floor(number / 200) < Math.floor(workers / 200)
    ? [benchId(4, Math.floor(number / 200))]
    : [];

const two = (n: number): string => String(n).padStart(2, '0');
