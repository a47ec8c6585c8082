import { Inject, Injectable } from '@nestjs/common';
import { localDate, type Id, type LocalDate } from '@gg/kernel';
import { CONFIG, Metrics, Transactions, type Caller, type Config, type Tx } from '@gg/platform';
import { spendingLimitFen, WORTHS, type SmsWorth } from '../domain/sms-budget';

/** A text that is about to go, as its city pays for it. */
export interface SmsToPay {
  readonly messageId: Id;
  /** The city whose work it is about. */
  readonly cityCode: string;
  readonly worth: SmsWorth;
  readonly segments: number;
}

/**
 * What a city spends on texts in a day (短信预算). Each message is paid once, before its first attempt and in a transaction of its
 * own: whoever tries again has paid. The city's row is raised only as far as the budget goes, by a written guard, so no two
 * spend the same fen, on a cluster neither.
 */
@Injectable()
export class SmsBudget {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  /** @returns those for which there is no money left */
  async pay(caller: Caller, texts: readonly SmsToPay[]): Promise<ReadonlySet<Id>> {
    if (texts.length === 0) return new Set();
    const refused = await this.transactions.run(caller, 'notifications.pay-sms', async (tx) => {
      const unpaid = await unpaidOf(tx, texts);
      const byWorth = WORTHS.flatMap((worth) => unpaid.filter((text) => text.worth === worth));
      const short: SmsToPay[] = [];
      // City by city in one order, so that no two wait for each other crosswise.
      for (const cityCode of [...new Set(byWorth.map((text) => text.cityCode))].sort()) {
        const day = localDate(tx.now);
        await tx.insert('sms_budgets', { cityCode, day, spentFen: 0 }, 'ON DUPLICATE KEY UPDATE day = day');
        for (const text of byWorth.filter((one) => one.cityCode === cityCode)) {
          if (!(await this.payOne(tx, text))) short.push(text);
        }
      }
      return short;
    });
    for (const { cityCode } of refused) this.metrics.smsOverBudget.inc({ city: cityCode });
    return new Set(refused.map(({ messageId }) => messageId));
  }

  /** Gives back what was paid for texts that the gateway will never take. */
  async giveBack(tx: Tx, messageIds: readonly Id[]): Promise<void> {
    if (messageIds.length === 0) return;
    const paid = await tx.rows<{ id: Id; cityCode: string; costFen: number; paidOn: LocalDate }>(
      'SELECT id, city_code, cost_fen, paid_on FROM sms_messages WHERE id IN (?) AND cost_fen > 0 ORDER BY city_code, id',
      [messageIds],
    );
    for (const { id, cityCode, costFen, paidOn } of paid) {
      const isFirst = await tx.changedOne('UPDATE sms_messages SET cost_fen = 0 WHERE id = ? AND cost_fen = ?', [
        id,
        costFen,
      ]);
      if (isFirst) await spend(tx, cityCode, paidOn, -costFen);
    }
  }

  private async payOne(tx: Tx, { messageId, cityCode, worth, segments }: SmsToPay): Promise<boolean> {
    const { budget } = this.config.settings.sms;
    const day = localDate(tx.now);
    const costFen = segments * budget.segmentFen;
    const limitFen = spendingLimitFen(cityCode, worth, budget);
    const fits = await tx.changedOne(
      'UPDATE sms_budgets SET spent_fen = spent_fen + ? WHERE city_code = ? AND day = ? AND spent_fen + ? <= ?',
      [costFen, cityCode, day, costFen, limitFen],
    );
    if (!fits) return false;
    const isFirst = await tx.changedOne(
      'UPDATE sms_messages SET city_code = ?, cost_fen = ?, paid_on = ? WHERE id = ? AND cost_fen IS NULL',
      [cityCode, costFen, day, messageId],
    );
    // Whoever works on the same delivery has paid a moment ago.
    if (!isFirst) await spend(tx, cityCode, day, -costFen);
    return true;
  }
}

const spend = (tx: Tx, cityCode: string, day: LocalDate, fen: number): Promise<unknown> =>
  tx.change('UPDATE sms_budgets SET spent_fen = spent_fen + ? WHERE city_code = ? AND day = ?', [fen, cityCode, day]);

async function unpaidOf(tx: Tx, texts: readonly SmsToPay[]): Promise<SmsToPay[]> {
  const rows = await tx.rows<{ id: Id }>('SELECT id FROM sms_messages WHERE id IN (?) AND cost_fen IS NULL', [
    texts.map(({ messageId }) => messageId),
  ]);
  const unpaid = new Set(rows.map(({ id }) => id));
  return texts.filter(({ messageId }) => unpaid.has(messageId));
}
