import { randomUUID } from 'node:crypto';
import type { NoticeMessage } from '@gg/contracts';
import type { Person as SeededPerson } from '@database/seed';
import { Device } from './device';
import { Diary } from './diary';
import type { Person, Reach, Tap } from './habits';
import { bodyOf, UnexpectedAnswer, type HttpAnswer } from './http-client';
import { jobKey, type OfferInText } from './job-words';
import { signInByPhone, type Town } from './town';

interface OfferPage {
  readonly id: string;
  readonly state: string;
  readonly memberIds: readonly string[];
  readonly job: {
    readonly shiftId: string;
    readonly trade: { readonly zh: string };
    readonly start: string;
    readonly end: string;
    readonly assembly: { readonly name: string };
  };
}
interface Accepted {
  readonly bookings: readonly { readonly bookingId: string; readonly workerId: string }[];
}

interface NoticePage {
  readonly items: readonly NoticeMessage[];
  readonly next: string | null;
}

/** A page that sleeps again after its owner has answered, in real milliseconds. */
const AWAKE_MS = 400;
/** How long a broken line stays broken. */
const BROKEN_MS = 250;

/** Somebody with our page on a phone: receives by socket, answers by HTTP. */
export class AppPerson {
  private readonly reach: Reach;
  private readonly devices: { readonly device: Device; readonly token: string }[] = [];
  private readonly handled = new Set<string>();
  /** One thing after the other: a person has two thumbs and one head. */
  private queue: Promise<void> = Promise.resolve();
  private readonly diary = new Diary();
  private breaks = 0;
  private waking = 0;

  constructor(
    private readonly town: Town,
    readonly person: Person,
    private readonly seeded: Pick<SeededPerson, 'id' | 'phone'>,
  ) {
    this.reach = town.habits.reachOf(person);
  }

  /** The page on which a push would be missed most: the first that stays open. */
  get steadyDevice(): Device | null {
    return this.reach === 'page_open' ? (this.devices[0]?.device ?? null) : null;
  }

  async signIn(): Promise<void> {
    const names = this.reach === 'two_devices' ? ['phone', 'tablet'] : ['phone'];
    for (const name of names) {
      const { token } = await signInByPhone(this.town, this.door(names.indexOf(name)), this.seeded.phone!, name);
      const device = new Device({
        accountId: this.person.id,
        name: `${this.person.id} ${name}`,
        token,
        journals: this.town.journals,
        pace: this.town.pace,
        onNotice: (notice) => this.see(notice),
        acknowledges: (notice) => !this.lineBreaksAt(notice),
      });
      this.devices.push({ device, token });
    }
  }

  /** Opens the page, unless its owner keeps it asleep. */
  async open(): Promise<void> {
    if (this.reach === 'page_asleep') return;
    for (const [at, { device }] of this.devices.entries()) await device.open(this.door(at));
  }

  /** Whose page was closed opens it a last time and scrolls through the list, where also what is over still stands. */
  async lookOnceMore(): Promise<void> {
    await this.queue;
    for (const [at, { device, token }] of this.devices.entries()) {
      if (this.reach === 'page_open' && device.isOpen) continue;
      if (!device.isOpen) await device.open(this.door(at));
      for (let next: string | null = ''; next !== null;) {
        const url: string = `${this.door(at)}/api/notices?limit=100${next && `&after=${encodeURIComponent(next)}`}`;
        const page: NoticePage = bodyOf('the list of notices', await this.town.http.get<NoticePage>(url, { token }));
        for (const notice of page.items) device.finds(notice);
        ({ next } = page);
      }
    }
  }

  close(): void {
    for (const { device } of this.devices) device.close();
  }

  /** "I am at the market." */
  async arriveAtMarket(marketId: string, point: { lng: number; lat: number }): Promise<void> {
    const { http } = this.town;
    const request = { token: this.devices[0]!.token, body: { marketId, point: { ...point, datum: 'WGS-84' } } };
    bodyOf('coming to a market', await http.post(`${this.door(0)}/api/worker/presence`, request));
  }

  /** A text came: whose page sleeps opens it. */
  hear(text: OfferInText | null, question: string | null): void {
    if ((text === null && question === null) || this.reach !== 'page_asleep') return;
    this.waking++;
    this.town.pace.begin('a page wakes', async () => {
      const { device } = this.devices[0]!;
      if (!device.isOpen) await device.open(this.door(0));
      await this.town.pace.pause(AWAKE_MS);
      await this.queue;
      if (--this.waking === 0) device.close();
    });
  }

  /** Processes of the worker service by turns, so that both have people. */
  private door(nth: number): string {
    const first = Number.parseInt(this.person.id.slice(-4), 16) % 2;
    return this.town.doors.workers[(first + nth + this.breaks) % 2 === 0 ? 0 : 1];
  }

  private see(notice: NoticeMessage): void {
    if (notice.kind === 'booking.made') this.seat(notice.data);
    if (notice.kind === 'booking.reconfirmation_asked') this.comes(notice);
    if (notice.kind !== 'offer.made' || this.handled.has(notice.subject)) return;
    this.handled.add(notice.subject);
    const turn = this.queue.then(() => this.answer(notice.subject));
    this.queue = turn.catch(() => undefined);
    this.town.pace.begin('somebody answers an offer', () => turn);
  }

