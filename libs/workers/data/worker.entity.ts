import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  DoubleColumn,
  FenColumn,
  FlagColumn,
  IdColumn,
  IdPk,
  Instant,
  IntColumn,
  JsonColumn,
} from '@gg/platform';

/**
 * A person who looks for work; the id is the one of the person's account. Everything here is the person's own doing:
 * name, number, phone and birth date are identity's. `version` counts the changes of the person's profile in all tables
 * of this room and is the version of `worker.profile-changed.v1`; the guarded update of it is the lock of them all.
 */
@Entity('workers')
@Index('uq_workers_number', ['number'], { unique: true })
@Index('idx_workers_silent', ['silent', 'workerId'])
@Index('idx_workers_region', ['regionCode', 'workerId'])
export class WorkerEntity {
  @IdPk() workerId!: string;
  /** Dense enough for the candidate index to be an array: allocated one by one, gaps only where a registration failed. */
  @IntColumn() number!: number;
  @IntColumn() version!: number;
  /** County or city; `45` until the person has said where they live. */
  @CodeColumn(6) regionCode!: string;
  /** Where the person sets out from, degrees, WGS-84. */
  @DoubleColumn({ nullable: true }) placeLng!: number | null;
  @DoubleColumn({ nullable: true }) placeLat!: number | null;
  /** The person has stopped the offers for a while. */
  @FlagColumn() paused!: boolean;
  /** Whether matching was told that the person has gone quiet: the number silent for 90 days, and no app in use. */
  @FlagColumn({ default: 0 }) silent!: boolean;
  @IntColumn({ nullable: true }) maxDistanceM!: number | null;
  @FenColumn({ nullable: true }) minHourlyFen!: number | null;
  /** Wants nights, would rather not, or has not said. */
  @FlagColumn({ nullable: true }) nights!: boolean | null;
  /** May be woken in quiet hours by offers of work that cannot wait for the morning. */
  @FlagColumn({ default: 0 }) nightOffers!: boolean;
  /** False: ranked without what is known of the person (个人信息保护法 24). */
  @FlagColumn() personalised!: boolean;
  @JsonColumn() preferredTrades!: string;
  /** Weekly pattern in canonical form: cut at midnight, sorted, merged. */
  @JsonColumn() weekly!: string;
  /** How the pages are shown: language, size of letters, reading aloud, contrast. */
  @JsonColumn() display!: string;
  @Instant() registeredAt!: Date;
  @Instant() updatedAt!: Date;
  /** Who registered the person, and how. */
  @IdColumn({ nullable: true }) actorId!: string | null;
  @CodeColumn(12) channel!: string;
  @IdColumn({ nullable: true }) consentId!: string | null;
}
