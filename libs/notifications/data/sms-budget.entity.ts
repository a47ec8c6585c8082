import { Entity } from 'typeorm';
import { CodePk, FenColumn, LocalDatePk } from '@gg/platform';

/** What a city has spent on texts in a local day: raised by a guarded update before a text goes, so never over the budget. */
@Entity('sms_budgets')
export class SmsBudgetEntity {
  @CodePk(6) cityCode!: string;
  @LocalDatePk() day!: string;
  @FenColumn() spentFen!: number;
}
