import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { audit, CONFIG, Transactions, type Caller, type Config, type Tx } from '@gg/platform';
import { newSessionToken } from '../crypto/session-token';
import { AccountGrants } from '../data/account-grants';
import { Accounts, type AccountRow } from '../data/accounts';
import { OneTimeCodes } from '../data/one-time-codes';
import { regionOfAccount } from '../data/region-of-account';
import { openSession } from '../data/sessions';
import { normaliseIdNumber } from '../domain/chinese-id-number';
import { phoneStanding } from '../domain/identity-state';
import { decideTry, readOneTimeCode, type OneTimeCodeState } from '../domain/one-time-code';
import { parsePhone } from '../domain/phone';
import type { SignInService } from '../domain/session-life';
import { anonymousCaller } from './anonymous-caller';

export interface SignInWithCodeCommand {
  readonly phone: string;
  readonly code: string;
  readonly service: Exclude<SignInService, 'centre'>;
  readonly device: string | null;
  /** Last six characters of the ID number: asked for when the phone was silent for 90 days. */
  readonly idNumberTail: string | null;
  /** The phone has a new owner, who is not the person of the old account. */
  readonly newPerson: boolean;
}

export interface SignedIn {
  readonly token: string;
  readonly sessionId: Id;
  readonly accountId: Id;
  readonly expiresAt: Date;
  /** Whether this sign-in made the account. */
  readonly registered: boolean;
}

/** A refusal that was decided inside the transaction and thrown after it: a wrong try stays counted. */
type Outcome =
  | { readonly kind: 'in'; readonly signedIn: SignedIn }
  | { readonly kind: 'out'; readonly refusal: DomainError };

const out = (refusal: DomainError): Outcome => ({ kind: 'out', refusal });

/**
 * Signs a worker or a member of an employer in by phone and one-time code; a phone that nobody has yet becomes a new
 * account. A phone silent for 90 days may belong to somebody else by now: then the person shows that they know their ID
 * number, or says that they are new, and the old account lets the number go.
 * Refuses with `identity.code_wrong`, `…code_void_none`, `…code_void_expired`, `…code_void_too_many_tries`, `…account_suspended`,
 * `…prove_again`, `…tail_wrong`.
 */
@Injectable()
export class SignInWithCode {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(AccountGrants) private readonly grants: AccountGrants,
    @Inject(OneTimeCodes) private readonly codes: OneTimeCodes,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(caller: Caller, command: SignInWithCodeCommand): Promise<SignedIn> {
    const phone = parsePhone(command.phone);
    const code = readOneTimeCode(command.code);
    if (code === null) throw new DomainError('identity.code_malformed');
    const token = newSessionToken();
    const outcome = await this.transactions.run(anonymousCaller(caller), 'identity.sign-in-with-code', (tx) =>
      this.tried(tx, { ...command, phone, code }, token),
    );
    if (outcome.kind === 'out') throw outcome.refusal;
    return outcome.signedIn;
  }

  private async tried(tx: Tx, command: SignInWithCodeCommand, token: string): Promise<Outcome> {
    const { phone, code } = command;
    const policy = this.config.settings.codes;
    const state = await this.codes.guard(tx, 'sign_in', phone);
    const decision = decideTry(state, this.codes.digest('sign_in', phone, code), tx.now, policy);
    if (decision.kind === 'void') return out(new DomainError(`identity.code_void_${decision.why}`));
    if (decision.kind === 'wrong') {
      await this.codes.save(tx, 'sign_in', phone, decision.next);
      return out(new DomainError('identity.code_wrong', { triesLeft: decision.triesLeft }));
    }
    const account = await this.accounts.findByPhone(tx, phone);
    const refusal = account && (await this.refusal(tx, account, command, decision.next, state));
    if (refusal) return out(refusal);
    await this.codes.save(tx, 'sign_in', phone, decision.next);
    return { kind: 'in', signedIn: await this.admit(tx, account, command, token) };
  }

