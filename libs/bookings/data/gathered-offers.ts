import type { Id } from '@gg/kernel';
import type { SqlValue } from '@gg/platform';
import { offersOf, type Offer } from './offers';

interface Reader {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  row<T>(sql: string, params?: readonly SqlValue[]): Promise<T | null>;
}

/**
 * Looks offers up, all that are asked for in one turn of the event loop by one statement: when a shift is hot, most of what
 * an acceptance costs is to find out that one comes too late. Every look begins after it was asked for.
 */
export class GatheredOffers {
  private next: { readonly ids: Set<Id>; readonly found: Promise<ReadonlyMap<Id, Offer>> } | null = null;

  constructor(private readonly reader: Reader) {}

  async offer(offerId: Id): Promise<Offer | null> {
    this.next ??= this.gather();
    const { ids, found } = this.next;
    ids.add(offerId);
    return (await found).get(offerId) ?? null;
  }

  private gather(): NonNullable<typeof this.next> {
    const ids = new Set<Id>();
    const found = new Promise<void>((resolve) => setImmediate(resolve)).then(async () => {
      this.next = null;
      return new Map((await offersOf(this.reader, [...ids])).map((offer) => [offer.id, offer]));
    });
    return { ids, found };
  }
}
