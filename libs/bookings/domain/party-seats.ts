import type { Id } from '@gg/kernel';

/** Why somebody cannot be seated: a problem's code. */
export interface Refusal {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** For the person, and for staff who help them: bookings elsewhere, findings with age and hours. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** What anybody may hear besides the code: the texts of law that it rests on, and nothing of the person. */
  readonly bases?: readonly { readonly zh: string; readonly en: string }[];
}

/**
 * A refusal as an employer or the leader of a party hears it: code and article. What else somebody does, how old they are
 * and how long they work elsewhere is theirs.
 */
export function forOthers({ code, bases }: Refusal): Refusal {
  return { code, ...(bases && bases.length > 0 ? { details: { bases } } : {}) };
}

export interface Asking {
  readonly workerId: Id;
  readonly refusal: Refusal | null;
}

export type Seating =
  | { readonly kind: 'seat'; readonly workerIds: readonly Id[]; readonly leftOut: readonly Asking[] }
  | { readonly kind: 'refuse'; readonly refusal: Refusal };

/**
 * Who of those asking together gets a seat. Singles are a party of one with a minimum of one. A party comes whole, or
 * with at least its stated minimum; nobody is seated otherwise (结伴: all or none, or a stated minimum).
 * @param asking in the order in which seats are given, the leader first
 * @param minimum fewest members who must be seated
 * @param seatsLeft seats that are free, at least 1
 */
export function seatTogether(asking: readonly Asking[], minimum: number, seatsLeft: number): Seating {
  const able = asking.filter((one) => one.refusal === null);
  const unable = asking.filter((one) => one.refusal !== null);
  const [first] = unable;
  if (able.length < minimum) {
    if (minimum === 1 && asking.length === 1 && first?.refusal) return { kind: 'refuse', refusal: first.refusal };
    return {
      kind: 'refuse',
      refusal: {
        code: 'party.minimum_not_met',
        params: { able: able.length, minimum },
        details: {
          members: unable.map(({ workerId, refusal }) => ({ workerId, code: refusal?.code, ...refusal?.details })),
        },
      },
    };
  }
  if (seatsLeft < minimum) {
    return asking.length === 1
      ? { kind: 'refuse', refusal: { code: 'shift.full' } }
      : { kind: 'refuse', refusal: { code: 'shift.too_few_seats', params: { left: seatsLeft, minimum } } };
  }
  const seated = able.slice(0, seatsLeft);
  const unseated = able.slice(seatsLeft).map(({ workerId }) => ({ workerId, refusal: { code: 'shift.full' } }));
  return { kind: 'seat', workerIds: seated.map((one) => one.workerId), leftOut: [...unable, ...unseated] };
}
