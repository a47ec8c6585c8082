import { Inject, Injectable } from '@nestjs/common';
import { RegularsReader, RepresentedEmployers } from '@gg/employers';
import { PersonReader } from '@gg/identity';
import { distanceM, DomainError, localDate, type Id, type LocalDate, type ProblemParams } from '@gg/kernel';
import type { ReasonTextKey, ScorePartName } from '@gg/matching';
import { Connections, pageOf, type Caller, type Page } from '@gg/platform';
import { ShiftReader, type ShiftDetails } from '@gg/postings';
import { WorkerFactsReader, type WorkerFacts } from '@gg/workers';
import { tradeShifts } from '../data/calendars';
import { ownSeats } from '../data/seats';
import type { ApplicationState } from '../domain/lifecycles';

/** A ground for or against choosing somebody, told with the sentence with which the same is told of an offer. */
export interface ApplicantReason {
  readonly part: ScorePartName;
  readonly textKey: ReasonTextKey;
  readonly params: ProblemParams;
}

/** Somebody who has applied for a shift, as far as an employer may know them before a booking. */
export interface ApplicantView {
  readonly applicationId: Id;
  readonly shiftId: Id;
  readonly workerId: Id;
  readonly state: ApplicationState;
  readonly madeAt: Date;
  /** `韦**`; null for a person who was erased since. */
  readonly name: string | null;
  /** 实名已核验, as a mark; the number itself is nobody's business here. */
  readonly verified: boolean;
  /** On the employer's list of regulars (熟工). */
  readonly regular: boolean;
  /** `months` as the person states them, `shifts` as worked here. */
  readonly trades: readonly { readonly code: string; readonly months: number; readonly shifts: number }[];
  readonly showUp: { readonly shows: number; readonly noShows: number; readonly lateCancellations: number };
  /** From where the person sets out to the assembly point, rounded up to {@link DISTANCE_STEP_M}; null while unknown. */
  readonly distanceM: number | null;
  /** Valid on every day of the shift; without their numbers. */
  readonly certificates: readonly {
    readonly kind: string;
    readonly validTo: LocalDate | null;
    readonly proven: boolean;
  }[];
  readonly reasons: readonly ApplicantReason[];
}

/** An application as the worker sees it who made it. */
export interface OwnApplication {
  readonly applicationId: Id;
  readonly shiftId: Id;
  readonly state: ApplicationState;
  readonly madeAt: Date;
  /** What it became; null unless chosen. */
  readonly bookingId: Id | null;
}

export interface ApplicantsAsked {
  readonly shiftId: Id;
  readonly state: ApplicationState;
  readonly limit: number;
  /** (made at, application id) of the last of the page before. */
  readonly after: readonly [string, Id] | null;
  /** Whom staff act for; members ask for their own. */
  readonly employerId?: Id | null;
}

interface ApplicationRow {
  readonly id: Id;
  readonly workerId: Id;
  readonly state: ApplicationState;
  readonly madeAt: Date;
}

type ShowUp = ApplicantView['showUp'];

/** An employer with several sites must not be able to work out from exact distances where somebody lives. */
const DISTANCE_STEP_M = 100;

const NEVER_BOOKED: ShowUp = { shows: 0, noShows: 0, lateCancellations: 0 };

