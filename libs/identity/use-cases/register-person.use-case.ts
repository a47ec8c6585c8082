import { Inject, Injectable } from '@nestjs/common';
import { DomainError, localDate, type Id } from '@gg/kernel';
import { audit, PermissionPolicy, Transactions, type Caller, type Tx } from '@gg/platform';
import { isRegionCode } from '@gg/reference-data';
import { Accounts, type AccountRow } from '../data/accounts';
import { parseIdNumber } from '../domain/chinese-id-number';
import { parsePersonName } from '../domain/person-name';
import { parsePhone } from '../domain/phone';
import { Consents } from './consents.use-case';
import { GiveIdentity } from './give-identity.use-case';

export interface RegisterPersonCommand {
  readonly name: string;
  /** As typed; null for someone without one. */
  readonly phone: string | null;
  readonly idNumber: string | null;
  /** Whose staff answer for the person: county, city, or `45`. */
  readonly regionCode: string;
  /** The person agreed, before the member of staff, that staff act for them. */
  readonly consentToActOnBehalf: boolean;
}

export interface RegisteredPerson {
  readonly accountId: Id;
  /** False when the person was known already; the account was completed by what was missing. */
  readonly registered: boolean;
  readonly consentId: Id | null;
}

/** The region of a person who has not said where they live, and is served wherever they come. */
const WITHOUT_REGION = '45';

/**
 * Staff register a person who stands at the window or calls. The same person twice is one account: found by ID number,
 * then by phone and name. A person known by ID number gets the phone that was said now. Staff register in their own region,
 * and complete nobody for whom another one answers.
 * Refuses with `access.denied`, `identity.other_region`, `identity.name_invalid`, `identity.phone_invalid`, `identity.id_number_…`, `identity.phone_of_another` when
 * the phone belongs to somebody with another ID number or name: register the person without a phone.
 */
@Injectable()
export class RegisterPerson {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(GiveIdentity) private readonly identity: GiveIdentity,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
  ) {}

  async execute(caller: Caller, command: RegisterPersonCommand): Promise<RegisteredPerson> {
    return this.transactions.run(caller, 'identity.register-person', (tx) => this.within(tx, command));
  }

  /** The same inside the transaction of a later room that adds what it knows of the person. */
  async within(tx: Tx, command: RegisterPersonCommand): Promise<RegisteredPerson> {
    const name = parsePersonName(command.name);
    const phone = command.phone === null ? null : parsePhone(command.phone);
    const number = command.idNumber === null ? null : parseIdNumber(command.idNumber, localDate(tx.now));
    if (!isRegionCode(command.regionCode)) throw new DomainError('identity.region_invalid');
    if (!this.answersFor(tx.caller, command.regionCode)) throw new DomainError('access.denied');
    const byNumber = number && (await this.accounts.findByIdNumber(tx, number.text));
    const byPhone = phone === null ? null : await this.accounts.findByPhone(tx, phone);
    if (byPhone && byPhone.id !== byNumber?.id) {
      // Couples and families share a phone: the same number alone does not make one person of two.
      const otherNumber = byNumber !== null || (number !== null && byPhone.idNumber !== null);
      const otherName = byPhone.name !== null && (await this.accounts.open(tx, byPhone, 'name')) !== name;
      if (otherNumber || otherName) throw new DomainError('identity.phone_of_another');
    }
    const known = byNumber ?? byPhone;
    if (known && known.regionCode !== WITHOUT_REGION && !this.answersFor(tx.caller, known.regionCode))
      throw new DomainError('identity.other_region');
    const accountId = known
      ? await this.complete(tx, known, phone)
      : (await this.accounts.create(tx, { phone, phoneHeard: false, name, regionCode: command.regionCode })).id;
    if (number) await this.identity.within(tx, { accountId, name, idNumber: number.text });
    if (!known) {
      const { regionCode } = command;
      await audit(tx, { action: 'person.registered', subjectType: 'account', subjectId: accountId, regionCode });
      if (!number) await this.accounts.emitChanged(tx, accountId);
    }
    const consentId = command.consentToActOnBehalf
      ? await this.consents.giveWithin(tx, accountId, 'act_on_behalf')
      : null;
    return { accountId, registered: !known, consentId };
  }

  /** Whether a region is one of the staff's who ask. */
  private answersFor(caller: Caller, regionCode: string): boolean {
    const regions = this.policy.regionsFor(caller, 'desk.register_person');
    return caller.kind !== 'staff' || regions.some((prefix) => regionCode.startsWith(prefix));
  }

  private async complete(tx: Tx, known: AccountRow, phone: string | null): Promise<Id> {
    if (known.state !== 'active') throw new DomainError('identity.account_suspended');
    if (phone !== null && (await this.accounts.open(tx, known, 'phone')) !== phone) {
      await this.accounts.guard(tx, known.id);
      await this.accounts.writePhone(tx, known.id, phone, null);
      await this.accounts.emitChanged(tx, known.id);
      const { regionCode } = known;
      await audit(tx, { action: 'phone.changed', subjectType: 'account', subjectId: known.id, regionCode });
    }
    return known.id;
  }
}
