import { Dice } from '@database/seed/generate/dice';
import type { Id } from '@gg/kernel';

/**
 * How somebody keeps in touch.
 * - `page_open`: the page is open all the time
 * - `two_devices`: a phone and a tablet, each at another of our processes; both ring, both are tapped
 * - `reconnects`: on a bad line, which breaks in the middle of things and comes back at the other process
 * - `page_asleep`: the page sleeps in a pocket; a text wakes its owner, who opens it, answers and puts it away
 * - `replies`: no app; answers texts
 * - `follows_link`: no app, but taps the link of a text
 * - `answers_phone`: has texts never read; picks up when the centre phones
 */
export type Reach =
  | 'page_open'
  | 'two_devices'
  | 'reconnects'
  | 'page_asleep'
  | 'replies'
  | 'follows_link'
  | 'answers_phone';

/** How somebody takes an offer they want. */
export type Tap = 'once' | 'twice_at_once' | 'again_same_key';

/** What somebody does about an offer they do not want. */
export type Refusal = 'declines' | 'ignores';

/** How people type what they read in a text. */
export type Typing = 'plain' | 'full_width' | 'lower_case' | 'no_space' | 'twice';

/** What is decided of a person before anything is posted. */
export interface Person {
  readonly id: Id;
  readonly withApp: boolean;
  /** Somebody goes where their partner or crew goes: its leader, or the person alone. */
  readonly goesWith: Id;
  readonly acceptPerMille: number;
}

const REACH_WITH_APP: readonly [Reach, number][] = [
  ['page_open', 0.66],
  ['two_devices', 0.1],
  ['reconnects', 0.12],
  ['page_asleep', 0.12],
];
const REACH_WITHOUT_APP: readonly [Reach, number][] = [
  ['replies', 0.84],
  ['follows_link', 0.1],
  ['answers_phone', 0.06],
];
const TAPS: readonly [Tap, number][] = [
  ['once', 0.78],
  ['twice_at_once', 0.14],
  ['again_same_key', 0.08],
];
const TYPINGS: readonly [Typing, number][] = [
  ['plain', 0.6],
  ['full_width', 0.12],
  ['lower_case', 0.12],
  ['no_space', 0.1],
  ['twice', 0.06],
];
const DECLINE_REASONS = ['too_far', 'pay_too_low', 'time_unsuitable', 'work_unsuitable', 'other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number] | 'already_busy';

/**
 * What people want and how they are. Pure: it follows from the seed, the person and the words of the offer, and is fixed
 * before anything is posted; nothing that the system does changes anybody's mind.
 */
export class Habits {
  private readonly dice: Dice;

  constructor(seed: number) {
    this.dice = Dice.of(seed).for('habits');
  }

  reachOf({ id, withApp }: Person): Reach {
    return this.pick(withApp ? REACH_WITH_APP : REACH_WITHOUT_APP, `reach/${id}`);
  }

  /** Whether somebody would take this work, were they asked and free. @param key see `jobKey` */
  wants({ goesWith, acceptPerMille }: Person, key: string): boolean {
    // Between four and nine in ten: whoever registers wants work, but not every work.
    return this.throwFor(`wants/${goesWith}/${key}`) < 0.3 + (0.75 * acceptPerMille) / 1_000;
  }

  /** Pages are answered, if only with a no; texts are often left alone. */
  refusalOf({ id, withApp }: Person, key: string): Refusal {
    return this.throwFor(`refusal/${id}/${key}`) < (withApp ? 0.7 : 0.35) ? 'declines' : 'ignores';
  }

  declineReason({ id }: Person, key: string): DeclineReason {
    return DECLINE_REASONS[Math.floor(this.throwFor(`reason/${id}/${key}`) * DECLINE_REASONS.length)]!;
  }

  tapOf({ id }: Person, key: string): Tap {
    return this.pick(TAPS, `tap/${id}/${key}`);
  }

  typingOf({ id }: Person, key: string): Typing {
    return this.pick(TYPINGS, `typing/${id}/${key}`);
  }

  /** Whether somebody hears the phone when the centre calls for the nth time. */
  picksUp({ id }: Person, nth: number): boolean {
    return this.throwFor(`phone/${id}/${nth}`) < 0.75;
  }

  /** Whether the line breaks now. @param event anything that names the moment */
  lineBreaks({ id }: Person, event: string): boolean {
    return this.throwFor(`line/${id}/${event}`) < 0.35;
  }

  /** Real milliseconds somebody takes to read and to decide. Short: nobody who watches waits for them. */
  thinkMs({ id }: Person, event: string): number {
    return 20 + Math.floor(this.throwFor(`think/${id}/${event}`) * 230);
  }

  private throwFor(path: string): number {
    return this.dice.for(path).fraction();
  }

  private pick<T>(shares: readonly [T, number][], path: string): T {
    let left = this.throwFor(path);
    for (const [value, share] of shares) if ((left -= share) < 0) return value;
    return shares[0]![0];
  }
}

/** A reply as somebody's thumb types it; one a text. */
export function typed(digit: '1' | '2', code: string, typing: Typing): string[] {
  const fullWidth = (text: string): string =>
    text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  switch (typing) {
    case 'plain':
      return [`${digit} ${code}`];
    case 'full_width':
      return [fullWidth(`${digit}`) + '\u3000' + fullWidth(code)];
    case 'lower_case':
      return [`${digit} ${code.toLowerCase()}`];
    case 'no_space':
      return [`${digit}${code}。`];
    case 'twice':
      return [`${digit} ${code}`, `${digit} ${code}`];
  }
}
