import { Inject, Injectable } from '@nestjs/common';
import { EmployerReader } from '@gg/employers';
import { GrantDirectory } from '@gg/identity';
import { DomainError, type Id } from '@gg/kernel';
import { PermissionPolicy, type Caller } from '@gg/platform';
import type { PostingScope } from '../data/posting-scope';
import type { Reader } from '../data/reader';
import type { PostingEmployer } from '../domain/complete-draft';

/** An employer as publishing looks at it. */
export interface AuthorFacts extends PostingEmployer {
  readonly verified: boolean;
  readonly regionCode: string;
}

/** The permission with which staff act for somebody. */
const ON_BEHALF = 'desk.act_on_behalf';

/**
 * Who may write which postings, and for whom: members for their own organisation, staff for an employer of their region
 * whose consent is recorded. What a caller does not reach is not found.
 */
@Injectable()
export class PostingAuthor {
  constructor(
    @Inject(EmployerReader) private readonly employers: EmployerReader,
    @Inject(GrantDirectory) private readonly grants: GrantDirectory,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
  ) {}

  /** The employer for whom the caller writes. Throws `resource.not_found`, `posting.consent_required`. */
  async employerFor(reader: Reader, caller: Caller, employerId: Id | null): Promise<AuthorFacts> {
    const id = caller.kind === 'employer' ? caller.employerId : employerId;
    const employer = id === null ? null : await this.facts(reader, id);
    if (!employer) throw new DomainError('resource.not_found');
    if (caller.kind === 'employer') return employer;
    if (!this.prefixes(caller, ON_BEHALF).some((prefix) => employer.regionCode.startsWith(prefix))) {
      throw new DomainError('resource.not_found');
    }
    await this.assertRepresented(reader, caller, employer.id);
    return employer;
  }

  /** An employer's facts whoever asks, or null. */
  async facts(reader: Reader, employerId: Id): Promise<AuthorFacts | null> {
    const found = await this.employers.employer(reader, employerId);
    return (
      found && {
        id: found.id,
        kind: found.kind,
        name: found.name,
        creditCode: found.creditCode,
        licence: found.licence,
        verified: found.verified,
        regionCode: found.regionCode,
      }
    );
  }

  /**
   * Which postings the caller may change as their author: the own employer's, or those of the one for whom staff act.
   * @param employerId whom staff act for; null for members
   * Throws as {@link employerFor} does.
   */
  async authorScope(reader: Reader, caller: Caller, employerId: Id | null): Promise<PostingScope> {
    if (caller.kind === 'employer') return this.scope(caller, ON_BEHALF);
    return { kind: 'employer', employerId: (await this.employerFor(reader, caller, employerId)).id };
  }

  /** Writing a draft is not publishing it: a foreman writes, the office publishes. Throws `access.denied`. */
  assertMayPublish(caller: Caller): void {
    if (!this.policy.permits(caller, caller.kind === 'staff' ? ON_BEHALF : 'postings.publish')) {
      throw new DomainError('access.denied');
    }
  }

  /** Which postings the caller reaches: an employer's own, or those of the regions of a staff permission. */
  scope(caller: Caller, staffPermission: string): PostingScope {
    if (caller.kind === 'employer') {
      if (caller.employerId === null) throw new DomainError('resource.not_found');
      return { kind: 'employer', employerId: caller.employerId };
    }
    return { kind: 'regions', prefixes: this.prefixes(caller, staffPermission) };
  }

  /** The consent must be of somebody who may publish for this very employer. */
  private async assertRepresented(reader: Reader, caller: Caller, employerId: Id): Promise<void> {
    assertConsent(caller);
    const members = await this.grants.membersOf(employerId, 'postings.publish', reader);
    if (!members.some((id) => id === caller.onBehalfOf)) throw new DomainError('posting.consent_required');
  }

  private prefixes(caller: Caller, permission: string): readonly string[] {
    return caller.kind === 'staff' ? this.policy.regionsFor(caller, permission) : [];
  }
}

/** Staff act for somebody only on a recorded consent; whose it is, stands on everything they do. */
function assertConsent(caller: Caller): void {
  if (caller.onBehalfOf === null || caller.consentId === null) throw new DomainError('posting.consent_required');
}
