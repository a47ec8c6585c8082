import { randomUUID } from 'node:crypto';
import type { Person as SeededPerson } from '@database/seed';
import { Diary } from './diary';
import { typed, type Person, type Reach } from './habits';
import { UnexpectedAnswer } from './http-client';
import type { OfferInText, TextAnswer } from './job-words';
import type { Town } from './town';

interface LinkedOffer {
  readonly id: string;
  readonly state: string;
}

/** An answer to a text comes in a second; on a machine that is busy with other things it may take longer. */
const ANSWER_WITHIN_MS = 180_000;
const LOOK_MS = 25;

/** Somebody without the app: reads texts, replies, taps a link, or waits for a call. */
export class TextPerson {
  private readonly reach: Reach;
  private queue: Promise<void> = Promise.resolve();
  private readonly heard: TextAnswer[] = [];
  private readonly diary = new Diary();
  private callsHeard = 0;

  constructor(
    private readonly town: Town,
    readonly person: Person,
    private readonly seeded: Pick<SeededPerson, 'id' | 'phone'>,
  ) {
    this.reach = town.habits.reachOf(person);
  }

  /** A text came. */
  read(offer: OfferInText | null, answer: TextAnswer | null, question: string | null): void {
    if (answer) this.heard.push(answer);
    if (question && this.reach !== 'answers_phone') {
      const turn = this.queue.then(() => this.comes(question));
      this.queue = turn.catch(() => undefined);
      this.town.pace.begin('somebody answers whether they come', () => turn);
    }
    if (!offer || this.reach === 'answers_phone') return;
    const turn = this.queue.then(() => this.answer(offer));
    this.queue = turn.catch(() => undefined);
    this.town.pace.begin('somebody answers a text', () => turn);
  }

  /** The centre phones about a job. @returns what is said, or null when nobody picks up */
  takeCall(key: string): 'yes' | 'no' | null {
    if (!this.town.habits.picksUp(this.person, ++this.callsHeard)) return null;
    return this.town.habits.wants(this.person, key) && !this.diary.isBusyFor(key) ? 'yes' : 'no';
  }

  /** Staff say that the seat is taken. */
  toldBooked(key: string): void {
    this.diary.promise(key);
  }

  private async answer(offer: OfferInText): Promise<void> {
    const { habits, pace } = this.town;
    await pace.pause(habits.thinkMs(this.person, offer.code));
    const wants = habits.wants(this.person, offer.key) && !this.diary.isBusyFor(offer.key);
    if (!wants && habits.refusalOf(this.person, offer.key) === 'ignores') return;
    if (this.reach === 'follows_link') await this.tapLink(offer, wants ? 'acceptance' : 'refusal');
    else await this.reply(offer, wants ? '1' : '2');
  }

  private async reply({ code, key }: OfferInText, digit: '1' | '2'): Promise<void> {
    const { habits, http, journals, doors } = this.town;
    const sentMs = Date.now();
    const before = this.heard.length;
    for (const text of typed(digit, code, habits.typingOf(this.person, key))) {
      journals.textsSent++;
      const body = { id: randomUUID(), from: this.seeded.phone, text };
      const answer = await http.post(`${doors.sms}/inbound`, { body });
      if (answer.status !== 202) throw new UnexpectedAnswer('a text to the market', answer);
    }
    const heard = await this.hearAfter(before);
    if (heard === 'accepted') this.diary.promise(key);
    journals.answers.push({
      accountId: this.person.id,
      offer: { code },
      answer: digit === '1' ? 'accept' : 'decline',
      channel: 'sms',
      sentMs,
      outcome: outcomeOf(heard),
      problem: heard,
      seats: null,
    });
  }

  private async comes(code: string): Promise<void> {
    const { habits, http, journals, doors, pace } = this.town;
    await pace.pause(habits.thinkMs(this.person, code));
    const before = this.heard.length;
    journals.textsSent++;
    const body = { id: randomUUID(), from: this.seeded.phone, text: `1 ${code}` };
    const answer = await http.post(`${doors.sms}/inbound`, { body });
    if (answer.status !== 202) throw new UnexpectedAnswer('a text to the market', answer);
    await this.hearAfter(before);
  }

  private async hearAfter(count: number): Promise<TextAnswer | null> {
    const end = Date.now() + ANSWER_WITHIN_MS;
    while (this.heard.length <= count) {
      if (Date.now() > end) return null;
      await this.town.pace.pause(LOOK_MS);
    }
    return this.heard[count]!;
  }

  private async tapLink({ link, key }: OfferInText, action: 'acceptance' | 'refusal'): Promise<void> {
    const { http, journals } = this.town;
    const shown = await http.get<LinkedOffer>(link);
    if (shown.status !== 200) throw new UnexpectedAnswer('the link of a text', shown);
    const sentMs = Date.now();
    const answer = await http.post<LinkedOffer>(`${link}/${action}`);
    const good = answer.status === 200;
    if (!good && (answer.status >= 500 || answer.problem === null))
      throw new UnexpectedAnswer(`a tap on a link`, answer);
    if (good && action === 'acceptance') this.diary.promise(key);
    journals.answers.push({
      accountId: this.person.id,
      offer: { offerId: shown.body.id },
      answer: action === 'acceptance' ? 'accept' : 'decline',
      channel: 'link',
      sentMs,
      outcome: !good ? 'refused' : action === 'acceptance' ? 'accepted' : 'declined',
      problem: answer.problem,
      seats: null,
    });
  }
}

function outcomeOf(heard: TextAnswer | null): 'accepted' | 'declined' | 'refused' | 'unheard' {
  if (heard === null) return 'unheard';
  if (heard === 'left_out') return 'accepted';
  return heard === 'accepted' || heard === 'declined' ? heard : 'refused';
}
