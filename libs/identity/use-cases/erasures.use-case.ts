import { Inject, Injectable } from '@nestjs/common';
import { addDays, DomainError, instantOf, localDate, newId, type Id } from '@gg/kernel';
import { audit, CONFIG, Connections, isDuplicate, provenanceOf, type Config, type Tx } from '@gg/platform';
import { SessionCache } from '../access/session-cache';
import { AccountGrants } from '../data/account-grants';
import { Accounts, type AccountRow } from '../data/accounts';
import { PersonKeys } from '../data/person-keys';
import type { Reader } from '../data/reader';
import { regionOfAccount } from '../data/region-of-account';
import { endSessions } from '../data/sessions';

/** An erasure that waits. */
export interface AskedErasure {
  readonly id: Id;
  readonly accountId: Id;
  readonly askedAt: Date;
  readonly dueAt: Date;
}

/** Local minute at which erasures fall due: in the quiet of the night, after the upkeep. */
const DUE_MINUTE = 4 * 60 + 30;

/**
 * Erasure of accounts (注销账号; 个人信息保护法 47): asked for, taken back, carried out. Whether somebody may be erased now
 * the later rooms know: they call this inside their own transactions.
 */
@Injectable()
export class Erasures {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(AccountGrants) private readonly grants: AccountGrants,
    @Inject(PersonKeys) private readonly keys: PersonKeys,
    @Inject(SessionCache) private readonly cache: SessionCache,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The erasure that waits for an account; null when none was asked for. */
  waiting(accountId: Id, reader: Reader = this.connections): Promise<AskedErasure | null> {
    return reader.row<AskedErasure>(
      'SELECT id, account_id, asked_at, due_at FROM erasures WHERE account_id = ? AND live = 1',
      [accountId],
    );
  }

  /** Asks; having asked already answers the same. Throws `erasure.member_elsewhere`. */
  async askWithin(tx: Tx, accountId: Id): Promise<AskedErasure> {
    // The account's own guard: a role that is given at the same time comes before it or finds it.
    const { regionCode } = await this.accounts.guard(tx, accountId);
    await this.assertNobodyElse(tx, accountId);
    const dueAt = instantOf(addDays(localDate(tx.now), this.config.settings.retention.erasureGraceDays), DUE_MINUTE);
    const asked = { id: newId(), accountId, askedAt: tx.now, dueAt: laterOf(dueAt, tx.now) };
    try {
      await tx.insert('erasures', {
        ...asked,
        state: 'asked',
        live: true,
        endedAt: null,
        keepUntil: null,
        ...provenanceOf(tx.caller),
      });
    } catch (error) {
      const before = isDuplicate(error, 'uq_erasures_live') ? await this.waiting(accountId, tx) : null;
      if (!before) throw error;
      return before;
    }
    this.schedule(tx, asked);
    tx.emit({
      name: 'account.erasure-asked.v1',
      aggregateId: asked.id,
      aggregateVersion: 0,
      payload: { erasureId: asked.id, accountId, dueAt: asked.dueAt.toISOString() },
    });
    await audit(tx, {
      action: 'account.erasure_asked',
      subjectType: 'account',
      subjectId: accountId,
      regionCode,
      facts: { dueAt: asked.dueAt.toISOString() },
    });
    return asked;
  }

  /** Takes it back. Throws `erasure.not_asked`, also when it has just been carried out. */
  async withdrawWithin(tx: Tx, accountId: Id): Promise<void> {
    const withdrawn = await tx.changedOne(
      "UPDATE erasures SET state = 'withdrawn', live = NULL, ended_at = ? WHERE account_id = ? AND live = 1",
      [tx.now, accountId],
    );
    if (!withdrawn) throw new DomainError('erasure.not_asked');
    await audit(tx, {
      action: 'account.erasure_withdrawn',
      subjectType: 'account',
      subjectId: accountId,
      regionCode: await regionOfAccount(tx, accountId),
    });
  }

  /** The erasure as it waits; null when it was taken back, is done, or was put off. */
  async due(tx: Tx, erasureId: Id): Promise<AskedErasure | null> {
    const row = await tx.row<AskedErasure>(
      'SELECT id, account_id, asked_at, due_at FROM erasures WHERE id = ? AND live = 1',
      [erasureId],
    );
    return row && row.dueAt <= tx.now ? row : null;
  }

  /** Puts it off: something has come up since it was asked for. */
  async putOff(tx: Tx, erasure: AskedErasure, until: Date): Promise<void> {
    const moved = await tx.changedOne('UPDATE erasures SET due_at = ? WHERE id = ? AND live = 1', [until, erasure.id]);
    if (moved) this.schedule(tx, { ...erasure, dueAt: until });
  }

