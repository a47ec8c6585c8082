import type { BoardMessage } from '@gg/contracts';
import type { EmployerPlan, PostingPlan } from '@database/seed';
import type { Id } from '@gg/kernel';
import { demandsOf, type Demand, type PostingPage } from './demand';
import { Device } from './device';
import { bodyOf } from './http-client';
import { postingBody } from './posting-body';
import { signInByPhone, type Town } from './town';

interface Outcome {
  readonly postingId: Id;
  readonly state: string;
  readonly because: readonly string[];
}

/** A row of a file, as the import tells it. */
export interface ImportAnswer {
  readonly rows: readonly {
    readonly row: number;
    readonly reference: string | null;
    readonly result: 'written' | 'refused' | 'checked';
    readonly postingId: Id | null;
    readonly state: string | null;
    readonly reason: { readonly code: string; readonly zh: string } | null;
    readonly findings: readonly { readonly severity: string; readonly sentence: { readonly zh: string } }[];
  }[];
  readonly problems: readonly {
    readonly row: number;
    readonly column: string | null;
    readonly reason: { readonly zh: string };
    readonly value: string;
  }[];
  readonly ignoredColumns: readonly string[];
}

export interface BroughtAnswer {
  readonly answer: ImportAnswer;
  readonly demands: readonly Demand[];
  /** Rows of which the employer picks among those who apply: nobody is sent an offer. */
  readonly withoutDispatch: readonly number[];
}

/** How often, and how long at most, somebody looks at a board before they go on. */
const LOOK_MS = 20;
const LOOK_AT_MOST_MS = 15_000;
const BOARD_WITHIN_MS = 60_000;

/** A posting that did not become public. */
export class NotPublished extends Error {
  constructor(title: string, { state, because }: Pick<Outcome, 'state' | 'because'>) {
    super(`${title} is ${state} instead of published: ${because.join(', ')}`);
  }
}

/** A member of an employer at a console: posts, and watches the seats fill. */
export class EmployerConsole {
  private token = '';
  private device: Device | null = null;
  /** Shifts of which the board shows that somebody was asked. */
  private readonly moving = new Set<Id>();

  constructor(
    private readonly town: Town,
    readonly employer: EmployerPlan,
    readonly accountId: Id,
  ) {}

  async open(): Promise<void> {
    const { doors, journals, pace } = this.town;
    const { phone } = this.employer.members.find(({ id }) => id === this.accountId)!;
    this.token = (await signInByPhone(this.town, doors.employer, phone!, 'console')).token;
    const name = `${this.accountId} console`;
    const { token, accountId } = this;
    this.device = new Device({ accountId, name, token, journals, pace, onNotice: () => undefined });
    await this.device.open(doors.employer);
    this.device.client.on('board', (board) => this.see(board));
  }

  close(): void {
    this.device?.close();
  }

  /** Writes a posting, publishes it and watches its boards. Throws {@link NotPublished}. */
  async post(plan: PostingPlan): Promise<Demand[]> {
    const { http, doors } = this.town;
    const sentMs = Date.now();
    const request = { token: this.token, body: postingBody(plan, this.employer) };
    const outcome = bodyOf(
      `the posting ${plan.title}`,
      await http.post<Outcome>(`${doors.employer}/api/postings`, request),
    );
    if (outcome.state !== 'published') throw new NotPublished(plan.title, outcome);
    const demands = await this.watch(outcome.postingId, sentMs);
    for (const { shiftId } of demands) await this.seeItMove(shiftId);
    return demands;
  }

  /** Nobody writes the next posting before the board of this one shows that people are being asked. */
  private async seeItMove(shiftId: Id): Promise<void> {
    const { pace } = this.town;
    const end = Date.now() + LOOK_AT_MOST_MS;
    while (!this.moving.has(shiftId) && Date.now() < end) await pace.pause(LOOK_MS);
  }

  /** Brings a file; other employers' rows in it are refused by the market. */
  async bring(file: { name: string; content: Buffer }): Promise<BroughtAnswer> {
    const { http, doors } = this.town;
    const sentMs = Date.now();
    const url = `${doors.employer}/api/postings/imports`;
    const answer = bodyOf('a file', await http.post<ImportAnswer>(url, { token: this.token, file }));
    const demands: Demand[] = [];
    const withoutDispatch: number[] = [];
    for (const { row, postingId, state } of answer.rows) {
      if (postingId === null || state !== 'published') continue;
      const watched = await this.watch(postingId, sentMs);
      demands.push(...watched);
      if (watched.length === 0) withoutDispatch.push(row);
    }
    return { answer, demands, withoutDispatch };
  }

  private async watch(postingId: Id, sentMs: number): Promise<Demand[]> {
    const { http, doors, journals } = this.town;
    const url = `${doors.employer}/api/postings/${postingId}`;
    const page = bodyOf('a posting', await http.get<PostingPage>(url, { token: this.token }));
    const demands = page.terms.mode.dispatch ? demandsOf(page, sentMs) : [];
    for (const demand of demands) {
      const { shiftId, employerId, headcount, key, start, end } = demand;
      journals.postings.push({ postingId, shiftId, employerId, headcount, key, start, end, sentMs });
      await this.watchBoard(shiftId);
    }
    return demands;
  }

  /** The board is there once the shift's seats are open, a moment after the posting. */
  private async watchBoard(shiftId: Id): Promise<void> {
    const { pace } = this.town;
    for (const end = Date.now() + BOARD_WITHIN_MS; ;) {
      const answer = await this.device!.client.timeout(30_000).emitWithAck('board.watch', { shiftId });
      if (answer.ok) return this.see(answer.board);
      if (answer.code !== 'resource.not_found' || Date.now() > end) throw new Error(`no board: ${answer.code}`);
      await pace.pause(LOOK_MS);
    }
  }

  private see({ shiftId, version, state, headcount, filled, wave, openOffers }: BoardMessage): void {
    this.town.pace.noticed();
    if (wave > 0 || openOffers > 0 || state !== 'filling') this.moving.add(shiftId);
    this.town.journals.boards.push({ shiftId, version, state, headcount, filled, receivedMs: Date.now() });
  }
}
