import { Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { publishCalendar } from './publish-calendar';

@Injectable()
@Consumer('bookings.publish-calendar-when-booking-made', 'booking.made.v1')
export class PublishCalendarWhenBookingMade implements EffectConsumer<'booking.made.v1'> {
  async handle(event: EventOf<'booking.made.v1'>, tx: Tx): Promise<void> {
    await publishCalendar(tx, event.payload.workerId, event.cityCode);
  }
}
