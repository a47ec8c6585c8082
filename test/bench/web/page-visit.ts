import type { BrowserContext, Page } from '@playwright/test';
import { WrongAnswer } from '../frame/bench';
import { pageWatch, USABLE, type PageNotes } from './page-watch';
import { slowPage, slowServiceWorker, type Line } from './slow-line';

/** How somebody comes to a page. */
export interface Wishes {
  readonly url: string;
  /** What is waited for, as an expression of the page that is an element, or none. */
  readonly target: string;
  /** None: as fast as the machine. */
  readonly line: Line | null;
  /** So many times slower than this machine's processor. */
  readonly slowdown: number;
  /** Whether an earlier visit has left a service worker, which then answers in the page's place. */
  readonly returning?: boolean;
  /** Looks at the page when all of it is there. */
  readonly look?: (page: Page) => Promise<void>;
}

export interface Visit extends PageNotes {
  /** Until the page itself has come, before anything of it is shown. */
  readonly pageMs: number;
  /** Bytes over the line with their headers, until what is waited for can be used, and until nothing more comes. */
  readonly bytesToUsable: number;
  readonly bytesInAll: number;
  /** Answers that came until then. */
  readonly answersToUsable: number;
}

const WITHIN_MS = 60_000;
/** Is of the service's origin, and no part of its pages. */
const BESIDE = '/healthz';

/** Opens a page in a tab of its own, tells how it came, and closes it. */
export async function visit(context: BrowserContext, wishes: Wishes): Promise<Visit> {
  const { url, target, line, slowdown, returning = false, look } = wishes;
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const traffic = new Traffic();
  session.on('Network.requestWillBeSent', (one) => traffic.begins(one));
  session.on('Network.loadingFinished', (one) => traffic.ends(one));
  await session.send('Network.enable');
  if (line) await slowPage(session, line);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const { slowed } = await slowServiceWorker(session, line, ({ method, params }) => {
    if (method === 'Network.loadingFinished') traffic.ends(params);
  });
  if (returning) {
    await page.goto(new URL(BESIDE, url).href, { timeout: WITHIN_MS });
    await slowed;
  }
  traffic.startAnew();
  await page.addInitScript(pageWatch(target));
  const usable = page.waitForEvent('console', { predicate: (said) => said.text() === USABLE, timeout: WITHIN_MS });
  await page.goto(url, { waitUntil: 'commit', timeout: WITHIN_MS });
  await usable;
  await page.waitForLoadState('networkidle', { timeout: WITHIN_MS });
  const notes = await page.evaluate<PageNotes>('window.notesOfBench');
  const came = traffic.until(notes.usableMs);
  if (line && !(came.pageMs >= line.latencyMs)) {
    throw new WrongAnswer(`the page came after ${came.pageMs} ms: its line is not slowed down`);
  }
  await look?.(page);
  await page.close();
  return { ...notes, ...came };
}

interface Answered {
  readonly requestId: string;
  readonly timestamp: number;
  readonly encodedDataLength: number;
}

/** What came over the line, and when, by the browser's clock in seconds. */
class Traffic {
  private began = NaN;
  private pageRequest = '';
  private readonly came: Answered[] = [];

  /** The first request is that for the page itself: with it the page's own time begins. */
  begins({ requestId, timestamp }: Pick<Answered, 'requestId' | 'timestamp'>): void {
    if (!Number.isNaN(this.began)) return;
    this.began = timestamp;
    this.pageRequest = requestId;
  }

  ends(answer: Answered): void {
    this.came.push(answer);
  }

  /** What comes from now on counts. */
  startAnew(): void {
    this.began = NaN;
    this.came.length = 0;
  }

  until(ms: number): Omit<Visit, keyof PageNotes> {
    // A service worker tells late of what it did for an earlier page.
    const own = this.came.filter(({ timestamp }) => timestamp > this.began);
    const before = own.filter(({ timestamp }) => timestamp <= this.began + ms / 1_000);
    const bytes = (of: typeof before): number => of.reduce((sum, { encodedDataLength }) => sum + encodedDataLength, 0);
    return {
      // The page's own answer: a service worker may still be fetching for an earlier one meanwhile.
      pageMs: ((own.find(({ requestId }) => requestId === this.pageRequest)?.timestamp ?? NaN) - this.began) * 1_000,
      bytesToUsable: bytes(before),
      bytesInAll: bytes(own),
      answersToUsable: before.length,
    };
  }
}
