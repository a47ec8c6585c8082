import { newId } from '@gg/kernel';
import { postingBody } from '../../support/posting';
import { World, type WorldEmployer, type WorldPlace } from '../../support/world';
import { WrongAnswer, type Bench, type Outcome } from '../frame/bench';
import { median, quantile } from '../frame/statistics';
import { OpenPages } from '../sockets/open-pages';
import { BareHouse, type BareParts } from './bare-parts';

const SEATS = 8;
/** Seats ÷ the acceptance that is expected of people nobody knows yet (0.4). */
const FIRST_WAVE = 20;

interface Corner {
  readonly place: WorldPlace;
  readonly employer: WorldEmployer;
  readonly pages: OpenPages;
}

/**
 * From the `POST` of a posting until the whole first wave has its offer on the screen: four processes, events, deliveries
 * and all; against the sum of the four things that cannot be left out.
 */
export const postToOfferBench: Bench = {
  name: 'post-to-offer',
  about:
    'POST of a posting → the first wave has it on the screen, against one commit + queue hop + bulk insert + socket write',
  async run(house): Promise<Outcome> {
    const rounds = house.quick ? 3 : 40;
    const system = await house.startSystem({
      dataDir: house.scratchDir,
      durable: true,
      env: { SETTINGS: JSON.stringify({ http: { ratePerMinute: 1_000_000 } }), LOG_LEVEL: 'warn' },
      progress: house.progress,
    });
    house.atEnd(() => system.stop());
    const world = await World.open(system.env);
    house.atEnd(() => world.close());
    // One corner more than rounds: the first posting only warms up.
    const corners: Corner[] = [];
    for (let n = 0; n <= rounds; n++) {
      const place = world.place(n);
      const employer = await world.employer(place);
      const people = await world.workers(place, FIRST_WAVE);
      const pages = await OpenPages.open(
        system.urls['worker']!,
        people.map(({ token }) => token),
      );
      house.atEnd(async () => pages.close());
      corners.push({ place, employer, pages });
    }
    await settled(world);
    const bare = await BareHouse.open(system.databaseUrl, system.redisUrl);
    house.atEnd(() => bare.close());
    const offered: number[] = [];
    const parts: BareParts[] = [];
    for (const [n, corner] of corners.entries()) {
      const ms = await postAndWait(system.urls['employer']!, corner);
      // What a posting leaves to be done is counted neither against the bare parts nor against the next posting.
      await settled(world);
      const part = await bare.measure(FIRST_WAVE);
      if (n > 0) {
        offered.push(ms);
        parts.push(part);
      }
    }
    await verify(world, corners.length);
    const sums = parts.map((part) => Object.values(part).reduce((sum, ms) => sum + ms, 0));
    const ratio = median(offered) / median(sums);
    return {
      data: { postings: rounds, seats: SEATS, first_wave: FIRST_WAVE, workers: corners.length * FIRST_WAVE },
      figures: {
        post_to_offer_p50_ms: median(offered),
        post_to_offer_p99_ms: quantile(offered, 0.99),
        bare_sum_p50_ms: median(sums),
        bare_commit_ms: median(parts.map(({ commitMs }) => commitMs)),
        bare_queue_hop_ms: median(parts.map(({ queueHopMs }) => queueHopMs)),
        bare_bulk_insert_ms: median(parts.map(({ bulkInsertMs }) => bulkInsertMs)),
        bare_socket_write_ms: median(parts.map(({ socketWriteMs }) => socketWriteMs)),
        ratio_to_bare_parts: ratio,
      },
      targets: [{ name: 'ratio_to_bare_parts', value: ratio, wanted: 'at most', stretch: 4, kind: 'speed' }],
    };
  },
};

/** Milliseconds from the request until the last of the first wave has been told. */
async function postAndWait(employerUrl: string, { place, employer, pages }: Corner): Promise<number> {
  const start = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 30 * 3_600_000);
  const body = JSON.stringify(postingBody(place, employer, { start, headcount: SEATS }));
  const told = pages.hears(FIRST_WAVE, (message) => (message as { kind: string }).kind === 'offer.made');
  const since = performance.now();
  const answer = await fetch(`${employerUrl}/api/postings`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${employer.owner.token}`,
      'content-type': 'application/json',
      'idempotency-key': newId(),
    },
    body,
  });
  if (answer.status !== 201) throw new WrongAnswer(`the posting was refused: ${await answer.text()}`);
  await Promise.all([told, answer.arrayBuffer()]);
  return performance.now() - since;
}

/** Resolves when nothing is under way any more. */
async function settled(world: World): Promise<void> {
  for (;;) {
    const row = await world.connections.row<{ due: number }>(
      'SELECT COUNT(*) AS due FROM event_deliveries WHERE done_at IS NULL AND due_at <= ?',
      [new Date()],
    );
    if (Number(row?.due) === 0) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Throws {@link WrongAnswer} unless everybody was asked just once and has the notice. */
async function verify(world: World, postings: number): Promise<void> {
  const row = await world.connections.row<{ offers: number; notices: number; accounts: number }>(
    `SELECT (SELECT COUNT(*) FROM offers) AS offers,
            (SELECT COUNT(*) FROM notices WHERE kind = 'offer.made') AS notices,
            (SELECT COUNT(DISTINCT account_id) FROM notices WHERE kind = 'offer.made') AS accounts`,
  );
  const wanted = postings * FIRST_WAVE;
  if (!row || Object.values(row).some((count) => Number(count) !== wanted)) {
    throw new WrongAnswer(`${wanted} offers wanted, the tables say ${JSON.stringify(row)}`);
  }
}
