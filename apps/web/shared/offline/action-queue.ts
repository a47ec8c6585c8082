import { idempotencyKey } from '../api/idempotency-key';
import { Refusal, Unreachable } from '../api/refusal';
import { Store } from '../state/store';
import type { KeptRecords } from './kept-records';

/** Something a person did that has to reach the service, once. */
export interface QueuedAction {
  /** Its idempotency key: however often it is sent, it is done once. */
  readonly key: string;
  /** Says how it is sent: `offer.accept`. */
  readonly kind: string;
  /** The offer, booking, … it is about. */
  readonly subject: string;
  readonly body: unknown;
  /** Whose it is: nobody else's session may send it. */
  readonly accountId: string;
  /** Milliseconds of the device; the order in which they are sent. */
  readonly madeAt: number;
}

/** What became of an action. `waiting`: nobody answered, it is sent again later. */
export type ActionOutcome<R> =
  | { readonly state: 'done'; readonly result: R }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'waiting' };

export interface ActionQueueOptions {
  readonly records: KeptRecords<QueuedAction>;
  readonly send: (action: QueuedAction) => Promise<unknown>;
  /** An action that had to wait has been answered. */
  readonly onSettled: (action: QueuedAction, outcome: ActionOutcome<unknown>) => void;
  readonly now?: () => number;
}

/**
 * What people did while nobody answered, kept until somebody does. The first try is made at once; what nobody answers is
 * sent again in order, with the key it had, when {@link flush} is called.
 */
export class ActionQueue {
  /** What waits now, the oldest first. */
  readonly waiting = new Store<readonly QueuedAction[]>([]);
  private flushing: Promise<void> | null = null;
  /** Keys of what is being tried for the first time: kept already, and nothing that an earlier page left. */
  private readonly first = new Set<string>();

  constructor(private readonly options: ActionQueueOptions) {}

  /** What an earlier page left; beside what has begun to wait since. */
  async load(accountId: string): Promise<void> {
    const kept = await this.options.records.all();
    const left = kept.filter(({ key }) => !this.first.has(key));
    const keys = new Set(left.map(({ key }) => key));
    this.waiting.change((before) =>
      [...left, ...before.filter(({ key }) => !keys.has(key))]
        .filter((action) => action.accountId === accountId)
        .sort((a, b) => a.madeAt - b.madeAt),
    );
  }

  /** Does it now, or keeps it. The same thing about the same subject that waits already is not done twice. */
  async add<R>(wish: Pick<QueuedAction, 'kind' | 'subject' | 'body' | 'accountId'>): Promise<ActionOutcome<R>> {
    const { records, now = Date.now } = this.options;
    if (this.waits(wish.kind, wish.subject)) return { state: 'waiting' };
    const action: QueuedAction = { ...wish, key: idempotencyKey(), madeAt: now() };
    this.first.add(action.key);
    try {
      // Written before it is sent: a page that is closed in this moment finds it again, and its key.
      await records.put(action.key, action);
      // Behind others it waits for its turn: an acceptance and its undoing keep their order.
      const outcome = this.waiting.get().length > 0 ? ({ state: 'waiting' } as const) : await this.try(action);
      if (outcome.state === 'waiting') this.waiting.change((before) => [...before, action]);
      else await records.remove(action.key);
      return outcome as ActionOutcome<R>;
    } finally {
      this.first.delete(action.key);
    }
  }

  waits(kind: string, subject: string): boolean {
    return this.waiting.get().some((action) => action.kind === kind && action.subject === subject);
  }

  /** Sends what waits, until one is not answered. Once at a time. */
  flush(): Promise<void> {
    this.flushing ??= this.sendAll().finally(() => (this.flushing = null));
    return this.flushing;
  }

  /** Forgets everything: whoever signs out takes their wishes along. */
  async clear(): Promise<void> {
    this.waiting.set([]);
    await this.options.records.clear();
  }

  private async sendAll(): Promise<void> {
    for (let action = this.waiting.get()[0]; action; action = this.waiting.get()[0]) {
      const outcome = await this.try(action);
      if (outcome.state === 'waiting') return;
      const { key } = action;
      this.waiting.change((before) => before.filter((one) => one.key !== key));
      await this.options.records.remove(key);
      this.options.onSettled(action, outcome);
    }
  }

  private async try(action: QueuedAction): Promise<ActionOutcome<unknown>> {
    try {
      return { state: 'done', result: await this.options.send(action) };
    } catch (error) {
      if (error instanceof Unreachable) return { state: 'waiting' };
      // Signed out meanwhile: it is sent after the next sign-in.
      if (error instanceof Refusal && (error.passing || error.status === 401)) return { state: 'waiting' };
      if (error instanceof Refusal) return { state: 'refused', refusal: error };
      throw error;
    }
  }
}
