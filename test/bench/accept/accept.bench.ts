import { AcceptOffer } from '@gg/bookings';
import { DomainError } from '@gg/kernel';
import { asWorker, BookingGround } from '../../support/booking-ground';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../../support/world';
import { WrongAnswer, type Bench, type Outcome } from '../frame/bench';
import { elapsedMs, interleaved, ROUNDS } from '../frame/interleave';
import { median } from '../frame/statistics';
import type { Target } from '../frame/target';
import { LockingAccept, type Attempt } from './locking-accept';

const CONNECTIONS = 50;

/** Who races for what, and how many must win. */
interface Scenario {
  readonly attempts: readonly (Attempt & { readonly person: WorldPerson })[];
  readonly winners: number;
}

type Scene = 'hot' | 'all_win' | 'overlapping' | 'spread';
const SCENES: readonly Scene[] = ['hot', 'all_win', 'overlapping', 'spread'];

/** Makes shifts and open offers anew for each run of each contestant. */
class Stage {
  constructor(
    private readonly ground: BookingGround,
    private readonly place: WorldPlace,
    private readonly employer: WorldEmployer,
    private readonly people: readonly WorldPerson[],
  ) {}

  async set(scene: Scene): Promise<Scenario> {
    await this.clear();
    const { people } = this;
    const [count, half] = [people.length, people.length / 2];
    switch (scene) {
      case 'hot':
        return this.scenario([{ seats: Math.max(1, count / 20), people }], Math.max(1, count / 20));
      case 'all_win':
        return this.scenario([{ seats: count, people }], count);
      case 'overlapping': {
        const pairs = people.slice(0, half);
        // Both of a worker's attempts at nearly the same time.
        return this.scenario(
          [
            { seats: half, people: pairs },
            { seats: half, people: pairs, laterHours: 2 },
          ],
          half,
        );
      }
      case 'spread':
        return this.scenario(
          Array.from({ length: 20 }, (_, n) => ({ seats: count / 20, people: people.filter((_p, i) => i % 20 === n) })),
          count,
        );
    }
  }

  private async scenario(
    shifts: readonly { seats: number; people: readonly WorldPerson[]; laterHours?: number }[],
    winners: number,
  ): Promise<Scenario> {
    const lists: (readonly (Attempt & { person: WorldPerson })[])[] = [];
    for (const { seats, people, laterHours = 0 } of shifts) {
      const shiftId = await this.ground.shift(this.place, this.employer, seats, 48 + laterHours);
      const offers = await this.ground.offer(
        shiftId,
        people.map((leader) => ({ leader })),
      );
      lists.push(people.map((person, i) => ({ person, workerId: person.accountId, shiftId, offerId: offers[i]! })));
    }
    // One of each list in turn, so that those who belong together meet.
    const longest = Math.max(...lists.map((list) => list.length));
    const attempts = Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat();
    return { attempts, winners };
  }

  /** Nobody has promised anything. */
  private async clear(): Promise<void> {
    for (const table of ['bookings', 'offer_members', 'offers', 'event_deliveries', 'events']) {
      await this.ground.connections.change(`DELETE FROM ${table}`);
    }
  }

