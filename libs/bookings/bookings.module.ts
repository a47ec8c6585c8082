import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '@gg/platform';
import { PastShiftWriter } from './bulk/past-shift-writer';
import { AskToReconfirmWhenDue } from './consumers/ask-to-reconfirm-when-due.consumer';
import { CloseApplicationsWhenShiftStarts } from './consumers/close-applications-when-shift-starts.consumer';
import { CloseWithdrawnShift } from './consumers/close-withdrawn-shift.consumer';
import { DispatchWhenDue } from './consumers/dispatch-when-due.consumer';
import { DispatchWhenShiftChanged } from './consumers/dispatch-when-shift-changed.consumer';
import { DispatchWhenShiftPosted } from './consumers/dispatch-when-shift-posted.consumer';
import { EndSeatsWhenOver } from './consumers/end-seats-when-over.consumer';
import { EraseWhenDue } from './consumers/erase-when-due.consumer';
import { ExpireOffersWhenDue } from './consumers/expire-offers-when-due.consumer';
import { NameTheSilentWhenDue } from './consumers/name-the-silent-when-due.consumer';
import { FailBatchWhenDue } from './consumers/fail-batch-when-due.consumer';
import { OfferBatchWhenConfirmed } from './consumers/offer-batch-when-confirmed.consumer';
import { PlanBatchWhenAsked } from './consumers/plan-batch-when-asked.consumer';
import { PurgeBatchesAtNight } from './consumers/purge-batches-at-night.consumer';
import { PublishCalendarWhenBookingCancelled } from './consumers/publish-calendar-when-booking-cancelled.consumer';
import { PublishCalendarWhenBookingMade } from './consumers/publish-calendar-when-booking-made.consumer';
import { ReleaseSilentWhenDue } from './consumers/release-silent-when-due.consumer';
import { StopWhenShiftClosed } from './consumers/stop-when-shift-closed.consumer';
import { WithdrawOffersWhenBookingMade } from './consumers/withdraw-offers-when-booking-made.consumer';
import { WithdrawOffersWhenShiftFilled } from './consumers/withdraw-offers-when-shift-filled.consumer';
import { AcceptanceJudge } from './use-cases/acceptance-judge';
import { ApplicationReader } from './read-models/application-reader';
import { BatchReader } from './read-models/batch-reader';
import { BoardPublisher } from './read-models/board-publisher';
import { BoardReader } from './read-models/board-reader';
import { BoardGateway } from './read-models/board.gateway';
import { BookingReader } from './read-models/booking-reader';
import { EmployerShiftReader } from './read-models/employer-shift-reader';
import { ErasureConsequencesReader } from './read-models/erasure-consequences.reader';
import { OfferReader } from './read-models/offer-reader';
import { ReconfirmationReader } from './read-models/reconfirmation-reader';
import { RosterReader } from './read-models/roster-reader';
import { SeatHolderReader } from './read-models/seat-holder-reader';
import { ShiftOfferReader } from './read-models/shift-offer-reader';
import { SeatsLeftReader } from './read-models/seats-left-reader';
import { ShiftExplainer } from './read-models/shift-explainer';
import { WaveReplayer } from './read-models/wave-replayer';
import { AccountErasure } from './use-cases/account-erasure.use-case';
import { AcceptTogether } from './use-cases/accept-together';
import { AcceptOffer } from './use-cases/accept-offer.use-case';
import { AnswerReconfirmation } from './use-cases/answer-reconfirmation.use-case';
import { Applications } from './use-cases/applications.use-case';
import { BatchAssignments } from './use-cases/batch-assignments.use-case';
import { CancelBooking } from './use-cases/cancel-booking.use-case';
import { ChangeSeats } from './use-cases/change-seats.use-case';
import { ClaimSeat } from './use-cases/claim-seat.use-case';
import { DeclineOffer } from './use-cases/decline-offer.use-case';
import { DispatchPlanner } from './use-cases/dispatch-planner';
import { DispatchShift } from './use-cases/dispatch-shift.use-case';
import { OfferAnswerers } from './use-cases/offer-answerers';
import { RegionalBatches } from './use-cases/regional-batches.use-case';
import { RosterFiles } from './use-cases/roster-files.use-case';
import { SeatTaker } from './use-cases/seat-taker';
import { StartOfferClock } from './use-cases/start-offer-clock.use-case';
import { WaveWriter } from './use-cases/wave-writer';

const useCases = [
  AcceptOffer,
  AccountErasure,
  AnswerReconfirmation,
  Applications,
  BatchAssignments,
  BatchReader,
  CancelBooking,
  ChangeSeats,
  ClaimSeat,
  DeclineOffer,
  StartOfferClock,
  PastShiftWriter,
  ApplicationReader,
  BoardReader,
  BoardPublisher,
  BookingReader,
  EmployerShiftReader,
  ErasureConsequencesReader,
  OfferReader,
  ReconfirmationReader,
  RegionalBatches,
  RosterFiles,
  RosterReader,
  SeatHolderReader,
  ShiftOfferReader,
  SeatsLeftReader,
  ShiftExplainer,
  WaveReplayer,
];

const consumers = [
  AskToReconfirmWhenDue,
  CloseApplicationsWhenShiftStarts,
  CloseWithdrawnShift,
  DispatchPlanner,
  DispatchShift,
  DispatchWhenDue,
  DispatchWhenShiftChanged,
  DispatchWhenShiftPosted,
  EndSeatsWhenOver,
  EraseWhenDue,
  ExpireOffersWhenDue,
  NameTheSilentWhenDue,
  FailBatchWhenDue,
  OfferBatchWhenConfirmed,
  PlanBatchWhenAsked,
  PurgeBatchesAtNight,
  PublishCalendarWhenBookingCancelled,
  PublishCalendarWhenBookingMade,
  ReleaseSilentWhenDue,
  StopWhenShiftClosed,
  WithdrawOffersWhenBookingMade,
  WithdrawOffersWhenShiftFilled,
  WaveWriter,
];

/** Seats, offers and bookings. The matching service also plans and consumes; the employer service shows boards. */
@Global()
@Module({})
export class BookingsModule {
  static forService(config: Pick<Config, 'service'>): DynamicModule {
    return {
      module: BookingsModule,
      providers: [
        ...useCases,
        OfferAnswerers,
        AcceptTogether,
        SeatTaker,
        AcceptanceJudge,
        ...(config.service === 'matching' ? consumers : []),
        ...(config.service === 'employer' ? [BoardGateway] : []),
      ],
      exports: useCases,
    };
  }
}
