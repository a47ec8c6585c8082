import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { audit, CONFIG, Connections, Transactions, type Caller, type Config, type Tx } from '@gg/platform';
import { Passwords } from '../crypto/password';
import { newSessionToken } from '../crypto/session-token';
import { PasswordTries } from '../data/password-tries';
import { regionOfAccount } from '../data/region-of-account';
import { openSession } from '../data/sessions';
import { isSignInName } from '../domain/sign-in-name';
import { anonymousCaller } from './anonymous-caller';
import type { SignedIn } from './sign-in-with-code.use-case';

export interface SignInWithPasswordCommand {
  readonly name: string;
  readonly password: string;
  readonly device: string | null;
}

export interface StaffSignedIn extends SignedIn {
  /** The session may do nothing but choose another password. */
  readonly mustChangePassword: boolean;
}

interface Credential {
  accountId: Id;
  passwordHash: string;
  mustChange: number;
  state: string;
}

/**
 * Signs staff in by name and password. A name that does not exist, a wrong password and a suspended account answer
 * alike and take alike.
 * Refuses with `identity.password_wrong`, `identity.password_wait`.
 */
@Injectable()
export class SignInWithPassword {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PasswordTries) private readonly tries: PasswordTries,
    @Inject(Passwords) private readonly passwords: Passwords,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(caller: Caller, command: SignInWithPasswordCommand): Promise<StaffSignedIn> {
    const guest = anonymousCaller(caller);
    const name = command.name.trim().toLowerCase();
    const decision = await this.transactions.run(guest, 'identity.count-password-try', (tx) =>
      this.tries.count(tx, name),
    );
    if (decision.kind === 'wait') throw new DomainError('identity.password_wait', { seconds: decision.seconds });
    const credential = await this.credentialOf(name);
    const { ok, rehashed } = await this.passwords.verify(credential?.passwordHash ?? null, command.password);
    if (!ok || credential === null || credential.state !== 'active') throw new DomainError('identity.password_wrong');
    const token = newSessionToken();
    return this.transactions.run(guest, 'identity.sign-in-with-password', (tx) =>
      this.admit(tx, { name, credential, rehashed, token, device: command.device }),
    );
  }

  /** What nobody can be called is not looked for: the column holds ASCII, and MariaDB compares it with nothing else. */
  private async credentialOf(name: string): Promise<Credential | null> {
    if (!isSignInName(name)) return null;
    return this.connections.row<Credential>(
      `SELECT c.account_id, c.password_hash, c.must_change, a.state
         FROM staff_credentials c JOIN accounts a ON a.id = c.account_id WHERE c.sign_in_name = ?`,
      [name],
    );
  }

  private async admit(
    tx: Tx,
    {
      name,
      credential,
      rehashed,
      token,
      device,
    }: { name: string; credential: Credential; rehashed: string | null; token: string; device: string | null },
  ): Promise<StaffSignedIn> {
    const { accountId, passwordHash } = credential;
    // A password changed in the meantime lets nobody in with the old one.
    const unchanged = await tx.row(
      'SELECT account_id FROM staff_credentials WHERE account_id = ? AND password_hash = ?',
      [accountId, passwordHash],
    );
    if (!unchanged) throw new DomainError('identity.password_wrong');
    if (rehashed !== null) {
      await tx.change('UPDATE staff_credentials SET password_hash = ? WHERE account_id = ? AND password_hash = ?', [
        rehashed,
        accountId,
        passwordHash,
      ]);
    }
    await this.tries.reset(tx, name);
    const session = { token, accountId, service: 'centre', employerId: null, device } as const;
    const { sessionId, expiresAt } = await openSession(tx, session, this.config.settings.sessions);
    await audit(tx, {
      action: 'session.opened',
      subjectType: 'account',
      subjectId: accountId,
      regionCode: await regionOfAccount(tx, accountId),
      facts: { service: 'centre', sessionId },
    });
    return {
      token,
      sessionId,
      accountId,
      expiresAt,
      registered: false,
      mustChangePassword: Boolean(credential.mustChange),
    };
  }
}