/** Applications (报名) as their two sides see them: the employer who picks, and the worker who asks. */
@Injectable()
export class ApplicationReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(WorkerFactsReader) private readonly workers: WorkerFactsReader,
    @Inject(PersonReader) private readonly persons: PersonReader,
    @Inject(RegularsReader) private readonly regulars: RegularsReader,
    @Inject(RepresentedEmployers) private readonly represented: RepresentedEmployers,
  ) {}

  /**
   * Who has applied for an employer's own shift and is in a state, in the order in which they came. As many reads for a
   * hundred as for one.
   * @param caller a member, or staff who act for the employer named
   * Throws `resource.not_found`, for another's shift too.
   */
  async ofShift(
    caller: Caller,
    { shiftId, state, limit, after, employerId = null }: ApplicantsAsked,
  ): Promise<Page<ApplicantView>> {
    const owner = await this.represented.reached(this.connections, caller, employerId, 'applications.choose');
    await ownSeats(this.connections, shiftId, owner);
    const shift = (await this.shifts.details(this.connections, [shiftId])).get(shiftId);
    if (!shift) throw new DomainError('resource.not_found');
    const rows = await this.connections.rows<ApplicationRow>(
      `SELECT id, worker_id, state, made_at FROM applications
        WHERE shift_id = ? AND state = ? ${after ? 'AND (made_at > ? OR (made_at = ? AND id > ?))' : ''}
        ORDER BY made_at, id LIMIT ?`,
      [shiftId, state, ...(after ? [new Date(after[0]), new Date(after[0]), after[1]] : []), limit + 1],
    );
    const page = pageOf(rows, limit, (row) => [row.madeAt.toISOString(), row.id]);
    return { items: await this.views(shift, page.items), next: page.next };
  }

  /** A worker's applications, the latest first. */
  async ofWorker(workerId: Id, limit: number, after: readonly [string, Id] | null): Promise<Page<OwnApplication>> {
    const rows = await this.connections.rows<OwnApplication>(
      `SELECT id AS application_id, shift_id, state, made_at, booking_id FROM applications
        WHERE worker_id = ? ${after ? 'AND (made_at < ? OR (made_at = ? AND id < ?))' : ''}
        ORDER BY made_at DESC, id DESC LIMIT ?`,
      [workerId, ...(after ? [new Date(after[0]), new Date(after[0]), after[1]] : []), limit + 1],
    );
    return pageOf(rows, limit, (row) => [row.madeAt.toISOString(), row.applicationId]);
  }

  private async views(shift: ShiftDetails, rows: readonly ApplicationRow[]): Promise<ApplicantView[]> {
    if (rows.length === 0) return [];
    const workerIds = rows.map(({ workerId }) => workerId);
    const [facts, names, regulars, showUps, shiftsOf] = await Promise.all([
      this.workers.factsOf(this.connections, workerIds),
      this.persons.maskedNames(workerIds),
      this.regulars.regularWorkerIds(this.connections, shift.employerId),
      this.showUps(workerIds),
      tradeShifts(this.connections, workerIds),
    ]);
    const regular = new Set(regulars);
    return rows.map(({ id, workerId, state, madeAt }) => {
      const worker = facts.get(workerId);
      const worked = new Map(
        shiftsOf.filter((one) => one.workerId === workerId).map(({ code, shifts }) => [code, shifts]),
      );
      const known = {
        trades: (worker?.trades ?? []).map(({ code, months }) => ({ code, months, shifts: worked.get(code) ?? 0 })),
        showUp: showUps.get(workerId) ?? NEVER_BOOKED,
        distanceM: worker?.point ? roundedUp(distanceM(worker.point, shift.assembly.point)) : null,
      };
      return {
        applicationId: id,
        shiftId: shift.shiftId,
        workerId,
        state,
        madeAt,
        name: names.get(workerId) ?? null,
        verified: worker?.identityState === 'verified',
        regular: regular.has(workerId),
        ...known,
        certificates: worker ? validThroughout(worker.certificates, shift) : [],
        reasons: reasonsOf(known, shift.tradeCode),
      };
    });
  }

  private async showUps(workerIds: readonly Id[]): Promise<Map<Id, ShowUp>> {
    const rows = await this.connections.rows<ShowUp & { workerId: Id }>(
      'SELECT worker_id, shows, no_shows, late_cancellations FROM worker_calendars WHERE worker_id IN (?)',
      [workerIds],
    );
    return new Map(rows.map(({ workerId, ...showUp }) => [workerId, showUp]));
  }
}

const roundedUp = (metres: number): number => Math.ceil(metres / DISTANCE_STEP_M) * DISTANCE_STEP_M;

function validThroughout(
  certificates: WorkerFacts['certificates'],
  { start, end }: ShiftDetails,
): ApplicantView['certificates'] {
  const [first, last] = [localDate(start), localDate(end)];
  return certificates
    .filter(({ validFrom, validTo }) => validFrom <= first && (validTo === null || validTo >= last))
    .map(({ kind, validTo, proofState }) => ({ kind, validTo, proven: proofState === 'proven' }));
}

/** Of what the score looks at, that which is the employer's concern: a person's own wishes and other offers are not. */
function reasonsOf(
  { trades, showUp, distanceM: metres }: Pick<ApplicantView, 'trades' | 'showUp' | 'distanceM'>,
  tradeCode: string,
): ApplicantReason[] {
  const { shifts = 0, months = 0 } = trades.find(({ code }) => code === tradeCode) ?? {};
  const { shows, noShows, lateCancellations: cancellations } = showUp;
  return [
    ...(metres === null
      ? []
      : [{ part: 'distance' as const, textKey: 'score.distance' as const, params: { distanceM: metres } }]),
    { part: 'experience', textKey: 'score.experience', params: { shifts, months } },
    { part: 'show_up', textKey: 'score.show_up', params: { shows, noShows, cancellations } },
  ];
}
