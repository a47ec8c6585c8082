import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { Connections } from '@gg/platform';
import {
  batchesOfEmployer,
  batchesOfRegions,
  batchShifts,
  ownBatch,
  type BatchScope,
  type BatchState,
} from '../data/batches';

/** A batch as its owner sees it: figures, and nobody's name before they have accepted. */
export interface BatchView {
  readonly batchId: Id;
  /** Of the centre's: the city or county. */
  readonly regionCode: string | null;
  /** `expired` where a preview was not confirmed in time. */
  readonly state: BatchState | 'expired';
  readonly shiftsPerWorker: 'one' | 'several';
  readonly askedAt: string;
  readonly expiresAt: string | null;
  readonly progress: { readonly stage: string | null; readonly filled: number; readonly seats: number };
  readonly preview: {
    readonly seats: number;
    readonly filled: number;
    /** 0 … 1. */
    readonly fill: number;
    readonly score: number;
    readonly atMost: { readonly seats: number; readonly score: number };
    /** How far the plan can be from the best, as a share of the bound. */
    readonly gap: { readonly seats: number; readonly score: number };
    readonly firstCome: { readonly filled: number; readonly score: number };
    /** Shifts for which only the best of those who qualify were compared. */
    readonly cutShifts: number;
  } | null;
  readonly shifts: readonly {
    readonly shiftId: Id;
    readonly seats: number;
    readonly planned: number | null;
    readonly offered: number | null;
    readonly leftOut: readonly { readonly why: string; readonly count: number }[];
  }[];
}

const share = (missing: number, of: number): number => (of > 0 && missing > 0 ? missing / of : 0);

@Injectable()
export class BatchReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `resource.not_found`, for another employer's too. */
  one(batchId: Id, employerId: Id): Promise<BatchView> {
    return this.view(batchId, batchesOfEmployer(employerId));
  }

  /** The centre's own, within staff's regions. Throws `resource.not_found`, for another region's too. */
  oneOfRegions(batchId: Id, prefixes: readonly string[]): Promise<BatchView> {
    return this.view(batchId, batchesOfRegions(prefixes));
  }

  private async view(batchId: Id, scope: BatchScope): Promise<BatchView> {
    const batch = await ownBatch(this.connections, batchId, scope);
    const shifts = await batchShifts(this.connections, batchId);
    const { preview, expiresAt } = batch;
    const expired = batch.state === 'ready' && expiresAt !== null && expiresAt <= this.clock.now();
    return {
      batchId,
      regionCode: batch.regionCode,
      state: expired ? 'expired' : batch.state,
      shiftsPerWorker: batch.shiftsPerWorker,
      askedAt: batch.askedAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      progress: { stage: batch.stage, filled: batch.filled, seats: batch.seats },
      preview: preview && {
        seats: preview.seats,
        filled: preview.filled,
        fill: preview.seats === 0 ? 1 : preview.filled / preview.seats,
        score: preview.score,
        atMost: { seats: preview.bound.seats, score: preview.bound.score },
        gap: {
          seats: share(preview.bound.seats - preview.filled, preview.bound.seats),
          score: share(preview.bound.score - preview.score, preview.bound.score),
        },
        firstCome: preview.firstCome,
        cutShifts: preview.cutShifts,
      },
      shifts: shifts.map(({ shiftId, seats, planned, offered, leftOut }) => ({
        shiftId,
        seats,
        planned,
        offered,
        leftOut: Object.entries(leftOut ?? {}).map(([why, count]) => ({ why, count })),
      })),
    };
  }
}
