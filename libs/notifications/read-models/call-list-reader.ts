import { Inject, Injectable } from '@nestjs/common';
import { OfferReader, type OfferView } from '@gg/bookings';
import { regionFilter } from '@gg/identity';
import { CLOCK, DomainError, type Clock, type Id } from '@gg/kernel';
import { Connections, pageOf, PermissionPolicy, type Caller, type Page } from '@gg/platform';
import { callOf, openCalls, type Call, type CallScope } from '../data/calls';

/** A call with the offer it is about. */
export interface CallView {
  readonly call: Call;
  readonly offer: OfferView;
}

/** The call list (电话名单) of the regions whose calls a member of staff works. */
@Injectable()
export class CallListReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(OfferReader) private readonly offers: OfferReader,
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
    const views = await this.offers.views(page.items.map((call) => call.offerId));
    const items = page.items.flatMap((call) => {
      const offer = views.get(call.offerId);
      return offer ? [{ call, offer }] : [];
    });
    return { items, next: page.next };
  }

  /** One call of the caller's regions. Throws `resource.not_found`, for another region's too. */
  async one(caller: Caller, callId: Id): Promise<CallView> {
    const call = await callOf(this.connections, callId, this.scope(caller));
    const offer = call && (await this.offers.views([call.offerId])).get(call.offerId);
    if (!call || !offer) throw new DomainError('resource.not_found');
    return { call, offer };
  }

  /** What keeps the caller's queries to own regions. */
  scope(caller: Caller): CallScope {
    return regionFilter('region_code', this.permissions.regionsFor(caller, 'calls.work'));
  }
}
