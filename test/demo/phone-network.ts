import type { Id } from '@gg/kernel';
import { bodyOf } from './http-client';
import {
  isNewsText,
  readAnswerText,
  readOfferText,
  readQuestionText,
  type OfferInText,
  type TextAnswer,
} from './job-words';
import type { Town } from './town';

interface Outbox {
  readonly messages: readonly {
    readonly seq: number;
    readonly key: string;
    readonly to: string;
    readonly text: string;
    readonly at: string;
  }[];
  readonly next: number;
}

/** Who has a phone. */
export interface PhoneOwner {
  readonly accountId: Id;
  /** @param question the code that answers whether one comes to work */
  read(offer: OfferInText | null, answer: TextAnswer | null, question: string | null): void;
}

const LOOK_MS = 60;

/** Brings texts from the gateway to the phones they were sent to. */
export class PhoneNetwork {
  private readonly owners = new Map<string, PhoneOwner>();
  private after = 0;
  private looking: Promise<void> | null = null;
  private stopped = false;

  constructor(private readonly town: Town) {}

  add(phone: string, owner: PhoneOwner): void {
    this.owners.set(phone, owner);
  }

  /** Looks every now and then until {@link stop}. */
  async run(): Promise<void> {
    while (!this.stopped) {
      await this.look();
      await this.town.pace.pause(LOOK_MS);
    }
  }

  stop(): void {
    this.stopped = true;
  }

  /** Brings everything the gateway has now. */
  look(): Promise<void> {
    this.looking ??= this.fetchAll().finally(() => (this.looking = null));
    return this.looking;
  }

  private async fetchAll(): Promise<void> {
    const { http, doors } = this.town;
    for (;;) {
      const answer = await http.get<Outbox>(`${doors.sms}/outbox?after=${this.after}`);
      const { messages, next } = bodyOf('the outbox', answer);
      this.after = next;
      for (const message of messages) this.deliver(message);
      if (messages.length === 0) return;
    }
  }

  private deliver({ key, to, text, at }: Outbox['messages'][number]): void {
    const owner = this.owners.get(to);
    if (!owner) return;
    const { journals, pace } = this.town;
    pace.noticed();
    const offer = readOfferText(text);
    const answer = readAnswerText(text);
    const question = readQuestionText(text);
    journals.texts.push({
      accountId: owner.accountId,
      key,
      atMs: Date.parse(at),
      offer: offer && { key: offer.key, code: offer.code, people: offer.people },
      readable: offer !== null || answer !== null || question !== null || isNewsText(text),
    });
    owner.read(offer, answer, question);
  }
}