  /** Throws {@link WrongAnswer} unless the tables say just what the answers said. */
  async verify({ attempts, winners }: Scenario, outcomes: readonly string[]): Promise<void> {
    const accepted = outcomes.filter((outcome) => outcome === 'accepted').length;
    const row = await this.ground.connections.row<Record<string, number>>(
      `SELECT (SELECT COUNT(*) FROM bookings WHERE live = 1) AS booked,
              (SELECT COUNT(*) FROM offers WHERE state = 'accepted') AS answered,
              (SELECT COALESCE(SUM(filled), 0) FROM shift_seats WHERE shift_id IN (?)) AS filled,
              (SELECT COUNT(*) FROM shift_seats WHERE filled > headcount) AS overbooked,
              (SELECT COUNT(*) FROM bookings a JOIN bookings b ON b.worker_id = a.worker_id AND b.id > a.id
                WHERE a.live = 1 AND b.live = 1 AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at) AS overlaps,
              (SELECT COUNT(*) FROM events WHERE name = 'booking.made.v1') AS told`,
      [[...new Set(attempts.map(({ shiftId }) => shiftId))]],
    );
    const found = Object.fromEntries(Object.entries(row ?? {}).map(([name, count]) => [name, Number(count)]));
    const wanted = { booked: winners, answered: winners, filled: winners, overbooked: 0, overlaps: 0, told: winners };
    if (accepted !== winners || JSON.stringify(found) !== JSON.stringify(wanted)) {
      throw new WrongAnswer(`${accepted} accepted, ${winners} wanted; the tables say ${JSON.stringify(found)}`);
    }
  }
}

/** An offer is accepted, through the use case and through a transaction that locks the shift first. */
export const acceptBench: Bench = {
  name: 'accept',
  about: `${CONNECTIONS} connections accept: a hot shift, all win, overlapping shifts, many shifts; against SELECT … FOR UPDATE`,
  async run(house): Promise<Outcome> {
    const { quick } = house;
    const people = quick ? 40 : 400;
    const system = await house.startSystem({
      dataDir: house.scratchDir,
      // As in production: a commit waits for the disk.
      durable: true,
      services: [],
      sms: false,
      env: { SETTINGS: JSON.stringify({ database: { poolSize: CONNECTIONS } }), LOG_LEVEL: 'warn' },
      progress: house.progress,
    });
    house.atEnd(() => system.stop());
    const ground = await BookingGround.of(system);
    house.atEnd(() => ground.close());
    const place = ground.world.place(0);
    const employer = await ground.world.employer(place);
    const stage = new Stage(ground, place, employer, await ground.world.workers(place, people));
    const locking = new LockingAccept(system.databaseUrl, CONNECTIONS, employer.employerId, place.trade.code);
    house.atEnd(() => locking.end());
    const accept = ground.app.get(AcceptOffer);
    const useCase = ({ person, offerId }: Scenario['attempts'][number]): Promise<string> =>
      accept.execute(asWorker(person), { offerId }).then(
        () => 'accepted',
        (error: unknown) => {
          if (error instanceof DomainError) return error.code;
          throw error;
        },
      );
    const run = async (scene: Scene, one: (attempt: Scenario['attempts'][number]) => Promise<string>) => {
      const scenario = await stage.set(scene);
      let outcomes: string[] = [];
      const ms = await elapsedMs(async () => (outcomes = await atOnce(scenario.attempts, one)));
      await stage.verify(scenario, outcomes);
      return scenario.attempts.length / (ms / 1000);
    };
    const figures: Record<string, number> = {};
    const targets: Target[] = [];
    for (const scene of SCENES) {
      const values = await interleaved(
        { use_case: () => run(scene, useCase), locking: () => run(scene, (attempt) => locking.accept(attempt)) },
        quick ? 1 : ROUNDS,
      );
      const ratio = median(values.use_case) / median(values.locking);
      figures[`${scene}_attempts_per_s`] = median(values.use_case);
      figures[`${scene}_locking_attempts_per_s`] = median(values.locking);
      figures[`${scene}_ratio`] = ratio;
      const stretch = scene === 'hot' ? 3 : 1;
      targets.push({ name: `${scene}_ratio`, value: ratio, wanted: 'at least', stretch, kind: 'speed' });
    }
    return { data: { workers: people, connections: CONNECTIONS, rounds: quick ? 1 : ROUNDS }, figures, targets };
  },
};

/** Works through a list, so many at a time. */
async function atOnce<T>(list: readonly T[], work: (item: T) => Promise<string>): Promise<string[]> {
  const outcomes: string[] = [];
  const items = list.entries();
  const lane = async (): Promise<void> => {
    for (const [i, item] of items) outcomes[i] = await work(item);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  return outcomes;
}
