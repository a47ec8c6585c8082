import { BatchAssignmentEntity, BatchShiftEntity } from './batch.entity';
import { ApplicationEntity, BookingEntity, BookingRecordEntity } from './booking.entity';
import { DispatchEntity, DispatchWaveEntity, OfferEntity, OfferMemberEntity } from './dispatch.entity';
import { ReconfirmationEntity } from './reconfirmation.entity';
import { RosterFileEntity } from './roster-file.entity';
import { ShiftSeatsEntity } from './shift-seats.entity';
import { WorkerCalendarEntity } from './worker-calendar.entity';

export const bookingsEntities = [
  ApplicationEntity,
  BatchAssignmentEntity,
  BatchShiftEntity,
  BookingEntity,
  BookingRecordEntity,
  DispatchEntity,
  DispatchWaveEntity,
  OfferEntity,
  OfferMemberEntity,
  ReconfirmationEntity,
  RosterFileEntity,
  ShiftSeatsEntity,
  WorkerCalendarEntity,
];
