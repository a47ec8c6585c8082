import { Inject, Injectable } from '@nestjs/common';
import { BlockReader } from '@gg/employers';
import { CLOCK, DomainError, localDate, type Clock, type Id } from '@gg/kernel';
import {
  explainCandidate,
  readCandidate,
  reasonText,
  type ConditionCode,
  type DispatchPolicy,
  type ReasonText,
  type ScoreReason,
} from '@gg/matching';
import { CONFIG, Connections, type Config } from '@gg/platform';
import { shownAssembly, ShiftReader } from '@gg/postings';
import { ProfileReader, type ProfilePart } from '@gg/workers';
import { seatsOf } from '../data/seats';
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
  /** Whether matching may ask the worker. */
  readonly eligible: boolean;
  /** What the profile lacks; where anything is, nobody is looked for by it. */
  readonly missing: readonly ProfilePart[];
  /** In the order in which conditions are told; empty when eligible. */
  readonly failures: readonly ExplainedFailure[];
  /** 0 … 1,000,000, the sum of the parts' points; null while matching does not know the worker. */
  readonly score: number | null;
  readonly distanceM: number | null;
  readonly parts: readonly (ScoreReason & { readonly text: ReasonText })[];
}

/**
 * Explains what matching decides about a worker, by the same functions, from the row that the index is fed from: no index
 * is needed, and the answer is the one of the next search.
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

  /** Throws `resource.not_found` for a shift that is not public. */
  async explain(shiftId: Id, workerId: Id): Promise<ShiftExplanation> {
    const [details, seats, candidate, profile] = await Promise.all([
      this.shifts.details(this.connections, [shiftId]),
      seatsOf(this.connections, shiftId),
      readCandidate(this.connections, workerId),
      this.profiles.profile(this.connections, workerId),
    ]);
    const shift = details.get(shiftId);
    if (!shift || !seats || shift.postingState !== 'published') throw new DomainError('resource.not_found');
    const { missing } = profile;
    if (!candidate) {
      return { shiftId, workerId, eligible: false, missing, failures: [], score: null, distanceM: null, parts: [] };
    }
    // An employer's blocks are not part of the projection, so that a new one holds at once.
    const blocked = await this.blocks.workersBlockedBy(this.connections, shift.employerId, [workerId]);
    const now = this.clock.now();
    const { failures, score, distanceM, reasons } = explainCandidate(
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
    return {
      shiftId,
      workerId,
      eligible: failures.length === 0,
      missing,
      failures: failures.map(({ code, params }) => ({
        code,
        params,
        text: reasonText(`condition.${code}`, params),
        wayOut: reasonText(`way.${code}`, params),
      })),
      score,
      distanceM,
      parts: reasons.map((part) => ({ ...part, text: reasonText(part.textKey, part.params) })),
    };
  }
}
