import { useEffect } from 'react';
import { Store, useStore } from '../../shared/state/store';

const said = new Store<{ readonly text: string } | null>(null);
const SHOWN_MS = 5_000;

/** Says one sentence for a moment; read aloud by screen readers. */
export const say = (text: string): void => said.set({ text });

/** Where {@link say} is seen. */
export function Toast() {
  const now = useStore(said);
  useEffect(() => {
    if (!now) return undefined;
    const timer = setTimeout(() => said.set(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <div role="status" aria-live="polite">
      {now && <p className="toast">{now.text}</p>}
    </div>
  );
}
