import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { Connections } from '@gg/platform';
import { readPublicCode } from '../data/public-code';
import type { PostingState } from '../domain/posting-lifecycle';
import { shiftStanding, type ShiftStanding } from '../domain/public-standing';
import { ShiftReader, type ShiftDetails } from './shift-reader';

/** A posting as a link in a chat group shows it, to whoever opens it. */
export interface PublicPosting {
  readonly code: string;
  readonly postingId: Id;
  readonly state: PostingState;
  /** By start; at least one. */
  readonly shifts: readonly { readonly details: ShiftDetails; readonly standing: ShiftStanding }[];
}

/** Postings by what their short link ends in. */
@Injectable()
export class PublicPostingReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The posting of a code as somebody typed it, whatever has become of it; null when no posting has it. */
  async byCode(text: string): Promise<PublicPosting | null> {
    const code = readPublicCode(text);
    if (code === null) return null;
    const rows = await this.connections.rows<{ id: Id }>(
      `SELECT s.id FROM postings p JOIN shifts s ON s.posting_id = p.id WHERE p.public_code = ? ORDER BY s.starts_at, s.id`,
      [code],
    );
    const details = await this.shifts.details(
      this.connections,
      rows.map(({ id }) => id),
    );
    const now = this.clock.now();
    const shifts = rows.flatMap(({ id }) => {
      const found = details.get(id);
      return found ? [{ details: found, standing: shiftStanding(found, now) }] : [];
    });
    const [first] = shifts;
    if (!first) return null;
    const { postingId, postingState: state } = first.details;
    return { code, postingId, state, shifts };
  }
}
