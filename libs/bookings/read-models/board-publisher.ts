import { Inject, Injectable } from '@nestjs/common';
import type { BoardMessage } from '@gg/contracts';
import type { Id } from '@gg/kernel';
import { Log, Realtime, type Tx } from '@gg/platform';
import type { Seats } from '../data/seats';
import { BoardReader } from './board-reader';

/** Changes of one shift within this time are told once, in real milliseconds. */
const GATHER_MS = 15;

/**
 * Tells open boards what changed, right after the commit that changed it. Only a hint: a board that missed one asks
 * again, and a higher version always wins.
 */
@Injectable()
export class BoardPublisher {
  private readonly waiting = new Set<Id>();

  constructor(
    @Inject(Realtime) private readonly realtime: Realtime,
    @Inject(BoardReader) private readonly reader: BoardReader,
    @Inject(Log) private readonly log: Log,
  ) {}

  publishAfterCommit(tx: Tx, seats: Seats): void {
    this.refreshAfterCommit(tx, seats.shiftId);
  }

  /** Many changes of one shift in a moment are read and told together: a race for ten seats is not two hundred reads. */
  refreshAfterCommit(tx: Tx, shiftId: Id): void {
    tx.afterCommit(() => {
      if (this.waiting.size === 0) setTimeout(() => void this.flush(), GATHER_MS);
      this.waiting.add(shiftId);
    });
  }

  private async flush(): Promise<void> {
    const shiftIds = [...this.waiting];
    this.waiting.clear();
    try {
      await this.push(await this.reader.boards(shiftIds));
    } catch (error) {
      this.log.debug({ err: error }, 'a board was not told');
    }
  }

  private push(boards: readonly BoardMessage[]): Promise<void> {
    return this.realtime.push(
      'employer',
      boards.map((board) => ({ room: `shift:${board.shiftId}`, event: 'board' as const, data: board })),
    );
  }
}
