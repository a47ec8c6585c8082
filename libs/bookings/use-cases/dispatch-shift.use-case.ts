import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, localDate, type Clock, type Id } from '@gg/kernel';
import {
  LiveCandidateIndex,
  offerLifeMinutes,
  planAndRecord,
  type CandidateIndex,
  type Dispatch,
  type DispatchPolicy,
  type DispatchState,
  type WavePick,
  type WavePlan,
} from '@gg/matching';
import { CONFIG, Connections, Transactions, type Caller, type Config, type Tx } from '@gg/platform';
import { RegularsReader, BlockReader } from '@gg/employers';
import { ShiftReader, type ShiftDetails } from '@gg/postings';

import { nextLook } from '../domain/next-look';
import { offerEnd } from '../domain/offer-end';
import { acceptanceBySource } from '../data/acceptance-by-source';
import { KeptSeats } from './kept-seats';
import { dispatchRow, offersSoFar, overCap, silentOn, type DispatchRow } from '../data/dispatches';
import { busyIn } from '../data/schedule';
import { seatsOf, type Seats } from '../data/seats';
import { keptDecisions, type KeptDecision } from '../data/wave-decisions';
import { guardOffers } from '../data/worker-guards';
import { BoardPublisher } from '../read-models/board-publisher';
import { dispatchPolicy } from './dispatch-policy';
import { DispatchTurns } from './dispatch-turns';
import { shiftFacts } from './shift-facts';
import { offerRow, withoutPeople } from './wave-rows';

/** Plans that may be made again in one run, because people got other offers or work meanwhile. */
const MAX_REPLANS = 4;

const HOUR_MS = 3_600_000;

/** What one attempt to plan goes by. */
interface Look {
  readonly index: CandidateIndex;
  readonly now: Date;
  /** Whom earlier attempts found not to be asked. */
  readonly leaveOut: ReadonlySet<Id>;
  /** The last resort: whoever is not to be asked is cut out of the plan instead of another plan being made. */
  readonly trim: boolean;
}

/** Somebody of the plan has got too many other offers, or a seat at that time, since the index heard of them. */
class NotToBeAsked extends Error {
  constructor(readonly workerIds: readonly Id[]) {
    super('some of the plan have too many offers, or work at that time');
  }
}

/** Another plan for this shift was written first. */
export class PlannedElsewhere extends Error {
  constructor(shiftId: Id) {
    super(`another plan for shift ${shiftId} was written first`);
  }
}

/**
 * Looks at a shift's seats and does what the plan says: the next waves of offers, nothing until later, or an end with its
 * reason (派单). Runs wherever the candidate index is. Safe to run at any time, twice, or on two replicas at once: a plan
 * is written only if none was written since its state was read, and a wave's number is unique.
 */
