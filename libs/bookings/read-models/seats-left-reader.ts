import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { Connections } from '@gg/platform';

/** How many seats of shifts are still to be had: the truth of this moment, for everybody. */
@Injectable()
export class SeatsLeftReader {
  constructor(@Inject(Connections) private readonly connections: Connections) {}

  /** By shift; absent where seats were never opened. None are left of a shift that was withdrawn or is over. */
  async of(shiftIds: readonly Id[]): Promise<ReadonlyMap<Id, number>> {
    if (shiftIds.length === 0) return new Map();
    const rows = await this.connections.rows<{ shiftId: Id; seatsLeft: number }>(
      `SELECT shift_id, IF(state = 'open', headcount - filled, 0) AS seats_left FROM shift_seats WHERE shift_id IN (?)`,
      [shiftIds],
    );
    return new Map(rows.map(({ shiftId, seatsLeft }) => [shiftId, Number(seatsLeft)]));
  }
}
