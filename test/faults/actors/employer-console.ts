import type { WorldEmployer } from '../../support/world';
import { OpenPage } from './open-page';
import { StubbornClient } from './stubborn-client';

export interface Posted {
  readonly postingId: string;
  readonly state: string;
  readonly shiftIds: readonly string[];
}

/** An employer at its console: posts, and watches the boards of what it has posted. */
export class EmployerConsole {
  readonly page: OpenPage;
  readonly posted: Posted[] = [];
  private readonly client: StubbornClient;

  constructor(
    url: string,
    readonly employer: WorldEmployer,
  ) {
    this.client = new StubbornClient(url, employer.owner.token);
    this.page = new OpenPage(url, employer.owner.token);
  }

  /** Throws when the posting is refused. */
  async post(body: object): Promise<Posted> {
    const { status, body: answer } = await this.client.post<{ postingId: string; state: string; shiftIds: string[] }>(
      'postings',
      body,
    );
    if (status !== 201) throw new Error(`the posting was refused: ${status} ${JSON.stringify(answer)}`);
    this.posted.push(answer);
    for (const shiftId of answer.shiftIds) void this.page.watch(shiftId).catch(() => undefined);
    return answer;
  }

  close(): void {
    this.page.close();
  }
}