  /** Why the owner of the code does not enter this account yet; null if they do. */
  private async refusal(
    tx: Tx,
    account: AccountRow,
    { phone, idNumberTail, newPerson }: SignInWithCodeCommand,
    used: OneTimeCodeState,
    open: OneTimeCodeState | null,
  ): Promise<DomainError | null> {
    const silent = phoneStanding(account.phoneHeardAt, tx.now) === 'prove_again';
    if (silent && newPerson) return null;
    if (account.state !== 'active') {
      await this.codes.save(tx, 'sign_in', phone, used);
      return new DomainError('identity.account_suspended');
    }
    if (!silent) return null;
    const idNumber = await this.accounts.open(tx, account, 'id_number');
    // Nothing to prove it with: let in where nothing of others is behind it, or where the phone itself was invited.
    if (idNumber === null && (account.phoneHeardAt === null || !(await this.isMember(tx, account.id)))) return null;
    if (idNumber === null || idNumberTail === null) {
      const ways = idNumber === null ? ['desk', 'new_person'] : ['id_number_tail', 'desk', 'new_person'];
      return new DomainError('identity.prove_again', {}, { ways });
    }
    if (sameTail(idNumber, idNumberTail)) return null;
    const { attempts } = this.config.settings.codes;
    const tries = (open?.tries ?? 0) + 1;
    if (open) await this.codes.save(tx, 'sign_in', phone, { ...open, tries });
    return new DomainError('identity.tail_wrong', { triesLeft: Math.max(0, attempts - tries) });
  }

  /** Whether more than the person's own things are behind the sign-in. */
  private async isMember(tx: Tx, accountId: Id): Promise<boolean> {
    return (await this.grants.held(tx, accountId)).some(({ side }) => side !== 'worker');
  }

  private async admit(
    tx: Tx,
    found: AccountRow | null,
    { phone, service, device, newPerson }: SignInWithCodeCommand,
    token: string,
  ): Promise<SignedIn> {
    const released = found !== null && newPerson && phoneStanding(found.phoneHeardAt, tx.now) === 'prove_again';
    if (released) {
      await this.accounts.guard(tx, found.id);
      await this.accounts.writePhone(tx, found.id, null, null);
      await audit(tx, { action: 'phone.released', subjectType: 'account', subjectId: found.id });
    }
    const registered = found === null || released;
    const accountId = registered
      ? (await this.accounts.create(tx, { phone, phoneHeard: true, name: null, regionCode: '45' })).id
      : found.id;
    if (registered) await audit(tx, { action: 'account.registered', subjectType: 'account', subjectId: accountId });
    else await this.heardAgain(tx, found);
    if (service === 'worker') await this.grants.give(tx, accountId, { side: 'worker', role: 'worker' });
    const employerId = service === 'employer' ? await this.firstEmployer(tx, accountId) : null;
    const session = { token, accountId, service, employerId, device };
    const { sessionId, expiresAt } = await openSession(tx, session, this.config.settings.sessions);
    await audit(tx, {
      action: 'session.opened',
      subjectType: 'account',
      subjectId: accountId,
      regionCode: await regionOfAccount(tx, accountId),
      facts: { service, sessionId },
    });
    return { token, sessionId, accountId, expiresAt, registered };
  }

  /** The number has proved itself. Somebody who had gone quiet is there again, which the other rooms hear of. */
  private async heardAgain(tx: Tx, account: AccountRow): Promise<void> {
    const silent = account.phoneHeardAt !== null && phoneStanding(account.phoneHeardAt, tx.now) === 'prove_again';
    if (silent) await this.accounts.guard(tx, account.id);
    await tx.change('UPDATE accounts SET phone_heard_at = ? WHERE id = ?', [tx.now, account.id]);
    if (silent) await this.accounts.emitChanged(tx, account.id);
  }

  private async firstEmployer(tx: Tx, accountId: Id): Promise<Id | null> {
    return (await this.grants.held(tx, accountId)).find(({ side }) => side === 'employer')?.place ?? null;
  }
}

/** Whether somebody knows the last six characters of a number; compared in constant time. */
function sameTail(idNumber: string, typed: string): boolean {
  const tail = Buffer.from(normaliseIdNumber(typed));
  const expected = Buffer.from(idNumber.slice(-6));
  return tail.length === expected.length && timingSafeEqual(tail, expected);
}
