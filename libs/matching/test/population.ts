import type { Candidate, PartyCandidate, ShiftQuery } from '..';
import { DEFAULT_DISPATCH_POLICY } from '..';
import { Dice } from './dice';

/**
 * Random shifts and workers for tests. A worker is first made fit for the shift, then twisted a few times; every twist sits
 * at the edge of one condition, on either side of it, so that a condition that is a minute or a day off shows.
 */

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

export type Draft = { -readonly [K in keyof Candidate]: Candidate[K] };

const localDay = (ms: number): string => new Date(ms + 480 * MINUTE).toISOString().slice(0, 10);
const midnightOf = (ms: number): number => Math.floor((ms + 480 * MINUTE) / DAY) * DAY - 480 * MINUTE;
const weekdayOf = (ms: number): number => ((new Date(ms + 480 * MINUTE).getUTCDay() + 6) % 7) + 1;
const minuteOf = (ms: number): number => Math.round((ms - midnightOf(ms)) / MINUTE);
const id = (kind: number, n: number): string => `0198${kind}000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** The centre of the test world: Jiangnan district, Nanning. */
const CENTRE = { lng: 108.3, lat: 22.78 };
/** A point so many metres north (or south), which haversine measures exactly enough to hit a bound. */
const northOf = (metres: number): { lng: number; lat: number } => ({
  lng: CENTRE.lng,
  lat: CENTRE.lat + ((metres / 6_370_986) * 180) / Math.PI,
});

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
  const engagementType = dice.pick(['part_time', 'part_time', 'platform', 'short_full_time'] as const);
  return {
    shiftId: id(1, dice.whole(1, 1_000_000)),
    trade: 'loader',
    window: { start: new Date(start), end: new Date(end) },
    unpaidBreaks: Array.from({ length: dice.whole(0, 2) }, pause),
    assemblyPoint: CENTRE,
    regionCode: '450105',
    engagementType,
    legalEmployerCode: 'CODE-A',
    employerId: 'employer-a',
    requiredCertificates: dice.pick([[], ['health'], ['health', 'forklift']]),
    minAge: dice.pick([16, 18]),
    maxAge: dice.pick([null, 60]),
    barredStatuses: dice.pick([[], ['student']]),
    load: dice.pick([null, { kg: 22, repeated: true }, { kg: 22, repeated: false }, { kg: 30, repeated: false }]),
    hourlyPayFen: dice.whole(1700, 3000),
    headcount: dice.whole(1, 30),
    lawLimits: {
      weeklyMinutesWithEmployer: engagementType === 'part_time' ? 1440 : null,
      dailyMinutesWithEmployer: engagementType === 'platform' ? 720 : null,
      loadLimits: [
        { belowAge: 18, repeatedKg: 20, intervalKg: 25 },
        { sex: 'female', repeatedKg: 20, intervalKg: 25 },
      ],
    },
    radiusM: dice.pick([5_000, 10_000, 20_000]),
    now: new Date(start - dice.pick([10, 240, 241, dice.whole(1, 2880)]) * MINUTE),
    policy: { ...DEFAULT_DISPATCH_POLICY, minRestMinutes: dice.pick([0, 30]) },
  };
}

/** A worker who meets every condition of the query, with a random past. */
export function fitWorker(q: ShiftQuery, number: number, dice: Dice): Draft {
  const now = q.now.getTime();
  const direction = dice.whole(0, 359);
  const metres = dice.whole(0, q.radiusM - 100);
  return {
    workerId: id(2, number),
    number,
    regionCode: '450105',
    point: {
      lng: CENTRE.lng + (Math.sin(direction) * metres) / 102_500,
      lat: CENTRE.lat + (Math.cos(direction) * metres) / 111_200,
    },
    birthDate: `${dice.whole(1970, 2000)}-0${dice.whole(1, 9)}-1${dice.whole(0, 9)}`,
    ...(dice.percent(80) && { sex: 'male' as const }),
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

const minus = (date: string, days: number): string => localDay(Date.parse(`${date}T12:00:00+08:00`) - days * DAY);
const yearsBefore = (date: string, years: number): string => `${Number(date.slice(0, 4)) - years}${date.slice(4)}`;

type Twist = (c: Draft, q: ShiftQuery, dice: Dice) => void;

const booking = (c: Draft, start: number, end: number, dice: Dice, code?: string, minutes?: number): void => {
  const paid = minutes ?? dice.whole(0, 60);
  c.bookings = [
    ...c.bookings,
    {
      bookingId: id(3, c.bookings.length + 1),
      start: new Date(start),
      end: new Date(end),
      legalEmployerCode: code ?? dice.pick(['CODE-A', 'CODE-B']),
      paidMinutes: [{ date: localDay(start), minutes: paid }],
    },
  ];
};

/** Paid minutes of the query on the first or last local date, for hours that end exactly at a limit. */
const paidMinutes = (q: ShiftQuery): Map<string, number> => {
  const byDate = new Map<string, number>();
  for (let at = q.window.start.getTime(); at < q.window.end.getTime(); at += MINUTE) {
    const isBreak = q.unpaidBreaks.some((b) => b.start.getTime() <= at && at < b.end.getTime());
    byDate.set(localDay(at), (byDate.get(localDay(at)) ?? 0) + (isBreak ? 0 : 1));
  }
  return byDate;
};

/** Twists by the condition at whose edge they sit. */
export const TWISTS: Readonly<Record<string, Twist>> = {
  active: (c) => void (c.active = false),
  identity: (c) => void (c.identityState = 'unverified'),
  trade: (c) => void (c.trades = [{ code: 'sorter', experienceShifts: 1, experienceMonths: 1 }]),
  certificate: (c, q, dice) => {
    const [first, last] = [localDay(q.window.start.getTime()), localDay(q.window.end.getTime() - 1)];
    c.certificates = dice.pick([
      [
        { kind: 'health', validFrom: first, validTo: last },
        { kind: 'forklift', validFrom: first, validTo: null },
      ],
      [
        { kind: 'health', validFrom: '2020-01-01', validTo: minus(last, 1) },
        { kind: 'forklift', validFrom: first, validTo: last },
      ],
      [
        { kind: 'health', validFrom: minus(first, -1), validTo: null },
        { kind: 'forklift', validFrom: first, validTo: last },
      ],
      [
        { kind: 'health', validFrom: '2020-01-01', validTo: first },
        { kind: 'health', validFrom: last, validTo: null },
        { kind: 'forklift', validFrom: '2020-01-01', validTo: last },
      ],
      [{ kind: 'forklift', validFrom: '2020-01-01', validTo: null }],
    ]);
  },
  age: (c, q, dice) => {
    const [first, last] = [localDay(q.window.start.getTime()), localDay(q.window.end.getTime() - 1)];
    c.birthDate = dice.pick([
      yearsBefore(first, q.minAge),
      yearsBefore(minus(first, -1), q.minAge),
      yearsBefore(last, 61),
      yearsBefore(minus(last, -1), 61),
      yearsBefore(last, 17),
      null,
      '2008-02-29',
    ]);
  },
  status: (c, q, dice) => {
    const [first, last] = [localDay(q.window.start.getTime()), localDay(q.window.end.getTime() - 1)];
    c.statuses = [
      dice.pick([
        { kind: 'student', validFrom: null, validTo: first },
        { kind: 'student', validFrom: null, validTo: minus(first, 1) },
        { kind: 'student', validFrom: last, validTo: null },
        { kind: 'student', validFrom: minus(last, -1), validTo: null },
        { kind: 'student', validFrom: null, validTo: null },
      ]),
    ];
  },
  load: (c) => void (c.sex = 'female'),
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
    const length = (end - start) / MINUTE;
    const early = dice.pick([0, 0, 1, -1]);
    const late = dice.pick([0, 0, 1, -1]);
    const from = start - early * MINUTE;
    const minutes = Math.max(1, Math.min(1440, length + early + late));
    const seam = dice.whole(1, 2000);
    c.weeklyAvailability =
      minutes > seam
        ? [
            { weekday: weekdayOf(from), startMinute: minuteOf(from), endMinute: minuteOf(from) + seam },
            {
              weekday: weekdayOf(from + seam * MINUTE),
              startMinute: minuteOf(from + seam * MINUTE),
              endMinute: minuteOf(from + seam * MINUTE) + minutes - seam,
            },
          ]
        : [{ weekday: weekdayOf(from), startMinute: minuteOf(from), endMinute: minuteOf(from) + minutes }];
  },
  exception: (c, q, dice) => {
    const start = q.window.start.getTime();
    const day = dice.pick([start, start, q.window.end.getTime() - 1, start - DAY]);
    const from = Math.min(1439, Math.max(0, Math.round((start - midnightOf(day)) / MINUTE) + dice.pick([-1, 0, 0, 1])));
    const to = Math.round((q.window.end.getTime() - midnightOf(day)) / MINUTE) + dice.pick([-1, 0, 0]);
    const free = { startMinute: from, endMinute: Math.max(from + 1, Math.min(1440, to)) };
    c.exceptions = [
      { date: localDay(day), free: dice.pick([[], [free], [free], [{ startMinute: 0, endMinute: 1440 }]]) },
    ];
  },
  booked: (c, q, dice) => {
    const [start, end] = [q.window.start.getTime(), q.window.end.getTime()];
    const gap = dice.pick([-1, 0, 29, 30, 31]) * MINUTE;
    if (dice.percent(50)) booking(c, start - gap - 60 * MINUTE, start - gap, dice);
    else booking(c, end + gap, end + gap + dice.whole(1, 90) * MINUTE, dice);
  },
  hours: (c, q, dice) => {
    const start = q.window.start.getTime();
    const paid = [...paidMinutes(q)];
    // Bookings on both sides of Sunday's midnight and of the day's, with hours that end exactly at a limit or a minute off.
    const [date, minutes] = dice.pick(paid);
    const noon = Date.parse(`${date}T12:00:00+08:00`);
    const limit = q.lawLimits.weeklyMinutesWithEmployer ?? q.lawLimits.dailyMinutesWithEmployer ?? 1440;
    const off = dice.pick([-1, 0, 0, 1, 2]);
    const weekday = weekdayOf(noon);
    const shared =
      q.lawLimits.weeklyMinutesWithEmployer === null
        ? minutes
        : paid
            .filter(([d]) => {
              const t = Date.parse(`${d}T12:00:00+08:00`);
              return t >= noon - (weekday - 1) * DAY && t <= noon + (7 - weekday) * DAY;
            })
            .reduce((sum, [, m]) => sum + m, 0);
    const on =
      q.lawLimits.weeklyMinutesWithEmployer === null
        ? noon
        : noon + dice.pick([0, 1 - weekday, 7 - weekday, -weekday, 8 - weekday]) * DAY;
    // Far from the shift in time of day, and only as long as need be, so that hours alone decide.
    const far = on < start ? start - 2 * DAY - 60 * MINUTE : q.window.end.getTime() + 2 * DAY;
    c.bookings = [
      ...c.bookings,
      {
        bookingId: id(3, c.bookings.length + 1),
        start: new Date(far),
        end: new Date(far + MINUTE),
        legalEmployerCode: dice.pick(['CODE-A', 'CODE-A', 'CODE-B']),
        paidMinutes: [{ date: localDay(on), minutes: Math.max(0, limit - shared + off) }],
      },
    ];
  },
  daily_offers: (c, q, dice) => {
    const today = localDay(q.now.getTime());
    c.offersToday = { date: dice.pick([today, today, minus(today, 1)]), count: dice.pick([19, 20, 21]) };
  },
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
    ]);
    c.presence = {
      marketId: 'market-1',
      arrivedAt: new Date(now + arrived! * MINUTE),
      until: new Date(now + until! * MINUTE),
      ...(dice.percent(80) && { point: northOf(dice.pick([500, 4_999, 5_001, 15_000])) }),
    };
    if (dice.percent(50)) c.point = northOf(60_000);
  },
};

const TWIST_NAMES = Object.keys(TWISTS);

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
    const partyId = id(4, p);
    parties.push({
      partyId,
      kind: couple ? 'couple' : 'crew',
      memberIds: [...members].map((m) => m.workerId),
      leaderId: dice.pick([...members]).workerId,
      minimum: dice.pick(['all', dice.whole(1, members.size)]),
    });
    // Now and then somebody has left on their own side only.
    for (const member of members) if (dice.percent(95)) member.partyIds = [...member.partyIds, partyId];
  }
  return { query, candidates: drafts, parties };
}
