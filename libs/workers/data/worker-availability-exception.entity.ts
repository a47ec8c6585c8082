import { Entity, PrimaryColumn } from 'typeorm';
import { IdPk, JsonColumn } from '@gg/platform';

/** What holds on one date instead of the weekly pattern. */
@Entity('worker_availability_exceptions')
export class WorkerAvailabilityExceptionEntity {
  @IdPk() workerId!: string;
  @PrimaryColumn({ type: 'date' }) onDate!: string;
  @JsonColumn() free!: string;
}
