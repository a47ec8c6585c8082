import { Entity } from 'typeorm';
import { CodePk, IntColumn } from '@gg/platform';

/**
 * The next free worker number, one row. A written counter and no AUTO_INCREMENT: on a cluster that one leaves a hole of
 * a node count between any two, and the numbers index arrays.
 */
@Entity('worker_numbers')
export class WorkerNumberEntity {
  @CodePk(16) series!: string;
  @IntColumn() nextNumber!: number;
}
