import type { CDPSession } from '@playwright/test';

/** A line to a service, as the browser's developer tools make one. It slows answers down, and no opening of a connection. */
export interface Line {
  readonly latencyMs: number;
  readonly downBitsPerSecond: number;
  readonly upBitsPerSecond: number;
}

/**
 * What WebPageTest calls "3G Fast" and Lighthouse "Slow 4G": the fast 3G of people who measure pages. The developer tools'
 * own preset of that name has 562 ms of latency, which nobody's first paint survives.
 */
export const FAST_3G: Line = { latencyMs: 150, downBitsPerSecond: 1_600_000, upBitsPerSecond: 750_000 };

type Sent = (method: string, params?: object) => Promise<unknown>;

async function slowDown(send: Sent, { latencyMs, downBitsPerSecond, upBitsPerSecond }: Line): Promise<void> {
  await send('Network.enable');
  await send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: downBitsPerSecond / 8,
    uploadThroughput: upBitsPerSecond / 8,
  });
}

/** Slows a page down. */
export const slowPage = (page: CDPSession, line: Line): Promise<void> =>
  slowDown((method, params) => page.send(method as 'Network.enable', params as never), line);

/** What a service worker tells of itself through the page that it serves. */
export type WorkerMessage = { readonly method: string; readonly params: never };

/**
 * Slows the service worker of a page down, which fetches on the page's behalf and past its line.
 * @param hear takes what the service worker tells of its requests
 * @returns resolves once a service worker is there and slowed down
 */
export async function slowServiceWorker(
  page: CDPSession,
  line: Line | null,
  hear: (message: WorkerMessage) => void,
): Promise<{ readonly slowed: Promise<void> }> {
  let number = 0;
  const answers = new Map<number, () => void>();
  page.on('Target.receivedMessageFromTarget', ({ message }) => {
    const told = JSON.parse(message) as { id?: number } & WorkerMessage;
    if (told.id === undefined) hear(told);
    else answers.get(told.id)?.();
  });
  const slowed = new Promise<void>((resolve, reject) => {
    page.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type !== 'service_worker') return;
      const send: Sent = async (method, params = {}) => {
        const id = ++number;
        const answered = new Promise<void>((done) => answers.set(id, done));
        await page.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
        await answered;
      };
      (line ? slowDown(send, line) : send('Network.enable').then(() => undefined)).then(resolve, reject);
    });
  });
  // A page may be closed before a service worker is asked.
  slowed.catch(() => undefined);
  await page.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  return { slowed };
}
