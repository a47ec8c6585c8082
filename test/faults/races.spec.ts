import { raceForOverlappingShifts, raceForSeats, raceOfCouplesAndSingles, type RaceGround } from './races/seat-races';
import { FaultySystem } from './support/faulty-system';

const TEST_MS = 120_000;

let system: FaultySystem;
let ground: RaceGround;
let places = 0;

beforeAll(async () => {
  // So little is expected of an offer that everybody has one: 10 seats at 5 % ask 200 people in one wave.
  system = await FaultySystem.start({
    replicas: { 'worker-2': 'worker', 'worker-3': 'worker' },
    settings: { dispatch: { priorAcceptance: 0.05, maxWave: 200 } },
  });
  ground = {
    world: system.world,
    workerUrls: ['worker', 'worker-2', 'worker-3'].map((name) => system.system.service(name).url),
    employerUrl: system.url('employer'),
    now: () => system.clock.now(),
    rows: (sql, params) => system.rows(sql, params),
    settled: () => system.settled(),
    indexed: () => system.indexed(),
  };
}, 120_000);
afterAll(() => system?.stop());

test.each(['claim', 'offer'] as const)(
  '200 workers race for 10 seats by %s, at three processes: exactly 10 are booked',
  async (by) => {
    const { answers, bookings, seats, faults } = await raceForSeats(ground, ground.world.place(places++), {
      workers: 200,
      seats: 10,
      by,
    });
    expect(faults).toEqual([]);
    expect(answers['taken']).toBe(10);
    expect(new Set(bookings.map((booking) => booking.workerId)).size).toBe(10);
    expect(seats).toMatchObject([{ headcount: 10, filled: 10 }]);
    // The others heard why: it is full, or their offer was taken back because it is.
    const { taken: _taken, ...refusals } = answers;
    expect(Object.keys(refusals).every((code) => ['shift.full', 'offer.closed'].includes(code))).toBe(true);
  },
  TEST_MS,
);

test(
  'one worker races for two overlapping shifts, 30 workers at once: one booking each',
  async () => {
    const { answers, bookings, faults } = await raceForOverlappingShifts(ground, ground.world.place(places++), {
      workers: 30,
    });
    expect(faults).toEqual([]);
    expect(answers).toEqual({ taken: 30, 'booking.overlaps': 30 });
    expect(new Set(bookings.map((booking) => booking.workerId)).size).toBe(30);
  },
  TEST_MS,
);

test.each([1, 2, 3, 4])(
  'couples and singles race for the last 4 seats: no couple is split (round %p)',
  async () => {
    const { seats, faults } = await raceOfCouplesAndSingles(ground, ground.world.place(places++), {
      couples: 4,
      singles: 5,
      seats: 4,
    });
    expect(faults).toEqual([]);
    expect(seats).toMatchObject([{ headcount: 4 }]);
    // A single is always there for the last seat.
    expect(seats[0]!.filled).toBe(4);
  },
  TEST_MS,
);
