/** An event as the database has it. */
export interface StoredEvent {
  readonly id: string;
  readonly name: string;
  readonly actorId: string | null;
  readonly onBehalfOf: string | null;
  readonly payload: Payload;
}

interface Payload {
  readonly shiftId?: string;
  readonly bookingId?: string;
  readonly offerId?: string;
  readonly accountId?: string;
  readonly workerId?: string;
  readonly memberIds?: readonly string[];
  readonly partyId?: string | null;
  readonly asked?: readonly { bookingId: string; workerId: string }[];
  readonly offers?: readonly { offerId: string; workerId: string; memberIds: readonly string[] }[];
  readonly leaderId?: string;
  /** Of a party: who did it, and whose standing it changed. */
  readonly by?: string;
  readonly state?: string;
  readonly changes?: readonly { workerId: string; from: string | null; to: string }[];
}

/** A notice that an event promises to an account. */
export interface PromisedNotice {
  readonly accountId: string;
  readonly kind: string;
  readonly subjectId: string;
  /** How far it is promised to go while nobody acknowledges it. */
  readonly movesTo: 'sms' | 'call_list' | null;
}

/**
 * Who has to be told what because of an event, worked out from docs/sockets.md and not by the code that tells it: one
 * notice an account, the first that applies.
 * @param members accounts of the employer that look after its shifts and may change them
 */
export function promisedNotices(event: StoredEvent, members: readonly string[]): PromisedNotice[] {
  const { name, payload } = event;
  const {
    shiftId = '',
    bookingId = '',
    offerId = '',
    workerId = '',
    memberIds = [],
    offers = [],
    asked = [],
  } = payload;
  const to = (
    accountIds: readonly string[],
    kind: string,
    subjectId: string,
    movesTo: PromisedNotice['movesTo'] = null,
  ) => accountIds.map((accountId) => ({ accountId, kind, subjectId, movesTo }));
  /** News of a seat: none to the one who did it, a text where staff did it for them, all the way else. */
  const ofSeat = (kind: string) => [
    ...to([workerId], kind, bookingId, reachOf(event, workerId)),
    ...to(members, kind, bookingId, isMissed(event) ? 'sms' : null),
  ];
  switch (name) {
    case 'offers.made.v1':
      return firstEach([
        ...offers.flatMap((offer) => to([offer.workerId], 'offer.made', offer.offerId, 'call_list')),
        ...offers.flatMap((offer) => to(offer.memberIds, 'offer.made_to_party', offer.offerId)),
      ]);
    case 'offers.closed.v1':
      return firstEach(
        offers.flatMap((offer) => to([offer.workerId, ...offer.memberIds], 'offer.closed', offer.offerId)),
      );
    case 'offer.answered.v1':
      return firstEach(to([workerId, ...memberIds], 'offer.answered', offerId));
    case 'booking.made.v1':
      return firstEach(ofSeat('booking.made'));
    case 'booking.cancelled.v1':
      return firstEach(ofSeat('booking.cancelled'));
    case 'reconfirmations.asked.v1':
      return firstEach(
        asked.flatMap((one) => to([one.workerId], 'booking.reconfirmation_asked', one.bookingId, 'sms')),
      );
    case 'shift.filled.v1':
      return to(members, 'shift.filled', shiftId);
    case 'shift.exhausted.v1':
      return to(members, 'shift.exhausted', shiftId, 'sms');
    case 'account.erasure-asked.v1':
      return to([payload.accountId ?? ''], 'account.erasure_asked', payload.accountId ?? '');
    case 'party.members-changed.v1':
      return firstEach(ofParty(payload));
    default:
      return [];
  }
}

/** A seat that came free without the employer's own act. */
const isMissed = ({ name, payload }: StoredEvent): boolean =>
  name === 'booking.cancelled.v1' && payload.state !== 'cancelled_by_employer';

function reachOf({ actorId, onBehalfOf }: StoredEvent, workerId: string): PromisedNotice['movesTo'] {
  if (actorId === workerId) return null;
  return onBehalfOf === workerId ? 'sms' : 'call_list';
}

/** What happened in a party is told to the others concerned, and never to who did it. */
function ofParty(payload: Payload): PromisedNotice[] {
  const { partyId, leaderId = '', by, state, changes = [], memberIds = [] } = payload;
  const told = (accountIds: readonly string[], kind: string) =>
    accountIds
      .filter((id) => id !== by)
      .map((accountId) => ({ accountId, kind, subjectId: partyId ?? '', movesTo: null }));
  return changes.flatMap(({ workerId, from, to }) => {
    if (state === 'dissolved') return told([workerId], 'party.dissolved');
    if (to === 'invited') return told([workerId], 'party.invited');
    if (to === 'lapsed') return told([workerId], 'party.terms_changed');
    const wasMember = from === 'consented' || from === 'revoked' || from === 'lapsed';
    const away = wasMember && to !== 'consented' && to !== 'declined';
    return told([workerId, leaderId, ...(away ? memberIds : [])], 'party.member_changed');
  });
}

function firstEach(notices: readonly PromisedNotice[]): PromisedNotice[] {
  const first = new Map<string, PromisedNotice>();
  for (const notice of notices) if (!first.has(notice.accountId)) first.set(notice.accountId, notice);
  return [...first.values()];
}
