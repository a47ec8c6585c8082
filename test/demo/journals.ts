import type { NoticeMessage } from '@gg/contracts';
import type { Id } from '@gg/kernel';

/** A notice that reached a device; a device shows one id once. */
export interface SeenNotice extends NoticeMessage {
  readonly accountId: Id;
  readonly device: string;
  readonly receivedMs: number;
}

/** A page that was open, in real milliseconds; null: still is. */
export interface Connection {
  readonly accountId: Id;
  readonly device: string;
  readonly fromMs: number;
  toMs: number | null;
}

/** An offer that somebody answered, as they saw it. */
export interface GivenAnswer {
  readonly accountId: Id;
  /** What they knew of the offer: a page and a link know its id, a text only its code. */
  readonly offer: { readonly offerId: Id } | { readonly code: string };
  readonly answer: 'accept' | 'decline';
  readonly channel: 'app' | 'sms' | 'link' | 'phone';
  readonly sentMs: number;
  readonly outcome: 'accepted' | 'declined' | 'refused' | 'unheard';
  /** Code of the refusal. */
  readonly problem: string | null;
  /** Who was seated, where the answer says so; every tap's own. */
  readonly seats: readonly { readonly bookingId: Id; readonly workerId: Id }[] | null;
}

/** A text that reached a phone. */
export interface SeenText {
  readonly accountId: Id;
  readonly key: string;
  /** When the gateway took it. */
  readonly atMs: number;
  /** Of an offer: what it is about, as `jobKey`, and its code. */
  readonly offer: { readonly key: string; readonly code: string; readonly people: number } | null;
  readonly readable: boolean;
}

export interface MadeCall {
  readonly callId: Id;
  readonly offerId: Id;
  readonly workerId: Id;
}

/** What a watching employer saw of a shift. */
export interface SeenBoard {
  readonly shiftId: Id;
  readonly version: number;
  readonly state: string;
  readonly headcount: number;
  readonly filled: number;
  readonly receivedMs: number;
}

/** A posting as its employer remembers it. */
export interface MadePosting {
  readonly postingId: Id;
  readonly shiftId: Id;
  readonly employerId: Id;
  readonly headcount: number;
  /** See `jobKey`. */
  readonly key: string;
  readonly start: Date;
  readonly end: Date;
  readonly sentMs: number;
}

/**
 * What the people of the demonstration wrote down, each for themselves: nothing here was read from a table. All times are
 * real, in milliseconds.
 */
export class Journals {
  readonly postings: MadePosting[] = [];
  readonly notices: SeenNotice[] = [];
  /** `notice id` → when the market confirmed that the page has it. */
  readonly acknowledged = new Map<Id, number>();
  readonly connections: Connection[] = [];
  readonly answers: GivenAnswer[] = [];
  readonly texts: SeenText[] = [];
  readonly calls: MadeCall[] = [];
  readonly boards: SeenBoard[] = [];
  /** Offers that a page opened: whose it is and what it says. */
  readonly opened = new Map<Id, { readonly shiftId: Id; readonly key: string; readonly memberIds: readonly Id[] }>();
  /** Texts that phones sent. */
  textsSent = 0;
  reconnects = 0;
  taps = 0;
}
