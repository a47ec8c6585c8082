import { Inject, Injectable } from '@nestjs/common';
import { BlockReader, RegularsReader } from '@gg/employers';
import { localDate, type Id } from '@gg/kernel';
import {
  planAndRecord,
  type CandidateIndex,
  type DispatchPolicy,
  type DispatchState,
  type OfferSoFar,
} from '@gg/matching';
import { CONFIG, Connections, type Config } from '@gg/platform';
import type { ShiftDetails } from '@gg/postings';
import { offersSoFar, silentOn, type DispatchRow } from '../data/dispatches';
import { acceptanceBySource, seatsKeptBySource } from '../data/history-by-source';
import type { Seats } from '../data/seats';
import { dispatchPolicy } from './dispatch-policy';
import { LearntForAWhile } from './learnt-for-a-while';
import { shiftFacts } from './shift-facts';

/** What one attempt to plan goes by. */
export interface Look {
  readonly index: CandidateIndex;
  readonly now: Date;
  /** Whom earlier attempts found not to be asked. */
  readonly leaveOut: ReadonlySet<Id>;
}

/** A shift as it was read for a plan. */
export interface ReadShift {
  readonly seats: Seats;
  readonly row: DispatchRow;
  readonly shift: ShiftDetails;
}

/** A plan with what it was made for, and what of its making is kept. */
export interface PlannedDispatch extends ReadShift, ReturnType<typeof planAndRecord> {}

/** What has become of a shift until now. */
interface SoFar {
  readonly offers: readonly OfferSoFar[];
  readonly seated: readonly Id[];
  /** Who lost a seat because they gave no word. */
  readonly silent: readonly Id[];
}

const NOTHING_YET: SoFar = { offers: [], seated: [], silent: [] };

/** Gathers what a shift's plan depends on, and has matching make it. Writes nothing. */
@Injectable()
export class DispatchPlanner {
  readonly policy: DispatchPolicy;
  private readonly acceptance: LearntForAWhile<Awaited<ReturnType<typeof acceptanceBySource>>>;
  private readonly kept: LearntForAWhile<Awaited<ReturnType<typeof seatsKeptBySource>>>;

  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(CONFIG) config: Config,
    @Inject(RegularsReader) private readonly regulars: RegularsReader,
    @Inject(BlockReader) private readonly blocks: BlockReader,
  ) {
    const { dispatch } = config.settings;
    this.policy = dispatchPolicy(dispatch, config.settings);
    const { learntFromDays: days } = dispatch;
    this.acceptance = new LearntForAWhile(
      (now) => acceptanceBySource(connections, now, { last: dispatch.learntFromOffers, days }),
      dispatch.acceptanceAgainSeconds,
    );
    this.kept = new LearntForAWhile(
      (now) => seatsKeptBySource(connections, now, { last: dispatch.learntFromSeats, days }),
      dispatch.learntAgainSeconds,
    );
  }

  /** Plans for seats as they are. */
  async plan(read: ReadShift, look: Look): Promise<PlannedDispatch> {
    return this.planWith(read, look, await this.soFar(read.shift.shiftId));
  }

  /** Plans for seats that are about to be opened. @param read as they will be */
  planOpening(read: ReadShift, look: Look): Promise<PlannedDispatch> {
    return this.planWith(read, look, NOTHING_YET);
  }

  private async planWith(read: ReadShift, { index, now, leaveOut }: Look, soFar: SoFar): Promise<PlannedDispatch> {
    const { seats, row, shift } = read;
    const [regularIds, blocked, acceptance, kept] = await Promise.all([
      this.regulars.regularWorkerIds(this.connections, shift.employerId),
      this.blocks.workersBlockedBy(this.connections, shift.employerId),
      this.acceptance.at(now),
      this.kept.at(now),
    ]);
    // Kept from the search, not cut from its answer, so that others take the places of those left out.
    const without = (exclude?: ReadonlySet<Id>): Set<Id> =>
      new Set([...(exclude ?? []), ...leaveOut, ...blocked, ...soFar.silent]);
    const state: DispatchState = {
      now,
      shift: shiftFacts(shift, seats, localDate(now)),
      seats,
      materialVersion: shift.materialVersion,
      nextWave: row.waves,
      radiusSoFarM: row.radiusM,
      offers: soFar.offers,
      seatedWorkerIds: soFar.seated,
      regularIds: shift.mode.dispatch ? regularIds : [],
      acceptanceBySource: acceptance,
      keptBySource: kept,
      candidates: {
        search: (query, options) => index.search(query, { ...options, exclude: without(options.exclude) }),
        searchParties: (query, options) =>
          index.searchParties(query, { ...options, exclude: without(options.exclude) }),
        survey: (query, options) => index.survey(query, { exclude: without(options?.exclude) }),
      },
      policy: this.policy,
    };
    return { ...read, ...planAndRecord(state) };
  }

  private async soFar(shiftId: Id): Promise<SoFar> {
    const [offers, seated, silent] = await Promise.all([
      offersSoFar(this.connections, shiftId),
      this.connections.rows<{ workerId: Id }>('SELECT worker_id FROM bookings WHERE shift_id = ? AND live = 1', [
        shiftId,
      ]),
      silentOn(this.connections, shiftId),
    ]);
    return { offers, seated: seated.map((one) => one.workerId), silent };
  }
}
