import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ShiftOfferReader, shiftOffersQuery, shiftOffersSchema, showShiftOffer } from '@gg/bookings';
import { EmployerViews } from '@gg/employers';
import type { Id } from '@gg/kernel';
import { DeliveryLedgerReader, offerDeliverySchema, showOfferDelivery } from '@gg/notifications';
import { Access, Answer, CallerParam, decodeCursor, type Caller } from '@gg/platform';
import { z } from 'zod';

const id = z.uuid().toLowerCase();

/** Who was asked for a shift, and whether it has reached them: for staff of the employer's region. */
@ApiTags('代办 · 班次')
@Controller('employers/:id/shifts/:shiftId/offers')
export class ShiftOffersController {
  constructor(
    @Inject(EmployerViews) private readonly employers: EmployerViews,
    @Inject(ShiftOfferReader) private readonly offers: ShiftOfferReader,
    @Inject(DeliveryLedgerReader) private readonly ledger: DeliveryLedgerReader,
  ) {}

  @Get()
  @Access('employers.read')
  @ApiOperation({ summary: '单位班次的邀约名单（新的在前）' })
  @Answer(200, shiftOffersSchema)
  async list(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('shiftId', { schema: id }) shiftId: Id,
    @Query({ schema: shiftOffersQuery }) { state, limit, after }: z.output<typeof shiftOffersQuery>,
  ) {
    await this.employers.one(caller, employerId);
    const cursor = decodeCursor(after, [z.iso.datetime(), id]);
    const page = await this.offers.ofShift({ shiftId, employerId, state: state ?? null, limit, after: cursor });
    return { items: page.items.map(showShiftOffer), next: page.next };
  }

  @Get(':offerId/delivery')
  @Access('employers.read')
  @ApiOperation({ summary: '一个邀约的送达记录' })
  @Answer(200, offerDeliverySchema)
  async delivery(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('shiftId', { schema: id }) shiftId: Id,
    @Param('offerId', { schema: id }) offerId: Id,
  ) {
    await this.employers.one(caller, employerId);
    return showOfferDelivery(await this.ledger.ofOffer({ offerId, shiftId, employerId }));
  }
}
