import { Inject, Injectable } from '@nestjs/common';
import { StartOfferClock } from '@gg/bookings';
import { DomainError, type Id } from '@gg/kernel';
import { Connections, systemCaller, Transactions, type Caller, type Tx } from '@gg/platform';
import { CallList } from '../channels/call-list';
import { recordStep } from '../data/delivery-steps';
import { isOffer } from '../domain/notice';

/** What an account says it has. */
export interface AcknowledgedBy {
  readonly accountId: Id;
  readonly ids: readonly Id[];
}

/**
 * An account says that it has notices (已读回执): they move to no further channel, and the clocks of the offers among
 * them start. Acknowledging twice answers the same.
 */
@Injectable()
export class AcknowledgeNotices {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(StartOfferClock) private readonly offerClock: StartOfferClock,
    @Inject(CallList) private readonly callList: CallList,
  ) {}

  /** For a request. Throws `resource.not_found` when none of the ids is the caller's own. */
  async execute(caller: Caller, ids: readonly Id[]): Promise<{ acknowledged: number }> {
    const { accountId } = caller;
    if (!accountId) throw new DomainError('access.sign_in_required');
    const [own = 0] = await this.together(caller, [{ accountId, ids }]);
    if (own === 0) throw new DomainError('resource.not_found');
    return { acknowledged: own };
  }

  /**
   * Many accounts in one write.
   * @returns for each, how many of its ids are notices of its own; another's notice is as good as none
   */
  async together(caller: Caller, said: readonly AcknowledgedBy[]): Promise<number[]> {
    const own = await this.ownNotices(said);
    if (own.length === 0) return said.map(() => 0);
    const fresh = own.filter((notice) => notice.acknowledgedAt === null);
    const offerIds = fresh.filter((notice) => isOffer(notice.kind)).map((notice) => notice.subjectId);
    // Before the acknowledgement is stored: a repeated one starts the clock if this process dies in between.
    await this.offerClock.execute(systemCaller(caller.trace), { offerIds, channel: 'socket' });
    if (fresh.length > 0 || caller.idempotency) {
      const ids = fresh.map((notice) => notice.id).sort();
      await this.transactions.run(caller, 'notifications.acknowledge', async (tx) => {
        if (ids.length > 0) {
          await tx.change('UPDATE notices SET acknowledged_at = ? WHERE id IN (?) AND acknowledged_at IS NULL', [
            tx.now,
            ids,
          ]);
          await recordStep(tx, 'acknowledged', ids);
          await this.callList.closeNews(tx, ids, 'answered');
        }
        return { acknowledged: own.length };
      });
    }
    const owned = new Set(own.map((notice) => `${notice.accountId} ${notice.id}`));
    return said.map(({ accountId, ids }) => new Set(ids.filter((id) => owned.has(`${accountId} ${id}`))).size);
  }

  /**
   * Somebody answers a text about their seat that it has arrived: what they were texted goes no further.
   * @returns whether there was anything to acknowledge
   */
  async byText(tx: Tx, accountId: Id): Promise<boolean> {
    const texted = await tx.rows<{ id: Id }>(
      `SELECT n.id FROM notices n JOIN delivery_steps s ON s.notice_id = n.id AND s.step = 'sms_sent'
        WHERE n.account_id = ? AND n.acknowledged_at IS NULL AND n.expires_at > ? AND n.kind <> 'offer.made'
        ORDER BY n.id`,
      [accountId, tx.now],
    );
    if (texted.length === 0) return false;
    const ids = texted.map((notice) => notice.id);
    await tx.change('UPDATE notices SET acknowledged_at = ? WHERE id IN (?) AND acknowledged_at IS NULL', [
      tx.now,
      ids,
    ]);
    await recordStep(tx, 'sms_acknowledged', ids);
    await this.callList.closeNews(tx, ids, 'answered');
    return true;
  }

  /** Those of the notices that belong to whoever named them. */
  private async ownNotices(said: readonly AcknowledgedBy[]): Promise<OwnNotice[]> {
    const named = new Set(said.flatMap(({ accountId, ids }) => ids.map((id) => `${accountId} ${id}`)));
    const rows = await this.connections.rows<OwnNotice>(
      `SELECT id, account_id, kind, subject_id, acknowledged_at FROM notices
        WHERE id IN (?) AND account_id IN (?)`,
      [[...new Set(said.flatMap((one) => one.ids))], [...new Set(said.map((one) => one.accountId))]],
    );
    return rows.filter((notice) => named.has(`${notice.accountId} ${notice.id}`));
  }
}

interface OwnNotice {
  readonly id: Id;
  readonly accountId: Id;
  readonly kind: string;
  readonly subjectId: Id;
  readonly acknowledgedAt: Date | null;
}
