import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { CONFIG, Connections, Transactions, type Caller, type Config, type UpkeepTurn } from '@gg/platform';

/** Rows that were removed. */
export interface PurgedNotices {
  readonly notices: number;
  readonly messages: number;
  readonly codes: number;
  readonly inbound: number;
}

const DAY_MS = 86_400_000;

/**
 * Removes what is older than its term: notices with their ledger, texts, reply codes, and what was received. The call
 * list stays: it records a public service and is kept three years (网络招聘服务管理规定).
 */
@Injectable()
export class PurgeNotices {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Works in batches of bounded size, each its own transaction. Safe to stop and to run twice at once.
   * @param turn ends it early; the rest goes with the next one
   */
  async execute(caller: Caller, turn?: UpkeepTurn): Promise<PurgedNotices> {
    const before = new Date(this.clock.now().getTime() - this.config.settings.retention.noticesDays * DAY_MS);
    return {
      notices: await this.batches(turn, () => this.purgeNotices(caller, before)),
      messages: await this.batches(turn, () =>
        this.purge('DELETE FROM sms_messages WHERE made_at < ? ORDER BY made_at LIMIT ?', before),
      ),
      codes: await this.batches(turn, () =>
        this.purge('DELETE FROM sms_reply_codes WHERE made_at < ? ORDER BY made_at LIMIT ?', before),
      ),
      inbound: await this.batches(turn, () =>
        this.purge('DELETE FROM inbound_sms WHERE received_at < ? ORDER BY received_at LIMIT ?', before),
      ),
    };
  }

  private async batches(turn: UpkeepTurn | undefined, purgeOne: () => Promise<number>): Promise<number> {
    for (let total = 0; ;) {
      const purged = await purgeOne();
      total += purged;
      if (purged < this.config.settings.retention.batch || turn?.isOver()) return total;
    }
  }

  /** A notice and its ledger go together, or a ledger would speak of nothing. */
  private async purgeNotices(caller: Caller, before: Date): Promise<number> {
    const old = await this.connections.rows<{ id: Id }>(
      'SELECT id FROM notices WHERE made_at < ? ORDER BY made_at LIMIT ?',
      [before, this.config.settings.retention.batch],
    );
    return this.remove(caller, old);
  }

  /** The newest notices of an erased person, and reply codes of their phone. @returns how many notices went */
  async ofAccount(caller: Caller, accountId: Id): Promise<number> {
    const own = await this.connections.rows<{ id: Id }>(
      'SELECT id FROM notices WHERE account_id = ? ORDER BY made_at DESC LIMIT ?',
      [accountId, this.config.settings.retention.batch],
    );
    await this.connections.change('DELETE FROM sms_reply_codes WHERE worker_id = ?', [accountId]);
    return this.remove(caller, own);
  }

  private async remove(caller: Caller, old: readonly { readonly id: Id }[]): Promise<number> {
    if (old.length === 0) return 0;
    const ids = old.map((row) => row.id).sort();
    return this.transactions.run({ ...caller, idempotency: null }, 'notifications.purge', async (tx) => {
      await tx.change('DELETE FROM delivery_steps WHERE notice_id IN (?)', [ids]);
      return (await tx.change('DELETE FROM notices WHERE id IN (?)', [ids])).affectedRows;
    });
  }

  private async purge(sql: string, before: Date): Promise<number> {
    return (await this.connections.change(sql, [before, this.config.settings.retention.batch])).affectedRows;
  }
}
