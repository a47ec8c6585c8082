import type { Id } from '@gg/kernel';

/** One part of the score by which a worker was asked. */
export interface OfferReason {
  readonly part: string;
  readonly value: number;
  readonly weight: number;
  readonly points: number;
  readonly textKey: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The reasons of one person as an offer stores them. */
export interface MemberReasons {
  readonly workerId: Id;
  readonly reasons: readonly OfferReason[];
}

/**
 * The asker's own part of an offer's reasons: how often a partner stayed away or what pay they wish for is theirs alone.
 * Reasons stored without a name are those of the only person asked, or nobody's to show.
 */
export function ownReasons(stored: string, memberIds: readonly Id[], workerId: Id): readonly OfferReason[] {
  const lists = JSON.parse(stored) as readonly (MemberReasons | readonly OfferReason[])[];
  for (const [at, list] of lists.entries()) {
    if (!isNamed(list)) {
      if (memberIds.length === 1 && memberIds[at] === workerId) return list;
    } else if (list.workerId === workerId) return list.reasons;
  }
  return [];
}

const isNamed = (list: MemberReasons | readonly OfferReason[]): list is MemberReasons => 'workerId' in list;
