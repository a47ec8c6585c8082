import { z } from 'zod';

/** A durable notice as a page receives it. `data` is what the kind needs to be shown; never a name or a number. */
export interface NoticeMessage {
  readonly id: string;
  readonly kind: string;
  /** The offer, booking, shift, … it is about. */
  readonly subject: string;
  /** ISO-8601 instant at which it was made. */
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The state of one shift's seats; a higher version is newer. */
export interface BoardMessage {
  readonly shiftId: string;
  readonly version: number;
  readonly state: string;
  readonly headcount: number;
  readonly filled: number;
  readonly openOffers: number;
  readonly declined: number;
  readonly wave: number;
  /** Why the search has ended before the seats were taken; null while it goes on. */
  readonly exhausted: BoardExhausted | null;
  /** Why the search rests for now, and until when, ISO-8601; null while it does not. */
  readonly rests: { readonly until: string; readonly text: { readonly zh: string; readonly en: string } } | null;
  /** Of those who hold a seat and were asked whether they come: who said so, and who has not answered yet. */
  readonly reconfirmation: { readonly confirmed: number; readonly silent: number };
  readonly at: string;
}

/** How a search ended: in one sentence, and by the first condition that each of those who do the trade fails at. */
export interface BoardExhausted {
  readonly reason: string;
  readonly text: { readonly zh: string; readonly en: string };
  /** The most frequent first. */
  readonly failed: readonly {
    readonly code: string;
    readonly count: number;
    readonly text: { readonly zh: string; readonly en: string };
  }[];
}

/**
 * The answer to an event of a client. `code` is one of the problem catalogue, or `internal` for a fault of ours; then
 * `instance` is the id to be told to staff, as in a problem document.
 */
export type Acknowledgement<T = object> = ({ ok: true } & T) | { ok: false; code: string; instance?: string };

export interface ServerToClientEvents {
  notice: (notice: NoticeMessage) => void;
  board: (board: BoardMessage) => void;
}

export interface ClientToServerEvents {
  'notices.ack': (body: { ids: string[] }, done: (answer: Acknowledgement<{ acknowledged: number }>) => void) => void;
  'notices.resume': (
    body: { after: string | null },
    done: (answer: Acknowledgement<{ notices: NoticeMessage[]; cursor: string | null; more: boolean }>) => void,
  ) => void;
  'board.watch': (body: { shiftId: string }, done: (answer: Acknowledgement<{ board: BoardMessage }>) => void) => void;
  'board.unwatch': (body: { shiftId: string }, done: (answer: Acknowledgement) => void) => void;
}

/** What a client sends is checked against these before anything looks at it. */
export const socketBodies = {
  'notices.ack': z.strictObject({ ids: z.array(z.uuid()).min(1).max(500) }),
  'notices.resume': z.strictObject({ after: z.string().max(100).nullable() }),
  'board.watch': z.strictObject({ shiftId: z.uuid() }),
  'board.unwatch': z.strictObject({ shiftId: z.uuid() }),
} as const;
