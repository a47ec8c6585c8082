import type { BusyWindow, Candidate } from '../domain/candidate';
import type { ShiftQuery } from '../domain/shift-query';
import type { Dice } from './dice';
import {
  DAY,
  daysBefore,
  localDay,
  midnightOf,
  MINUTE,
  minuteOf,
  noonOf,
  northOf,
  testId,
  weekdayOf,
  yearsBefore,
} from './places-and-days';

/** A candidate in the making. */
export type Draft = { -readonly [K in keyof Candidate]: Candidate[K] };

type Twist = (c: Draft, q: ShiftQuery, dice: Dice) => void;

const firstDay = (q: ShiftQuery): string => localDay(q.window.start.getTime());
const lastDay = (q: ShiftQuery): string => localDay(q.window.end.getTime() - 1);

function book(c: Draft, start: number, end: number, dice: Dice, rest: Partial<BusyWindow> = {}): void {
  c.bookings = [
    ...c.bookings,
    {
      bookingId: testId(3, c.bookings.length + 1),
      start: new Date(start),
      end: new Date(end),
      legalEmployerCode: dice.pick(['CODE-A', 'CODE-B']),
      engagementType: dice.pick(['part_time', 'platform']),
      paidMinutes: [{ date: localDay(start), minutes: dice.whole(0, 60) }],
      unpaidBreaks: dice.percent(30) ? [{ start: new Date(start), end: new Date(start + 10 * MINUTE) }] : [],
      ...rest,
    },
  ];
}

const knownPaid = new WeakMap<ShiftQuery, ReadonlyMap<string, number>>();

/** Paid minutes of a shift by local date, counted one by one. */
function paidMinutes(q: ShiftQuery): ReadonlyMap<string, number> {
  const known = knownPaid.get(q);
  if (known !== undefined) return known;
  const byDate = new Map<string, number>();
  for (let at = q.window.start.getTime(); at < q.window.end.getTime(); at += MINUTE) {
    const isBreak = q.unpaidBreaks.some((b) => b.start.getTime() <= at && at < b.end.getTime());
    byDate.set(localDay(at), (byDate.get(localDay(at)) ?? 0) + (isBreak ? 0 : 1));
  }
  knownPaid.set(q, byDate);
  return byDate;
}

/** Bookings whose hours, with those of the shift, end at a limit or a minute off it; on both sides of the limit's span. */
function bookUpTo(
  c: Draft,
  q: ShiftQuery,
  dice: Dice,
  limit: number,
  shifted: (date: string) => string,
  inSpan: (a: string, b: string) => boolean,
): void {
  const paid = [...paidMinutes(q)];
  const [date] = dice.pick(paid);
  const asked = paid.filter(([d]) => inSpan(d, date)).reduce((sum, [, minutes]) => sum + minutes, 0);
  // Far from the shift, so that hours alone decide. Only their dates count for hours.
  const start = q.window.end.getTime() + 3 * DAY;
  const minutes = Math.max(0, limit - asked + dice.pick([-1, 0, 0, 1, 2]));
  book(c, start, start + MINUTE, dice, {
    legalEmployerCode: dice.pick(['CODE-A', 'CODE-A', 'CODE-A', 'CODE-B']),
    engagementType: dice.pick(['platform', 'platform', 'platform', 'part_time']),
    paidMinutes: [{ date: shifted(date), minutes }],
  });
}

const mondayOf = (date: string): string => daysBefore(date, weekdayOf(noonOf(date)) - 1);

/**
 * Changes to a fit worker, by the condition at whose edge they sit: on it, a minute, a day, a metre, an offer off it, on
 * either side.
 */
