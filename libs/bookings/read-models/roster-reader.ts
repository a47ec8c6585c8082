import { Inject, Injectable } from '@nestjs/common';
import { personFacts, PersonReader } from '@gg/identity';
import { CLOCK, DomainError, type Clock, type Id } from '@gg/kernel';
import { Connections } from '@gg/platform';
import { ShiftReader, type ShiftDetails } from '@gg/postings';
import { ownSeats } from '../data/seats';
import { ReconfirmationReader, type ReconfirmationView } from './reconfirmation-reader';

type Reader = Pick<Connections, 'rows' | 'row'>;

/** Somebody who comes. */
export interface RosterPerson {
  readonly bookingId: Id;
  readonly workerId: Id;
  /** Whole: the two sides have a booking. Null once the person is erased. */
  readonly name: string | null;
  /** 实名已核验 */
  readonly verified: boolean;
  /** Those of one party have one number, from 1; null for singles. */
  readonly party: number | null;
  readonly reconfirmed: 'confirmed' | 'silent' | null;
}

/** Who comes to a shift (用工名单), on one page: a shift has at most 500 seats. */
export interface Roster {
  readonly shift: ShiftDetails;
  /** In the order in which they took their seats, those of a party together. */
  readonly people: readonly RosterPerson[];
  readonly at: Date;
}

interface SeatRow {
  readonly id: Id;
  readonly workerId: Id;
  readonly partyId: Id | null;
}

/** Rosters of an employer's own shifts. */
@Injectable()
export class RosterReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(PersonReader) private readonly persons: PersonReader,
    @Inject(ReconfirmationReader) private readonly reconfirmations: ReconfirmationReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** As many reads for five hundred as for one. Throws `resource.not_found`, for another's shift too. */
  async ofShift(shiftId: Id, employerId: Id | null): Promise<Roster> {
    const { shift, seats } = await this.seatsOf(this.connections, shiftId, employerId);
    const workerIds = seats.map(({ workerId }) => workerId);
    const [names, facts, questions] = await Promise.all([
      this.persons.names(workerIds),
      personFacts(this.connections, workerIds),
      this.reconfirmations.latest(seats.map(({ id }) => id)),
    ]);
    const people = grouped(seats).map(({ id, workerId, party }) => ({
      bookingId: id,
      workerId,
      name: names.get(workerId) ?? null,
      verified: facts.get(workerId)?.identityState === 'verified',
      party,
      reconfirmed: saidOf(questions.get(id)),
    }));
    return { shift, people, at: this.clock.now() };
  }

  /** Shift and seats alone, for what is read in a transaction. Throws `resource.not_found`. */
  async seatsOf(
    reader: Reader,
    shiftId: Id,
    employerId: Id | null,
  ): Promise<{ readonly shift: ShiftDetails; readonly seats: readonly SeatRow[] }> {
    await ownSeats(reader, shiftId, employerId);
    const shift = (await this.shifts.details(reader, [shiftId])).get(shiftId);
    if (!shift) throw new DomainError('resource.not_found');
    const seats = await reader.rows<SeatRow>(
      `SELECT id, worker_id, party_id FROM bookings WHERE shift_id = ? AND employer_id = ? AND live = 1 ORDER BY made_at, id`,
      [shiftId, employerId],
    );
    return { shift, seats };
  }
}

/** Those of a party stand where its first member does. */
export function grouped<T extends { readonly partyId: Id | null }>(
  seats: readonly T[],
): (T & { readonly party: number | null })[] {
  const parties = [...new Set(seats.flatMap(({ partyId }) => partyId ?? []))];
  const seen = new Set<Id>();
  return seats.flatMap((seat): (T & { readonly party: number | null })[] => {
    const { partyId } = seat;
    if (partyId === null) return [{ ...seat, party: null }];
    if (seen.has(partyId)) return [];
    seen.add(partyId);
    const party = parties.indexOf(partyId) + 1;
    return seats.filter((one) => one.partyId === partyId).map((one) => ({ ...one, party }));
  });
}

function saidOf(question: ReconfirmationView | undefined): RosterPerson['reconfirmed'] {
  if (!question) return null;
  return question.answer === 'coming' ? 'confirmed' : 'silent';
}
