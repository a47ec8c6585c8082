import { Inject, Injectable } from '@nestjs/common';
import type { BoardMessage } from '@gg/contracts';
import { DomainError, type Id } from '@gg/kernel';
import { Connections, pageOf, type Page } from '@gg/platform';
import { ShiftReader, type ShiftDetails } from '@gg/postings';
import { ownSeats } from '../data/seats';
import { BoardReader } from './board-reader';

/** A shift with how it fills. */
export interface EmployerShiftView {
  readonly shift: ShiftDetails;
  readonly board: BoardMessage;
}

/** What is asked of {@link EmployerShiftReader.list}. */
export interface EmployerShiftsAsked {
  readonly employerId: Id;
  /** Shifts that are not over at `from` and start before `to`. */
  readonly from: Date;
  readonly to: Date;
  readonly limit: number;
  /** Start and id of the last of the page before. */
  readonly after: readonly [string, Id] | null;
}

/** No shift is longer: one that is not over by now started no earlier than this. */
const LONGEST_MS = 24 * 3_600_000;

/** The live board of an employer: all its shifts of a time, each with its seats. As many reads for a hundred as for one. */
@Injectable()
export class EmployerShiftReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(BoardReader) private readonly boards: BoardReader,
  ) {}

  /** By their start. Shifts have seats once their posting is public. */
  async list({ employerId, from, to, limit, after }: EmployerShiftsAsked): Promise<Page<EmployerShiftView>> {
    const earliest = new Date(from.getTime() - LONGEST_MS);
    const rows = await this.connections.rows<{ shiftId: Id; startsAt: Date }>(
      `SELECT shift_id, starts_at FROM shift_seats
        WHERE employer_id = ? AND starts_at >= ? AND starts_at < ? AND ends_at > ?
          ${after ? 'AND (starts_at > ? OR (starts_at = ? AND shift_id > ?))' : ''}
        ORDER BY starts_at, shift_id LIMIT ?`,
      [employerId, earliest, to, from, ...(after ? [new Date(after[0]), new Date(after[0]), after[1]] : []), limit + 1],
    );
    const page = pageOf(rows, limit, (row) => [row.startsAt.toISOString(), row.shiftId]);
    const views = await this.views(page.items.map(({ shiftId }) => shiftId));
    return { items: page.items.flatMap(({ shiftId }) => views.get(shiftId) ?? []), next: page.next };
  }

  /** Throws `resource.not_found`, for another's shift too. */
  async one(shiftId: Id, employerId: Id): Promise<EmployerShiftView> {
    await ownSeats(this.connections, shiftId, employerId);
    const view = (await this.views([shiftId])).get(shiftId);
    if (!view) throw new DomainError('resource.not_found');
    return view;
  }

  private async views(shiftIds: readonly Id[]): Promise<Map<Id, EmployerShiftView>> {
    const [details, boards] = await Promise.all([
      this.shifts.details(this.connections, shiftIds),
      this.boards.boards(shiftIds),
    ]);
    return new Map(
      boards.flatMap((board) => {
        const shift = details.get(board.shiftId);
        return shift ? [[board.shiftId, { shift, board }] as const] : [];
      }),
    );
  }
}
