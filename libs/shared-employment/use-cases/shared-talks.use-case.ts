import { Inject, Injectable } from '@nestjs/common';
import { RepresentedEmployers } from '@gg/employers';
import { DomainError, type Id } from '@gg/kernel';
import { CONFIG, Transactions, type Caller, type Config, type Tx } from '@gg/platform';
import { isOtherThan, pairOfEmployer, sideOf, type SharedPairRow } from '../data/shared-pairs';
import { sharedPostingsById } from '../data/shared-postings';
import type { PairJudgement } from '../domain/pair-conditions';
import { opened, SHARED_PAIR_LIFECYCLE, type PairSide, type SharedPairState } from '../domain/shared-pair-lifecycle';
import { movePair, scheduleAnswer } from './pair-moves';
import { SharedCities } from './shared-cities';
import { answerDue, judgeStanding, postingsOf } from './standing-pair';

/** What became of a pair. Plain data: it is stored beside the idempotency key and replayed. */
export interface PairOutcome {
  readonly pairId: Id;
  readonly state: SharedPairState;
  readonly version: number;
  readonly side: PairSide;
}

/** A pair, and for whom staff answer it. */
export interface PairAnswer {
  readonly pairId: Id;
  /** The version that was shown. An answer to heads or terms that were changed since is refused; to what the other firm said, not. */
  readonly version: number;
  /** Whom staff act for; members answer for their own firm. */
  readonly employerId?: Id | null;
}

/**
 * A firm opens the talks (洽谈) about a pair, or declines. Once both have opened they see each other's contact. All of a
 * city's answers come one after the other, so that of two who cross the second answers what the first has made of it.
 *
 * Refuses with `resource.not_found`, `shared-pair.over`, `shared-pair.changed_meanwhile`,
 * `shared-pair.too_few_days`, `shared-pair.heads_gone`, and as {@link RepresentedEmployers} does.
 */
@Injectable()
export class SharedTalks {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(RepresentedEmployers) private readonly represented: RepresentedEmployers,
    @Inject(SharedCities) private readonly cities: SharedCities,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Opening twice changes nothing. */
  async open(caller: Caller, answer: PairAnswer): Promise<PairOutcome> {
    return this.answering(caller, 'shared-talks.open', answer, async (tx, pair, side) => {
      const to = opened(pair.state, side);
      if (to === null) return pair;
      await assertShown(tx, pair, answer);
      const policy = this.config.settings.sharedEmployment;
      const postings = postingsOf(pair, await sharedPostingsById(tx, [pair.surplusId, pair.shortageId]));
      assertPossible(judgeStanding(pair, postings, policy, tx.now));
      const answerDueAt = answerDue(postings.surplus.terms, postings.shortage.terms, policy, tx.now);
      const now = await movePair(tx, pair, { to, by: side, answerDueAt });
      if (to !== 'in_talks') scheduleAnswer(tx, now, answerDueAt);
      return now;
    });
  }

  /** Before the talks or in them: the heads are free for others, and the two are not proposed to each other again. */
  async decline(caller: Caller, answer: PairAnswer & { readonly reason: string | null }): Promise<PairOutcome> {
    const { reason } = answer;
    return this.answering(caller, 'shared-talks.decline', answer, async (tx, pair, side) => {
      await assertShown(tx, pair, answer);
      const now = await movePair(tx, pair, { to: 'declined', by: side, reason, barred: true });
      await this.cities.askAllocation(tx, pair.cityCode);
      return now;
    });
  }

  private async answering(
    caller: Caller,
    name: string,
    { pairId, employerId = null }: PairAnswer,
    work: (tx: Tx, pair: SharedPairRow, side: PairSide) => Promise<SharedPairRow>,
  ): Promise<PairOutcome> {
    return this.transactions.run(caller, name, async (tx) => {
      const change = { name, permission: 'shared_talks.answer' } as const;
      const firm = await this.represented.changing(tx, caller, employerId, change);
      await this.cities.hold(tx, (await pairOfEmployer(tx, pairId, firm)).cityCode);
      const pair = await pairOfEmployer(tx, pairId, firm);
      if (SHARED_PAIR_LIFECYCLE.isFinal(pair.state)) throw new DomainError('shared-pair.over', { state: pair.state });
      const side = sideOf(pair, firm);
      const { state, version } = await work(tx, pair, side);
      return { pairId, state, version, side };
    });
  }
}

/** Days have passed since the pair was made. */
function assertPossible(judged: PairJudgement): void {
  if (judged.met) return;
  const { code, params } = judged.failure;
  throw code === 'period'
    ? new DomainError('shared-pair.too_few_days', params)
    : new DomainError('shared-pair.heads_gone');
}

/** A yes, and a no that lasts, are to what was shown. */
async function assertShown(tx: Tx, { id, version }: SharedPairRow, answer: PairAnswer): Promise<void> {
  if (answer.version > version || (await isOtherThan(tx, id, answer.version))) {
    throw new DomainError('shared-pair.changed_meanwhile');
  }
}
