import { Inject, Injectable } from '@nestjs/common';
import { maskPersonName, personFacts, PersonReader } from '@gg/identity';
import type { Id } from '@gg/kernel';
import { Connections, pageOf, type Page } from '@gg/platform';
import { ownSeats } from '../data/seats';
import type { BookingState } from '../domain/lifecycles';
import { ReconfirmationReader, type ReconfirmationView } from './reconfirmation-reader';

/** Somebody who holds or held a seat of a shift. */
export interface SeatHolderView {
  readonly id: Id;
  readonly workerId: Id;
  readonly partyId: Id | null;
  readonly state: BookingState;
  readonly how: string;
  readonly madeAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  /** Whole for whom it concerns, else `韦**`; null once erased. */
  readonly name: string | null;
  /** 实名已核验 */
  readonly verified: boolean;
  /** What they said when they were asked last whether they come; null: not asked, or no seat any more. */
  readonly reconfirmed: 'confirmed' | 'silent' | null;
}

/** What is asked of {@link SeatHolderReader}. */
export interface SeatHoldersAsked {
  readonly shiftId: Id;
  readonly employerId: Id;
  /** Whether who asks is the other side of the booking and gets the names of those who come; staff get them masked. */
  readonly whole: boolean;
  readonly limit: number;
  /** Instant and id of the last of the page before. */
  readonly after: readonly [string, string] | null;
}

type SeatHolderRow = Omit<SeatHolderView, 'name' | 'verified' | 'reconfirmed'>;

/** States in which the two sides have to do with each other: somebody comes, came, or was waited for. */
const CONCERNED: ReadonlySet<BookingState> = new Set(['booked', 'checked_in', 'checked_out', 'settled', 'no_show']);

/** Who comes (录用名单), as the employer sees it. */
@Injectable()
export class SeatHolderReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PersonReader) private readonly persons: PersonReader,
    @Inject(ReconfirmationReader) private readonly reconfirmations: ReconfirmationReader,
  ) {}

  /**
   * Everybody who holds or held a seat of an employer's shift, in the order in which they came. As many reads for a hundred
   * as for one. Throws `resource.not_found`, for another's shift too.
   */
  async ofShift({ shiftId, employerId, whole, limit, after }: SeatHoldersAsked): Promise<Page<SeatHolderView>> {
    await ownSeats(this.connections, shiftId, employerId);
    const rows = await this.connections.rows<SeatHolderRow>(
      `SELECT id, worker_id, party_id, state, how, made_at, ended_at, end_reason FROM bookings
        WHERE shift_id = ? AND employer_id = ? ${after ? 'AND (made_at > ? OR (made_at = ? AND id > ?))' : ''}
        ORDER BY made_at, id LIMIT ?`,
      [shiftId, employerId, ...(after ? [new Date(after[0]), new Date(after[0]), after[1]] : []), limit + 1],
    );
    const page = pageOf(rows, limit, (row) => [row.madeAt.toISOString(), row.id]);
    const workerIds = [...new Set(page.items.map(({ workerId }) => workerId))];
    const [names, facts, questions] = await Promise.all([
      this.persons.names(workerIds),
      personFacts(this.connections, workerIds),
      this.reconfirmations.latest(page.items.flatMap(({ id, state }) => (state === 'booked' ? [id] : []))),
    ]);
    return {
      next: page.next,
      items: page.items.map((row) => {
        const name = names.get(row.workerId) ?? null;
        return {
          ...row,
          name: name !== null && whole && CONCERNED.has(row.state) ? name : name && maskPersonName(name),
          verified: facts.get(row.workerId)?.identityState === 'verified',
          reconfirmed: saidOf(questions.get(row.id)),
        };
      }),
    };
  }
}

function saidOf(question: ReconfirmationView | undefined): SeatHolderView['reconfirmed'] {
  if (!question) return null;
  return question.answer === 'coming' ? 'confirmed' : 'silent';
}
