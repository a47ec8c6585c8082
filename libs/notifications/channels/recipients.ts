import { Inject, Injectable } from '@nestjs/common';
import { GrantDirectory } from '@gg/identity';
import type { Id } from '@gg/kernel';
import type { NewNotice, NoticeKind } from '../domain/notice';

/** What is told to everybody alike. */
export type Message = Pick<NewNotice, 'subjectId' | 'data' | 'expiresAt' | 'movesTo'> & { readonly kind: NoticeKind };

/** Who hears of something: a worker is an account; an employer and the centre are several. */
@Injectable()
export class Recipients {
  constructor(@Inject(GrantDirectory) private readonly grants: GrantDirectory) {}

  /** To all members of an employer who look after its shifts. */
  async employer(employerId: Id, message: Message): Promise<NewNotice[]> {
    const members = await this.grants.membersOf(employerId, 'board.watch');
    return members.map((accountId) => ({ ...message, accountId, service: 'employer' }));
  }

  /** To the members of a firm who answer for it in shared employment. */
  async firmInTalks(employerId: Id, message: Message): Promise<NewNotice[]> {
    const members = await this.ableToTalk(employerId);
    return [...members].map((accountId) => ({ ...message, accountId, service: 'employer' }));
  }

  /** Members who answer for a firm in shared employment. */
  async ableToTalk(employerId: Id): Promise<Set<Id>> {
    return new Set(await this.grants.membersOf(employerId, 'shared_talks.answer'));
  }

  /** As {@link employer}, of seats that are missing: on to a text for those of them who may do something about the shift. */
  async employerOfMissing(employerId: Id, message: Message): Promise<NewNotice[]> {
    const [notices, able] = await Promise.all([this.employer(employerId, message), this.ableToMend(employerId)]);
    return notices.map((notice) => (able.has(notice.accountId) ? { ...notice, movesTo: 'sms' } : notice));
  }

  /** Members who may change an employer's shifts. */
  async ableToMend(employerId: Id): Promise<Set<Id>> {
    return new Set(await this.grants.membersOf(employerId, 'shifts.change'));
  }

  /** To staff who hold a permission over a region. */
  async staff(
    regionCode: string,
    permission: 'postings.review' | 'employers.verify' | 'batches.plan',
    message: Message,
  ): Promise<NewNotice[]> {
    const members = await this.grants.staffOver(regionCode, permission);
    return members.map((accountId) => ({ ...message, accountId, service: 'centre' }));
  }
}

/** To workers, whose accounts they are. */
export const toWorkers = (workerIds: readonly Id[], message: Message): NewNotice[] =>
  workerIds.map((accountId) => ({ ...message, accountId, service: 'worker' }));
