import type { Browser, BrowserContext, Page } from '@playwright/test';
import { cookieName } from '@gg/platform';
import type { System } from '../../../tools/system.mjs';
import { DESKTOP, IN_GUANGXI, launchBrowser, PHONE } from '../../support/browser';
import { candidatesIndexed } from '../../support/candidates-indexed';
import { Client } from '../../support/client';
import { poll } from '../../support/poll';
import { postingBody } from '../../support/posting';
import { World, type WorldEmployer, type WorldPerson } from '../../support/world';
import { WrongAnswer, type Bench, type Outcome } from '../frame/bench';
import { interleaved, ROUNDS } from '../frame/interleave';
import { median } from '../frame/statistics';
import type { Target } from '../frame/target';
import { entrySize } from './entry-size';
import { blockedMs, layoutShift } from './page-watch';
import { visit, type Visit } from './page-visit';
import { FAST_3G } from './slow-line';

/** A cheap phone's processor beside this machine's. */
const SLOWDOWN = 4;
const TITLE = '仓库分拣';
const HOURLY_YUAN = '26';
const ACCEPT = `[...document.querySelectorAll('article button')].find(({ textContent }) => textContent === '我要接单')`;
const BOARD = `[...document.querySelectorAll('main a, main h2, main h3')].find(({ textContent }) => textContent.includes('${TITLE}'))`;

/**
 * The workers' page on a cheap phone and a bad line until its offer can be answered: a first visit, and the next one, which
 * finds what the first left in the browser. Beside it the employers' board on an office desktop, told and not judged.
 */
export const webBench: Bench = {
  name: 'web',
  about: "the workers' page, fast 3G and a processor 4 times slower: first paint, an offer that can be answered, sizes",
  async run(house): Promise<Outcome> {
    const program = await house.browser();
    const system = await house.startSystem({
      dataDir: house.scratchDir,
      durable: false,
      services: ['matching', 'worker', 'employer'],
      sms: false,
      env: { LOG_LEVEL: 'warn' },
      progress: house.progress,
    });
    house.atEnd(() => system.stop());
    const world = await World.open(system.env);
    house.atEnd(() => world.close());
    const browser = await launchBrowser(program);
    house.atEnd(() => browser.close());
    const scene = await Scene.set(system, world, browser);
    const [rounds, warmUps] = house.quick ? [1, 0] : [ROUNDS, 1];
    const seen = await interleaved<'first' | 'again' | 'board', Visit>(scene.visits(), rounds, warmUps);
    await scene.accept();
    const [worker, employer] = [scene.url('worker'), scene.url('employer')];
    const [packed, packedByBrotli, board] = [
      await entrySize(worker, 'gzip'),
      await entrySize(worker, 'br'),
      await entrySize(employer, 'gzip'),
    ];
    const figures = {
      ...of('first', seen.first),
      ...of('again', seen.again),
      ...of('board', seen.board),
      page_gz_kb: kb(packed.pageBytes),
      entry_js_gz_kb: kb(packed.scriptBytes),
      entry_js_br_kb: kb(packedByBrotli.scriptBytes),
      board_entry_js_gz_kb: kb(board.scriptBytes),
      board_entry_css_gz_kb: kb(board.styleBytes),
    };
    return {
      data: {
        latency_ms: FAST_3G.latencyMs,
        down_kbit_s: FAST_3G.downBitsPerSecond / 1_000,
        up_kbit_s: FAST_3G.upBitsPerSecond / 1_000,
        slowdown: SLOWDOWN,
        browser: browser.version(),
      },
      figures,
      targets: targetsOf(figures),
    };
  },
};

const kb = (bytes: number): number => bytes / 1_000;

/** Medians of what visits of one kind saw. */
function of<Kind extends string>(kind: Kind, visits: readonly Visit[]) {
  const middle = (figure: (of: Visit) => number): number => median(visits.map(figure));
  const named = <Name extends string>(name: Name, value: number) => ({ [`${kind}_${name}`]: value });
  return Object.assign(
    {} as Record<`${Kind}_first_paint_ms` | `${Kind}_usable_ms` | `${Kind}_layout_shift`, number>,
    named(
      'first_paint_ms',
      middle(({ firstPaintMs }) => firstPaintMs),
    ),
    named(
      'largest_paint_ms',
      middle(({ largestPaintMs }) => largestPaintMs),
    ),
    named(
      'usable_ms',
      middle(({ usableMs }) => usableMs),
    ),
    named(
      'layout_shift',
      middle(({ shifts }) => layoutShift(shifts)),
    ),
    named(
      'blocked_ms',
      middle(({ longTasksMs }) => blockedMs(longTasksMs)),
    ),
    named(
      'long_tasks',
      middle(({ longTasksMs }) => longTasksMs.length),
    ),
    named(
      'to_usable_kb',
      middle(({ bytesToUsable }) => kb(bytesToUsable)),
    ),
    named(
      'to_usable_answers',
      middle(({ answersToUsable }) => answersToUsable),
    ),
    named(
      'in_all_kb',
      middle(({ bytesInAll }) => kb(bytesInAll)),
    ),
  );
}

