import { Entity } from 'typeorm';
import { CodePk, IdPk, IntColumn } from '@gg/platform';

/** A trade that the person does. */
@Entity('worker_trades')
export class WorkerTradeEntity {
  @IdPk() workerId!: string;
  @CodePk(12) tradeCode!: string;
  /** Months of work in it that the person states. */
  @IntColumn() months!: number;
}
