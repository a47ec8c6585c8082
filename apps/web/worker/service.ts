import { answered, apiClient } from '../shared/api/api-client';
import { ServerClock } from '../shared/api/server-clock';
import { OwnSession } from '../shared/api/session';
import type { components, paths } from '../shared/generated/worker-api';
import { ActionQueue, type ActionOutcome, type QueuedAction } from '../shared/offline/action-queue';
import { keptRecords, type KeptRecords } from '../shared/offline/kept-records';
import { ConnectionState } from '../shared/realtime/connection';
import { NoticeFeed } from '../shared/realtime/notice-feed';
import { Store } from '../shared/state/store';
import { answers, type KeptAnswer } from './data/answers';
import { language } from './words/words';

export type Schemas = components['schemas'];
export type Offer = Schemas['Offer'];
export type Job = Schemas['Job'];
export type Booking = Schemas['OwnBooking'];
export type Profile = Schemas['WorkerProfile'];
export type Notice = Schemas['Notice'];

/*
 * What the pages stand on: one clock, one session, one client, one queue, one socket. Made once, when the page is opened.
 */

export const clock = new ServerClock();
export const connection = new ConnectionState();

export const api = apiClient<paths>({
  clock,
  csrfToken: () => session.csrfToken,
  renewCsrfToken: () => session.renewCsrfToken(),
  language: () => language.get(),
  onAnswer: connection.answered,
  onSilence: connection.unanswered,
  onSignedOut: () => session.ended(),
});

export const session: OwnSession = new OwnSession(() => api.GET('/api/session'));

const SESSION = 'session';

/**
 * Finds out who is signed in. Without a connection it is who was here last: their pages show what is kept, and what they do
 * waits. Of the session itself nothing is kept but the facts that pages show.
 */
export async function openSession(): Promise<void> {
  try {
    const now = await session.renew();
    const records = await keptAnswers();
    if (now.state === 'signed_in') {
      await records.put(SESSION, { value: { ...now.session, csrfToken: null }, at: Date.now() });
    } else await records.clear();
  } catch {
    const kept = await (await keptAnswers()).get(SESSION);
    if (kept && session.store.get().state === 'unknown') {
      session.store.set({ state: 'signed_in', session: kept.value as Schemas['Session'] });
    }
  }
}

/** What came of something that had to wait, for whoever shows it. */
export const settled = new Store<{ readonly action: QueuedAction; readonly outcome: ActionOutcome<unknown> } | null>(
  null,
);

const byId = (subject: string) => ({ params: { path: { id: subject } } });

/** How each kind of action is sent; the key stays the same however often. */
const SENDS: Readonly<Record<string, (subject: string, body: never, key: string) => Promise<unknown>>> = {
  'offer.accept': (id, _body, key) =>
    answered(api.POST('/api/offers/{id}/acceptance', { ...byId(id), headers: { 'idempotency-key': key } })),
  'offer.decline': (id, body, key) =>
    answered(api.POST('/api/offers/{id}/refusal', { ...byId(id), body, headers: { 'idempotency-key': key } })),
  'booking.undo': (id, _body, key) =>
    answered(api.POST('/api/bookings/{id}/undo', { ...byId(id), headers: { 'idempotency-key': key } })),
  'booking.cancel': (id, body, key) =>
    answered(api.POST('/api/bookings/{id}/cancellation', { ...byId(id), body, headers: { 'idempotency-key': key } })),
  'booking.reconfirm': (id, body, key) =>
    answered(api.POST('/api/bookings/{id}/reconfirmation', { ...byId(id), body, headers: { 'idempotency-key': key } })),
};

let queue: ActionQueue | undefined;
let opened: Promise<ActionQueue> | undefined;

/** The queue of what people did; opened when it is first needed. */
export const actions = (): Promise<ActionQueue> =>
  (opened ??= keptRecords<QueuedAction>('actions').then((records) => {
    queue = new ActionQueue({
      records,
      send: ({ kind, subject, body, key }) => SENDS[kind]!(subject, body as never, key),
      onSettled: (action, outcome) => {
        settled.set({ action, outcome });
        answers.outdateAll();
      },
    });
    return queue;
  }));

/** Does something now, or as soon as somebody answers. */
export async function act<R>(kind: string, subject: string, body: unknown = null): Promise<ActionOutcome<R>> {
  const outcome = await (await actions()).add<R>({ kind, subject, body, accountId: session.accountId ?? '' });
  if (outcome.state === 'waiting') tryAgainSoon();
  // Refused means that what was shown is no longer so.
  else answers.outdateAll();
  return outcome;
}

const AGAIN_MS = 5_000;
let again: ReturnType<typeof setTimeout> | undefined;

function tryAgainSoon(): void {
  again ??= setTimeout(() => {
    again = undefined;
    void sendWaiting();
  }, AGAIN_MS);
}

/** Sends what waits; and once more later, while something does. */
export async function sendWaiting(): Promise<void> {
  if (!queue) return;
  await queue.flush();
  if (queue.waiting.get().length > 0) tryAgainSoon();
}

/** The newest notice of this visit, for pages that show it. */
export const latestNotice = new Store<Notice | null>(null);

let feed: NoticeFeed | undefined;

/** Whoever has signed in: opens the socket and sends what an earlier page left. */
export async function begin(accountId: string): Promise<void> {
  const own = await actions();
  await own.load(accountId);
  void sendWaiting();
  feed ??= new NoticeFeed({
    connection,
    load: async () => {
      await answers.allAsked();
      return import('socket.io-client');
    },
    onNotice: (notice) => {
      latestNotice.set({ ...notice, acknowledgedAt: null } as Notice);
      answers.outdateAll();
    },
    onCaughtUp: () => {
      answers.outdateAll();
      void sendWaiting();
    },
  });
  await feed.start();
}

/** Ends the session here: nothing of the person stays in this browser. */
export async function signOut(): Promise<void> {
  await answered(api.DELETE('/api/session'));
  await forgetAll();
  session.ended();
}

/** What a session leaves behind in memory and in the browser's database. */
export async function forgetAll(): Promise<void> {
  feed?.stop();
  feed = undefined;
  await (await actions()).clear();
  await answers.forget();
}

/** Where answers are kept for a visit without a connection. */
export const keptAnswers = (): Promise<KeptRecords<KeptAnswer>> => keptRecords<KeptAnswer>('answers');
