import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { offerLifeMinutes, PLANNER_VERSION, type Dispatch, type WavePick, type WavePlan } from '@gg/matching';
import { CONFIG, Log, Metrics, type Config, type Tx } from '@gg/platform';
import type { ShiftDetails } from '@gg/postings';
import { nextLook } from '../domain/next-look';
import { offerEnd } from '../domain/offer-end';
import { dispatchRow, overCap, type DispatchRow } from '../data/dispatches';
import { busyIn } from '../data/schedule';
import type { Seats } from '../data/seats';
import { keptDecisions, type BatchDecision, type StoredDecision } from '../data/wave-decisions';
import { guardOffers } from '../data/worker-guards';
import { BoardPublisher } from '../read-models/board-publisher';
import { DispatchPlanner, type PlannedDispatch } from './dispatch-planner';
import { offerRow, withoutPeople } from './wave-rows';

const HOUR_MS = 3_600_000;

/** Another plan for this shift was written first. */
export class PlannedElsewhere extends Error {
  constructor(shiftId: Id) {
    super(`another plan for shift ${shiftId} was written first`);
  }
}

/**
 * Writes what a plan says, in the transaction at hand: waves with their offers, the next look, an end with its reason. The
 * plan holds only while nobody has written another since its state was read, and a wave's number is unique.
 */
