import { Inject, Injectable } from '@nestjs/common';
import { EmployerReader } from '@gg/employers';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { Connections } from '@gg/platform';
import { remindUntil, type NewNotice } from '../domain/notice';
import { Recipients } from './recipients';

/** Why something waits that no look at the thing itself can mend. */
const UNVERIFIED = 'employer.unverified';

/** What waits for a look by staff. */
export interface AskedReview {
  readonly kind: 'posting.review_asked' | 'shared_posting.review_asked';
  readonly regionCode: string;
  readonly postingId: Id;
  readonly employerId: Id;
  readonly ruleIds: readonly string[];
  /** What the notice holds besides. */
  readonly more?: Readonly<Record<string, string>>;
}

/**
 * Whom a review is told: those of the posting's county, city and region who may review. Where it waits because its employer
 * is not verified, those who may verify it are told too: the employer may be registered elsewhere, and only its own region's
 * staff can end the wait.
 */
@Injectable()
export class ReviewNews {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(EmployerReader) private readonly employers: EmployerReader,
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of({ kind, regionCode, postingId, employerId, ruleIds, more = {} }: AskedReview): Promise<NewNotice[]> {
    const expiresAt = remindUntil(this.clock.now());
    const reviewers = await this.recipients.staff(regionCode, 'postings.review', {
      kind,
      subjectId: postingId,
      data: { postingId, ...more, employerId, ruleIds },
      expiresAt,
    });
    const employer = ruleIds.includes(UNVERIFIED) ? await this.employers.employer(this.connections, employerId) : null;
    if (!employer) return reviewers;
    // Who may do both has heard of the posting already: the first notice of an account counts.
    const verifiers = await this.recipients.staff(employer.regionCode, 'employers.verify', {
      kind: 'employer.verification_asked',
      subjectId: employerId,
      data: { employerId, postingId },
      expiresAt,
    });
    return [...reviewers, ...verifiers];
  }
}
