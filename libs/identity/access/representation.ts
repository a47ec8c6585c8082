import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { Connections, PermissionPolicy, type Caller } from '@gg/platform';
import { Consents } from '../use-cases/consents.use-case';
import { assertInRegion } from '../use-cases/verify-identity.use-case';

/** How a person reached the member of staff who acts for them. */
export type DeskChannel = 'desk' | 'phone' | 'kiosk';

/** Staff act for a person (代办): the person is of their region and has agreed to it. */
@Injectable()
export class Representation {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  /**
   * The caller as representative of a person: every record of what follows names the person and the consent.
   * Throws `access.denied`, `resource.not_found` for a person of another region, `identity.consent_missing`.
   */
  async of(caller: Caller, accountId: Id, channel: DeskChannel): Promise<Caller> {
    if (!this.policy.permits(caller, 'desk.act_on_behalf')) throw new DomainError('access.denied');
    await assertInRegion(this.connections, accountId, this.policy.regionsFor(caller, 'desk.act_on_behalf'));
    const consentId = await this.consents.live(this.connections, accountId, 'act_on_behalf');
    if (consentId === null) throw new DomainError('identity.consent_missing');
    return { ...caller, onBehalfOf: accountId, consentId, channel };
  }
}
