import type { NoticeMessage } from '@gg/contracts';
import type { WorldPerson } from '../../support/world';
import { OpenPage } from './open-page';
import { StubbornClient } from './stubborn-client';

/** What a worker did, and what came back: the journal of one app. */
export interface Act {
  readonly act: 'accept' | 'decline' | 'undo' | 'claim';
  /** The offer, for an undo the booking, for a claim the shift. */
  readonly subject: string;
  readonly status: number;
  /** The code of a refusal. */
  readonly code: string | null;
  /** Bookings that an acceptance or a claim brought. */
  readonly bookings: readonly { readonly bookingId: string; readonly workerId: string }[];
}

interface Answered {
  readonly code?: string;
  readonly bookingId?: string;
  readonly bookings?: readonly { bookingId: string; workerId: string }[];
}

/** How somebody answers an offer. */
export type Answering = (offer: NoticeMessage, app: WorkerApp) => Promise<void>;

/** A worker with the app on one device or more: whatever arrives is answered as the person is minded, once. */
export class WorkerApp {
  readonly pages: readonly OpenPage[];
  readonly journal: Act[] = [];
  private readonly client: StubbornClient;
  private readonly underWay = new Set<Promise<void>>();
  private readonly offersSeen = new Set<string>();
  private failure: unknown;

  /** @param answering called for each offer, on whichever device it is seen first */
  constructor(
    url: string,
    readonly person: WorldPerson,
    answering: Answering,
    devices = 1,
  ) {
    this.client = new StubbornClient(url, person.token);
    this.pages = Array.from({ length: devices }, () => new OpenPage(url, person.token));
    for (const page of this.pages) {
      page.onNotice = (notice) => {
        if (notice.kind !== 'offer.made' || this.offersSeen.has(notice.subject)) return;
        this.offersSeen.add(notice.subject);
        this.begin(answering(notice, this));
      };
    }
  }

  get isConnected(): boolean {
    return this.pages.every((page) => page.isConnected);
  }

  get isBusy(): boolean {
    return this.underWay.size > 0;
  }

  /** Resolves when nothing is under way. Throws what an answer threw. */
  async quiet(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
    if (this.failure !== undefined) throw this.failure as Error;
  }

  accept(offerId: string): Promise<Act> {
    return this.act('accept', offerId, `offers/${offerId}/acceptance`);
  }

  decline(offerId: string): Promise<Act> {
    return this.act('decline', offerId, `offers/${offerId}/refusal`, { reason: 'too_far' });
  }

  undo(bookingId: string): Promise<Act> {
    return this.act('undo', bookingId, `bookings/${bookingId}/undo`);
  }

  claim(shiftId: string): Promise<Act> {
    return this.act('claim', shiftId, `shifts/${shiftId}/claims`);
  }

  /** Every booking of this worker, as the service tells. */
  async bookings(): Promise<{ id: string; state: string; offerId: string | null }[]> {
    const { body } = await this.client.get<{ items: { id: string; state: string; offerId: string | null }[] }>(
      'bookings?limit=100',
    );
    return body.items;
  }

  close(): void {
    for (const page of this.pages) page.close();
  }

  private async act(act: Act['act'], subject: string, path: string, body: object = {}): Promise<Act> {
    const { status, body: answer } = await this.client.post<Answered>(path, body);
    const claimed = answer.bookingId !== undefined && act === 'claim';
    const bookings = claimed ? [{ bookingId: answer.bookingId, workerId: this.person.accountId }] : answer.bookings;
    const entry: Act = {
      act,
      subject,
      status,
      code: status < 300 ? null : (answer.code ?? 'none'),
      bookings: bookings ?? [],
    };
    this.journal.push(entry);
    return entry;
  }

  private begin(work: Promise<void>): void {
    const watched: Promise<void> = work
      .catch((error: unknown) => {
        this.failure ??= error;
      })
      .finally(() => this.underWay.delete(watched));
    this.underWay.add(watched);
  }
}
