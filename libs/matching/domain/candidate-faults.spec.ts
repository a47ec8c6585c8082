import { aBooking, at, aWorker } from '../test/examples';
import type { Candidate, PartyCandidate } from './candidate';
import { candidateFaults, partyFaults } from './candidate-faults';
import { PackedCandidateIndex } from './packed/packed-candidate-index';

const presence = { marketId: 'm', point: null, arrivedAt: at('2026-11-23 05:00'), until: at('2026-11-23 08:00') };
const nowhere = { lng: Number.NaN, lat: 22 };
const never = new Date(Number.NaN);

describe('faults of a candidate', () => {
  it.each<[string, Partial<Candidate>]>([
    ['number', { number: -1 }],
    ['number', { number: 1.5 }],
    ['number', { number: 2 ** 31 }],
    ['offersToday', { offersToday: { date: '2026-11-23', count: 65_536 } }],
    ['point', { point: nowhere }],
    ['point', { point: { lng: 22.8, lat: 108.3 } }],
    ['birthDate', { birthDate: '1980-5-1' }],
    ['weeklyAvailability', { weeklyAvailability: [{ weekday: 0, startMinute: 0, endMinute: 60 }] }],
    ['weeklyAvailability', { weeklyAvailability: [{ weekday: 8, startMinute: 0, endMinute: 60 }] }],
    ['weeklyAvailability', { weeklyAvailability: [{ weekday: 1, startMinute: 60, endMinute: 60 }] }],
    ['weeklyAvailability', { weeklyAvailability: [{ weekday: 1, startMinute: 1440, endMinute: 1500 }] }],
    ['weeklyAvailability', { weeklyAvailability: [{ weekday: 1, startMinute: 60, endMinute: 1501 }] }],
    ['exceptions', { exceptions: [{ date: '2026-11-24', free: [{ startMinute: 0, endMinute: 1441 }] }] }],
    [
      'exceptions',
      {
        exceptions: [
          { date: '2026-11-24', free: [] },
          { date: '2026-11-24', free: [] },
        ],
      },
    ],
    ['bookings', { bookings: [aBooking('2026-11-24 07:00', '2026-11-24 07:00')] }],
    ['bookings', { bookings: [{ ...aBooking('2026-11-24 07:00', '2026-11-24 08:00'), end: never }] }],
    [
      'bookings',
      {
        bookings: [
          { ...aBooking('2026-11-24 07:00', '2026-11-24 08:00'), paidMinutes: [{ date: '2026-11-24', minutes: -1 }] },
        ],
      },
    ],
    ['certificates', { certificates: [{ kind: 'health', validFrom: '2026', validTo: null }] }],
    ['statuses', { statuses: [{ kind: 'student', validFrom: null, validTo: 'soon' }] }],
    ['trades', { trades: [{ code: 'sorter', experienceShifts: -1, experienceMonths: 0 }] }],
    ['trades', { trades: [aWorker().trades[0]!, aWorker().trades[0]!] }],
    ['presence', { presence: { ...presence, until: never } }],
    ['presence', { presence: { ...presence, point: nowhere } }],
    ['reliability', { reliability: { shows: 0, noShows: 0.5, cancellations: 0 } }],
    ['offersToday', { offersToday: { date: 'today', count: 0 } }],
    ['openOffers', { openOffers: -1 }],
    ['acceptance', { acceptance: { offers: 1, accepts: 2 } }],
    ['preferences', { preferences: { ...aWorker().preferences, minHourlyPayFen: 0 } }],
    ['preferences', { preferences: { ...aWorker().preferences, maxDistanceM: Number.NaN } }],
    ['lastOfferAt', { lastOfferAt: never }],
    ['registeredAt', { registeredAt: never }],
  ])('%s: %j', (field, change) => {
    const candidate = aWorker(change);
    expect(candidateFaults(candidate)).toEqual([field]);
    const index = new PackedCandidateIndex();
    expect(() => index.upsert(candidate)).toThrow(field);
    expect(index.size).toBe(0);
  });

  it('a sound one has none', () => {
    expect(
      candidateFaults(aWorker({ presence, bookings: [aBooking('2026-11-24 07:00', '2026-11-24 08:00')] })),
    ).toEqual([]);
  });

  it('a refused replacement leaves what was there', () => {
    const index = new PackedCandidateIndex();
    index.upsert(aWorker());
    expect(() => index.upsert(aWorker({ point: nowhere }))).toThrow(RangeError);
    expect(index.get('worker-1')).toEqual(aWorker());
  });
});

describe('faults of a party', () => {
  const crew: PartyCandidate = { partyId: 'p', kind: 'crew', memberIds: ['a', 'b', 'c'], leaderId: 'a', minimum: 2 };
  it.each<[string, Partial<PartyCandidate>]>([
    ['memberIds', { memberIds: [] }],
    ['memberIds', { memberIds: ['a', 'a'] }],
    ['memberIds', { memberIds: Array.from({ length: 21 }, (_, i) => `w${i}`) }],
    ['minimum', { minimum: 1 }],
    ['minimum', { minimum: 2.5 }],
    ['kind', { kind: 'couple' }],
  ])('%s: %j', (field, change) => {
    expect(partyFaults(crew)).toEqual([]);
    expect(partyFaults({ ...crew, ...change })).toEqual([field]);
    expect(() => new PackedCandidateIndex().upsertParty({ ...crew, ...change })).toThrow(field);
  });
});
