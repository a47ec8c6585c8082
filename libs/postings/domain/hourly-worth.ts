import { hourlyWorth, type Fen } from '@gg/kernel';
import type { Pay } from './posting-terms';

/**
 * What an hour of paid time is worth under an offer of pay, fen, rounded down: what is compared with a minimum wage and
 * shown to workers. Day pay is spread over the shift's paid minutes; piece pay is taken at the stated output.
 * @param paidMinutes of the shift, greater than 0
 */
export function hourlyWorthOf(pay: Pay, paidMinutes: number): Fen {
  switch (pay.kind) {
    case 'hourly':
      return pay.amountFen;
    case 'daily':
      return hourlyWorth(pay.amountFen, paidMinutes);
    case 'piece':
      return hourlyWorth(pay.amountFen * pay.expectedOutput, pay.expectedMinutes);
  }
}
