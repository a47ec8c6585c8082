import { newId } from '@gg/kernel';
import type { Cast } from './cast';
import type { Database } from './database';
import type { Sabotage } from './demo-options';
import type { Tables } from './tables';

/** Puts back what was spoiled. */
export type Undo = () => Promise<void>;

/** Spoils what the count is to notice, one thing at a time, and puts it right again. */
export class Saboteur {
  constructor(
    private readonly database: Database,
    private readonly cast: Cast,
  ) {}

  /** Before the play: one page will throw one push away. */
  prepare(kinds: readonly Sabotage[]): void {
    if (kinds.includes('drop-push')) this.cast.dropOnePush();
  }

  /** What was thrown away is found after all. */
  findWhatWasDropped(): void {
    this.cast.findDroppedPush();
  }

  /** After the play. What was thrown away during it is gone until it is undone. */
  async spoil(kind: Sabotage, tables: Tables): Promise<Undo> {
    switch (kind) {
      case 'delete-notice':
        return this.deleteNotice(tables);
      case 'insert-overlap':
        return this.insertOverlap(tables);
      case 'drop-push':
        this.cast.forgetDroppedPush();
        return () => Promise.resolve(this.cast.findDroppedPush());
    }
  }

  /** Somebody's notice of an offer disappears. */
  private async deleteNotice({ notices }: Tables): Promise<Undo> {
    const victim = notices.find(({ kind }) => kind === 'offer.made');
    if (!victim) throw new Error('there is no notice to delete');
    const [row] = await this.database.raw('SELECT * FROM notices WHERE id = ?', [victim.id]);
    await this.database.change('DELETE FROM notices WHERE id = ?', [victim.id]);
    return async () => void (await this.database.change('INSERT INTO notices SET ?', [row]));
  }

  /** Somebody who has a seat gets another one at the same time, behind the back of every guard. */
  private async insertOverlap({ bookings, shifts }: Tables): Promise<Undo> {
    const day = new Set(shifts.map(({ shiftId }) => shiftId));
    const ofDay = bookings.filter(({ live, shiftId }) => live && day.has(shiftId));
    const pair = ofDay.flatMap((one) => {
      const other = ofDay.find(
        ({ shiftId, startsAt, endsAt }) => shiftId !== one.shiftId && startsAt < one.endsAt && one.startsAt < endsAt,
      );
      return other ? [{ one, other }] : [];
    })[0];
    if (!pair) throw new Error('there are no two shifts at the same time');
    const [row] = await this.database.raw('SELECT * FROM bookings WHERE id = ?', [pair.other.id]);
    const id = newId();
    await this.database.change('INSERT INTO bookings SET ?', [
      { ...row, id, worker_id: pair.one.workerId, party_id: null, offer_id: null },
    ]);
    return async () => void (await this.database.change('DELETE FROM bookings WHERE id = ?', [id]));
  }
}
