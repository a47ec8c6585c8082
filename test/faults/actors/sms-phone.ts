import { createHash, randomUUID } from 'node:crypto';
import { poll } from '../../support/poll';
import type { WorldPerson } from '../../support/world';

export interface ReceivedText {
  readonly seq: number;
  readonly key: string;
  readonly text: string;
}

export interface SentReply {
  /** The gateway's id of the text. */
  readonly id: string;
  /** Under which the services keep what it led to. */
  readonly gatewayKey: string;
  readonly code: string;
}

/** The code that an offer's text asks to answer with. */
const CODE = /“1 ([0-9A-Z]{4})”/;
const GIVE_UP_MS = 30_000;

/** A phone without the app: what arrives is read, and each offer in it answered as people type, once. */
export class SmsPhone {
  readonly received: ReceivedText[] = [];
  readonly replies: SentReply[] = [];
  private after = 0;

  /** @param url of the gateway */
  constructor(
    private readonly url: string,
    readonly person: WorldPerson,
  ) {}

  /** Reads what is new and answers it. @returns the replies it has sent now */
  async look(): Promise<SentReply[]> {
    const texts = await this.fetchNew();
    const sent: SentReply[] = [];
    for (const { text } of texts) {
      const code = CODE.exec(text)?.[1];
      if (code !== undefined) sent.push(await this.reply(code));
    }
    return sent;
  }

  private async fetchNew(): Promise<ReceivedText[]> {
    const answer = await fetch(`${this.url}/outbox?phone=${this.person.phone}&after=${this.after}`);
    const { messages, next } = (await answer.json()) as { messages: ReceivedText[]; next: number };
    this.after = next;
    this.received.push(...messages);
    return messages;
  }

  /** In full-width digits, without the space, in lower case: as thumbs do. */
  private async reply(code: string): Promise<SentReply> {
    const id = randomUUID();
    const body = JSON.stringify({ id, from: this.person.phone, text: `１${code.toLowerCase()}` });
    await poll(
      'the gateway to take a text',
      async () =>
        (await fetch(`${this.url}/inbound`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }))
          .ok,
      GIVE_UP_MS,
    );
    const sent = { id, gatewayKey: createHash('sha256').update(id).digest('hex'), code };
    this.replies.push(sent);
    return sent;
  }
}
