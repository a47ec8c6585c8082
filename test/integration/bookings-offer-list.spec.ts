import { OfferReader } from '@gg/bookings';
import { CLOCK, newId, type Clock, type Id } from '@gg/kernel';
import { type Connections } from '@gg/platform';
import { ShiftReader } from '@gg/postings';
import { OffersController } from '../../apps/worker/offers.controller';
import { asWorker, BookingGround } from '../support/booking-ground';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../support/world';

let ground: BookingGround;
let place: WorldPlace;
let employer: WorldEmployer;

beforeAll(async () => {
  ground = await BookingGround.open('bookings-offer-list');
  place = ground.world.place(0);
  employer = await ground.world.employer(place);
}, 60_000);
afterAll(async () => {
  await ground?.close();
});

const reader = () => ground.app.get(OfferReader);

it('offers whose time is over are not listed as open, though nobody has closed them yet', async () => {
  const [worker] = await ground.world.workers(place, 1);
  const [over, open] = [await ground.shift(place, employer, 1, 40), await ground.shift(place, employer, 1, 50)];
  const [overId] = await ground.offer(over, [{ leader: worker! }]);
  const [openId] = await ground.offer(open, [{ leader: worker! }]);
  await ground.connections.change('UPDATE offers SET expires_at = ? WHERE id = ?', [
    new Date(Date.now() - 1_000),
    overId!,
  ]);
  const ids = async (onlyOpen: boolean) =>
    (await reader().ofWorker(worker!.accountId, onlyOpen, 20, null)).items.map((view) => view.offer.id);
  expect(await ids(true)).toEqual([openId]);
  expect(await ids(false)).toEqual([openId, overId]);
});

it('each member of a party is shown the own reasons only', async () => {
  const couple = await ground.world.workers(place, 2);
  const partyId = await ground.world.party('couple', couple);
  const shiftId = await ground.shift(place, employer, 2, 60);
  const [offerId] = await ground.offer(shiftId, [{ leader: couple[0]!, partyId, members: couple }]);
  const part = (points: number) => ({
    part: 'show_up',
    value: 1,
    weight: 200,
    points,
    textKey: 'score.show_up',
    params: { shows: 3, noShows: points, cancellations: 0 },
  });
  const reasons = [...couple].reverse().map(({ accountId }, n) => ({ workerId: accountId, reasons: [part(n + 1)] }));
  await ground.connections.change('UPDATE offers SET reasons = ? WHERE id = ?', [JSON.stringify(reasons), offerId!]);
  const controller = ground.app.get(OffersController);
  const shownTo = async (person: WorldPerson) => (await controller.one(asWorker(person), offerId!)).reasons;
  const told = (points: number) => ({
    ...part(points),
    text: { zh: `到岗 3 次，爽约 ${points} 次，取消 0 次`, en: `came 3 times, no-show ${points}, cancelled 0` },
  });
  expect(await shownTo(couple[0]!)).toEqual([told(2)]);
  expect(await shownTo(couple[1]!)).toEqual([told(1)]);
});

describe('with a long history', () => {
  /** Answers as the one underneath, and remembers what it was asked. */
  class Recording {
    readonly asked: { sql: string; params: readonly never[] }[] = [];

    async rows<T>(sql: string, params: readonly never[] = []): Promise<T[]> {
      this.asked.push({ sql, params });
      return ground.connections.rows<T>(sql, params);
    }
  }

  let worker: WorldPerson;

  /** 300 offers of one worker among 40,000 of others, none of which is closed. */
  beforeAll(async () => {
    worker = (await ground.world.workers(place, 1))[0]!;
    const shiftId = await ground.shift(place, employer, 1, 70);
    const [modelId] = await ground.offer(shiftId, [{ leader: worker }]);
    const model = (await ground.connections.row<Record<string, unknown>>('SELECT * FROM offers WHERE id = ?', [
      modelId!,
    ]))!;
    const columns = Object.keys(model).map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    const copy = async (count: number, workerId: string, state: string) => {
      const given: Record<string, string> = {
        id: 'UUID()',
        worker_id: workerId,
        asked: 'NULL',
        state,
        made_at: 'made_at - INTERVAL seq MINUTE',
      };
      await ground.connections.query(
        `INSERT INTO offers (${columns.join(', ')})
         SELECT ${columns.map((name) => given[name] ?? name).join(', ')} FROM offers JOIN seq_1_to_${count} WHERE id = ?`,
        [modelId!],
      );
    };
    await copy(300, 'worker_id', "'declined'");
    await copy(40_000, 'UUID()', "'open'");
    await ground.connections.query(
      `INSERT IGNORE INTO offer_members (offer_id, worker_id) SELECT id, worker_id FROM offers`,
      [],
    );
    await ground.connections.query('ANALYZE TABLE offers, offer_members', []);
  }, 120_000);

  it.each([
    ['open', true, null],
    ['all', false, null],
    ['a later page of all', false, [new Date().toISOString(), newId()] as const],
  ])('%s are found in the worker’s own rows', async (_what, open, after) => {
    const recording = new Recording();
    const lists = new OfferReader(recording as unknown as Connections, new ShiftReader(), ground.app.get<Clock>(CLOCK));
    expect((await lists.ofWorker(worker.accountId as Id, open, 20, after)).items.length).toBeGreaterThan(0);
    const { sql, params } = recording.asked[0]!;
    const plan = await ground.connections.rows<{ table: string; key: string | null; rows: number }>(
      `EXPLAIN ${sql}`,
      params,
    );
    expect(plan.map(({ table, key }) => [table, key])).toEqual([
      ['m', 'idx_offer_members_worker_made'],
      ['o', 'PRIMARY'],
    ]);
    expect(plan.map(({ rows }) => Number(rows) < 1_000)).toEqual([true, true]);
  });
});
