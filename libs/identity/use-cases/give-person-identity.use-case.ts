import { Inject, Injectable } from '@nestjs/common';
import { PermissionPolicy, Transactions, type Caller } from '@gg/platform';
import type { IdentityState } from '../domain/identity-state';
import { GiveIdentity, type GiveIdentityCommand } from './give-identity.use-case';
import { assertInRegion } from './verify-identity.use-case';

/**
 * Staff enter or correct a person's name and number from the card in front of them. Refuses as {@link GiveIdentity}, and
 * with `resource.not_found` for a person of another region.
 */
@Injectable()
export class GivePersonIdentity {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
    @Inject(GiveIdentity) private readonly identity: GiveIdentity,
  ) {}

  async execute(caller: Caller, command: GiveIdentityCommand): Promise<{ identityState: IdentityState }> {
    return this.transactions.run(caller, 'identity.give-person-identity', async (tx) => {
      await assertInRegion(tx, command.accountId, this.policy.regionsFor(caller, 'identities.verify'));
      return this.identity.within(tx, command);
    });
  }
}