export const TWISTS: Readonly<Record<string, Twist>> = {
  active: (c) => void (c.active = false),
  identity: (c, _, dice) => {
    if (dice.percent(50)) c.identityState = 'unverified';
    else delete c.sex;
  },
  trade: (c) => void (c.trades = [{ code: 'sorter', experienceShifts: 1, experienceMonths: 1 }]),
  certificate: (c, q, dice) => {
    const forklift = { kind: 'forklift', validFrom: firstDay(q), validTo: lastDay(q) };
    const health = (validFrom: string, validTo: string | null) => ({ kind: 'health', validFrom, validTo });
    c.certificates = dice.pick([
      [health(firstDay(q), lastDay(q)), forklift],
      [health('2020-01-01', daysBefore(lastDay(q), 1)), forklift],
      [health(daysBefore(firstDay(q), -1), null), forklift],
      [health('2020-01-01', firstDay(q)), health(lastDay(q), null), forklift],
      [forklift],
    ]);
  },
  age: (c, q, dice) => {
    c.birthDate = dice.pick([
      yearsBefore(firstDay(q), q.minAge),
      yearsBefore(daysBefore(firstDay(q), -1), q.minAge),
      yearsBefore(lastDay(q), 61),
      yearsBefore(daysBefore(lastDay(q), -1), 61),
      yearsBefore(lastDay(q), 17),
      null,
      '2008-02-29',
    ]);
  },
  child_today: (c, q, dice) => {
    const today = localDay(q.now.getTime());
    c.birthDate = yearsBefore(dice.pick([today, daysBefore(today, -1)]), 16);
  },
  protected_work: (c) => void (c.sex = 'female'),
  juvenile: (c, q, dice) => {
    c.birthDate = yearsBefore(dice.pick([firstDay(q), daysBefore(firstDay(q), -1)]), dice.pick([17, 18]));
    const asked = paidMinutes(q).get(firstDay(q)) ?? 0;
    const left = Math.max(1, 480 - asked + dice.pick([-1, 0, 1]));
    const start = q.window.start.getTime() - 30 * MINUTE;
    if (dice.percent(50)) book(c, start - left * MINUTE, start, dice, { unpaidBreaks: [] });
  },
  overtime_day: (c, q, dice) => {
    const asked = paidMinutes(q).get(firstDay(q)) ?? 0;
    const length = Math.max(1, 660 - asked + dice.pick([-1, 0, 1]));
    const start = q.window.start.getTime() - 30 * MINUTE;
    book(c, start - length * MINUTE, start, dice, { legalEmployerCode: 'CODE-A', unpaidBreaks: [] });
  },
  overtime_month: (c, q, dice) => {
    // Eleven-hour days: three hours over the day each, and more where they pass the forty of a week.
    const month = firstDay(q).slice(0, 8);
    const length = dice.pick([600, 660, 660, 659]) * MINUTE;
    for (let day = dice.whole(1, 4), n = dice.whole(8, 14); n > 0 && day <= 28; n--, day += dice.pick([1, 1, 2])) {
      const start = midnightOf(noonOf(`${month}${String(day).padStart(2, '0')}`)) + 480 * MINUTE;
      if (Math.abs(start - q.window.start.getTime()) < 3 * DAY) continue;
      book(c, start, start + length, dice, { legalEmployerCode: 'CODE-A', paidMinutes: [] });
    }
  },
  week_without_rest: (c, q, dice) => {
    const monday = mondayOf(firstDay(q));
    const skipped = dice.pick([[], [dice.whole(0, 6)]]);
    for (let n = 0; n < 7; n++) {
      const date = daysBefore(monday, -n);
      if (date === firstDay(q) || skipped.includes(n)) continue;
      const start = midnightOf(noonOf(date)) + dice.whole(0, 1200) * MINUTE;
      book(c, start, start + MINUTE, dice, { legalEmployerCode: 'CODE-A', paidMinutes: [], unpaidBreaks: [] });
    }
  },
  blocked_by_worker: (c, _, dice) =>
    void (c.blockedEmployerIds = dice.pick([['employer-a'], ['employer-b'], ['x', 'employer-a']])),
  blocked_by_employer: (c, _, dice) => void (c.blockedByEmployerIds = dice.pick([['employer-a'], ['employer-b']])),
  distance: (c, q, dice) => void (c.point = northOf(dice.pick([1, -1]) * (q.radiusM + dice.pick([-1, 0, 1, 5_000])))),
  own_distance: (c, _, dice) => {
    c.point = northOf(3_000);
    c.preferences = { ...c.preferences, maxDistanceM: dice.pick([2_999, 3_000, 3_001]) };
  },
  available: (c, q, dice) => {
    const [start, end] = [q.window.start.getTime(), q.window.end.getTime()];
    const from = start - dice.pick([0, 0, 1, -1]) * MINUTE;
    const minutes = Math.max(1, Math.min(1440, (end - from) / MINUTE + dice.pick([0, 0, 1, -1])));
    // Now and then said in two ranges that touch.
    const seam = dice.whole(1, 2000);
    const range = (at: number, length: number) => ({
      weekday: weekdayOf(at),
      startMinute: minuteOf(at),
      endMinute: minuteOf(at) + length,
    });
    c.weeklyAvailability =
      minutes > seam ? [range(from + seam * MINUTE, minutes - seam), range(from, seam)] : [range(from, minutes)];
  },
  exception: (c, q, dice) => {
    const [start, end] = [q.window.start.getTime(), q.window.end.getTime()];
    const day = dice.pick([start, start, end - 1, start - DAY]);
    const minuteIn = (at: number): number => Math.round((at - midnightOf(day)) / MINUTE);
    const startMinute = Math.min(1439, Math.max(0, minuteIn(start) + dice.pick([-1, 0, 0, 1])));
    const endMinute = Math.max(startMinute + 1, Math.min(1440, minuteIn(end) + dice.pick([-1, 0, 0])));
    const free = dice.pick([
      [],
      [{ startMinute, endMinute }],
      [{ startMinute, endMinute }],
      [{ startMinute: 0, endMinute: 1440 }],
    ]);
    c.exceptions = [{ date: localDay(day), free }];
  },
  booked: (c, q, dice) => {
    const [start, end] = [q.window.start.getTime(), q.window.end.getTime()];
    const gap = dice.pick([-1, 0, 29, 30, 31]) * MINUTE;
    const length = dice.whole(1, 90) * MINUTE;
    if (dice.percent(50)) book(c, start - gap - length, start - gap, dice);
    else book(c, end + gap, end + gap + length, dice);
  },
  daily_rest: (c, q, dice) => {
    const [start, end] = [q.window.start.getTime(), q.window.end.getTime()];
    const rest = (q.policy.dailyRestMinutes + dice.pick([-1, 0, 1])) * MINUTE;
    const length = dice.pick([60, 480, 900]) * MINUTE;
    if (dice.percent(50)) book(c, start - rest - length, start - rest, dice);
    else book(c, end + rest, end + rest + length, dice);
  },
  hours_week: (c, q, dice) => {
    const limit = q.lawLimits.weeklyMinutesWithEmployer ?? 1440;
    const monday = (date: string): string => mondayOf(date);
    // The week's Monday and Sunday, and the days before and after it.
    const shifted = (date: string): string => daysBefore(monday(date), dice.pick([0, 0, -6, -6, 1, -7]));
    bookUpTo(c, q, dice, limit, shifted, (a, b) => monday(a) === monday(b));
  },
  hours_day: (c, q, dice) => {
    const limit = q.lawLimits.dailyPlatformMinutes ?? 720;
    bookUpTo(
      c,
      q,
      dice,
      limit,
      (date) => daysBefore(date, dice.pick([0, 0, 0, 1, -1])),
      (a, b) => a === b,
    );
  },
  daily_offers: (c, q, dice) => {
    const today = localDay(q.now.getTime());
    c.offersToday = { date: dice.pick([today, today, daysBefore(today, 1)]), count: dice.pick([19, 20, 21]) };
  },
  quiet_hours: (c, _, dice) => void (c.preferences = { ...c.preferences, nightOffers: dice.percent(30) }),
  open_offers: (c, _, dice) => void (c.openOffers = dice.pick([2, 3, 4])),
  presence: (c, q, dice) => {
    const now = q.now.getTime();
    const [arrived, until] = dice.pick([
      [0, 180],
      [-180, 0],
      [-179, 1],
      [1, 180],
      [-60, 60],
      [-dice.whole(0, 90), 90],
    ] as const);
    c.presence = {
      marketId: 'market-1',
      point: dice.percent(80) ? northOf(dice.pick([500, 4_999, 5_001, 15_000])) : null,
      arrivedAt: new Date(now + arrived * MINUTE),
      until: new Date(now + until * MINUTE),
    };
    if (dice.percent(50)) c.point = northOf(60_000);
  },
};

/** What is drawn from; the hours need many things to come together to decide alone, so they are drawn more often. */
export const TWIST_NAMES = [
  ...Object.keys(TWISTS),
  ...[
    'hours_week',
    'hours_week',
    'hours_day',
    'daily_rest',
    'week_without_rest',
    'week_without_rest',
    'overtime_month',
  ],
];
