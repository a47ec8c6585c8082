import { Store, useStore } from '../../shared/state/store';

type Tone = 'good' | 'bad' | 'plain';

interface Told {
  readonly key: number;
  readonly tone: Tone;
  readonly text: string;
}

const told = new Store<readonly Told[]>([]);
/** A refusal takes longer to read, and says what to do instead. */
const SHOWN_MS: Readonly<Record<Tone, number>> = { good: 3_000, plain: 3_000, bad: 7_000 };
let count = 0;

function say(tone: Tone, text: string): void {
  const key = (count += 1);
  told.change((before) => [...before, { key, tone, text }]);
  setTimeout(() => told.change((before) => before.filter((one) => one.key !== key)), SHOWN_MS[tone]);
}

/** Tells what has just been done, or was refused. */
export const tell = {
  done: (text: string): void => say('good', text),
  refused: (text: string): void => say('bad', text),
  note: (text: string): void => say('plain', text),
};

/** Where sentences about what has just been done come up, above whatever is open. */
export function Telling() {
  const shown = useStore(told);
  return (
    <div className="telling no-print" aria-live="polite">
      {shown.map(({ key, tone, text }) => (
        <p key={key} className={`telling-${tone}`}>
          {text}
        </p>
      ))}
    </div>
  );
}
