import type { CalendarState, WorkerProfileState } from '@gg/contracts';
import { newId } from '@gg/kernel';
import { candidateOf, type CandidateRow } from './candidate-rows';

const profile: WorkerProfileState = {
  workerId: newId(),
  number: 7,
  active: true,
  regionCode: '450105',
  point: { lng: 108.3, lat: 22.8 },
  birthDate: '1990-05-01',
  sex: 'female',
  identityState: 'format_ok',
  statuses: [],
  trades: [],
  certificates: [],
  weekly: [],
  exceptions: [],
  presence: null,
  blockedEmployerIds: [],
  preferences: { maxDistanceM: null, minHourlyFen: null, nights: false, preferredTrades: [] },
  personalised: true,
  registeredAt: '2026-11-01T00:00:00.000Z',
};

const calendar = (offers: number, accepts: number): CalendarState => ({
  workerId: profile.workerId,
  busy: [],
  shows: 0,
  noShows: 0,
  lateCancellations: 0,
  tradeShifts: [],
  offers,
  accepts,
  lastOfferAt: null,
});

const row = (told: CalendarState | null, offersTotal: number, acceptsTotal: number): CandidateRow => ({
  workerId: profile.workerId,
  number: profile.number,
  profile: JSON.stringify(profile),
  calendar: told && JSON.stringify(told),
  openOffers: 0,
  offersDay: null,
  offersOnDay: 0,
  offersTotal,
  acceptsTotal,
  lastOfferAt: null,
  feedSeq: 1,
});

it.each([
  [true, 'wanted'],
  [false, 'avoided'],
  [null, null],
])('nights %s are %s', (nights, wanted) => {
  const said = { ...profile, preferences: { ...profile.preferences, nights } };
  expect(candidateOf({ ...row(null, 0, 0), profile: JSON.stringify(said) }, [])?.preferences.nights).toBe(wanted);
});

describe('what is known of somebody’s acceptances', () => {
  it.each<[string, CalendarState | null, number, number, { offers: number; accepts: number }]>([
    ['nothing told, nothing counted', null, 0, 0, { offers: 0, accepts: 0 }],
    ['counted only', null, 5, 2, { offers: 5, accepts: 2 }],
    ['told only: a history from before', calendar(50, 20), 0, 0, { offers: 50, accepts: 20 }],
    ['told last', calendar(6, 3), 5, 2, { offers: 6, accepts: 3 }],
    ['counted since', calendar(4, 1), 5, 2, { offers: 5, accepts: 2 }],
    ['an answer heard of before its offer', null, 0, 1, { offers: 1, accepts: 1 }],
  ])('%s', (_what, told, offers, accepts, wanted) => {
    expect(candidateOf(row(told, offers, accepts), [])?.acceptance).toEqual(wanted);
  });
});