  /** Asked whether they come, they say so, once. */
  private comes({ id, subject }: NoticeMessage): void {
    if (this.handled.has(id)) return;
    this.handled.add(id);
    this.town.pace.begin('somebody says that they come', async () => {
      await this.town.pace.pause(this.town.habits.thinkMs(this.person, id));
      const request = { token: this.devices[0]!.token, body: { answer: 'coming' } };
      const answer = await this.town.http.post(`${this.door(0)}/api/bookings/${subject}/reconfirmation`, request);
      if (answer.status !== 200 && answer.problem === null) throw new UnexpectedAnswer('saying that one comes', answer);
    });
  }

  /** A partner or a leader said yes for both: the page shows when the work is. */
  private seat(data: NoticeMessage['data']): void {
    const [start, end] = [new Date(data['start'] as string), new Date(data['end'] as string)];
    this.diary.promise(jobKey({ trade: '', place: '', start, end }));
  }

  /** On a bad line: the notice is on the page, its acknowledgement never leaves, and the page comes back elsewhere. */
  private lineBreaksAt(notice: NoticeMessage): boolean {
    if (this.reach !== 'reconnects' || this.handled.has(`broken ${notice.id}`)) return false;
    if (!this.town.habits.lineBreaks(this.person, notice.id)) return false;
    this.handled.add(`broken ${notice.id}`);
    const { device } = this.devices[0]!;
    device.close();
    this.breaks++;
    const door = this.door(0);
    this.town.pace.begin('a page comes back', async () => {
      await this.town.pace.pause(BROKEN_MS);
      if (!device.isOpen) await device.open(door);
    });
    return true;
  }

  private async answer(offerId: string): Promise<void> {
    const { http, habits, journals, pace } = this.town;
    await pace.pause(habits.thinkMs(this.person, offerId));
    const path = `/api/offers/${offerId}`;
    const { token } = this.devices[0]!;
    const page = bodyOf('an offer', await http.get<OfferPage>(`${this.door(0)}${path}`, { token }));
    const key = keyOf(page);
    journals.opened.set(offerId, { shiftId: page.job.shiftId, key, memberIds: page.memberIds });
    if (page.state !== 'open') return;
    const wants = habits.wants(this.person, key);
    if (wants && !this.diary.isBusyFor(key)) {
      const problem = await this.accept(offerId, path, habits.tapOf(this.person, key));
      if (problem === null) this.diary.promise(key);
      // Where something else stands against it, the offer is given back, so that somebody else gets it.
      else if (!/^(offer|shift)\./.test(problem)) await this.decline(offerId, path, 'already_busy');
    } else if (wants) {
      await this.decline(offerId, path, 'already_busy');
    } else if (habits.refusalOf(this.person, key) === 'declines') {
      await this.decline(offerId, path, habits.declineReason(this.person, key));
    }
  }

  /** @returns the code of the refusal, null when it was taken */
  private async accept(offerId: string, path: string, tap: Tap): Promise<string | null> {
    const send = async (nth: number, idempotencyKey: string): Promise<string | null> => {
      const { token } = this.devices[nth % this.devices.length]!;
      const sentMs = Date.now();
      const url = `${this.door(nth)}${path}/acceptance`;
      this.town.journals.taps++;
      const answer = await this.town.http.post<Accepted>(url, { token, idempotencyKey });
      this.writeDown(offerId, 'accept', sentMs, answer, answer.body.bookings);
      return answer.problem;
    };
    const key = randomUUID();
    let problems: (string | null)[];
    if (this.devices.length > 1 || tap === 'twice_at_once') {
      problems = await Promise.all([send(0, key), send(1, randomUUID())]);
    } else if (tap === 'again_same_key') {
      problems = [await send(0, key), await send(0, key)];
    } else {
      problems = [await send(0, key)];
    }
    return problems.includes(null) ? null : problems[0]!;
  }

  private async decline(offerId: string, path: string, reason: string): Promise<void> {
    const { token } = this.devices[0]!;
    const sentMs = Date.now();
    const answer = await this.town.http.post(`${this.door(0)}${path}/refusal`, { token, body: { reason } });
    this.writeDown(offerId, 'decline', sentMs, answer, undefined);
  }

  private writeDown(
    offerId: string,
    answer: 'accept' | 'decline',
    sentMs: number,
    got: HttpAnswer,
    seats: Accepted['bookings'] | undefined,
  ): void {
    const good = got.status >= 200 && got.status <= 299;
    if (!good && (got.status >= 500 || got.problem === null)) throw new UnexpectedAnswer(`an ${answer}`, got);
    this.town.journals.answers.push({
      accountId: this.person.id,
      offer: { offerId },
      answer,
      channel: 'app',
      sentMs,
      outcome: !good ? 'refused' : answer === 'accept' ? 'accepted' : 'declined',
      problem: got.problem,
      seats: good && seats ? seats : null,
    });
  }
}

const keyOf = ({ job }: OfferPage): string =>
  jobKey({ trade: job.trade.zh, place: job.assembly.name, start: new Date(job.start), end: new Date(job.end) });
