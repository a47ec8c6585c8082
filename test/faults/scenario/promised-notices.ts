import type { EmployerRole, StaffGrant } from '@gg/identity';

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
  readonly batchId?: string;
  readonly postingId?: string;
  /** Of a batch: null where it is the centre's. */
  readonly employerId?: string | null;
  readonly regionCode?: string | null;
  readonly pairId?: string;
  readonly lenderId?: string;
  readonly borrowerId?: string;
  readonly reason?: string | null;
}

/** Everybody who could be told something for a firm or for the centre, as the scenario made them. */
export interface Audience {
  readonly members: readonly { readonly employerId: string; readonly accountId: string; readonly role: EmployerRole }[];
  readonly staff?: readonly (StaffGrant & { readonly accountId: string })[];
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
 */
export function promisedNotices(event: StoredEvent, audience: Audience): PromisedNotice[] {
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
  const employers = (kind: string, subjectId: string, movesTo: PromisedNotice['movesTo'] = null) => {
    const isLooking = to(membersOf(audience, payload.employerId, ['viewer']), kind, subjectId);
    return [...to(membersOf(audience, payload.employerId, MAY_CHANGE), kind, subjectId, movesTo), ...isLooking];
  };
  /** News of a seat: none to the one who did it, a text where staff did it for them, all the way else. */
  const ofSeat = (kind: string) => [
    ...to([workerId], kind, bookingId, reachOf(event, workerId)),
    ...employers(kind, bookingId, isMissed(event) ? 'sms' : null),
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
      return employers('shift.filled', shiftId);
    case 'shift.exhausted.v1':
      return employers('shift.exhausted', shiftId, 'sms');
    case 'batch.planned.v1':
      return payload.employerId === null
        ? to(plannersOver(audience, payload.regionCode!), 'batch.planned', payload.batchId!)
        : employers('batch.planned', payload.batchId!);
    case 'shared-posting.decided.v1':
      return to(membersOf(audience, payload.employerId, MAY_TALK), 'shared_posting.decided', payload.postingId!);
    case 'shared-pair.changed.v1':
      return ofPair(payload, audience);
    case 'account.erasure-asked.v1':
      return to([payload.accountId ?? ''], 'account.erasure_asked', payload.accountId ?? '');
    case 'party.members-changed.v1':
      return firstEach(ofParty(payload));
    default:
      return [];
  }
}

const to = (
  accountIds: readonly string[],
  kind: string,
  subjectId: string,
  movesTo: PromisedNotice['movesTo'] = null,
): PromisedNotice[] => accountIds.map((accountId) => ({ accountId, kind, subjectId, movesTo }));

/** Members who may change an employer's shifts (负责人, 管理员, 班组长). */
const MAY_CHANGE: readonly EmployerRole[] = ['owner', 'manager', 'foreman'];
/** Members who answer for a firm in shared employment (负责人, 管理员). */
const MAY_TALK: readonly EmployerRole[] = ['owner', 'manager'];

const membersOf = (
  { members }: Audience,
  employerId: string | null | undefined,
  roles: readonly EmployerRole[],
): string[] =>
  members
    .filter((member) => member.employerId === employerId && roles.includes(member.role))
    .map(({ accountId }) => accountId);

/** 窗口 and 主管 whose region is that of the batch, or holds it. */
const plannersOver = ({ staff = [] }: Audience, regionCode: string): string[] =>
  staff
    .filter(
      ({ role, regionPrefix }) => (role === 'clerk' || role === 'supervisor') && regionCode.startsWith(regionPrefix),
    )
    .map(({ accountId }) => accountId);

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

/** What waits for a firm goes on to a text; what is over, or was its own doing, does not. */
function ofPair(payload: Payload, audience: Audience): PromisedNotice[] {
  const { pairId = '', lenderId, borrowerId, state, by, reason } = payload;
  const firms = { lender: [lenderId], borrower: [borrowerId], both: [lenderId, borrowerId] };
  const told = (whom: keyof typeof firms, kind: string, movesTo: PromisedNotice['movesTo']) =>
    firms[whom].flatMap((firm) => to(membersOf(audience, firm, MAY_TALK), kind, pairId, movesTo));
  const other = by === 'lender' ? 'borrower' : by === 'borrower' ? 'lender' : 'both';
  switch (state) {
    case 'proposed':
      return told('both', 'shared_pair.proposed', 'sms');
    case 'opened_by_lender':
      return told('borrower', 'shared_pair.opened', 'sms');
    case 'opened_by_borrower':
      return told('lender', 'shared_pair.opened', 'sms');
    case 'in_talks':
      return told(reason === 'terms_changed' ? other : 'both', 'shared_pair.in_talks', 'sms');
    default:
      return told(other, 'shared_pair.closed', null);
  }
}

function firstEach(notices: readonly PromisedNotice[]): PromisedNotice[] {
  const first = new Map<string, PromisedNotice>();
  for (const notice of notices) if (!first.has(notice.accountId)) first.set(notice.accountId, notice);
  return [...first.values()];
}
