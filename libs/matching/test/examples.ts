import type { BusyWindow, Candidate } from '../domain/candidate';
import { DEFAULT_DISPATCH_POLICY } from '../domain/dispatch-policy';
import type { ShiftFacts, ShiftQuery } from '../domain/shift-query';
import { northOf } from './places-and-days';

/** An instant of local (Guangxi) time, `2026-11-24 06:00`. */
export const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`);

/** What compliance judges of a shift: its times and form of engagement as they are in it, and no dangers. */
const judgedWork = (shift: Partial<ShiftFacts>): ShiftFacts['judged'] => ({
  tradeCode: '4-02-06-02',
  engagementType: shift.engagementType ?? 'part_time',
  employerKind: 'organisation',
  legalEmployerCreditCode: shift.legalEmployerCode ?? 'CODE-A',
  regionCode: '450105',
  loads: null,
  hazards: [],
  venue: 'ordinary',
  shift: {
    ...(shift.window ?? { start: at('2026-11-24 06:00'), end: at('2026-11-24 14:30') }),
    breaks: (shift.unpaidBreaks ?? [{ start: at('2026-11-24 10:00'), end: at('2026-11-24 10:30') }]).map((pause) => ({
      ...pause,
      paid: false,
    })),
  },
});

/** Sorters on Tuesday 2026-11-24, 06:00–14:30 with half an hour unpaid: eight paid hours. */
export const aShift = (change: Partial<ShiftFacts> = {}): ShiftFacts => ({
  shiftId: '01980000-0000-7000-8000-000000000001',
  trade: 'sorter',
  window: { start: at('2026-11-24 06:00'), end: at('2026-11-24 14:30') },
  unpaidBreaks: [{ start: at('2026-11-24 10:00'), end: at('2026-11-24 10:30') }],
  assemblyPoint: northOf(0),
  regionCode: '450105',
  engagementType: 'part_time',
  legalEmployerCode: 'CODE-A',
  employerId: 'employer-a',
  requiredCertificates: [],
  minAge: 16,
  maxAge: null,
  minAgeNow: 16,
  closedTo: null,
  judged: judgedWork(change),
  hourlyPayFen: 2400,
  headcount: 30,
  lawLimits: { weeklyMinutesWithEmployer: 1440, dailyPlatformMinutes: null },
  ...change,
});

/** The same shift asked about on Monday at 20:10, within 5 km. */
export const aQuery = (change: Partial<ShiftQuery> = {}): ShiftQuery => ({
  ...aShift(change),
  radiusM: 5_000,
  now: at('2026-11-23 20:10'),
  policy: DEFAULT_DISPATCH_POLICY,
  ...change,
});

/** Somebody a kilometre away who is free all week and may be asked for {@link aQuery}. */
export const aWorker = (change: Partial<Candidate> = {}): Candidate => {
  const number = change.number ?? 1;
  return {
    workerId: `worker-${number}`,
    number,
    regionCode: '450105',
    point: northOf(1_000),
    birthDate: '1980-05-01',
    sex: 'female',
    identityState: 'format_ok',
    active: true,
    statuses: [],
    trades: [{ code: 'sorter', experienceShifts: 10, experienceMonths: 0 }],
    certificates: [],
    weeklyAvailability: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 })),
    exceptions: [],
    bookings: [],
    presence: null,
    blockedEmployerIds: [],
    blockedByEmployerIds: [],
    reliability: { shows: 0, noShows: 0, cancellations: 0 },
    offersToday: { date: '2026-11-23', count: 0 },
    openOffers: 0,
    preferences: { maxDistanceM: null, minHourlyPayFen: null, nights: null, nightOffers: false, preferredTrades: [] },
    acceptance: { offers: 0, accepts: 0 },
    partyIds: [],
    lastOfferAt: null,
    registeredAt: at('2026-01-01 08:00'),
    personalised: true,
    ...change,
  };
};

/** A booking with its paid minutes on the local date on which it starts, unless said otherwise. */
export const aBooking = (start: string, end: string, change: Partial<BusyWindow> = {}): BusyWindow => ({
  bookingId: `booking ${start}`,
  start: at(start),
  end: at(end),
  legalEmployerCode: 'CODE-B',
  engagementType: 'part_time',
  paidMinutes: [{ date: start.slice(0, 10), minutes: (at(end).getTime() - at(start).getTime()) / 60_000 }],
  unpaidBreaks: [],
  ...change,
});
