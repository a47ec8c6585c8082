import { useStore } from '../../shared/state/store';
import { answered } from '../../shared/api/api-client';
import { display, nextLetters, setDisplay, wishDisplay } from '../data/settings';
import { api, session } from '../service';
import { useWords } from '../words/words';

/** Larger letters in one tap (适老化), on whatever page one is. */
export function LettersButton() {
  const words = useWords();
  const { letters } = useStore(display);
  const name = { normal: words.letters.toLarge, large: words.letters.bigger, largest: words.letters.toNormal }[letters];
  const change = (): void => {
    const next = nextLetters(letters);
    if (session.accountId === null) return setDisplay({ letters: next });
    // Kept with the person; the page shows it whether that works now or not.
    wishDisplay({ letters: next }, () =>
      answered(api.PATCH('/api/worker/profile', { body: { display: { letters: next } } })),
    ).catch(() => undefined);
  };
  return (
    <button type="button" className="band-button" onClick={change}>
      {name}
    </button>
  );
}
