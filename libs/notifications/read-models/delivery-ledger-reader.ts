import { Inject, Injectable } from '@nestjs/common';
import { OfferReader } from '@gg/bookings';
import { PersonReader } from '@gg/identity';
import { DomainError, type Id } from '@gg/kernel';
import { AuditTrail, Connections } from '@gg/platform';
import { callOfOffer } from '../data/calls';
import { stepsOf } from '../data/delivery-steps';
import { noticesOfOffer } from '../data/notices';
import { smsOfOffer } from '../data/sms-messages';
import { deliveryTimeline, type TimelineStep } from '../domain/delivery-timeline';

/** The way of an offer to its people, as staff see it. */
export interface OfferDelivery {
  readonly offerId: Id;
  readonly shiftId: Id;
  readonly state: 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn';
  /** Notices are kept for a while; then only what the offer and the call list say is left. */
  readonly whole: boolean;
  readonly steps: readonly (Omit<TimelineStep, 'accountId'> & {
    /** `韦**`; null for a person who was erased since. */
    readonly name: string | null;
  })[];
}

/** Records of one call: it is opened a few times at most. */
const MOST_RECORDS = 100;
/** After its end an offer is told of for a while; nothing later is about its way. */
const AFTER_MS = 86_400_000;

/** The delivery ledger (送达记录) of an offer: each step with its time, from whichever table keeps it. */
@Injectable()
export class DeliveryLedgerReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(OfferReader) private readonly offers: OfferReader,
    @Inject(PersonReader) private readonly persons: PersonReader,
    @Inject(AuditTrail) private readonly trail: AuditTrail,
  ) {}

  /**
   * For staff who may see the employer's shifts: the asker answers for that. Throws `resource.not_found`, for an offer of
   * another shift or employer too.
   */
  async ofOffer({
    offerId,
    shiftId,
    employerId,
  }: Readonly<Record<'offerId' | 'shiftId' | 'employerId', Id>>): Promise<OfferDelivery> {
    const view = (await this.offers.views([offerId])).get(offerId);
    if (!view || view.offer.shiftId !== shiftId || view.offer.employerId !== employerId) {
      throw new DomainError('resource.not_found');
    }
    const { offer } = view;
    const accounts = [...new Set([offer.workerId, ...view.memberIds])];
    const until = new Date(Math.max(offer.expiresAt.getTime(), offer.closedAt?.getTime() ?? 0) + AFTER_MS);
    const [notices, sms, call] = await Promise.all([
      noticesOfOffer(this.connections, offerId, accounts, [offer.madeAt, until]),
      smsOfOffer(this.connections, offerId),
      callOfOffer(this.connections, offerId),
    ]);
    const [steps, calls, names] = await Promise.all([
      stepsOf(
        this.connections,
        notices.map(({ id }) => id),
      ),
      call ? this.trail.page(this.connections, { regions: 'all', subjectId: call.id }, MOST_RECORDS, null) : null,
      this.persons.maskedNames(accounts),
    ]);
    return {
      offerId,
      shiftId,
      state: offer.state,
      whole: notices.length > 0,
      steps: deliveryTimeline({ offer, notices, steps, sms, call, calls: calls?.items ?? [] }).map(
        ({ accountId, ...step }) => ({ ...step, name: names.get(accountId) ?? null }),
      ),
    };
  }
}
