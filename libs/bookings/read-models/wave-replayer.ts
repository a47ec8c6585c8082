import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { decided, PLANNER_VERSION, replay, type DecidedPick, type DecisionRecord } from '@gg/matching';
import { Connections } from '@gg/platform';
import { ownSeats } from '../data/seats';
import { decisionOf, type BatchDecision } from '../data/wave-decisions';

/** A past wave, decided once more from what was stored of it. */
export interface WaveReplay {
  readonly shiftId: Id;
  readonly wave: number;
  readonly madeAt: Date;
  /** Versions of what planned then and plans now. */
  readonly planner: { readonly then: number; readonly now: number };
  /** What a search for people went by; null where a batch had chosen them. */
  readonly decision: DecisionRecord | null;
  /** The batch that the wave came from, with its plan for this shift; null: it came from a search. */
  readonly batch: BatchDecision | null;
  /** The offers as they were made. */
  readonly stored: readonly DecidedPick[];
  readonly replayed: readonly DecidedPick[];
  readonly equal: boolean;
}

/** Replays decisions of dispatch (决策回放): whoever doubts why somebody was asked gets the same answer from the same facts. */
@Injectable()
export class WaveReplayer {
  constructor(@Inject(Connections) private readonly connections: Connections) {}

  /**
   * Throws `resource.not_found`, for another employer's shift too; `dispatch.not_recorded` for waves from before, and where
   * the record was too long to be kept.
   */
  async replay(shiftId: Id, employerId: Id, wave: number): Promise<WaveReplay> {
    await ownSeats(this.connections, shiftId, employerId);
    const kept = await decisionOf(this.connections, shiftId, wave);
    if (!kept) throw new DomainError('resource.not_found');
    const { decision = null, batch = null, madeAt, cut = [] } = kept;
    const then = decision?.planner ?? batch?.planner;
    if (then === undefined) throw new DomainError('dispatch.not_recorded');
    const stored = await this.connections.rows<DecidedPick>(
      `SELECT worker_id, party_id, source, \`rank\`, score, expected_acceptance_micro FROM offers
        WHERE shift_id = ? AND wave = ? ORDER BY \`rank\`, id`,
      [shiftId, wave],
    );
    const gone = new Set(cut);
    const replayed = batch ? chosenAgain(batch, gone) : decision ? plannedAgain(decision, wave, gone) : [];
    return {
      shiftId,
      wave,
      madeAt,
      planner: { then, now: PLANNER_VERSION },
      decision,
      batch,
      stored,
      replayed,
      equal: plain(stored) === plain(replayed),
    };
  }
}

function plannedAgain(decision: DecisionRecord, wave: number, gone: ReadonlySet<Id>): DecidedPick[] {
  const again = replay(decision).find((one) => one.wave === wave);
  return decided({
    picks: (again?.picks ?? []).filter((pick) => !pick.memberIds.some((memberId) => gone.has(memberId))),
  });
}

const chosenAgain = ({ chosen, expectedAcceptanceMicro }: BatchDecision, gone: ReadonlySet<Id>): DecidedPick[] =>
  chosen
    .filter(({ workerId }) => !gone.has(workerId))
    .map(({ workerId, score }, at) => ({
      workerId,
      partyId: null,
      source: 'nearby',
      rank: at + 1,
      score,
      expectedAcceptanceMicro,
    }));

const plain = (picks: readonly DecidedPick[]): string =>
  JSON.stringify(
    picks.map((one) => [one.rank, one.workerId, one.partyId, one.source, one.score, one.expectedAcceptanceMicro]),
  );
