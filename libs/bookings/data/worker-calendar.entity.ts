import { Entity } from 'typeorm';
import { IdPk, Instant, IntColumn } from '@gg/platform';

/**
 * The guard of a worker's schedule: every transaction that changes it writes this row first, so that two of them never
 * run side by side, on one node or on many. Also keeps what is counted of the worker.
 */
@Entity('worker_calendars')
export class WorkerCalendarEntity {
  @IdPk() workerId!: string;
  /** Grows with every change of the schedule. */
  @IntColumn() version!: number;
  /** Grows with every offer, so that two waves do not count the same open offers. */
  @IntColumn() offersVersion!: number;
  @IntColumn() offers!: number;
  @IntColumn() accepts!: number;
  @IntColumn() shows!: number;
  @IntColumn() noShows!: number;
  @IntColumn() lateCancellations!: number;
  @Instant({ nullable: true }) lastOfferAt!: Date | null;
}
