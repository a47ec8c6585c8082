import { z } from 'zod';
import { DELIVERY_TEXTS, type DeliveryCode } from '../domain/delivery-texts';
import { deliveryText } from '../domain/delivery-timeline';
import type { OfferDelivery } from '../read-models/delivery-ledger-reader';

const CODES = Object.keys(DELIVERY_TEXTS) as [DeliveryCode, ...DeliveryCode[]];

export const offerDeliverySchema = z
  .object({
    offerId: z.uuid(),
    shiftId: z.uuid(),
    state: z.enum(['open', 'accepted', 'declined', 'expired', 'withdrawn']),
    whole: z.boolean().describe('false once its notices were purged: then only the offer and its calls are told'),
    steps: z
      .array(
        z.object({
          code: z.enum(CODES),
          at: z.iso.datetime(),
          name: z.string().nullable().describe('whom it concerns, masked: 韦**'),
          params: z.record(z.string(), z.union([z.string(), z.number()])),
          text: z.object({ zh: z.string(), en: z.string() }),
        }),
      )
      .describe('in the order in which they happened; each call is one, a push or an acknowledgement its first time'),
  })
  .meta({ id: 'OfferDelivery' });

/** The way of an offer, for the wire. */
export const showOfferDelivery = ({ steps, ...delivery }: OfferDelivery): z.input<typeof offerDeliverySchema> => ({
  ...delivery,
  steps: steps.map(({ code, at, name, params }) => ({
    code,
    at: at.toISOString(),
    name,
    params: { ...params },
    text: deliveryText({ code, params }),
  })),
});
