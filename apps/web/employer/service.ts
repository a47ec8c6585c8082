import { QueryClient } from '@tanstack/react-query';
import { apiClient, type ApiSurroundings } from '../shared/api/api-client';
import { Refusal } from '../shared/api/refusal';
import { ServerClock } from '../shared/api/server-clock';
import { OwnSession } from '../shared/api/session';
import type { components, paths } from '../shared/generated/employer-api';
import { ConnectionState } from '../shared/realtime/connection';
import { NoticeFeed } from '../shared/realtime/notice-feed';
import { Store } from '../shared/state/store';
import { language } from './words/words';

export type Schemas = components['schemas'];
export type Notice = Schemas['Notice'];

/*
 * What the console stands on: one clock, one session, one client, one cache, one socket. Made once, when the page is opened.
 */

export const clock = new ServerClock();
export const connection = new ConnectionState();

const around: ApiSurroundings = {
  clock,
  csrfToken: () => session.csrfToken,
  renewCsrfToken: () => session.renewCsrfToken(),
  language: () => language.get(),
  onAnswer: connection.answered,
  onSilence: connection.unanswered,
  onSignedOut: () => session.ended(),
};

export const api = apiClient<paths>(around);

/** A file of ten thousand rows takes a while to be judged. */
const FILE_WITHIN_MS = 240_000;
export const fileApi = apiClient<paths>(around, FILE_WITHIN_MS);

export const session: OwnSession = new OwnSession(() => api.GET('/api/session'));

const TRIES = 2;

/** Answers of the service. What the service refuses is not asked again; what nobody answered is. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Whether somebody answers, requests show; the browser's guess must not hold one back.
      networkMode: 'always',
      retry: (tries, error) => tries < TRIES && !(error instanceof Refusal && !error.passing),
    },
    mutations: { networkMode: 'always' },
  },
});

/** The newest notice of this visit. */
export const latestNotice = new Store<Notice | null>(null);

/** Which answers a notice makes old, by the first word of its kind. */
const CONCERNS: Readonly<Record<string, readonly string[]>> = {
  booking: ['shifts', 'shift', 'people'],
  application: ['shift', 'people', 'applicants'],
  shift: ['shifts', 'shift', 'people', 'postings', 'posting'],
  posting: ['postings', 'posting', 'shifts'],
  employer: ['organisation'],
  shared_posting: ['shared-postings', 'shared-posting'],
  shared_pair: ['shared-pairs', 'shared-posting'],
};

const outdated = new Set<string>();
let telling: ReturnType<typeof setTimeout> | undefined;
/** Ten acceptances in a moment are one new look. */
const GATHER_MS = 250;

function outdate(kind: string): void {
  for (const name of ['notices', ...(CONCERNS[kind.split('.')[0]!] ?? [])]) outdated.add(name);
  telling ??= setTimeout(() => {
    telling = undefined;
    for (const name of outdated) void queries.invalidateQueries({ queryKey: [name] });
    outdated.clear();
  }, GATHER_MS);
}

/** Answers that move while nobody here does anything. */
const MOVING = ['notices', 'shifts', 'shift', 'people', 'applicants', 'shared-pairs'];
let listened = false;

/** What the service tells this page; `watch` follows a shift's board. */
export const feed = new NoticeFeed({
  connection,
  onNotice: (notice) => {
    latestNotice.set({ ...notice, acknowledgedAt: null } as Notice);
    outdate(notice.kind);
  },
  onCaughtUp: () => {
    // What was asked for with the page may have moved before anybody listened; what only people at desks change has not.
    if (listened) void queries.invalidateQueries();
    else for (const name of MOVING) void queries.invalidateQueries({ queryKey: [name] });
    listened = true;
  },
});

/** Asks again whether somebody is signed in; what nobody answers shows in the connection. */
export const openSession = (): Promise<void> =>
  session.renew().then(
    () => undefined,
    () => undefined,
  );
