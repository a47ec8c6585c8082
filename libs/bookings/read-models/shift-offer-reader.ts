import { Inject, Injectable } from '@nestjs/common';
import { PersonReader } from '@gg/identity';
import type { Id, ProblemParams } from '@gg/kernel';
import { Connections, pageOf, type Page, type SqlValue } from '@gg/platform';
import { ownSeats } from '../data/seats';
import type { OfferState } from '../domain/lifecycles';
import { ownReasons } from '../domain/own-reasons';

/** Somebody who was asked for a shift, as far as an employer may know them before a booking. */
export interface ShiftOfferView {
  readonly offerId: Id;
  readonly state: OfferState;
  readonly wave: number;
  /** regular | present | nearby | party */
  readonly source: string;
  /** Seats that an acceptance would take: more than one for a party. */
  readonly seats: number;
  /** `韦**`, of a party its leader; null for a person who was erased since. */
  readonly name: string | null;
  /** To the assembly point, rounded up to {@link DISTANCE_STEP_M}. */
  readonly distanceM: number;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  /** First delivery; null while it is on its way. */
  readonly deliveredAt: Date | null;
  readonly closedAt: Date | null;
  /** Why it ended: of a declined one the worker's reason. */
  readonly closeReason: string | null;
  readonly reasons: readonly { readonly part: string; readonly textKey: string; readonly params: ProblemParams }[];
}

/** What is asked of {@link ShiftOfferReader}. */
export interface ShiftOffersAsked {
  readonly shiftId: Id;
  readonly employerId: Id;
  readonly state: OfferState | null;
  readonly limit: number;
  /** Instant and id of the last of the page before. */
  readonly after: readonly [string, Id] | null;
}

interface OfferRow {
  readonly id: Id;
  readonly workerId: Id;
  readonly state: OfferState;
  readonly wave: number;
  readonly source: string;
  readonly distanceM: number;
  readonly reasons: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly deliveredAt: Date | null;
  readonly closedAt: Date | null;
  readonly closeReason: string | null;
}

/** An employer with several sites must not be able to work out from exact distances where somebody lives. */
const DISTANCE_STEP_M = 100;

/** Of what the score looks at, that which is the employer's concern: a person's own wishes and other offers are not. */
const TOLD_PARTS: ReadonlySet<string> = new Set(['distance', 'experience', 'show_up']);

/** Who was asked for a shift, what they said, and why they were asked (邀约名单). */
@Injectable()
export class ShiftOfferReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PersonReader) private readonly persons: PersonReader,
  ) {}

  /** The latest first. As many reads for a hundred as for one. Throws `resource.not_found`, for another's shift too. */
  async ofShift({ shiftId, employerId, state, limit, after }: ShiftOffersAsked): Promise<Page<ShiftOfferView>> {
    await ownSeats(this.connections, shiftId, employerId);
    const params: SqlValue[] = [shiftId];
    if (state) params.push(state);
    if (after) params.push(new Date(after[0]), new Date(after[0]), after[1]);
    const rows = await this.connections.rows<OfferRow>(
      `SELECT id, worker_id, state, wave, source, distance_m, reasons, made_at, expires_at, delivered_at, closed_at, close_reason
         FROM offers WHERE shift_id = ? ${state ? 'AND state = ?' : ''}
          ${after ? 'AND (made_at < ? OR (made_at = ? AND id < ?))' : ''}
        ORDER BY made_at DESC, id DESC LIMIT ?`,
      [...params, limit + 1],
    );
    const page = pageOf(rows, limit, (row) => [row.madeAt.toISOString(), row.id]);
    const [names, members] = await Promise.all([
      this.persons.maskedNames([...new Set(page.items.map(({ workerId }) => workerId))]),
      this.membersOf(page.items.map(({ id }) => id)),
    ]);
    return {
      next: page.next,
      items: page.items.map((row) => {
        const { id, workerId, reasons, distanceM, ...rest } = row;
        const memberIds = members.get(id) ?? [workerId];
        const metres = roundedUp(distanceM);
        return {
          ...rest,
          offerId: id,
          seats: memberIds.length,
          name: names.get(workerId) ?? null,
          distanceM: metres,
          reasons: ownReasons(reasons, memberIds, workerId).flatMap(({ part, textKey, params: numbers }) =>
            TOLD_PARTS.has(part) ? [{ part, textKey, params: told(numbers, metres) }] : [],
          ),
        };
      }),
    };
  }

  private async membersOf(offerIds: readonly Id[]): Promise<Map<Id, Id[]>> {
    if (offerIds.length === 0) return new Map();
    const rows = await this.connections.rows<{ offerId: Id; workerId: Id }>(
      'SELECT offer_id, worker_id FROM offer_members WHERE offer_id IN (?)',
      [offerIds],
    );
    const members = new Map<Id, Id[]>();
    for (const { offerId, workerId } of rows) members.set(offerId, [...(members.get(offerId) ?? []), workerId]);
    return members;
  }
}

const roundedUp = (metres: number): number => Math.ceil(metres / DISTANCE_STEP_M) * DISTANCE_STEP_M;

const told = (params: ProblemParams, metres: number): ProblemParams =>
  'distanceM' in params ? { ...params, distanceM: metres } : params;
