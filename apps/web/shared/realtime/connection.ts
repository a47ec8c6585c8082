import { Store } from '../state/store';

/** How the page stands to its service, as it has shown itself: never as the browser guesses. */
export interface Connection {
  /** Whether the last request was answered, or the socket stands. */
  readonly reachable: boolean;
  /** Whether news come by themselves. */
  readonly live: boolean;
}

/** What a person is told of it. */
export type ConnectionTold = 'fine' | 'not_live' | 'unreachable';

/** Gathers what requests and the socket say. */
export class ConnectionState {
  readonly store = new Store<Connection>({ reachable: true, live: false });
  private wasLive = false;

  readonly answered = (): void => this.set({ reachable: true });

  /** A request that nobody answered. While the socket stands, that one was bad luck. */
  readonly unanswered = (): void => {
    if (!this.store.get().live) this.set({ reachable: false });
  };

  readonly socketOpened = (): void => {
    this.wasLive = true;
    this.set({ reachable: true, live: true });
  };

  readonly socketClosed = (): void => this.set({ live: false });

  /** The socket could not be opened: the next request shows whether anybody is there. */
  readonly socketRefused = (reached: boolean): void => this.set({ live: false, reachable: reached });

  /** A page that has only just been opened is not live yet, and that is no news. */
  told(): ConnectionTold {
    const { reachable, live } = this.store.get();
    if (!reachable) return 'unreachable';
    return live || !this.wasLive ? 'fine' : 'not_live';
  }

  private set(change: Partial<Connection>): void {
    const before = this.store.get();
    const after = { ...before, ...change };
    if (after.reachable !== before.reachable || after.live !== before.live) this.store.set(after);
  }
}
