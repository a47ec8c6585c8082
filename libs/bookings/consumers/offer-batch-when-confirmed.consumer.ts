import { Inject, Injectable } from '@nestjs/common';
import { BlockReader } from '@gg/employers';
import { CLOCK, restsUntil, type Clock, type Id } from '@gg/kernel';
import { LiveCandidateIndex, type CandidateIndex, type ShiftQuery } from '@gg/matching';
import {
  CONFIG,
  Connections,
  Consumer,
  systemCaller,
  Transactions,
  type Caller,
  type Config,
  type EventOf,
  type OutsideConsumer,
  type Tx,
} from '@gg/platform';
import { ShiftReader } from '@gg/postings';
import { batchRow, batchShifts, type BatchRow } from '../data/batches';
import { seatsOf } from '../data/seats';
import { batchFacts, type BatchShiftNow } from '../use-cases/batch-facts';
import { dispatchPolicy } from '../use-cases/dispatch-policy';
import { PlannedElsewhere, WaveWriter } from '../use-cases/wave-writer';

/** Tries where another plan of the same shift is written first. */
const MAX_TRIES = 5;

/** What became of a shift's part of the plan. */
interface Done {
  readonly offered: number;
  /** By a failing condition, or `shift_closed`, `seats_taken`, `asked_meanwhile`, `other_work_or_offers`. */
  readonly leftOut: Readonly<Record<string, number>>;
  readonly wave: number | null;
}

/**
 * A confirmed plan becomes offers, shift by shift, each in a transaction of its own that marks the shift as done: whoever
 * takes it up again goes on where it ended. At night those shifts that can wait do, until the morning. Whoever may not be
 * asked any more is left out, and counted by why.
 */
@Injectable()
@Consumer('bookings.offer-batch-when-confirmed', 'batch.confirmed.v1')
export class OfferBatchWhenConfirmed implements OutsideConsumer<'batch.confirmed.v1', Date | null> {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LiveCandidateIndex) private readonly live: LiveCandidateIndex,
    @Inject(WaveWriter) private readonly waves: WaveWriter,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(BlockReader) private readonly blocks: BlockReader,
  ) {}

  /** @returns when to go on with shifts that wait for the morning; null: there are none */
  async perform(event: EventOf<'batch.confirmed.v1'>): Promise<Date | null> {
    const { batchId } = event.payload;
    const batch = await batchRow(this.connections, batchId);
    if (batch?.state !== 'confirmed') return null;
    const index = await this.live.whenWhole();
    const caller = systemCaller(event.trace);
    const left = (await batchShifts(this.connections, batchId)).filter(({ doneAt }) => doneAt === null);
    const shifts = await this.shifts.details(
      this.connections,
      left.map(({ shiftId }) => shiftId),
    );
    let morning: Date | null = null;
    for (const { shiftId } of left) {
      const start = shifts.get(shiftId)?.start ?? new Date(0);
      const rests = restsUntil(this.clock.now(), start, this.config.settings.quietHours);
      if (rests) morning = rests;
      else await this.offerShift(caller, batch, shiftId, index);
    }
    return morning;
  }

  async confirm(morning: Date | null, { payload }: EventOf<'batch.confirmed.v1'>, tx: Tx): Promise<void> {
    const { batchId } = payload;
    if (morning) {
      tx.emit({
        name: 'batch.confirmed.v1',
        aggregateId: batchId,
        aggregateVersion: 2,
        dueAt: morning,
        payload,
      });
      return;
    }
    await tx.change(
      `UPDATE batch_assignments SET state = 'offered', changed_at = ? WHERE id = ? AND state = 'confirmed'`,
      [tx.now, batchId],
    );
  }

  private async offerShift(caller: Caller, batch: BatchRow, shiftId: Id, index: CandidateIndex): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const now = this.clock.now();
      const readers = { connections: this.connections, shifts: this.shifts, blocks: this.blocks };
      const [shift] = await batchFacts(readers, [shiftId], now);
      try {
        await this.transactions.run(
          caller,
          'bookings.offer-batch-shift',
          async (tx) => {
            const done = await this.offer(tx, batch, shiftId, shift, index);
            const first = await tx.changedOne(
              `UPDATE batch_shifts SET offered = ?, left_out = ?, wave = ?, done_at = ?
                WHERE batch_id = ? AND shift_id = ? AND done_at IS NULL`,
              [done.offered, JSON.stringify(done.leftOut), done.wave, tx.now, batch.id, shiftId],
            );
            if (!first) throw new DoneElsewhere();
          },
          now,
        );
        return;
      } catch (error) {
        if (error instanceof DoneElsewhere) return;
        if (!(error instanceof PlannedElsewhere) || attempt === MAX_TRIES) throw error;
      }
    }
  }

  private async offer(
    tx: Tx,
    batch: BatchRow,
    shiftId: Id,
    now: BatchShiftNow | undefined,
    index: CandidateIndex,
  ): Promise<Done> {
    const picks = (batch.preview?.picks ?? []).filter((pick) => pick.shiftId === shiftId);
    if (!now) return { offered: 0, leftOut: picks.length > 0 ? { shift_closed: picks.length } : {}, wave: null };
    const leftOut: Record<string, number> = {};
    const leave = (why: string, count = 1): void => void (count > 0 && (leftOut[why] = (leftOut[why] ?? 0) + count));
    const { dispatch } = this.config.settings;
    const policy = dispatchPolicy(dispatch, this.config.settings);
    const query: ShiftQuery = { ...now.shift, radiusM: Math.max(...dispatch.radiiM), now: tx.now, policy };
    const asked = new Set(now.leaveOut);
    const planned = picks.map(({ workerId }) => workerId);
    const found = index.search(query, { k: planned.length, restrictTo: planned, exclude: asked });
    const may = new Set(found.map(({ workerId }) => workerId));
    for (const workerId of planned) {
      if (may.has(workerId)) continue;
      leave(asked.has(workerId) ? 'asked_meanwhile' : (index.explain(workerId, query)?.failed?.code ?? 'active'));
    }
    const seats = await seatsOf(tx, shiftId);
    const free = seats?.state === 'open' ? seats.headcount - seats.filled : 0;
    const chosen = found.slice(0, free).map(({ workerId, score, distanceM, reasons }) => ({
      source: 'nearby' as const,
      workerId,
      partyId: null,
      memberIds: [workerId],
      score,
      distanceM,
      reasons: [reasons],
    }));
    leave('seats_taken', found.length - chosen.length);
    if (!seats || chosen.length === 0) return { offered: 0, leftOut, wave: null };
    const { wave, notAsked } = await this.waves.offerChosen(tx, now.details, seats, chosen, {
      batchId: batch.id,
      planned: picks.map(({ workerId, score }) => ({ workerId, score })),
    });
    leave('other_work_or_offers', notAsked.length);
    const offered = wave === null ? 0 : chosen.length - notAsked.length;
    if (wave === null) leave('shift_closed', chosen.length - notAsked.length);
    return { offered, leftOut, wave };
  }
}

/** The shift's part was done by another run; what this one wrote is undone. */
class DoneElsewhere extends Error {
  constructor() {
    super('this part of the batch is done');
  }
}
