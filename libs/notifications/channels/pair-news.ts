import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, groupedBy, type Clock, type Id } from '@gg/kernel';
import { Connections } from '@gg/platform';
import { SharedPairReader, type SharedPairStanding } from '@gg/shared-employment';
import { unacknowledgedOf, unacknowledgedOfPairs, type StoredNotice } from '../data/notices';
import { Recipients } from './recipients';

/** News of a pair of shared employment that a member of one of its firms still needs to hear. */
export interface PairNewsView {
  readonly notice: StoredNotice;
  readonly pair: SharedPairStanding;
  /** A firm has changed its terms: in talks the other one. */
  readonly changed: boolean;
  /** All pairs of which this account has heard nothing yet, this one among them. */
  readonly unheard: number;
}

/** News of pairs (共享用工配对) as texts tell them: looked up when they are told, so that nobody is called to talks that are over. */
@Injectable()
export class PairNews {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(SharedPairReader) private readonly pairs: SharedPairReader,
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those of the notices, by id, that nobody has acknowledged, whose pair stands as they tell, and whose reader may answer. */
  async current(notices: readonly StoredNotice[]): Promise<Map<Id, PairNewsView>> {
    if (notices.length === 0) return new Map();
    const accounts = [...new Set(notices.map(({ accountId }) => accountId))];
    const others = await unacknowledgedOfPairs(this.connections, accounts, this.clock.now());
    const [pairs, unacknowledged] = await Promise.all([
      this.pairs.standing([...new Set([...notices, ...others].map(({ subjectId }) => subjectId))]),
      unacknowledgedOf(
        this.connections,
        notices.map(({ id }) => id),
      ),
    ]);
    const answering = await this.answeringByFirm(pairs.values());
    const standing = (told: readonly StoredNotice[]) =>
      told.flatMap((notice) => {
        const pair = pairs.get(notice.subjectId);
        if (!pair || !this.stands(pair, notice)) return [];
        return answering.get(firmOf(pair, notice))?.has(notice.accountId) ? [{ notice, pair }] : [];
      });
    const unheard = groupedBy(standing(others), ({ notice }) => notice.accountId);
    return new Map(
      standing(notices)
        .filter(({ notice }) => unacknowledged.has(notice.id))
        .map(({ notice, pair }) => {
          const pairIds = new Set(unheard.get(notice.accountId)?.map((other) => other.pair.id));
          const changed = factsOf(notice).reason === 'terms_changed';
          return [notice.id, { notice, pair, changed, unheard: pairIds.add(pair.id).size }] as const;
        }),
    );
  }

  private stands(pair: SharedPairStanding, notice: StoredNotice): boolean {
    if (pair.state !== factsOf(notice).state) return false;
    return pair.state === 'in_talks' || this.clock.now() < pair.answerDueAt;
  }

  private async answeringByFirm(pairs: Iterable<SharedPairStanding>): Promise<Map<Id, Set<Id>>> {
    const firms = [...new Set([...pairs].flatMap(({ lenderId, borrowerId }) => [lenderId, borrowerId]))];
    const members = await Promise.all(firms.map((firm) => this.recipients.ableToTalk(firm)));
    return new Map(firms.map((firm, at) => [firm, members[at]!]));
  }
}

interface PairNoticeFacts {
  readonly side: 'lender' | 'borrower';
  readonly state: string;
  readonly reason: string | null;
}

const factsOf = ({ data }: StoredNotice): PairNoticeFacts => JSON.parse(data) as PairNoticeFacts;

const firmOf = (pair: SharedPairStanding, notice: StoredNotice): Id =>
  factsOf(notice).side === 'lender' ? pair.lenderId : pair.borrowerId;