  /**
   * Erases an account: its sessions, roles and consents end, phone, ID number and name are found by nobody any more, and
   * the other rooms are told. Without anything that law keeps the data key is destroyed here and now: whatever is
   * still sealed under it opens no more.
   * @param keepUntil until when law keeps the person's name and ID number; null: nothing is kept
   * @returns false when it was taken back in the meantime; then nothing is done
   */
  async carryOut(tx: Tx, { id, accountId }: AskedErasure, keepUntil: Date | null): Promise<boolean> {
    const done = await tx.changedOne(
      "UPDATE erasures SET state = 'done', live = NULL, ended_at = ?, keep_until = ? WHERE id = ? AND live = 1",
      [tx.now, keepUntil, id],
    );
    if (!done) return false;
    const account = await this.accounts.guard(tx, accountId);
    await this.releaseIndexes(tx, account);
    await this.grants.take(tx, accountId, { side: 'worker', role: 'worker' }).catch(passNotFound);
    await tx.change(
      'UPDATE consents SET live = NULL, revoked_at = ?, revoked_channel = ?, revoked_by = ? WHERE account_id = ? AND live = 1',
      [tx.now, tx.caller.channel, accountId, accountId],
    );
    const digests = await endSessions(tx, accountId);
    tx.afterCommit(() => void this.cache.forget(accountId, digests));
    await audit(tx, {
      action: 'account.erased',
      subjectType: 'account',
      subjectId: accountId,
      regionCode: account.regionCode,
      facts: { keepUntil: keepUntil?.toISOString() ?? null },
    });
    if (keepUntil === null) await this.destroyKey(tx, accountId);
    else {
      tx.emit({
        name: 'account.key-due.v1',
        aggregateId: id,
        aggregateVersion: 0,
        dueAt: keepUntil,
        payload: { erasureId: id, accountId },
      });
    }
    tx.emit({ name: 'account.erased.v1', aggregateId: accountId, aggregateVersion: 0, payload: { accountId } });
    await this.accounts.emitChanged(tx, accountId);
    return true;
  }

  /** What law kept is over. Doing it twice changes nothing. */
  async destroyKey(tx: Tx, accountId: Id): Promise<void> {
    const account = await this.accounts.find(tx, accountId);
    if (account?.state !== 'erased') return;
    await this.keys.destroy(tx, account.personKeyId);
    await tx.change(
      'UPDATE accounts SET name = NULL, id_number = NULL, birth_date = NULL, sex = NULL, updated_at = ? WHERE id = ?',
      [tx.now, accountId],
    );
    await audit(tx, {
      action: 'account.key_destroyed',
      subjectType: 'account',
      subjectId: accountId,
      regionCode: account.regionCode,
    });
  }

  private async releaseIndexes(tx: Tx, { id }: AccountRow): Promise<void> {
    await tx.change(`DELETE FROM sign_in_codes WHERE phone_index = (SELECT phone_index FROM accounts WHERE id = ?)`, [
      id,
    ]);
    await tx.change(
      `UPDATE accounts SET state = 'erased', phone = NULL, phone_index = NULL, phone_heard_at = NULL, name_index = NULL,
              id_number_index = NULL, proof_reference = NULL
        WHERE id = ?`,
      [id],
    );
  }

  /** Throws `erasure.member_elsewhere` for somebody on whom an organisation or the centre counts. */
  async assertNobodyElse(reader: Reader, accountId: Id): Promise<void> {
    const held = await this.grants.held(reader, accountId);
    if (held.some(({ side }) => side !== 'worker')) throw new DomainError('erasure.member_elsewhere');
  }

  private schedule(tx: Tx, { id, accountId, dueAt }: AskedErasure): void {
    tx.emit({
      name: 'account.erasure-due.v1',
      aggregateId: id,
      aggregateVersion: 0,
      dueAt,
      payload: { erasureId: id, accountId },
    });
  }
}

const DAY_MS = 86_400_000;

/** Asked in the small hours, the grace time is still as long as it says. */
const laterOf = (dueAt: Date, now: Date): Date => (dueAt <= now ? new Date(dueAt.getTime() + DAY_MS) : dueAt);

/** Somebody who never signed in as a worker has no role to lose. */
function passNotFound(error: unknown): void {
  if (!(error instanceof DomainError) || error.code !== 'resource.not_found') throw error;
}
