import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { Connections, type Caller, type CallerGrant } from '@gg/platform';
import { grantsOf } from '../access/grant-policy';
import { AccountGrants } from '../data/account-grants';
import { holds } from '../domain/grants';
import type { IdentityState } from '../domain/identity-state';
import { PERMISSIONS, type Permission } from '../domain/permissions';
import { personFacts } from './person-facts';
import { PersonReader } from './person-reader';

/** Who is signed in, as a page needs it. */
export interface SessionState {
  readonly accountId: Id;
  readonly sessionId: Id | null;
  readonly kind: Caller['kind'];
  readonly name: string | null;
  readonly phone: string | null;
  readonly identityState: IdentityState;
  readonly employerId: Id | null;
  /** The organisations the person may act for, with the role in each. */
  readonly employers: readonly { readonly employerId: Id; readonly role: string }[];
  readonly grants: readonly CallerGrant[];
  readonly permissions: readonly Permission[];
  readonly mustChangePassword: boolean;
}

/** Reads what a page shows of the session that asks. */
@Injectable()
export class SessionReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PersonReader) private readonly people: PersonReader,
    @Inject(AccountGrants) private readonly grants: AccountGrants,
  ) {}

  async state(caller: Caller & { readonly accountId: Id }): Promise<SessionState> {
    const { accountId, sessionId, kind, employerId } = caller;
    const [masked, facts, held, credential] = await Promise.all([
      this.people.masked([accountId]),
      personFacts(this.connections, [accountId]),
      kind === 'employer' ? this.grants.held(this.connections, accountId) : [],
      kind === 'staff'
        ? this.connections.row<{ mustChange: number }>(
            'SELECT must_change FROM staff_credentials WHERE account_id = ?',
            [accountId],
          )
        : null,
    ]);
    const own = grantsOf(caller);
    return {
      accountId,
      sessionId,
      kind,
      name: masked.get(accountId)?.name ?? null,
      phone: masked.get(accountId)?.phone ?? null,
      identityState: facts.get(accountId)?.identityState ?? 'unverified',
      employerId,
      employers: held.filter(({ side }) => side === 'employer').map(({ place, role }) => ({ employerId: place, role })),
      grants: caller.grants,
      permissions: (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => holds(own, permission)),
      mustChangePassword: Boolean(credential?.mustChange),
    };
  }
}
