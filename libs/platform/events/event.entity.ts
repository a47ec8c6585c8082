import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  CodePk,
  IdColumn,
  IdPk,
  Instant,
  IntColumn,
  IntPk,
  JsonColumn,
  TextColumn,
} from '../database/columns';

/** Something that happened, written in the transaction in which it happened. Never changed. */
@Entity('events')
@Index('idx_events_aggregate', ['aggregateId', 'aggregateVersion'])
@Index('idx_events_occurred', ['occurredAt'])
export class EventEntity {
  @IdPk() id!: string;
  @CodeColumn(80) name!: string;
  @IdColumn() aggregateId!: string;
  @IntColumn() aggregateVersion!: number;
  @Instant() occurredAt!: Date;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) onBehalfOf!: string | null;
  @CodeColumn(12) channel!: string;
  @CodeColumn(6, { nullable: true }) cityCode!: string | null;
  @CodeColumn(64) trace!: string;
  @JsonColumn() payload!: string;
}

/**
 * One row per event, subscribed consumer and chunk: the outbox, the inbox and every timer in one table. A delivery is
 * finished when `done_at` is set, in the transaction of its effect.
 */
@Entity('event_deliveries')
@Index('idx_event_deliveries_pending', ['doneAt', 'dueAt'])
export class EventDeliveryEntity {
  @IdPk() eventId!: string;
  @CodePk(64) consumer!: string;
  @IntPk() chunk!: number;
  /** Business time from which it may run. */
  @Instant() dueAt!: Date;
  /** Real time until which the last enqueueing is trusted. */
  @Instant() nextTryAt!: Date;
  @IntColumn() attempts!: number;
  @Instant({ nullable: true }) doneAt!: Date | null;
  /** What distinguishes this chunk, e.g. the recipients of a fan-out. */
  @JsonColumn({ nullable: true }) args!: string | null;
  /** The last failure, shortened; for operators. */
  @TextColumn(500, { nullable: true }) lastError!: string | null;
}
