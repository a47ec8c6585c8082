import { join } from 'node:path';
import { newId, type Id } from '@gg/kernel';
import { gauge } from '../../support/gauge';
import { World, type WorldPerson } from '../../support/world';
import { WrongAnswer, type Bench, type Outcome } from '../frame/bench';
import { elapsedMs, interleaved, ROUNDS } from '../frame/interleave';
import { median } from '../frame/statistics';
import type { Target } from '../frame/target';
import { FarPages } from './far-pages';
import { PushBaselines } from './push-baselines';

/** A wave to so many people, and to one. */
const SIZES = { full: [1, 200, 10_000], quick: [1, 50] } as const;

const LATER = 24 * 60;
const SETTINGS = {
  http: { ratePerMinute: 1_000_000 },
  // Nobody acknowledges, and nobody is to be texted or phoned for it while others are measured.
  escalation: { smsUrgentSeconds: LATER * 60, smsSeconds: LATER * 60, callUrgentMinutes: LATER, callMinutes: LATER },
  notices: { pushCheckMs: LATER * 60_000 },
};

/** From a committed event until the last connected client of its recipients has the durable notice. */
export const pushBench: Bench = {
  name: 'push',
  about:
    'enqueue → durable notice → last client, at 1, 200 and 10,000 recipients; against a job each, and against no database',
  async run(house): Promise<Outcome> {
    const sizes = house.quick ? SIZES.quick : SIZES.full;
    const most = Math.max(...sizes);
    const system = await house.startSystem({
      dataDir: house.scratchDir,
      durable: true,
      services: ['worker', 'matching'],
      env: { SETTINGS: JSON.stringify(SETTINGS), LOG_LEVEL: 'warn' },
      progress: house.progress,
    });
    house.atEnd(() => system.stop());
    const world = await World.open(system.env);
    house.atEnd(() => world.close());
    const people: WorldPerson[] = [];
    for (let n = 0; people.length < most; n++) {
      people.push(...(await world.workers(world.place(n), Math.min(1_000, most - people.length))));
    }
    const server = await system.start({
      name: 'baselines',
      kind: 'worker',
      entry: join(__dirname, 'baseline-server.js'),
    });
    const accounts = people.map(({ accountId }) => accountId);
    const before = await memoryOf(system.urls['worker']!);
    const [ours, theirs] = await house.progress.step(`Opening ${2 * most} sockets`, async () => [
      await FarPages.open(
        system.urls['worker']!,
        people.map(({ token }) => token),
      ),
      await FarPages.open(server.url, accounts),
    ]);
    house.atEnd(async () => (ours.close(), theirs.close()));
    const pageBytes = (await memoryOf(system.urls['worker']!)) - before;
    const baselines = await PushBaselines.open(system.databaseUrl, system.redisUrl);
    house.atEnd(() => baselines.close());
    const figures: Record<string, number> = { bytes_per_open_page: pageBytes / most };
    const targets: Target[] = [];
    for (const size of sizes) {
      const to = accounts.slice(0, size);
      const values = await interleaved(
        {
          subject: () => throughTheHouse(world, ours, to),
          job_each: () => through(theirs, to, (causeId) => baselines.jobEach(to, causeId)),
          floor: () => through(theirs, to, (causeId) => baselines.floor(to, causeId)),
        },
        house.quick ? 1 : ROUNDS,
      );
      const [subject, jobEach, floor] = [median(values.subject), median(values.job_each), median(values.floor)];
      Object.assign(figures, {
        [`to_${size}_ms`]: subject,
        [`to_${size}_job_each_ms`]: jobEach,
        [`to_${size}_floor_ms`]: floor,
        [`to_${size}_ratio_to_job_each`]: jobEach / subject,
        [`to_${size}_ratio_to_floor`]: subject / floor,
      });
      targets.push(...targetsOf(size, jobEach / subject, subject / floor));
    }
    figures['bytes_per_notice'] = await bytesPerNotice(world);
    return { data: { sockets: 2 * most, recipients: sizes.join(' / ') }, figures, targets };
  },
};

/** One recipient has no row in the table of targets: there a commit is all there is. */
function targetsOf(size: number, toJobEach: number, toFloor: number): Target[] {
  if (size === 1) return [];
  const stretch = size > 1_000 ? 18 : 10;
  return [
    { name: `to_${size}_ratio_to_job_each`, value: toJobEach, wanted: 'at least', stretch, kind: 'speed' },
    { name: `to_${size}_ratio_to_floor`, value: toFloor, wanted: 'at most', stretch: 2, kind: 'speed' },
  ];
}

async function through(pages: FarPages, to: readonly Id[], send: (causeId: Id) => Promise<void>): Promise<number> {
  const causeId = newId();
  const { heard } = await pages.listen(to.length, causeId);
  return elapsedMs(async () => {
    await send(causeId);
    await heard;
  });
}

/**
 * An event that tells many and does nothing else, through outbox, queue, consumer and sockets; then the tables are asked
 * whether all is there.
 */
async function throughTheHouse(world: World, pages: FarPages, to: readonly Id[]): Promise<number> {
  const [applicationId, shiftId] = [newId(), newId()];
  const { heard } = await pages.listen(to.length, applicationId);
  const ms = await elapsedMs(async () => {
    await world.run(async (tx) =>
      tx.emit({
        name: 'applications.closed.v1',
        aggregateId: shiftId,
        aggregateVersion: 1,
        payload: {
          shiftId,
          employerId: shiftId,
          reason: 'shift_withdrawn',
          applications: to.map((workerId) => ({ applicationId, workerId })),
        },
      }),
    );
    await heard;
  });
  const row = await world.connections.row<{ notices: number; accounts: number }>(
    'SELECT COUNT(*) AS notices, COUNT(DISTINCT account_id) AS accounts FROM notices WHERE subject_id = ?',
    [applicationId],
  );
  if (Number(row?.notices) !== to.length || Number(row?.accounts) !== to.length) {
    throw new WrongAnswer(`${to.length} notices wanted, there are ${JSON.stringify(row)}`);
  }
  return ms;
}

/** What a process takes of the machine's memory, bytes. */
async function memoryOf(url: string): Promise<number> {
  const bytes = await gauge(url, 'process_resident_memory_bytes');
  if (bytes === undefined) throw new Error('a service does not say what it takes');
  return bytes;
}

/** What a notice and the steps of its ledger take on the disk, with all keys. */
async function bytesPerNotice({ connections }: World): Promise<number> {
  await connections.rows('ANALYZE TABLE notices, delivery_steps');
  const row = await connections.row<{ bytes: number; notices: number }>(
    `SELECT SUM(data_length + index_length) AS bytes, (SELECT COUNT(*) FROM notices) AS notices
       FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name IN ('notices', 'delivery_steps')`,
  );
  return Number(row!.bytes) / Number(row!.notices);
}
