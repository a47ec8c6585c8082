import { useSyncExternalStore } from 'react';

/** A value that pages follow. */
export class Store<T> {
  private readonly followers = new Set<() => void>();

  constructor(private value: T) {}

  readonly get = (): T => this.value;

  set(value: T): void {
    if (Object.is(this.value, value)) return;
    this.value = value;
    for (const tell of [...this.followers]) tell();
  }

  change(how: (before: T) => T): void {
    this.set(how(this.value));
  }

  /** @returns what ends it */
  readonly follow = (tell: () => void): (() => void) => {
    this.followers.add(tell);
    return () => void this.followers.delete(tell);
  };
}

/** The value of a store, and again whenever it changes. */
export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.follow, store.get, store.get);
