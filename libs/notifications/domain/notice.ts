import type { Id } from '@gg/kernel';

/** Whose pages show a notice: each kind of account has a service of its own. */
export type Audience = 'worker' | 'employer' | 'centre';

/** What a notice tells. Documented for clients in docs/sockets.md. */
export const NOTICE_KINDS = [
  'offer.made',
  'offer.made_to_party',
  'offer.closed',
  'offer.answered',
  'booking.made',
  'booking.cancelled',
  'booking.reconfirmation_asked',
  'application.changed',
  'party.invited',
  'party.terms_changed',
  'party.member_changed',
  'party.dissolved',
  'shift.changed',
  'shift.withdrawn',
  'shift.filled',
  'shift.exhausted',
  'batch.planned',
  'posting.review_asked',
  'posting.decided',
  'shared_posting.review_asked',
  'shared_posting.decided',
  'shared_pair.proposed',
  'shared_pair.opened',
  'shared_pair.in_talks',
  'shared_pair.closed',
  'employer.verification_asked',
  'employer.judged',
  'account.erasure_asked',
  'identity.judged',
  'proof.judged',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A notice to one account, before it is stored. */
export interface NewNotice {
  readonly accountId: Id;
  readonly service: Audience;
  readonly kind: NoticeKind;
  /** The offer, booking, shift, … it is about. */
  readonly subjectId: Id;
  /** Ids and figures that a page needs to show it; never a name, a number of a person or an address. */
  readonly data: Readonly<Record<string, unknown>>;
  /** From here on nobody is reminded of it; ISO-8601. */
  readonly expiresAt: string;
  /** The last channel it moves on to while nobody acknowledges it; absent: it waits on the page. */
  readonly movesTo?: LastChannel;
}

/** How far a notice goes by itself: to a text, or on to a call when the text is not acknowledged either. */
export type LastChannel = 'sms' | 'call_list';

/** The one kind that is answered and not only acknowledged: it ends by itself. */
export const isOffer = (kind: string): boolean => kind === 'offer.made';

/** Asked whether one comes: to have seen it is no answer, so a call about it ends by an answer alone. */
export const RECONFIRMATION_KIND = 'booking.reconfirmation_asked' satisfies NoticeKind;

/** What the text of a notice speaks of. */
export type TextMatter =
  | 'offer'
  /** A worker's own seat. */
  | 'seat'
  /** To a member of an employer: one text of a shift tells all of it. */
  | 'missing_seats'
  /** To a firm in shared employment: one text tells of all pairs that came to it. */
  | 'pair';

/** What a notice is about once it is told by text. */
export function textMatter({ kind, service }: { readonly kind: string; readonly service: Audience }): TextMatter {
  if (isOffer(kind)) return 'offer';
  if (kind.startsWith('shared_pair.')) return 'pair';
  return service === 'employer' ? 'missing_seats' : 'seat';
}

/** Who did what a notice tells of, as its event has it. */
export interface Doer {
  readonly actorId: Id | null;
  readonly onBehalfOf: Id | null;
}

/**
 * How far the news of a seat goes to its worker. What one did oneself is no news; what staff did for one is confirmed by a
 * text, since one spoke with them a moment ago; what others did — an employer, a leader, the software — must reach the
 * worker before the way to work begins.
 */
export function newsMovesTo(workerId: Id, { actorId, onBehalfOf }: Doer): LastChannel | undefined {
  if (actorId === workerId) return undefined;
  return onBehalfOf === workerId ? 'sms' : 'call_list';
}

/** Days after which a notice that nobody looked at is no longer sent to pages that come back. */
const REMIND_DAYS = 30;

/** The end of reminding for notices whose matter has no end of its own. */
export const remindUntil = (now: Date): string => new Date(now.getTime() + REMIND_DAYS * 86_400_000).toISOString();

/**
 * Notices of one cause as they are stored: one per account (the first counts), in the order of accounts so that two
 * transactions never wait for each other crosswise, cut into chunks of at most `size`.
 */
export function chunksOf(notices: readonly NewNotice[], size: number): NewNotice[][] {
  if (!(size >= 1)) throw new RangeError(`no chunk has ${size} notices`);
  const first = new Map<Id, NewNotice>();
  for (const notice of notices) if (!first.has(notice.accountId)) first.set(notice.accountId, notice);
  const ordered = [...first.values()].sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
  const chunks: NewNotice[][] = [];
  for (let from = 0; from < ordered.length; from += size) chunks.push(ordered.slice(from, from + size));
  return chunks;
}
