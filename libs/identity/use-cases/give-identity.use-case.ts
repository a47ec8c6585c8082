import { Inject, Injectable } from '@nestjs/common';
import { DomainError, localDate, type Id } from '@gg/kernel';
import { audit, Transactions, type Caller, type Tx } from '@gg/platform';
import { Accounts, identityOf } from '../data/accounts';
import { parseIdNumber } from '../domain/chinese-id-number';
import { recordIdNumber } from '../domain/identity-state';
import { parsePersonName } from '../domain/person-name';

export interface GiveIdentityCommand {
  readonly accountId: Id;
  readonly name: string;
  readonly idNumber: string;
}

/**
 * Records a person's name and ID number: the identity is `format_ok` from then on.
 * Refuses with `identity.name_invalid`, `identity.id_number_…`, `identity.id_number_taken` when another account has the
 * number, `identity.verified_fixed` when a verified person changes it without staff.
 */
@Injectable()
export class GiveIdentity {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Accounts) private readonly accounts: Accounts,
  ) {}

  async execute(caller: Caller, command: GiveIdentityCommand): Promise<{ identityState: 'format_ok' | 'verified' }> {
    return this.transactions.run(caller, 'identity.give-identity', (tx) => this.within(tx, command));
  }

  /** The same inside a transaction of a later room, e.g. a registration at the desk. */
  async within(
    tx: Tx,
    { accountId, ...typed }: GiveIdentityCommand,
  ): Promise<{ identityState: 'format_ok' | 'verified' }> {
    const name = parsePersonName(typed.name);
    const number = parseIdNumber(typed.idNumber, localDate(tx.now));
    const account = await this.accounts.guard(tx, accountId);
    const same =
      (await this.accounts.open(tx, account, 'id_number')) === number.text &&
      (await this.accounts.open(tx, account, 'name')) === name;
    // Saying the same again takes no proof away.
    if (same && account.identityState !== 'unverified') return { identityState: account.identityState };
    const actor = tx.caller.accountId ?? accountId;
    if (account.identityState === 'verified' && actor === accountId) throw new DomainError('identity.verified_fixed');
    await this.accounts.writeNumber(tx, accountId, name, number);
    await this.accounts.writeIdentity(tx, accountId, recordIdNumber(identityOf(account), actor, tx.now));
    await audit(tx, {
      action: 'identity.given',
      subjectType: 'account',
      subjectId: accountId,
      regionCode: account.regionCode,
      facts: { kind: number.kind },
    });
    await this.accounts.emitChanged(tx, accountId);
    return { identityState: 'format_ok' };
  }
}