const targetsOf = (figures: Readonly<Record<string, number>>): Target[] => [
  { name: 'first_paint_ms', value: figures['first_first_paint_ms']!, wanted: 'at most', stretch: 1_000, kind: 'speed' },
  { name: 'offer_usable_ms', value: figures['first_usable_ms']!, wanted: 'at most', stretch: 2_000, kind: 'speed' },
  { name: 'entry_js_gz_kb', value: figures['entry_js_gz_kb']!, wanted: 'at most', stretch: 45, kind: 'quality' },
];

const openOfferOf = (world: World, worker: WorldPerson): Promise<{ id: string } | null> =>
  world.connections.row<{ id: string }>("SELECT id FROM offers WHERE worker_id = ? AND state = 'open'", [
    worker.accountId,
  ]);

/** One worker with an open offer, the employer who made it, and the browser both look with. */
class Scene {
  private constructor(
    private readonly system: System,
    private readonly world: World,
    private readonly browser: Browser,
    private readonly worker: WorldPerson,
    private readonly employer: WorldEmployer,
    private readonly offerId: string,
  ) {}

  static async set(system: System, world: World, browser: Browser): Promise<Scene> {
    const place = world.place(0);
    const employer = await world.employer(place);
    const [worker] = await world.workers(place, 1);
    await candidatesIndexed(system.urls['matching']!, 1);
    const day = 86_400_000;
    const tomorrowAtEleven = new Date((Math.floor((Date.now() + day / 3) / day) + 1) * day + 3 * 3_600_000);
    const posted = await new Client(system.urls['employer']!, employer.owner.token).post(
      'postings',
      postingBody(place, employer, { start: tomorrowAtEleven, headcount: 1, title: TITLE }),
    );
    if (posted.status !== 201) throw new WrongAnswer(`the posting was refused: ${JSON.stringify(posted.body)}`);
    const offer = await poll('the offer', async () => (await openOfferOf(world, worker!)) ?? undefined);
    return new Scene(system, world, browser, worker!, employer, offer.id);
  }

  url(service: 'worker' | 'employer'): string {
    return `${this.system.urls[service]}/`;
  }

  /** A first visit, the next one, and the employer's board: each in a browser that knows nothing before. */
  visits(): Record<'first' | 'again' | 'board', () => Promise<Visit>> {
    const toOffer = { url: this.url('worker'), target: ACCEPT, line: FAST_3G, slowdown: SLOWDOWN };
    const look = (page: Page): Promise<void> => this.verifyOffer(page);
    return {
      first: () => this.asWorker((context) => visit(context, { ...toOffer, look })),
      again: () =>
        this.asWorker(async (context) => {
          await visit(context, { ...toOffer, line: null, slowdown: 1 });
          return visit(context, { ...toOffer, returning: true, look });
        }),
      board: () =>
        this.as('employer', this.employer.owner, DESKTOP, (context) =>
          visit(context, { url: this.url('employer'), target: BOARD, line: null, slowdown: 1 }),
        ),
    };
  }

  /** What was waited for does what it says: a tap on it books the seat. */
  async accept(): Promise<void> {
    const look = async (page: Page): Promise<void> => {
      await page.getByRole('article').getByRole('button', { name: '我要接单', exact: true }).tap();
      await page.getByRole('heading', { name: '接单成功' }).waitFor();
    };
    await this.asWorker((context) =>
      visit(context, { url: this.url('worker'), target: ACCEPT, line: null, slowdown: 1, look }),
    );
    const row = await this.world.connections.row<{ bookings: number }>(
      'SELECT COUNT(*) AS bookings FROM bookings WHERE offer_id = ? AND worker_id = ?',
      [this.offerId, this.worker.accountId],
    );
    if (Number(row?.bookings) !== 1) throw new WrongAnswer(`a tap on the offer made ${JSON.stringify(row)}`);
  }

  /** Throws {@link WrongAnswer} unless the page shows the offer that is in the tables, and only that. */
  private async verifyOffer(page: Page): Promise<void> {
    const cards = page.getByRole('article');
    const [id, text] = [await cards.first().getAttribute('aria-labelledby'), await cards.first().textContent()];
    const open = await openOfferOf(this.world, this.worker);
    const right = open?.id === this.offerId && id === `offer-${open.id}` && (await cards.count()) === 1;
    if (!right || ![TITLE, HOURLY_YUAN, this.employer.name].every((fact) => text?.includes(fact))) {
      throw new WrongAnswer(`offer ${open?.id} is open, the page shows ${id}: ${text}`);
    }
  }

  private asWorker<T>(work: (context: BrowserContext) => Promise<T>): Promise<T> {
    return this.as('worker', this.worker, PHONE, work);
  }

  /** Signed in, with nothing kept of an earlier visit. */
  private async as<T>(
    service: 'worker' | 'employer',
    { token }: WorldPerson,
    device: object,
    work: (context: BrowserContext) => Promise<T>,
  ): Promise<T> {
    const context = await this.browser.newContext({ ...IN_GUANGXI, ...device });
    try {
      const session = { name: cookieName(service), value: token, url: this.url(service), httpOnly: true };
      await context.addCookies([{ ...session, sameSite: 'Lax' }]);
      return await work(context);
    } finally {
      await context.close();
    }
  }
}
