import { useEffect } from 'react';
import { Refusal, Unreachable } from '../../shared/api/refusal';
import type { KeptRecords } from '../../shared/offline/kept-records';
import { Store, useStore } from '../../shared/state/store';

/** What the service answered last, kept for visits without a connection. */
export interface KeptAnswer {
  readonly value: unknown;
  /** Milliseconds of the device. */
  readonly at: number;
}

/** How far a page is with what it asked for. */
export interface Asked<T> {
  /** The last answer; undefined while there is none. */
  readonly value: T | undefined;
  /** Why there is no newer one. */
  readonly error: unknown;
  readonly loading: boolean;
  /** Since when it is old, where it was kept from an earlier visit. */
  readonly keptSince: number | null;
}

const NOTHING: Asked<never> = { value: undefined, error: undefined, loading: true, keptSince: null };

/** An answer and whoever looks at it. */
class Answer<T> {
  readonly store = new Store<Asked<T>>(NOTHING);
  private asking: Promise<void> | null = null;
  private outdated = true;
  private again = false;

  constructor(
    private readonly key: string,
    public ask: () => Promise<T>,
    private readonly kept: (() => Promise<KeptRecords<KeptAnswer>>) | null,
  ) {}

  /** Asks where it is outdated; once at a time, and again where it became outdated meanwhile. */
  refresh(): Promise<void> {
    if (this.asking) {
      this.again ||= this.outdated;
      return this.asking;
    }
    if (!this.outdated) return Promise.resolve();
    this.asking = this.load().finally(() => {
      this.asking = null;
      if (!this.again) return;
      this.again = false;
      void this.refresh();
    });
    return this.asking;
  }

  outdate(): void {
    this.outdated = true;
  }

  /** Resolves when nothing is being asked, however that ended. */
  async asked(): Promise<void> {
    while (this.asking) await this.asking;
  }

  private async load(): Promise<void> {
    this.outdated = false;
    const records = this.kept && (await this.kept());
    if (records && this.store.get().value === undefined) {
      const before = (await records.get(this.key)) as { value: T; at: number } | undefined;
      if (before) this.store.change((now) => ({ ...now, value: before.value, keptSince: before.at }));
    }
    try {
      const value = await this.ask();
      this.store.set({ value, error: undefined, loading: false, keptSince: null });
      await records?.put(this.key, { value, at: Date.now() });
    } catch (error) {
      this.outdated = true;
      this.store.change((before) => ({ ...before, error, loading: false }));
    }
  }
}

/** Every answer of this visit by its key, so that coming back to a list finds it as it was. */
class Answers {
  private readonly known = new Map<string, Answer<unknown>>();
  private readonly watched = new Map<string, number>();
  private refreshing = false;
  /** Where answers are kept; set once at the start. */
  kept: (() => Promise<KeptRecords<KeptAnswer>>) | null = null;

  of<T>(key: string, ask: () => Promise<T>, keep: boolean): Answer<T> {
    const found = this.known.get(key) as Answer<T> | undefined;
    if (found) {
      found.ask = ask;
      return found;
    }
    const made = new Answer<T>(key, ask, keep ? this.kept : null);
    this.known.set(key, made as Answer<unknown>);
    return made;
  }

  watch(key: string): () => void {
    this.watched.set(key, (this.watched.get(key) ?? 0) + 1);
    return () => void this.watched.set(key, (this.watched.get(key) ?? 1) - 1);
  }

  /**
   * Something has changed: what is being looked at is asked for again, the rest when it is looked at next. Changes that come
   * together are asked for together.
   */
  outdateAll(): void {
    for (const answer of this.known.values()) answer.outdate();
    if (this.refreshing) return;
    this.refreshing = true;
    queueMicrotask(() => {
      this.refreshing = false;
      for (const [key, answer] of this.known) if (this.isWatched(key)) void answer.refresh();
    });
  }

  /** Asks before anybody looks. Of a failure nobody hears who did not look: they ask anew. */
  async askAhead<T>(key: string, ask: () => Promise<T>): Promise<void> {
    const answer = this.of(key, ask, false);
    await answer.refresh();
    if (answer.store.get().value === undefined && !this.isWatched(key)) this.known.delete(key);
  }

  /** Resolves when all that is being asked now is answered, or is not: what can wait shall not take the line from it. */
  async allAsked(): Promise<void> {
    await Promise.all([...this.known.values()].map((answer) => answer.asked()));
  }

  private isWatched(key: string): boolean {
    return (this.watched.get(key) ?? 0) > 0;
  }

  /** Nothing of anybody is known any more. */
  async forget(): Promise<void> {
    this.known.clear();
    await (await this.kept?.())?.clear();
  }
}

export const answers = new Answers();

/**
 * Asks the service for what a page shows, and again whenever it may have changed.
 * @param key says what is asked for, with everything it depends on
 * @param keep whether the last answer is shown in a visit without a connection
 */
export function useAnswer<T>(
  key: string,
  ask: () => Promise<T>,
  keep = false,
): Asked<T> & {
  readonly refresh: () => void;
  readonly offline: boolean;
  /** There is no such thing, or not for this person, and none is shown from before. */
  readonly missing: boolean;
} {
  const current = answers.of(key, ask, keep);
  const asked = useStore(current.store);
  useEffect(() => {
    const end = answers.watch(key);
    void current.refresh();
    return end;
  }, [key, current]);
  return {
    ...asked,
    offline: asked.error instanceof Unreachable,
    missing: asked.error instanceof Refusal && asked.error.status === 404 && asked.value === undefined,
    refresh: () => {
      current.outdate();
      void current.refresh();
    },
  };
}

/** One page of a list. */
interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** How many pages of a list have been asked for, so that coming back shows as many. */
const pagesShown = new Map<string, number>();

/** A list as far as it has been asked for, and more of it. */
export function usePages<T>(key: string, askPage: (after: string | undefined) => Promise<Page<T>>, keep = false) {
  const askShown = async (): Promise<Page<T>> => {
    const items: T[] = [];
    let next: string | null = null;
    for (let page = 0; page < (pagesShown.get(key) ?? 1); page++) {
      const answer: Page<T> = await askPage(next ?? undefined);
      items.push(...answer.items);
      next = answer.next;
      if (next === null) break;
    }
    return { items, next };
  };
  const asked = useAnswer(key, askShown, keep);
  const more = (): void => {
    pagesShown.set(key, (pagesShown.get(key) ?? 1) + 1);
    asked.refresh();
  };
  return { ...asked, more };
}