@Injectable()
export class DispatchShift {
  private readonly policy: DispatchPolicy;
  private readonly turns = new DispatchTurns();
  private readonly kept: KeptSeats;
  /** The latest instant that those who wait for a look know to have come, by shift. */
  private readonly heard = new Map<Id, Date>();

  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LiveCandidateIndex) private readonly live: LiveCandidateIndex,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(RegularsReader) private readonly regulars: RegularsReader,
    @Inject(BlockReader) private readonly blocks: BlockReader,
    @Inject(BoardPublisher) private readonly board: BoardPublisher,
  ) {
    this.policy = dispatchPolicy(config.settings.dispatch, config.settings);
    this.kept = new KeptSeats(connections, config.settings.dispatch);
  }

  /**
   * Resolves when a look that began after this call is over; those who ask at once share one.
   * @param notBefore when the look was due: it plans for no earlier instant, though this machine's clock may be behind
   */
  execute(caller: Caller, shiftId: Id, notBefore: Date = new Date(0)): Promise<void> {
    const heard = this.heard.get(shiftId);
    if (!heard || heard < notBefore) this.heard.set(shiftId, notBefore);
    return this.turns.take(shiftId, () => this.look(caller, shiftId));
  }

  /**
   * Offers a shift to people who were chosen for it elsewhere, as its next wave, in the transaction at hand.
   * @returns the wave, or null where nobody is left, and who has got too many other offers or work at that time meanwhile
   * Throws {@link PlannedElsewhere}: the whole transaction is to be tried again.
   */
  async offerChosen(
    tx: Tx,
    shift: ShiftDetails,
    seats: Seats,
    chosen: readonly Omit<WavePick, 'rank' | 'expectedAcceptanceMicro'>[],
  ): Promise<{ wave: number | null; notAsked: readonly Id[] }> {
    const people = chosen.map((pick) => pick.workerId);
    if (people.length > 0) await guardOffers(tx, people);
    const not = new Set([
      ...(await overCap(tx, people, this.policy)),
      ...(await busyIn(tx, people, { start: shift.start, end: shift.end })),
    ]);
    const row = await dispatchRow(tx, shift.shiftId);
    const left = chosen.filter(({ workerId }) => !not.has(workerId));
    if (!row || row.state === 'stopped' || left.length === 0) return { wave: null, notAsked: [...not] };
    const expected = this.policy.priorAcceptanceMicro;
    const wave: WavePlan = {
      kind: 'wave',
      wave: Math.max(1, row.waves),
      picks: left.map((pick, i) => ({ ...pick, rank: i + 1, expectedAcceptanceMicro: expected })),
      radiusM: Math.max(row.radiusM, ...left.map(({ distanceM }) => Math.ceil(distanceM))),
      offerLifeMinutes: offerLifeMinutes(tx.now, shift.start, this.policy),
      expectedAcceptanceMicro: left.length * expected,
      unresolvedSeats: Math.max(0, seats.headcount - seats.filled - left.length),
    };
    const then = { kind: 'wait', until: tx.now, reason: 'offers_open', unresolvedSeats: wave.unresolvedSeats } as const;
    await this.moveDispatch(tx, row, { waves: [wave], then }, row.lookAt);
    await this.writeWave(tx, seats, shift, wave);
    this.board.refreshAfterCommit(tx, shift.shiftId);
    return { wave: wave.wave, notAsked: [...not] };
  }

  private async look(caller: Caller, shiftId: Id): Promise<void> {
    const notBefore = this.heard.get(shiftId) ?? new Date(0);
    this.heard.delete(shiftId);
    const index = await this.live.whenWhole();
    const leaveOut = new Set<Id>();
    for (let attempt = 1; ; attempt++) {
      const now = this.clock.now();
      const look = { index, now: now < notBefore ? notBefore : now, leaveOut, trim: attempt > MAX_REPLANS };
      try {
        await this.planAndWrite(caller, shiftId, look);
        return;
      } catch (error) {
        if (error instanceof NotToBeAsked) for (const workerId of error.workerIds) leaveOut.add(workerId);
        else if (!(error instanceof PlannedElsewhere)) throw error;
        if (attempt > 3 * MAX_REPLANS) throw error;
      }
    }
  }

  private async planAndWrite(caller: Caller, shiftId: Id, look: Look): Promise<void> {
    const [seats, row, details] = await Promise.all([
      seatsOf(this.connections, shiftId),
      dispatchRow(this.connections, shiftId),
      this.shifts.details(this.connections, [shiftId]),
    ]);
    const shift = details.get(shiftId);
    if (!seats || !row || !shift || row.state === 'stopped') return;
    // What is no longer public asks nobody, although word of it may still be on its way to the seats.
    if (shift.state !== 'open' || shift.postingState !== 'published') return;
    const state = await this.stateOf(seats, row, shift, look);
    const { plan, record } = planAndRecord(state);
    const write = (tx: Tx): Promise<void> => this.write(tx, seats, row, shift, { plan, record }, look.trim);
    await this.transactions.run(caller, 'bookings.dispatch-shift', write, look.now);
  }

  private async stateOf(
    seats: Seats,
    row: DispatchRow,
    shift: ShiftDetails,
    { index, now, leaveOut }: Look,
  ): Promise<DispatchState> {
    const [offers, regularIds, blocked, seated, silent] = await Promise.all([
      offersSoFar(this.connections, shift.shiftId),
      this.regulars.regularWorkerIds(this.connections, shift.employerId),
      this.blocks.workersBlockedBy(this.connections, shift.employerId),
      this.connections.rows<{ workerId: Id }>('SELECT worker_id FROM bookings WHERE shift_id = ? AND live = 1', [
        shift.shiftId,
      ]),
      silentOn(this.connections, shift.shiftId),
    ]);
    // Kept from the search, not cut from its answer, so that others take the places of those left out.
    const without = (exclude?: ReadonlySet<Id>): Set<Id> =>
      new Set([...(exclude ?? []), ...leaveOut, ...blocked, ...silent]);
    return {
      now,
      shift: shiftFacts(shift, seats, localDate(now)),
      seats,
      materialVersion: shift.materialVersion,
      nextWave: row.waves,
      radiusSoFarM: row.radiusM,
      offers,
      seatedWorkerIds: seated.map((one) => one.workerId),
      regularIds: shift.mode.dispatch ? regularIds : [],
      acceptanceBySource: await acceptanceBySource(this.connections, now, {
        last: this.config.settings.dispatch.learntFromOffers,
        days: this.config.settings.dispatch.learntFromDays,
      }),
      keptBySource: await this.kept.at(now),
      candidates: {
        search: (query, options) => index.search(query, { ...options, exclude: without(options.exclude) }),
        searchParties: (query, options) =>
          index.searchParties(query, { ...options, exclude: without(options.exclude) }),
        survey: (query, options) => index.survey(query, { exclude: without(options?.exclude) }),
      },
      policy: this.policy,
    };
  }

  private async write(
    tx: Tx,
    seats: Seats,
    row: DispatchRow,
    shift: ShiftDetails,
    { plan, record }: ReturnType<typeof planAndRecord>,
    trim: boolean,
  ): Promise<void> {
    const picks = plan.waves.flatMap((wave) => wave.picks);
    const people = picks.flatMap((pick) => pick.memberIds);
    if (people.length > 0) await guardOffers(tx, people);
    const not = new Set([
      ...(await overCap(tx, people, this.policy)),
      ...(await busyIn(tx, people, { start: shift.start, end: shift.end })),
    ]);
    if (not.size > 0 && !trim) throw new NotToBeAsked([...not]);
    const waves = trim ? plan.waves.map((wave) => withoutPeople(wave, not)) : plan.waves;
    const until = lookUntil(plan, tx.now, shift.start);
    const look = until && nextLook(row.lookAt, tx.now, until);
    await this.moveDispatch(tx, row, plan, look ?? row.lookAt);
    const kept = keptDecisions(waves, record, trim ? [...not] : []);
    for (const wave of waves) {
      if (wave.picks.length > 0) await this.writeWave(tx, seats, shift, wave, kept.get(wave.wave) ?? {});
    }
    if (look) this.lookAgain(tx, shift.shiftId, look);
    if (plan.then.kind === 'exhausted' && row.state !== 'exhausted') this.tellExhausted(tx, seats, plan.then);
    this.board.refreshAfterCommit(tx, shift.shiftId);
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
    kept: KeptDecision = {},
  ): Promise<void> {
    const { graceSeconds } = this.config.settings.dispatch;
    const lifeMs = wave.offerLifeMinutes.sms * 60_000 + graceSeconds * 1_000;
    const expiresAt = offerEnd(tx.now, lifeMs, { madeAt: tx.now, start: shift.start }, this.policy.quietHours);
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

  private lookAgain(tx: Tx, shiftId: Id, until: Date): void {
    tx.emit({
      name: 'shift.dispatch-due.v1',
      aggregateId: shiftId,
      aggregateVersion: 0,
      dueAt: until,
      payload: { shiftId, why: 'wait_over' },
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
