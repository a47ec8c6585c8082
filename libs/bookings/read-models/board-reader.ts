import { Inject, Injectable } from '@nestjs/common';
import type { BoardExhausted, BoardMessage } from '@gg/contracts';
import { CLOCK, DomainError, LOCAL_OFFSET_MS, quietUntil, type Clock, type Id } from '@gg/kernel';
import { reasonText } from '@gg/matching';
import { CONFIG, Connections, type Config } from '@gg/platform';

interface BoardRow {
  shiftId: Id;
  employerId: Id;
  version: number;
  seatState: string;
  headcount: number;
  filled: number;
  dispatchState: string | null;
  waves: number | null;
  reason: string | null;
  failed: string | null;
  openOffers: number;
  declined: number;
  confirmed: number;
  silent: number;
}

/** What the board of a shift shows: seats, offers out, declines, how far the search has come. */
@Injectable()
export class BoardReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Boards of shifts that exist; with an employer, only of its own. */
  async boards(shiftIds: readonly Id[], employerId?: Id): Promise<BoardMessage[]> {
    if (shiftIds.length === 0) return [];
    const rows = await this.connections.rows<BoardRow>(
      `SELECT s.shift_id, s.employer_id, s.version, s.state AS seat_state, s.headcount, s.filled,
              d.state AS dispatch_state, d.waves, d.reason, d.failed,
              (SELECT COUNT(*) FROM offers o WHERE o.shift_id = s.shift_id AND o.state = 'open') AS open_offers,
              (SELECT COUNT(*) FROM offers o WHERE o.shift_id = s.shift_id AND o.state = 'declined') AS declined,
              ${SAID('coming')} AS confirmed, ${SAID(null)} AS silent
         FROM shift_seats s LEFT JOIN dispatches d ON d.shift_id = s.shift_id
        WHERE s.shift_id IN (?) ${employerId ? 'AND s.employer_id = ?' : ''}`,
      employerId ? [shiftIds, employerId] : [shiftIds],
    );
    const now = this.clock.now();
    const morning = quietUntil(now, this.config.settings.quietHours);
    return rows.map((row) => ({
      shiftId: row.shiftId,
      version: row.version,
      state: stateOf(row),
      headcount: row.headcount,
      filled: row.filled,
      openOffers: Number(row.openOffers),
      declined: Number(row.declined),
      wave: row.waves ?? 0,
      exhausted: stateOf(row) === 'exhausted' ? exhaustedOf(row) : null,
      rests: stateOf(row) === 'filling' && row.reason === 'quiet_hours' && morning ? restsOf(morning) : null,
      reconfirmation: { confirmed: Number(row.confirmed), silent: Number(row.silent) },
      at: now.toISOString(),
    }));
  }

  /** The board of an employer's own shift. Throws `resource.not_found`, for another's too. */
  async ownBoard(shiftId: Id, employerId: Id): Promise<BoardMessage> {
    const [board] = await this.boards([shiftId], employerId);
    if (!board) throw new DomainError('resource.not_found');
    return board;
  }
}

/** How many of those who hold a seat gave this answer to what they were asked last. */
const SAID = (answer: 'coming' | null): string => `
  (SELECT COUNT(*) FROM reconfirmations r JOIN bookings b ON b.id = r.booking_id AND b.live = 1
    WHERE r.shift_id = s.shift_id AND r.answer ${answer === null ? 'IS NULL' : `= '${answer}'`}
      AND NOT EXISTS (SELECT 1 FROM reconfirmations later
                       WHERE later.booking_id = r.booking_id AND later.asked_at > r.asked_at))`;

/** One word for the board: what the seats say, then what the search says. */
function stateOf(row: BoardRow): string {
  if (row.seatState !== 'open') return row.seatState;
  if (row.filled >= row.headcount) return 'full';
  return row.dispatchState === 'exhausted' ? 'exhausted' : 'filling';
}

function restsOf(until: Date): BoardMessage['rests'] {
  const hour = new Date(until.getTime() + LOCAL_OFFSET_MS).toISOString().slice(11, 16);
  return { until: until.toISOString(), text: reasonText('waits.quiet_hours', { until: hour }) };
}

function exhaustedOf({ reason, failed }: BoardRow): BoardExhausted {
  const counts = Object.entries(failed === null ? {} : (JSON.parse(failed) as Record<string, number>));
  const ended = reason ?? 'everybody_asked';
  return {
    reason: ended,
    text: reasonText(`exhausted.${ended}`, {}),
    failed: counts
      .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
      .map(([code, count]) => ({ code, count, text: reasonText(`count.${code}`, { count }) })),
  };
}
