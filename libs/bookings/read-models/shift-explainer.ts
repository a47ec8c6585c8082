import { Inject, Injectable } from '@nestjs/common';
import { BlockReader } from '@gg/employers';
import { CLOCK, DomainError, localDate, type Clock, type Id } from '@gg/kernel';
import {
  explainCandidate,
  peopleBefore,
  readCandidate,
  reasonText,
  type ConditionCode,
  type DispatchPolicy,
  type ReasonText,
  type ScoreReason,
} from '@gg/matching';
import { CONFIG, Connections, type Config } from '@gg/platform';
import { shownAssembly, ShiftReader, type ShiftDetails } from '@gg/postings';
import { ProfileReader, type ProfilePart } from '@gg/workers';
import { dispatchRow } from '../data/dispatches';
import { ownOffers, ownSeatsOf } from '../data/own-history';
import { seatsOf, type Seats } from '../data/seats';
import { lastDecision } from '../data/wave-decisions';
import { whyNotAsked, whyNotAskedText, type WhyNotAsked, type WhyNotAskedFacts } from '../domain/why-not-asked';
import { dispatchPolicy } from '../use-cases/dispatch-policy';
import { shiftFacts } from '../use-cases/shift-facts';

/** A condition that is not met: what is so, and what would change it. */
export interface ExplainedFailure {
  readonly code: ConditionCode;
  readonly params: ScoreReason['params'];
  readonly text: ReasonText;
  readonly wayOut: ReasonText;
}

/** "Why not me" (个人信息保护法 24): of one worker and one shift, at this moment. */
export interface ShiftExplanation {
  readonly shiftId: Id;
  readonly workerId: Id;
  /** Whether they meet every condition, so that matching may ask them. */
  readonly eligible: boolean;
  /** What the profile lacks; where anything is, nobody is looked for by it. */
  readonly missing: readonly ProfilePart[];
  /** In the order in which conditions are told; empty when eligible. */
  readonly failures: readonly ExplainedFailure[];
  /** Why the shift has not come to them besides, the weightiest first; never empty when eligible. */
  readonly notAsked: readonly (WhyNotAsked & { readonly text: ReasonText })[];
  /** 0 … 1,000,000, the sum of the parts' points; null while matching does not know the worker. */
  readonly score: number | null;
  readonly distanceM: number | null;
  readonly parts: readonly (ScoreReason & { readonly text: ReasonText })[];
}

/** What passes by itself: whoever only fails at it meets the conditions of the shift. */
const PASSING: ReadonlySet<ConditionCode> = new Set(['quiet_hours', 'daily_offers', 'open_offers']);

/**
 * Explains what matching decides about a worker, by the same functions, from the row that the index is fed from: no index
 * is needed, and the answer is the one of the next search. Of other people it tells counts at most.
 */
@Injectable()
export class ShiftExplainer {
  private readonly policy: DispatchPolicy;

  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(BlockReader) private readonly blocks: BlockReader,
    @Inject(ProfileReader) private readonly profiles: ProfileReader,
  ) {
    this.policy = dispatchPolicy(config.settings.dispatch, config.settings);
  }

  /**
   * Throws `resource.not_found` for a shift that never was public, and for one that no longer is to whoever was not asked for
   * it and does not meet its conditions.
   */
  async explain(shiftId: Id, workerId: Id): Promise<ShiftExplanation> {
    const [details, opened] = await Promise.all([
      this.shifts.details(this.connections, [shiftId]),
      seatsOf(this.connections, shiftId),
    ]);
    const shift = details.get(shiftId);
    const posting = shift?.postingState ?? 'draft';
    if (!shift || posting === 'draft' || posting === 'in_review') throw new DomainError('resource.not_found');
    // Seats are opened a moment after the posting is public; one that was given up before has none.
    if (!opened && posting !== 'published') throw new DomainError('resource.not_found');
    const seats = opened ?? { state: 'open' as const, headcount: shift.headcount, filled: 0 };
    const [judged, { missing }, offers, held] = await Promise.all([
      this.judge(shift, seats, workerId),
      this.profiles.profile(this.connections, workerId),
      ownOffers(this.connections, shiftId, workerId),
      ownSeatsOf(this.connections, shiftId, workerId),
    ]);
    const { failures, score, distanceM, reasons } = judged ?? UNKNOWN;
    const meets = judged !== null && failures.every(({ code }) => PASSING.has(code));
    if (posting !== 'published' && !meets && offers.length + held.length === 0) {
      throw new DomainError('resource.not_found');
    }
    const eligible = judged !== null && failures.length === 0;
    const notAsked = whyNotAsked({
      now: this.clock.now(),
      // A profile that lacks something reaches no search: that is the reason then.
      isKnown: judged !== null || missing.length > 0,
      eligible,
      distanceM,
      offers,
      seats: held,
      unreachedTries: this.policy.unreachedTries,
      posting,
      shift: { ...seats, start: shift.start, materialVersion: shift.materialVersion, dispatches: shift.mode.dispatch },
      search: await this.search(shiftId, workerId),
    });
    return {
      shiftId,
      workerId,
      eligible,
      missing,
      failures: failures.map(({ code, params }) => ({
        code,
        params,
        text: reasonText(`condition.${code}`, params),
        wayOut: reasonText(`way.${code}`, params),
      })),
      notAsked: notAsked.map((one) => ({ ...one, text: whyNotAskedText(one) })),
      score,
      distanceM,
      parts: reasons.map((part) => ({ ...part, text: reasonText(part.textKey, part.params) })),
    };
  }

  /** By the conditions and the score of the next search; null while matching does not know the worker. */
  private async judge(shift: ShiftDetails, seats: Pick<Seats, 'headcount'>, workerId: Id): Promise<Judged | null> {
    const candidate = await readCandidate(this.connections, workerId);
    if (!candidate) return null;
    // An employer's blocks are not part of the projection, so that a new one holds at once.
    const blocked = await this.blocks.workersBlockedBy(this.connections, shift.employerId, [workerId]);
    const now = this.clock.now();
    return explainCandidate(
      { ...candidate, blockedByEmployerIds: [...blocked].length > 0 ? [shift.employerId] : [] },
      {
        ...shiftFacts(shift, seats, localDate(now)),
        // Whoever asks from three places would know the door of somebody's home.
        assemblyPoint: shownAssembly(shift).point,
        radiusM: this.policy.radiiM.at(-1)!,
        now,
        policy: this.policy,
      },
    );
  }

  /** How far the search has come, with the worker's place in what was decided last. */
  private async search(shiftId: Id, workerId: Id): Promise<WhyNotAskedFacts['search']> {
    const [row, { offers, decision }] = await Promise.all([
      dispatchRow(this.connections, shiftId),
      lastDecision(this.connections, shiftId),
    ]);
    return row && { ...row, offers, before: decision && peopleBefore(decision, workerId) };
  }
}

type Judged = ReturnType<typeof explainCandidate>;

const UNKNOWN: Pick<Judged, 'failures' | 'reasons'> & Record<'score' | 'distanceM', null> = {
  failures: [],
  reasons: [],
  score: null,
  distanceM: null,
};
