import { Store } from '../../shared/state/store';
import type { Language } from '../../shared/words/dictionary';

/** What is asked of a browser's voice. */
export type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService'>;

/** Who reads: the browser, or the service, whose sound is fetched. */
export type Reader = 'browser' | 'service';

/** Languages as browsers name them: `zh-CN`, `zh_CN_#Hans`, `cmn-Hans-CN`. A Chinese voice of Hong Kong or Macau speaks Cantonese. */
const SPEAKS: Readonly<Record<Language, RegExp>> = {
  'zh-CN': /^(cmn|zh)(?![a-z])(?!.*[-_](hk|mo)(?![a-z]))/i,
  en: /^en(?![a-z])/i,
};

const voiceFor = <V extends Voice>(voices: readonly V[], language: Language): V | undefined => {
  const fitting = voices.filter(({ lang }) => SPEAKS[language].test(lang));
  return fitting.find(({ localService }) => localService) ?? fitting[0];
};

/**
 * Who reads a language aloud. A voice that lies in the phone first: others are made far away, where a phone in China often
 * reaches nobody, and then nothing is heard and nothing is said of it.
 * @param voices of the browser; null where it has no speech at all
 * @param audible whether the service has a voice
 * @returns null where nobody can
 */
export function readerOf(voices: readonly Voice[] | null, language: Language, audible: boolean): Reader | null {
  const voice = voices && voiceFor(voices, language);
  if (voice?.localService) return 'browser';
  if (audible) return 'service';
  // Some browsers list none and speak all the same.
  return voice || voices?.length === 0 ? 'browser' : null;
}

const hasSpeech = 'speechSynthesis' in globalThis && 'SpeechSynthesisUtterance' in globalThis;

/** The browser's, which come some time after the page; null where it has no speech, as WeChat's. */
export const voices = new Store<readonly SpeechSynthesisVoice[] | null>(null);

if (hasSpeech) {
  const look = (): void => voices.set(speechSynthesis.getVoices());
  look();
  speechSynthesis.onvoiceschanged = look;
}

/** How long somebody waits for voices who did not ask for them. */
const VOICES_WITHIN_MS = 1_000;

/** Resolves when the browser has named its voices, or does not. */
export async function voicesNamed(): Promise<void> {
  if (voices.get()?.length !== 0) return;
  let enough: (() => void) | undefined;
  const named = new Promise<void>((resolve) => (enough = resolve));
  const end = voices.follow(() => enough?.());
  const late = setTimeout(() => enough?.(), VOICES_WITHIN_MS);
  await named;
  clearTimeout(late);
  end();
}

/** Something that is read aloud. */
export interface ReadAloud {
  readonly text: string;
  readonly language: Language;
  /** Where the service's sound of it is; null where it has none. */
  readonly sound: string | null;
  /** Also when it is cut short. */
  readonly onEnd: () => void;
  /** It was not heard; after this comes {@link onEnd}. */
  readonly onFailure: () => void;
}

/** What ends the reading of now; reading is one at a time. */
let stopNow: (() => void) | undefined;

/**
 * Reads aloud, instead of whatever is being read. Called within a tap: browsers let no page begin to speak by itself.
 * @returns what ends it, and nothing else that is read by then
 */
export function readAloud(what: ReadAloud): () => void {
  stopNow?.();
  let quiet = (): void => undefined;
  const end = (failed: boolean): void => {
    // Only once, whatever a browser still tells of it.
    if (stopNow !== stop) return;
    stopNow = undefined;
    if (failed) what.onFailure();
    what.onEnd();
  };
  const stop = (): void => {
    if (stopNow !== stop) return;
    quiet();
    end(false);
  };
  const play = (sound: string): void => void (quiet = playing(sound, end));
  stopNow = stop;
  const { sound } = what;
  const reader = readerOf(voices.get(), what.language, sound !== null);
  if (reader === 'service' && sound !== null) play(sound);
  else if (reader === 'browser') {
    quiet = speaking(what, (failed) => {
      // A voice may be listed and its sounds not be there.
      if (failed && sound !== null && stopNow === stop) play(sound);
      else end(failed);
    });
  } else end(true);
  return stop;
}

/** @returns what ends it */
function speaking({ text, language }: ReadAloud, end: (failed: boolean) => void): () => void {
  const speech = new SpeechSynthesisUtterance(text);
  const voice = voiceFor(voices.get() ?? [], language);
  if (voice) speech.voice = voice;
  speech.lang = voice?.lang ?? language;
  speech.rate = 0.9;
  speech.onend = () => end(false);
  speech.onerror = ({ error }) => end(!/interrupted|canceled|not-allowed/.test(error));
  speechSynthesis.speak(speech);
  return () => speechSynthesis.cancel();
}

/** @returns what ends it */
function playing(sound: string, end: (failed: boolean) => void): () => void {
  const player = new Audio(sound);
  player.onended = () => end(false);
  player.onerror = () => end(true);
  // Nobody has tapped: nothing failed. What did fail is told above.
  player.play().catch((error: Error) => error.name === 'NotAllowedError' && end(false));
  return () => {
    player.pause();
    // What has not come yet is not fetched any more.
    player.removeAttribute('src');
    player.load();
  };
}