@Injectable()
export class WaveWriter {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DispatchPlanner) private readonly planner: DispatchPlanner,
    @Inject(BoardPublisher) private readonly board: BoardPublisher,
    @Inject(Metrics) private readonly metrics: Pick<Metrics, 'decisionsTooLong'>,
    @Inject(Log) private readonly log: Pick<Log, 'warn'>,
  ) {}

  /**
   * Writes the guards of those whom a plan asks. Workers come before shifts: before anything else of the plan is written.
   * @returns who of them is not to be asked: they have got too many other offers, or work at that time, since
   */
  async guard(tx: Tx, { plan, shift }: Pick<PlannedDispatch, 'plan' | 'shift'>): Promise<Set<Id>> {
    const people = plan.waves.flatMap((wave) => wave.picks.flatMap((pick) => pick.memberIds));
    return this.guardPeople(tx, people, shift);
  }

  /**
   * Writes a plan whose people are guarded.
   * @param not whom to leave out of it
   * Throws {@link PlannedElsewhere}: nothing of it is written then.
   */
  async write(tx: Tx, { seats, row, shift, plan, record }: PlannedDispatch, not: ReadonlySet<Id>): Promise<void> {
    const waves = not.size > 0 ? plan.waves.map((wave) => withoutPeople(wave, not)) : plan.waves;
    const until = lookUntil(plan, tx.now, shift.start);
    const look = until && nextLook(row.lookAt, tx.now, until);
    await this.moveDispatch(tx, row, plan, look ?? row.lookAt);
    const kept = this.kept(shift.shiftId, waves, record, [...not]);
    for (const wave of waves) {
      if (wave.picks.length > 0) await this.writeWave(tx, seats, shift, wave, kept.get(wave.wave) ?? {});
    }
    if (look) this.lookAgain(tx, shift.shiftId, look);
    if (plan.then.kind === 'exhausted' && row.state !== 'exhausted') this.tellExhausted(tx, seats, plan.then);
    this.board.refreshAfterCommit(tx, shift.shiftId);
  }

  /**
   * Offers a shift to people whom a batch chose for it, as its next wave, in the transaction at hand.
   * @param batch which, and what its confirmed plan gave the shift
   * @returns the wave, or null where nobody is left, and who has got too many other offers or work at that time meanwhile
   * Throws {@link PlannedElsewhere}: the whole transaction is to be tried again.
   */
  async offerChosen(
    tx: Tx,
    shift: ShiftDetails,
    seats: Seats,
    chosen: readonly Omit<WavePick, 'rank' | 'expectedAcceptanceMicro'>[],
    batch: Pick<BatchDecision, 'batchId' | 'planned'>,
  ): Promise<{ wave: number | null; notAsked: readonly Id[] }> {
    const { policy } = this.planner;
    const people = chosen.map((pick) => pick.workerId);
    const not = await this.guardPeople(tx, people, shift);
    const row = await dispatchRow(tx, shift.shiftId);
    const left = chosen.filter(({ workerId }) => !not.has(workerId));
    if (!row || row.state === 'stopped' || left.length === 0) return { wave: null, notAsked: [...not] };
    const expected = policy.priorAcceptanceMicro;
    const wave: WavePlan = {
      kind: 'wave',
      wave: Math.max(1, row.waves),
      picks: left.map((pick, i) => ({ ...pick, rank: i + 1, expectedAcceptanceMicro: expected })),
      radiusM: Math.max(row.radiusM, ...left.map(({ distanceM }) => Math.ceil(distanceM))),
      offerLifeMinutes: offerLifeMinutes(tx.now, shift.start, policy),
      expectedAcceptanceMicro: left.length * expected,
      unresolvedSeats: Math.max(0, seats.headcount - seats.filled - left.length),
    };
    const then = { kind: 'wait', until: tx.now, reason: 'offers_open', unresolvedSeats: wave.unresolvedSeats } as const;
    await this.moveDispatch(tx, row, { waves: [wave], then }, row.lookAt);
    await this.writeWave(tx, seats, shift, wave, {
      batch: {
        ...batch,
        planner: PLANNER_VERSION,
        chosen: chosen.map(({ workerId, score }) => ({ workerId, score })),
        expectedAcceptanceMicro: expected,
      },
      cut: [...not],
    });
    this.board.refreshAfterCommit(tx, shift.shiftId);
    return { wave: wave.wave, notAsked: [...not] };
  }

  /** Has a shift looked at again. */
  lookAgain(tx: Tx, shiftId: Id, at: Date): void {
    tx.emit({
      name: 'shift.dispatch-due.v1',
      aggregateId: shiftId,
      aggregateVersion: 0,
      dueAt: at,
      payload: { shiftId, why: 'wait_over' },
    });
  }

  private kept(
    shiftId: Id,
    waves: readonly WavePlan[],
    record: PlannedDispatch['record'],
    cut: readonly Id[],
  ): ReadonlyMap<number, StoredDecision> {
    const kept = keptDecisions(waves, record, cut);
    if (kept) return kept;
    this.metrics.decisionsTooLong.inc();
    this.log.warn({ shiftId, waves: waves.length }, 'a decision is too long to be kept');
    return new Map();
  }

  private async guardPeople(tx: Tx, people: readonly Id[], shift: ShiftDetails): Promise<Set<Id>> {
    if (people.length === 0) return new Set();
    await guardOffers(tx, people);
    return new Set([
      ...(await overCap(tx, people, this.planner.policy)),
      ...(await busyIn(tx, people, { start: shift.start, end: shift.end })),
    ]);
  }

  /** The guard of the plan: nobody has decided since its state was read, and the shift was not withdrawn. */
  private async moveDispatch(tx: Tx, row: DispatchRow, { waves, then }: Dispatch, lookAt: Date | null): Promise<void> {
    const last = waves.at(-1);
    const state = then.kind === 'exhausted' ? 'exhausted' : then.kind === 'full' ? 'full' : 'running';
    const moved = await tx.changedOne(
      `UPDATE dispatches SET state = ?, reason = ?, failed = ?, waves = ?, radius_m = ?, look_at = ?, version = version + 1, updated_at = ?
        WHERE shift_id = ? AND version = ? AND state <> 'stopped'`,
      [
        state,
        shownReason(then),
        then.kind === 'exhausted' && then.survey ? JSON.stringify(then.survey.failing) : null,
        last ? last.wave + 1 : row.waves,
        last ? last.radiusM : row.radiusM,
        lookAt,
        tx.now,
        row.shiftId,
        row.version,
      ],
    );
    if (!moved) throw new PlannedElsewhere(row.shiftId);
  }

  private async writeWave(
    tx: Tx,
    seats: Seats,
    shift: ShiftDetails,
    wave: WavePlan,
    kept: StoredDecision,
  ): Promise<void> {
    const { graceSeconds } = this.config.settings.dispatch;
    const lifeMs = wave.offerLifeMinutes.sms * 60_000 + graceSeconds * 1_000;
    const terms = { madeAt: tx.now, start: shift.start };
    const expiresAt = offerEnd(tx.now, lifeMs, terms, this.planner.policy.quietHours);
    const offers = wave.picks.map((pick) => ({ pick, row: offerRow(shift, wave, pick, tx.now, expiresAt) }));
    await tx.insert('dispatch_waves', {
      shiftId: shift.shiftId,
      wave: wave.wave,
      picks: wave.picks.length,
      radiusM: wave.radiusM,
      madeAt: tx.now,
      plan: {
        expectedAcceptanceMicro: wave.expectedAcceptanceMicro,
        unresolvedSeats: wave.unresolvedSeats,
        filled: seats.filled,
        headcount: seats.headcount,
        ...kept,
      },
    });
    await tx.insert(
      'offers',
      offers.map(({ row }) => row),
    );
    await tx.insert(
      'offer_members',
      offers.flatMap(({ pick, row }) =>
        pick.memberIds.map((workerId) => ({ offerId: row.id, workerId, madeAt: tx.now })),
      ),
    );
    await tx.change('UPDATE worker_calendars SET offers = offers + 1, last_offer_at = ? WHERE worker_id IN (?)', [
      tx.now,
      wave.picks.map((pick) => pick.workerId),
    ]);
    tx.emit({
      name: 'offers.made.v1',
      aggregateId: shift.shiftId,
      aggregateVersion: wave.wave + 1,
      cityCode: shift.cityCode,
      payload: {
        shiftId: shift.shiftId,
        employerId: shift.employerId,
        wave: wave.wave,
        urgent:
          shift.start.getTime() - tx.now.getTime() <= this.config.settings.dispatch.life.urgentWithinHours * 3_600_000,
        start: shift.start.toISOString(),
        offers: offers.map(({ pick, row }) => ({
          offerId: row.id,
          workerId: pick.workerId,
          partyId: pick.partyId,
          memberIds: [...pick.memberIds],
          rank: pick.rank,
          expiresAt: expiresAt.toISOString(),
        })),
      },
    });
    tx.emit({
      name: 'offers.expiry-due.v1',
      aggregateId: shift.shiftId,
      aggregateVersion: 0,
      dueAt: expiresAt,
      payload: { shiftId: shift.shiftId },
    });
  }

  private tellExhausted(tx: Tx, seats: Seats, end: Extract<Dispatch['then'], { kind: 'exhausted' }>): void {
    tx.emit({
      name: 'shift.exhausted.v1',
      aggregateId: seats.shiftId,
      aggregateVersion: seats.version,
      cityCode: seats.cityCode,
      payload: {
        shiftId: seats.shiftId,
        employerId: seats.employerId,
        filled: seats.filled,
        headcount: seats.headcount,
        reason: end.reason,
        failed: { ...end.survey?.failing },
      },
    });
  }
}

/** Why the search ended, or rests while people sleep; null: it goes on. */
function shownReason(then: Dispatch['then']): string | null {
  if (then.kind === 'exhausted') return then.reason;
  return then.kind === 'wait' && then.reason === 'quiet_hours' ? then.reason : null;
}

/** The latest instant at which a plan is to be made again; null: not before something happens. */
function lookUntil({ then }: Dispatch, now: Date, start: Date): Date | null {
  if (then.kind === 'wait') return then.until;
  if (then.kind !== 'exhausted') return null;
  // People register, come to the market and become free: a search that ended is taken up again by the hour.
  const nextHour = new Date((Math.floor(now.getTime() / HOUR_MS) + 1) * HOUR_MS);
  return nextHour < start ? nextHour : null;
}
