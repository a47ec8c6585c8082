import { Inject, Injectable } from '@nestjs/common';
import { OfferReader, type OfferView } from '@gg/bookings';
import { regionFilter } from '@gg/identity';
import { CLOCK, DomainError, type Clock, type Id } from '@gg/kernel';
import { Connections, pageOf, PermissionPolicy, type Caller, type Page } from '@gg/platform';
import { ShiftReader, type ShiftDetails } from '@gg/postings';
import { seatFactsOf, type SeatFacts } from '../channels/seat-news';
import { callOf, openCalls, type Call, type CallScope } from '../data/calls';
import { noticesOf } from '../data/notices';

/** A call with what it is about. */
export interface CallView {
  readonly call: Call;
  readonly shift: ShiftDetails;
  /** What is to be answered; null where something is to be told. */
  readonly offer: OfferView | null;
  /** What is to be told of a seat; null for an offer, and once its notice was purged. */
  readonly seat: SeatFacts | null;
}

/** The call list (电话名单) of the regions whose calls a member of staff works. */
@Injectable()
export class CallListReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(OfferReader) private readonly offers: OfferReader,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(PermissionPolicy) private readonly permissions: PermissionPolicy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Calls to be made now, the longest due first. An entry whose offer ended a moment ago may still be among them. */
  async list(caller: Caller, limit: number, after: readonly [string, Id] | null): Promise<Page<CallView>> {
    const rows = await openCalls(
      this.connections,
      this.scope(caller),
      this.clock.now(),
      limit + 1,
      after && [new Date(after[0]), after[1]],
    );
    const page = pageOf(rows, limit, (row) => [row.dueAt.toISOString(), row.id]);
    return { items: await this.views(page.items), next: page.next };
  }

  /** One call of the caller's regions. Throws `resource.not_found`, for another region's too. */
  async one(caller: Caller, callId: Id): Promise<CallView> {
    const call = await callOf(this.connections, callId, this.scope(caller));
    const [view] = call ? await this.views([call]) : [];
    if (!view) throw new DomainError('resource.not_found');
    return view;
  }

  /** What keeps the caller's queries to own regions. */
  scope(caller: Caller): CallScope {
    return regionFilter('region_code', this.permissions.regionsFor(caller, 'calls.work'));
  }

  private async views(calls: readonly Call[]): Promise<CallView[]> {
    const news = calls.filter((call) => call.offerId === null);
    const [offers, shifts, notices] = await Promise.all([
      this.offers.views(calls.flatMap((call) => call.offerId ?? [])),
      this.shifts.details(this.connections, [...new Set(news.map((call) => call.shiftId))]),
      noticesOf(
        this.connections,
        news.map((call) => call.noticeId),
      ),
    ]);
    return calls.flatMap((call) => {
      const offer = call.offerId === null ? null : (offers.get(call.offerId) ?? null);
      const shift = offer?.shift ?? (call.offerId === null ? shifts.get(call.shiftId) : undefined);
      const notice = call.offerId === null ? notices.get(call.noticeId) : undefined;
      return shift ? [{ call, shift, offer, seat: notice ? seatFactsOf(notice) : null }] : [];
    });
  }
}
