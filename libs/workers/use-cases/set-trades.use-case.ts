import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { isTradeCode } from '@gg/reference-data';
import { WorkerChanges } from './worker-changes';

export interface SetTradesCommand {
  /** All trades (工种) that the person does; what is not named is no longer one. Each code once. */
  readonly trades: readonly { readonly code: string; readonly months: number }[];
}

/** Says which trades a worker does and for how long. Throws `worker.trade_unknown`, `worker.trade_repeated`. */
@Injectable()
export class SetTrades {
  constructor(@Inject(WorkerChanges) private readonly changes: WorkerChanges) {}

  async execute(caller: Caller, { trades }: SetTradesCommand): Promise<void> {
    const codes = new Set<string>();
    for (const { code } of trades) {
      if (!isTradeCode(code)) throw new DomainError('worker.trade_unknown', { code });
      if (codes.has(code)) throw new DomainError('worker.trade_repeated', { code });
      codes.add(code);
    }
    return this.changes.run(caller, 'workers.set-trades', 'desk.act_on_behalf', async (tx, workerId) => {
      await tx.change('DELETE FROM worker_trades WHERE worker_id = ?', [workerId]);
      await tx.insert(
        'worker_trades',
        trades.map(({ code, months }) => ({ workerId, tradeCode: code, months })),
      );
    });
  }
}
