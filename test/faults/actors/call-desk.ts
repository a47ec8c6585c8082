import type { WorldPerson } from '../../support/world';
import { StubbornClient } from './stubborn-client';

/** A call that was made, and what came of it. */
export interface PhoneCall {
  readonly callId: string;
  readonly offerId: string;
  /** Null when the answer was taken, else the code of its refusal. */
  readonly code: string | null;
}

interface ListedCall {
  readonly id: string;
  readonly offerId: string;
  readonly workerId: string;
}

/** A member of staff who phones one person whenever the list says so, and hears yes. */
export class CallDesk {
  readonly journal: PhoneCall[] = [];
  private readonly client: StubbornClient;

  /** @param url of the centre's service */
  constructor(
    url: string,
    clerk: WorldPerson,
    private readonly workerId: string,
  ) {
    this.client = new StubbornClient(url, clerk.token);
  }

  /** Works the list off. @returns the calls it has made now */
  async work(): Promise<number> {
    const { body } = await this.client.get<{ items: ListedCall[] }>('call-list?limit=100');
    const made = new Set(this.journal.map((call) => call.callId));
    const mine = body.items.filter(({ id, workerId }) => workerId === this.workerId && !made.has(id));
    for (const { id, offerId } of mine) {
      const opened = await this.client.post<{ code?: string }>(`call-list/${id}/opening`);
      const ended =
        opened.status < 300
          ? await this.client.post<{ code?: string }>(`call-list/${id}/outcome`, { outcome: 'accepted' })
          : opened;
      this.journal.push({ callId: id, offerId, code: ended.status < 300 ? null : (ended.body.code ?? 'none') });
    }
    return mine.length;
  }
}
