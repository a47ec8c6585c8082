import { createHash } from 'node:crypto';
import type { CalendarState, WorkerProfileState } from '@gg/contracts';
import { ByteWriter } from '../domain/packed/byte-writer';
import { NamePool } from '../domain/packed/name-pool';
import { RECORD_VERSION } from '../domain/packed/record-layout';
import { writeCandidate } from '../domain/packed/write-candidate';
import { candidateFrom } from './candidate-rows';
import { PROJECTION_VERSION } from './candidate-snapshots';

const id = (n: number): string => `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const at = (hour: string): string => `2026-11-24T${hour}:00.000Z`;

const profile: WorkerProfileState = {
  workerId: id(1),
  number: 7,
  active: true,
  regionCode: '450105',
  point: { lng: 108.3, lat: 22.8 },
  birthDate: '1990-05-01',
  sex: 'female',
  identityState: 'format_ok',
  statuses: [{ kind: 'student', from: '2026-01-01', to: null, proofState: 'stated' }],
  trades: [{ code: '4-02-06-02', months: 3 }],
  certificates: [{ kind: 'health', validFrom: '2026-01-01', validTo: '2027-01-01' }],
  weekly: [{ weekday: 1, startMinute: 360, endMinute: 1500 }],
  exceptions: [{ date: '2026-11-24', free: [{ startMinute: 0, endMinute: 600 }] }],
  presence: { marketId: id(2), point: { lng: 108.31, lat: 22.81 }, arrivedAt: at('05:00'), until: at('08:00') },
  blockedEmployerIds: [id(3)],
  preferences: { maxDistanceM: 5_000, minHourlyFen: 2_000, nights: false, preferredTrades: ['4-02-06-02'] },
  personalised: true,
  registeredAt: at('00:00'),
};
const calendar: CalendarState = {
  workerId: id(1),
  busy: [
    {
      bookingId: id(4),
      start: at('00:00'),
      end: at('04:00'),
      legalEmployerCode: 'CODE-A',
      engagementType: 'part_time',
      paidMinutes: [{ date: '2026-11-24', minutes: 210 }],
      unpaidBreaks: [{ start: at('02:00'), end: at('02:30') }],
    },
  ],
  shows: 5,
  noShows: 1,
  lateCancellations: 2,
  tradeShifts: [{ code: '4-02-06-02', shifts: 4 }],
  offers: 9,
  accepts: 3,
  lastOfferAt: null,
};

/** When this fails, what snapshots hold has changed: raise the version that says so, and write its sum here. */
it('what a row becomes, and its bytes, are those of these versions', () => {
  const candidate = candidateFrom(
    {
      workerId: id(1),
      number: 7,
      profile,
      calendar,
      openOffers: 1,
      offersDay: '2026-11-23',
      offersOnDay: 2,
      offersTotal: 8,
      acceptsTotal: 3,
      lastOfferAt: new Date(at('01:00')),
      feedSeq: 1,
    },
    [id(5), id(6)],
  )!;
  const writer = new ByteWriter();
  writeCandidate(writer, candidate, 1, { names: new NamePool(), kinds: new NamePool() });
  const sum = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex').slice(0, 16);
  expect([PROJECTION_VERSION, sum(JSON.stringify(candidate)), RECORD_VERSION, sum(writer.written)]).toEqual([
    2,
    'd52359edb78e7afe',
    3,
    '43d74312e375d48f',
  ]);
});
