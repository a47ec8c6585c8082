import type { Id } from '@gg/kernel';
import { lawWeekOf } from '@gg/kernel';
import type { BusyWindow, PaidMinutes } from '../candidate';
import type { CompiledBooking } from '../compiled-candidate';
import type { ShiftEngagementType } from '../shift-query';
import type { ByteReader } from './byte-reader';
import type { NamePool } from './name-pool';
import { unpackDate } from './packed-date';

/** A booking in the bytes of a candidate; what only few ask is read when it is asked. */
export class StoredBooking implements CompiledBooking {
  readonly startMs: number;
  readonly endMs: number;
  readonly legalEmployerCode: string;
  readonly engagementType: ShiftEngagementType;
  private readonly rest: number;
  private minutes: CompiledBooking['paid'] | undefined;

  constructor(
    private readonly from: ByteReader,
    names: NamePool,
  ) {
    this.startMs = from.f64();
    this.endMs = this.startMs + from.count();
    this.legalEmployerCode = names.textOf(from.count());
    this.engagementType = names.textOf(from.count()) as ShiftEngagementType;
    this.rest = from.at;
    for (let left = from.count(); left > 0; left--) {
      from.at += 4;
      from.count();
    }
    for (let left = 2 * from.count(); left > 0; left--) from.count();
    const tag = from.bytes[from.at]!;
    if (tag === 0) from.at += 17;
    else from.id();
  }

  get isPlatform(): boolean {
    return this.engagementType === 'platform';
  }

  get paid(): CompiledBooking['paid'] {
    return (this.minutes ??= this.paidMinutes.map((paid) => ({ ...paid, week: lawWeekOf(paid.date) })));
  }

  get paidMinutes(): readonly PaidMinutes[] {
    const from = this.reader();
    return from.list(() => ({ date: unpackDate(from.u32()), minutes: from.count() }));
  }

  get unpaidBreaks(): BusyWindow['unpaidBreaks'] {
    return this.breaksAndId().breaks;
  }

  get bookingId(): Id {
    return this.breaksAndId().id;
  }

  private breaksAndId(): { breaks: BusyWindow['unpaidBreaks']; id: Id } {
    const from = this.reader();
    for (let left = from.count(); left > 0; left--) {
      from.at += 4;
      from.count();
    }
    const breaks = from.list(() => ({
      start: new Date(this.startMs + from.signed()),
      end: new Date(this.startMs + from.signed()),
    }));
    return { breaks, id: from.id() };
  }

  private reader(): ByteReader {
    return this.from.copyAt(this.rest);
  }
}
