import { Inject, Injectable } from '@nestjs/common';
import { BoardReader } from '@gg/bookings';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { Connections } from '@gg/platform';
import { ShiftReader, type ShiftDetails } from '@gg/postings';
import { unacknowledgedOf, type StoredNotice } from '../data/notices';
import { Recipients } from './recipients';
import { seatFactsOf } from './seat-news';

/** News to a member of an employer of seats that are missing still. */
export interface MissingSeatsView {
  readonly notice: StoredNotice;
  readonly shift: ShiftDetails;
  readonly filled: number;
  readonly headcount: number;
  /** Nobody is left whom the search could ask. */
  readonly exhausted: boolean;
}

/** Missing seats as texts tell employers of them: looked up when they are told, so that nobody is called about a full shift. */
@Injectable()
export class MissingSeats {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(BoardReader) private readonly boards: BoardReader,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Those of the notices, by id, that nobody has acknowledged, whose shift wants people and has not started, and whose
   * reader may still do something about it.
   */
  async current(notices: readonly StoredNotice[]): Promise<Map<Id, MissingSeatsView>> {
    if (notices.length === 0) return new Map();
    const shiftIds = [...new Set(notices.map((notice) => seatFactsOf(notice).shiftId))];
    const [shifts, boards, unacknowledged] = await Promise.all([
      this.shifts.details(this.connections, shiftIds),
      this.boards.boards(shiftIds),
      unacknowledgedOf(
        this.connections,
        notices.map((notice) => notice.id),
      ),
    ]);
    const wanting = new Map(
      boards.filter(({ state }) => state === 'filling' || state === 'exhausted').map((board) => [board.shiftId, board]),
    );
    const able = await this.ableByEmployer([...shifts.values()]);
    const now = this.clock.now();
    return new Map(
      notices.flatMap((notice) => {
        const { shiftId } = seatFactsOf(notice);
        const [shift, board] = [shifts.get(shiftId), wanting.get(shiftId)];
        if (!shift || !board || now >= shift.start || !unacknowledged.has(notice.id)) return [];
        if (!able.get(shift.employerId)?.has(notice.accountId)) return [];
        const { filled, headcount, state } = board;
        return [[notice.id, { notice, shift, filled, headcount, exhausted: state === 'exhausted' }] as const];
      }),
    );
  }

  private async ableByEmployer(shifts: readonly ShiftDetails[]): Promise<Map<Id, Set<Id>>> {
    const employerIds = [...new Set(shifts.map((shift) => shift.employerId))];
    const able = await Promise.all(employerIds.map((employerId) => this.recipients.ableToMend(employerId)));
    return new Map(employerIds.map((employerId, at) => [employerId, able[at]!]));
  }
}
