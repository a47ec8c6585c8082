import { Inject, Injectable } from '@nestjs/common';
import { addDays, DomainError, instantOf, type Id, type LocalDate } from '@gg/kernel';
import { audit, CONFIG, PermissionPolicy, Transactions, type Caller, type Config, type Tx } from '@gg/platform';
import { ShiftReader, type ShiftInTime, type StartsBetween } from '@gg/postings';
import { batchesOfRegions } from '../data/batches';
import { askBatch, cancelBatch, confirmBatch, freeSeats, type BatchAnswer, type FreeSeats } from './batch-moves';

export interface AskRegionalBatchCommand {
  /** A city (4501) or a county (450103). */
  readonly regionCode: string;
  /** Shifts that start on this day. */
  readonly date: LocalDate;
  readonly shiftsPerWorker: 'one' | 'several';
}

/** Who may decide about the centre's batches. */
const PLAN = 'batches.plan';

/**
 * A day's open shifts of a region, whoever posts them, assigned together by the centre (统一派单): what each employer wants
 * stays as published, and nobody who is blocked there is sent. Previewed, then confirmed or cancelled, on the audit trail.
 */
@Injectable()
export class RegionalBatches {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
  ) {}

  /** Refuses with `access.denied` for another's region, `batch.no_seats`, `batch.too_big`. */
  async ask(caller: Caller, { regionCode, date, shiftsPerWorker }: AskRegionalBatchCommand): Promise<BatchAnswer> {
    if (!this.reach(caller).some((prefix) => regionCode.startsWith(prefix))) throw new DomainError('access.denied');
    return this.transactions.run(caller, 'bookings.ask-regional-batch', async (tx) => {
      const { batches } = this.config.settings;
      const day = { from: instantOf(date, 0), until: instantOf(addDays(date, 1), 0) };
      const open = await this.openOfDay(tx, regionCode, day, batches.maxSeats);
      const owner = { employerId: null, regionCode };
      const answer = await askBatch(tx, owner, open, shiftsPerWorker, batches);
      await this.note(tx, 'asked', answer.batchId, regionCode, { date, shifts: open.length });
      return answer;
    });
  }

  /**
   * What is open and filled by offers, in the order of the ids, however many other shifts lie between. Each has a seat at least:
   * reading ends with one more than a batch may have, which is enough to refuse it.
   */
  private async openOfDay(tx: Tx, regionCode: string, day: StartsBetween, maxSeats: number): Promise<FreeSeats[]> {
    const open: FreeSeats[] = [];
    let last: ShiftInTime | undefined;
    do {
      const page = await this.shifts.freeOfRegion(tx, regionCode, day, last ?? null, maxSeats + 1);
      const shiftIds = page.map(({ id }) => id);
      open.push(...(await freeSeats(tx, this.shifts, shiftIds, null)));
      last = page.length > maxSeats ? page.at(-1) : undefined;
    } while (last && open.length <= maxSeats);
    return open.sort((a, b) => (a.shiftId < b.shiftId ? -1 : 1));
  }

  /** @see confirmBatch */
  confirm(caller: Caller, batchId: Id): Promise<BatchAnswer> {
    return this.decide(caller, batchId, 'confirmed', confirmBatch);
  }

  /** @see cancelBatch */
  cancel(caller: Caller, batchId: Id): Promise<BatchAnswer> {
    return this.decide(caller, batchId, 'cancelled', cancelBatch);
  }

  private decide(
    caller: Caller,
    batchId: Id,
    what: 'confirmed' | 'cancelled',
    move: typeof confirmBatch,
  ): Promise<BatchAnswer> {
    const scope = batchesOfRegions(this.reach(caller));
    return this.transactions.run(caller, `bookings.${what}-regional-batch`, async (tx) => {
      const { answer, batch, moved } = await move(tx, batchId, scope);
      if (moved) await this.note(tx, what, batchId, batch.regionCode!, {});
      return answer;
    });
  }

  private reach(caller: Caller): readonly string[] {
    return this.policy.regionsFor(caller, PLAN);
  }

  private async note(
    tx: Tx,
    what: string,
    batchId: Id,
    regionCode: string,
    facts: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await audit(tx, { action: `batches.${what}`, subjectType: 'batch', subjectId: batchId, regionCode, facts });
  }
}
