import { QueryClient } from '@tanstack/react-query';
import { apiClient } from '../shared/api/api-client';
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

const TRIES = 2;

/** Answers of the service. What the service refuses is not asked again; what nobody answered is. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (tries, error) => tries < TRIES && !(error instanceof Refusal && !error.passing),
    },
  },
});

/** The newest notice of this visit. */
export const latestNotice = new Store<Notice | null>(null);

/** What the service tells this page; `watch` follows a shift's board. */
export const feed = new NoticeFeed({
  connection,
  onNotice: (notice) => {
    latestNotice.set({ ...notice, acknowledgedAt: null } as Notice);
    void queries.invalidateQueries();
  },
  onCaughtUp: () => void queries.invalidateQueries(),
});
