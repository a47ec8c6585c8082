import { LANGUAGES, type Language } from '../../shared/words/dictionary';
import { Store } from '../../shared/state/store';
import type { Profile } from '../service';
import { language, speak } from '../words/words';

/** How the pages look and speak. */
export type Display = Profile['display'];

const KEY = 'guigong.display';
const FIRST: Display = { language: 'zh-CN', letters: 'normal', readAloud: false, highContrast: false };

/** The own wish, as this browser knows it before anybody has signed in. */
export const display = new Store<Display>(FIRST);

function show({ letters, highContrast, language: wanted }: Display): void {
  const { dataset } = document.documentElement;
  dataset['letters'] = letters;
  dataset['contrast'] = highContrast ? 'high' : 'normal';
  if (language.get() !== wanted) void speak(wanted);
}

/** Shows the pages as wished, and remembers it in this browser. */
export function setDisplay(wish: Partial<Display>): void {
  const next = { ...display.get(), ...wish };
  display.set(next);
  show(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A browser that keeps nothing shows it for this visit.
  }
}

/** Wishes that are on their way to the service. */
let unanswered = 0;

/** Shows a wish at once, and keeps it with the person. @param keep sends how all of it is wished now */
export async function wishDisplay(wish: Partial<Display>, keep: (all: Display) => Promise<unknown>): Promise<void> {
  setDisplay(wish);
  unanswered++;
  try {
    await keep(display.get());
  } finally {
    unanswered--;
  }
}

/** Shows what the service has, chosen on another device perhaps; unless it has not heard the newest wish yet. */
export function adoptDisplay(kept: Display): void {
  if (unanswered === 0) setDisplay(kept);
}

/** At the start: what was chosen here before. */
export function recallDisplay(): void {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Display>;
    const known = LANGUAGES.includes(kept.language as Language) ? kept : {};
    display.set({ ...FIRST, ...known });
  } catch {
    display.set(FIRST);
  }
  show(display.get());
}

const STEPS = ['normal', 'large', 'largest'] as const;

/** The next larger letters; after the largest the usual ones again. */
export const nextLetters = (now: Display['letters']): Display['letters'] =>
  STEPS[(STEPS.indexOf(now) + 1) % STEPS.length]!;
