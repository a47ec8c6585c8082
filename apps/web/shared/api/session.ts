import type { components } from '../generated/worker-api';
import { Store } from '../state/store';
import { answered } from './api-client';
import { Refusal } from './refusal';

/** Who is signed in: the same of every service. */
export type Session = components['schemas']['Session'];

/** `unknown`: not asked yet, or nobody answered. */
export type SessionState =
  | { readonly state: 'unknown' }
  | { readonly state: 'guest' }
  | { readonly state: 'signed_in'; readonly session: Session };

/** Asks for the session, as a client of any of the services does. */
export type AskForSession = () => Promise<{ data?: Session; error?: unknown; response: Response }>;

/**
 * Whether the page was given to somebody who came without a session and has not signed in since: then nothing needs to be asked.
 * The service marks such a page; its cookie with the CSRF token is there for scripts to read.
 */
export const cameWithoutSession = (): boolean =>
  document.documentElement.hasAttribute('data-guest') && !/(^|; )gg_\w+_csrf=/.test(document.cookie);

/** The session of this browser. It is a cookie out of reach; what the page knows of it stays in memory. */
export class OwnSession {
  readonly store = new Store<SessionState>({ state: 'unknown' });

  constructor(private readonly ask: AskForSession) {}

  get csrfToken(): string | null {
    const now = this.store.get();
    return now.state === 'signed_in' ? now.session.csrfToken : null;
  }

  get accountId(): string | null {
    const now = this.store.get();
    return now.state === 'signed_in' ? now.session.accountId : null;
  }

  /** Asks the service anew. Throws what is no answer about the session, such as Unreachable. */
  async renew(): Promise<SessionState> {
    if (cameWithoutSession()) {
      this.ended();
      return this.store.get();
    }
    try {
      const session = await answered(this.ask());
      this.store.set({ state: 'signed_in', session });
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 401) throw error;
      this.ended();
    }
    return this.store.get();
  }

  /** For the client: a token for a write that was refused for its old one. */
  readonly renewCsrfToken = async (): Promise<string | null> => {
    await this.renew();
    return this.csrfToken;
  };

  /** Signed out, here or elsewhere. */
  readonly ended = (): void => this.store.set({ state: 'guest' });
}
