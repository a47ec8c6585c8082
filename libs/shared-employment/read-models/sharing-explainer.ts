import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, localDate, type Clock, type Id } from '@gg/kernel';
import { CONFIG, Connections, type Config } from '@gg/platform';
import type { PostingScope } from '@gg/postings';
import { barredPairs, livePairsOfPosting } from '../data/shared-pairs';
import { openSharedPostings, sharedPostingInScope } from '../data/shared-postings';
import { keyOfPair } from '../domain/allocation';
import { judgePair, type PairCondition, type PossiblePair } from '../domain/pair-conditions';
import type { SharedPostingState } from '../domain/shared-posting-lifecycle';
import { openPosting } from '../use-cases/open-posting';

/** How many of the other side fail first at a condition. */
export interface FailedCondition {
  readonly code: PairCondition | PossiblePair;
  readonly count: number;
  /** The smallest miss, in the condition's own unit; null where no number says it. */
  readonly closestGap: number | null;
}

/** Why a surplus found no shortage, or a shortage no surplus. */
export interface SharingExplanation {
  readonly state: SharedPostingState;
  /** Open postings of the other side in the city with heads to place, as many as two allocations take at most. */
  readonly considered: number;
  /** Pairs that stand. */
  readonly pairs: number;
  readonly freeHeads: number;
  /** The most frequent first. */
  readonly failed: readonly FailedCondition[];
}

/** Tells a firm why not: each open posting of the other side counts at the first condition that it does not meet. */
@Injectable()
export class SharingExplainer {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `resource.not_found`. */
  async explain(postingId: Id, scope: PostingScope): Promise<SharingExplanation> {
    const own = await sharedPostingInScope(this.connections, postingId, scope);
    const now = this.clock.now();
    const policy = this.config.settings.sharedEmployment;
    const { mostPostings } = policy;
    const other = own.side === 'surplus' ? 'shortage' : 'surplus';
    const [others, taken, pairs, barredKeys] = await Promise.all([
      openSharedPostings(this.connections, own.cityCode, other, now, 2 * mostPostings),
      openSharedPostings(this.connections, own.cityCode, own.side, now, mostPostings),
      livePairsOfPosting(this.connections, postingId),
      barredPairs(this.connections, own.cityCode),
    ]);
    const barred = new Set(barredKeys.map(({ surplusId, shortageId }) => keyOfPair(surplusId, shortageId)));
    const paired = new Set(pairs.flatMap(({ surplusId, shortageId }) => [surplusId, shortageId]));
    const failed = new Map<FailedCondition['code'], FailedCondition>();
    const waits = own.state === 'published' && taken.every(({ id }) => id !== own.id);
    for (const [n, row] of others.entries()) {
      if (paired.has(row.id)) continue;
      const [surplus, shortage] = own.side === 'surplus' ? [own, row] : [row, own];
      const judged = judgePair(openPosting(surplus), openPosting(shortage), policy, {
        today: localDate(now),
        barred: barred.has(keyOfPair(surplus.id, shortage.id)),
      });
      const possible = waits || n >= mostPostings ? 'older_first' : 'placed_elsewhere';
      const { code, gap } = judged.met ? ({ code: possible, gap: null } as const) : judged.failure;
      const before = failed.get(code);
      failed.set(code, {
        code,
        count: (before?.count ?? 0) + 1,
        closestGap: before?.closestGap == null ? gap : Math.min(before.closestGap, gap ?? before.closestGap),
      });
    }
    return {
      state: own.state,
      considered: others.length,
      pairs: pairs.length,
      freeHeads: own.headcount - own.held,
      failed: [...failed.values()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    };
  }
}
