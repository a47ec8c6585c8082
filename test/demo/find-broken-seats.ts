import type { Id } from '@gg/kernel';
import type { Evidence } from './evidence';
import { grouped } from './tables';

/** A seat that somebody holds. */
interface Seat {
  readonly bookingId: Id;
  readonly shiftId: Id;
  readonly workerId: Id;
  readonly offerId: Id | null;
  readonly partyId: Id | null;
  readonly start: Date;
  readonly end: Date;
}

/** Promises about seats that were broken; each as a sentence, seen from one side. */
export interface BrokenSeats {
  /** One for each seat too many. */
  readonly overbooked: readonly string[];
  /** One for each pair of bookings of one person that share an instant. */
  readonly overlaps: readonly string[];
  /** One for each party that was seated below its minimum. */
  readonly splitParties: readonly string[];
}

/** What the tables say. */
export function brokenInTables({ tables }: Evidence): BrokenSeats {
  const live = tables.bookings.filter((booking) => booking.live);
  const seats = live.map(({ id, startsAt, endsAt, ...rest }): Seat => ({
    ...rest,
    bookingId: id,
    start: startsAt,
    end: endsAt,
  }));
  const parties = new Map(tables.parties.map((party) => [party.id, party]));
  const minimumOf = (partyId: Id): number => {
    const party = parties.get(partyId);
    return party ? (party.statedMinimum ?? party.members) : Infinity;
  };
  return broken(seats, new Map(tables.shifts.map(({ shiftId, headcount }) => [shiftId, headcount])), minimumOf);
}

/** What people were told: employers of each seat by a notice, parties' minimum as they had agreed among themselves. */
export function brokenInJournals({ demands, parties, membersOf, ...evidence }: Evidence): BrokenSeats {
  const seats = seatsInJournals({ demands, parties, membersOf, ...evidence });
  const minimum = new Map(
    parties.flatMap(({ memberIds, statedMinimum }) =>
      memberIds.map((id) => [id, statedMinimum ?? memberIds.length] as const),
    ),
  );
  const minimumOfParty = new Map(
    seats.flatMap(({ partyId, workerId }) =>
      partyId === null ? [] : [[partyId, minimum.get(workerId) ?? 1] as const],
    ),
  );
  return broken(
    seats,
    new Map(demands.map(({ shiftId, headcount }) => [shiftId, headcount])),
    (partyId) => minimumOfParty.get(partyId) ?? 1,
  );
}

/** The seats of which employers were told at their consoles. */
export function seatsInJournals({ journals, membersOf }: Evidence): Seat[] {
  const employers = new Set([...membersOf.values()].flat());
  const told = journals.notices.filter(({ kind, accountId }) => kind === 'booking.made' && employers.has(accountId));
  return [...new Map(told.map((notice) => [notice.subject, notice])).values()].map(({ subject, data }) => ({
    bookingId: subject,
    shiftId: data['shiftId'] as Id,
    workerId: data['workerId'] as Id,
    offerId: data['offerId'] as Id | null,
    partyId: data['partyId'] as Id | null,
    start: new Date(data['start'] as string),
    end: new Date(data['end'] as string),
  }));
}

function broken(
  seats: readonly Seat[],
  headcountOf: ReadonlyMap<Id, number>,
  minimumOf: (partyId: Id) => number,
): BrokenSeats {
  const overbooked = [...grouped(seats, ({ shiftId }) => shiftId)].flatMap(([shiftId, list]) => {
    const headcount = headcountOf.get(shiftId);
    const tooMany = headcount === undefined ? 0 : list.length - headcount;
    return Array.from({ length: Math.max(0, tooMany) }, () => `${shiftId} has ${list.length} of ${headcount}`);
  });
  const overlaps = [...grouped(seats, ({ workerId }) => workerId)].flatMap(([workerId, list]) =>
    list.flatMap((one, at) =>
      list
        .slice(at + 1)
        .filter((other) => one.start < other.end && other.start < one.end)
        .map((other) => `${workerId} holds ${one.shiftId} and ${other.shiftId}`),
    ),
  );
  const together = seats.filter(({ partyId, offerId }) => partyId !== null && offerId !== null);
  const splitParties = [...grouped(together, ({ offerId }) => offerId)].flatMap(([offerId, list]) => {
    const minimum = minimumOf(list[0]!.partyId!);
    return list.length < minimum ? [`of the party of offer ${offerId} ${list.length} are seated, not ${minimum}`] : [];
  });
  return { overbooked, overlaps, splitParties };
}
