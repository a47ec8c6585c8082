import { Inject, Injectable } from '@nestjs/common';
import { DomainError, newId, type Id } from '@gg/kernel';
import { audit, Connections, isDuplicate, PermissionPolicy, Transactions, type Caller, type Tx } from '@gg/platform';
import type { Reader } from '../data/reader';
import { regionOfAccount } from '../data/region-of-account';
import { CONSENT_PURPOSES, CONSENT_WORDING, type ConsentPurpose } from '../domain/consent-purposes';
import { assertInRegion } from './verify-identity.use-case';

export interface ConsentView {
  readonly id: Id;
  readonly purpose: ConsentPurpose;
  readonly wording: string;
  readonly givenAt: Date;
  readonly givenChannel: string;
  readonly revokedAt: Date | null;
  /** The one call for which it is good; null: a standing consent. */
  readonly onlyFor: Id | null;
}

/** Consents (同意) given and taken back, by the person or recorded by staff who heard it. Nothing is ever deleted. */
@Injectable()
export class Consents {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
  ) {}

  /** What a person has agreed to, taken back included, the newest first. */
  list(accountId: Id, reader: Reader = this.connections): Promise<ConsentView[]> {
    return reader.rows<ConsentView>(
      `SELECT id, purpose, wording, given_at, given_channel, revoked_at, only_for FROM consents
        WHERE account_id = ? AND purpose IN (?) ORDER BY given_at DESC, id DESC LIMIT 200`,
      [accountId, CONSENT_PURPOSES],
    );
  }

  /** Gives a consent; having given it already is fine. @returns its id */
  async give(caller: Caller, accountId: Id, purpose: ConsentPurpose): Promise<{ consentId: Id }> {
    return this.transactions.run(caller, 'identity.give-consent', async (tx) => {
      await this.assertMay(tx, accountId);
      return { consentId: await this.giveWithin(tx, accountId, purpose) };
    });
  }

  /** The same inside the transaction of the act that rests on it. Whether the caller may is judged there. */
  async giveWithin(tx: Tx, accountId: Id, purpose: ConsentPurpose): Promise<Id> {
    const id = newId();
    try {
      await this.insert(tx, { id, accountId, purpose, live: true, onlyFor: null });
    } catch (error) {
      const live = isDuplicate(error) ? await this.live(tx, accountId, purpose) : null;
      if (live === null) throw error;
      return live;
    }
    await audit(tx, {
      action: 'consent.given',
      subjectType: 'account',
      subjectId: accountId,
      regionCode: await regionOfAccount(tx, accountId),
      facts: { purpose, consentId: id },
    });
    return id;
  }

  /**
   * Records what a person agreed to in one call and for that call alone: it never counts as a standing consent, also not
   * where there is none or it was taken back. Asked again about the same call it answers the same. @returns its id
   */
  async giveOnce(tx: Tx, accountId: Id, purpose: ConsentPurpose, onlyFor: Id): Promise<Id> {
    const before = await tx.row<{ id: Id }>(
      'SELECT id FROM consents WHERE only_for = ? AND account_id = ? AND purpose = ? ORDER BY id LIMIT 1',
      [onlyFor, accountId, purpose],
    );
    if (before) return before.id;
    const id = newId();
    await this.insert(tx, { id, accountId, purpose, live: null, onlyFor });
    await audit(tx, {
      action: 'consent.given',
      subjectType: 'account',
      subjectId: accountId,
      facts: { purpose, consentId: id, onlyFor },
    });
    return id;
  }

  /** Those of many people who agreed to something once and have taken every such consent back. */
  async tookBack(accountIds: readonly Id[], purpose: ConsentPurpose): Promise<ReadonlySet<Id>> {
    if (accountIds.length === 0) return new Set();
    const rows = await this.connections.rows<{ accountId: Id }>(
      `SELECT account_id FROM consents WHERE account_id IN (?) AND purpose = ? AND only_for IS NULL
        GROUP BY account_id HAVING SUM(revoked_at IS NULL) = 0`,
      [accountIds, purpose],
    );
    return new Set(rows.map((row) => row.accountId));
  }

  /** Takes a consent back, at once and without a reason (个人信息保护法 15). Throws `resource.not_found`. */
  async revoke(caller: Caller, accountId: Id, purpose: ConsentPurpose): Promise<void> {
    await this.transactions.run(caller, 'identity.revoke-consent', async (tx) => {
      await this.assertMay(tx, accountId);
      const revoked = await tx.changedOne(
        `UPDATE consents SET live = NULL, revoked_at = ?, revoked_channel = ?, revoked_by = ?
          WHERE account_id = ? AND purpose = ? AND live = 1`,
        [tx.now, tx.caller.channel, tx.caller.accountId, accountId, purpose],
      );
      if (!revoked) throw new DomainError('resource.not_found');
      await audit(tx, {
        action: 'consent.revoked',
        subjectType: 'account',
        subjectId: accountId,
        regionCode: await regionOfAccount(tx, accountId),
        facts: { purpose },
      });
    });
  }

  /** Id of the consent in force; null if there is none. */
  async live(reader: Reader, accountId: Id, purpose: ConsentPurpose): Promise<Id | null> {
    const row = await reader.row<{ id: Id }>(
      'SELECT id FROM consents WHERE account_id = ? AND purpose = ? AND live = 1',
      [accountId, purpose],
    );
    return row?.id ?? null;
  }

  private async insert(
    tx: Tx,
    consent: {
      readonly id: Id;
      readonly accountId: Id;
      readonly purpose: ConsentPurpose;
      readonly live: true | null;
      readonly onlyFor: Id | null;
    },
  ): Promise<void> {
    await tx.insert('consents', {
      ...consent,
      wording: CONSENT_WORDING,
      givenAt: tx.now,
      givenChannel: tx.caller.channel,
      givenBy: tx.caller.accountId ?? consent.accountId,
      revokedAt: null,
      revokedChannel: null,
      revokedBy: null,
    });
  }

  /** One's own, or staff for a person of their region. */
  private async assertMay(tx: Tx, accountId: Id): Promise<void> {
    if (tx.caller.accountId === accountId) return;
    await assertInRegion(tx, accountId, this.policy.regionsFor(tx.caller, 'consents.record'));
  }
}
