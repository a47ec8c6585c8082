import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id, type LocalDate } from '@gg/kernel';
import { audit, AuditTrail, CONFIG, Transactions, type Caller, type Config, type Tx } from '@gg/platform';
import { Accounts } from '../data/accounts';
import type { IdentityState } from '../domain/identity-state';

/** What is held of a person here, in the clear: it is theirs (个人信息保护法 45). */
export interface OwnIdentityData {
  readonly account: {
    readonly accountId: Id;
    readonly name: string | null;
    readonly phone: string | null;
    readonly idNumber: string | null;
    readonly birthDate: LocalDate | null;
    readonly sex: 'male' | 'female' | null;
    readonly identityState: IdentityState;
    readonly regionCode: string;
    readonly createdAt: Date;
  };
  readonly identityChanges: readonly {
    readonly from: string;
    readonly to: string;
    readonly at: Date;
    readonly why: string;
  }[];
  readonly consents: readonly {
    readonly purpose: string;
    readonly wording: string;
    readonly givenAt: Date;
    readonly revokedAt: Date | null;
  }[];
  readonly sessions: readonly {
    readonly service: string;
    readonly device: string | null;
    readonly createdAt: Date;
    readonly seenAt: Date;
    readonly endedAt: Date | null;
  }[];
  /** What was done with the person's data and in their name, newest first. */
  readonly records: readonly {
    readonly at: Date;
    readonly action: string;
    /** `self`, somebody else, or the software by itself. */
    readonly by: 'self' | 'other' | 'system';
    readonly channel: string;
    readonly fields: readonly string[];
    readonly purpose: string | null;
  }[];
}

/** Rows of each kind at most, the newest: more than years of daily work leave behind. */
const MOST = 2_000;
const DAY_MS = 86_400_000;

/**
 * Gives a person what is held of them: name, numbers, consents, sign-ins, and the record of who did what with it. Each
 * export is on that record itself. Throws `identity.data_exported_often`, `resource.not_found`.
 */
@Injectable()
export class ExportOwnData {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(AuditTrail) private readonly trail: AuditTrail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(caller: Caller): Promise<OwnIdentityData> {
    const { accountId } = caller;
    if (accountId === null) throw new DomainError('access.denied');
    // Without the request's key: an answer that is kept for replays would keep the data in the clear.
    return this.transactions.run({ ...caller, idempotency: null }, 'identity.export-own-data', async (tx) => {
      await this.assertSeldom(tx, accountId);
      const data = await this.read(tx, accountId);
      await audit(tx, {
        action: 'personal_data.exported',
        subjectType: 'account',
        subjectId: accountId,
        regionCode: data.account.regionCode,
      });
      return data;
    });
  }

  private async assertSeldom(tx: Tx, accountId: Id): Promise<void> {
    const { ownDataPerDay } = this.config.settings.retention;
    const { items } = await this.trail.page(
      tx,
      {
        regions: 'all',
        subjectId: accountId,
        action: 'personal_data.exported',
        from: new Date(tx.now.getTime() - DAY_MS),
      },
      ownDataPerDay,
      null,
    );
    if (items.length >= ownDataPerDay) throw new DomainError('identity.data_exported_often', { times: ownDataPerDay });
  }

  private async read(tx: Tx, accountId: Id): Promise<OwnIdentityData> {
    const row = await this.accounts.find(tx, accountId);
    if (!row) throw new DomainError('resource.not_found');
    const { birthDate, sex, identityState, regionCode } = row;
    const created = await tx.row<{ createdAt: Date }>('SELECT created_at FROM accounts WHERE id = ?', [accountId]);
    return {
      account: {
        accountId,
        name: await this.accounts.open(tx, row, 'name'),
        phone: await this.accounts.open(tx, row, 'phone'),
        idNumber: await this.accounts.open(tx, row, 'id_number'),
        birthDate,
        sex,
        identityState,
        regionCode,
        createdAt: created!.createdAt,
      },
      identityChanges: await tx.rows(
        `SELECT from_state AS \`from\`, to_state AS \`to\`, at, why FROM identity_changes WHERE account_id = ? ORDER BY at DESC LIMIT ?`,
        [accountId, MOST],
      ),
      consents: await tx.rows(
        'SELECT purpose, wording, given_at, revoked_at FROM consents WHERE account_id = ? ORDER BY given_at DESC LIMIT ?',
        [accountId, MOST],
      ),
      sessions: await tx.rows(
        `SELECT service, device, created_at, seen_at, ended_at FROM sessions WHERE account_id = ? ORDER BY created_at DESC LIMIT ?`,
        [accountId, MOST],
      ),
      records: await this.records(tx, accountId),
    };
  }

  /** Of the facts only what concerns the person: other people's ids are not theirs. */
  private async records(tx: Tx, accountId: Id): Promise<OwnIdentityData['records']> {
    const { items } = await this.trail.page(tx, { regions: 'all', subjectId: accountId }, MOST, null);
    return items.map(({ at, action, actorId, channel, facts }) => {
      const { fields, purpose, reason } = (facts === null ? {} : JSON.parse(facts)) as Record<string, unknown>;
      const why = purpose ?? reason;
      return {
        at,
        action,
        by: actorId === null ? 'system' : actorId === accountId ? 'self' : 'other',
        channel,
        fields: Array.isArray(fields) ? fields.map(String) : [],
        purpose: typeof why === 'string' ? why : null,
      };
    });
  }
}
