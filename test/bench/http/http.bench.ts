import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { newId } from '@gg/kernel';
import { World } from '../../support/world';
import { WrongAnswer, type Bench, type Outcome } from '../frame/bench';
import { interleaved, ROUNDS } from '../frame/interleave';
import { median } from '../frame/statistics';

/** Rows of the page that is read: what a phone shows of somebody's notices. */
const PAGE = 20;
const CONNECTIONS = 32;

interface Load {
  readonly requestsPerCoreSecond: number;
  readonly requestsPerSecond: number;
}

/**
 * A signed-in, indexed read (a worker's own notices) through the worker service with its guard, limits, validation, logs
 * and metrics, against fastify alone with the same query and the same answer.
 */
export const httpBench: Bench = {
  name: 'http',
  about: "a signed-in read of one's notices: requests a core-second of the worker service against bare fastify",
  async run(house): Promise<Outcome> {
    const { quick } = house;
    const requests = quick ? 500 : 10_000;
    const workers = quick ? 50 : 2_000;
    const system = await house.startSystem({
      dataDir: house.scratchDir,
      durable: false,
      services: ['worker'],
      sms: false,
      env: { SETTINGS: JSON.stringify({ http: { ratePerMinute: 100_000_000 } }), LOG_LEVEL: 'info' },
      progress: house.progress,
    });
    house.atEnd(() => system.stop());
    const world = await World.open(system.env);
    house.atEnd(() => world.close());
    const token = await seed(world, workers, PAGE * 2);
    const bare = await system.start({
      name: 'bare',
      kind: 'worker',
      entry: join(__dirname, 'bare-server.js'),
      env: { BARE_WORKER_ID: token.workerId },
    });
    const service = system.service('worker');
    const path = `/api/notices?limit=${PAGE}`;
    const headers = { authorization: `Bearer ${token.token}` };
    await assertSameAnswer([`${service.url}${path}`, `${bare.url}${path}`], headers);
    const load = async (url: string, pid: number): Promise<Load> => {
      const before = cpuSeconds(pid);
      const since = performance.now();
      const result = await autocannon({ url: `${url}${path}`, connections: CONNECTIONS, amount: requests, headers });
      const seconds = (performance.now() - since) / 1000;
      if (result.non2xx > 0 || result.errors > 0 || result['2xx'] !== requests) {
        throw new WrongAnswer(`of ${requests} requests ${result['2xx']} were answered well`);
      }
      return {
        requestsPerCoreSecond: requests / (cpuSeconds(pid) - before),
        requestsPerSecond: requests / seconds,
      };
    };
    const perSecond: Record<'service' | 'bare', number[]> = { service: [], bare: [] };
    const runs = (name: 'service' | 'bare', url: string, pid: number) => async () => {
      const one = await load(url, pid);
      perSecond[name].push(one.requestsPerSecond);
      return one.requestsPerCoreSecond;
    };
    const values = await interleaved(
      { service: runs('service', service.url, service.pid!), bare: runs('bare', bare.url, bare.pid!) },
      quick ? 1 : ROUNDS,
    );
    const ratio = median(values.service) / median(values.bare);
    return {
      data: { workers, notices: workers * PAGE * 2, page: PAGE, connections: CONNECTIONS, requests },
      figures: {
        service_requests_per_core_s: median(values.service),
        bare_requests_per_core_s: median(values.bare),
        service_requests_per_s: median(perSecond.service),
        bare_requests_per_s: median(perSecond.bare),
        ratio_to_bare: ratio,
      },
      targets: [{ name: 'ratio_to_bare', value: ratio, wanted: 'at least', stretch: 0.75, kind: 'speed' }],
    };
  },
};

/** Workers who were told this and that, and a session of one. */
async function seed(world: World, count: number, each: number): Promise<{ workerId: string; token: string }> {
  const place = world.place(0);
  const people = await world.workers(place, count);
  const start = Date.UTC(2026, 0, 5);
  for (const person of people) {
    await world.run((tx) =>
      tx.insert(
        'notices',
        Array.from({ length: each }, (_, n) => {
          const [madeAt, shiftId, bookingId] = [new Date(start + n * 3_600_000), newId(), newId()];
          return {
            id: newId(),
            accountId: person.accountId,
            service: 'worker',
            kind: 'booking.made',
            subjectId: bookingId,
            causeId: newId(),
            chunk: 0,
            data: { bookingId, shiftId, partyId: null, offerId: newId(), how: 'offer', start: madeAt, end: madeAt },
            madeAt,
            acknowledgedAt: n % 2 === 0 ? madeAt : null,
            expiresAt: madeAt,
            movesTo: null,
          };
        }),
      ),
    );
  }
  const middle = people[Math.floor(count / 2)]!;
  return { workerId: middle.accountId, token: middle.token };
}

async function assertSameAnswer(urls: readonly string[], headers: Record<string, string>): Promise<void> {
  const bodies = await Promise.all(
    urls.map(async (url) => (await fetch(url, { headers })).json() as Promise<{ items?: unknown[] }>),
  );
  if (bodies[0]?.items?.length !== PAGE || JSON.stringify(bodies[0]) !== JSON.stringify(bodies[1])) {
    throw new WrongAnswer(`the two do not answer the same: ${JSON.stringify(bodies).slice(0, 600)}`);
  }
}

/** Processor time that a process and its threads have had, in seconds. Linux counts it in hundredths. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
