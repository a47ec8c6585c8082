import type { ReactNode } from 'react';
import { sentenceOf, Unreachable } from '../../shared/api/refusal';
import { moment } from '../../shared/format/time';
import { clock } from '../service';
import { useLanguage, useSaying, useWords } from '../words/words';
import { Icon, type IconName } from './icon';

/** What stands where a list will be, in its shape. */
export function Bones({ count = 2 }: { count?: number }) {
  const words = useWords();
  return (
    <div aria-busy="true">
      <p className="hidden" role="status">
        {words.loading}
      </p>
      {Array.from({ length: count }, (_, n) => (
        <div key={n} className="card skeleton-card" aria-hidden="true">
          <i className="bone wide" />
          <i className="bone" />
          <i className="bone wide" />
        </div>
      ))}
    </div>
  );
}

/** Nothing there, and what to do next. */
export const Empty = ({
  icon,
  title,
  text,
  children,
}: {
  icon: IconName;
  title: string;
  text?: string;
  children?: ReactNode;
}) => (
  <div className="card empty">
    <Icon name={icon} size={44} />
    <h2>{title}</h2>
    {text && <p>{text}</p>}
    {children}
  </div>
);

/** What went wrong, in one sentence, and a way on. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = useWords();
  const saying = useSaying();
  return (
    <div className="card empty" role="alert">
      <Icon name="bell" size={44} />
      <h2>{error instanceof Unreachable ? words.failed.offline : words.failed.title}</h2>
      <p>{saying(sentenceOf(error))}</p>
      <button className="button short" onClick={onRetry}>
        {words.retry}
      </button>
    </div>
  );
}

interface AskedFor<T> {
  readonly value: T | undefined;
  readonly error: unknown;
  readonly keptSince: number | null;
  readonly refresh: () => void;
}

/**
 * An answer as a page shows it: its shape while it is waited for, what went wrong, or the answer itself; and where that is
 * from an earlier visit, since when.
 */
export function Shown<T>({
  asked,
  bones = 2,
  children,
}: {
  asked: AskedFor<T>;
  bones?: number;
  children: (value: T) => ReactNode;
}) {
  const words = useWords();
  const language = useLanguage();
  if (asked.value === undefined) {
    return asked.error === undefined ? <Bones count={bones} /> : <Failed error={asked.error} onRetry={asked.refresh} />;
  }
  return (
    <>
      {asked.keptSince !== null && asked.error !== undefined && (
        <p className="told warn" style={{ marginBottom: 12 }}>
          {words.connection.keptFrom(moment(asked.keptSince, clock.now(), language))}
        </p>
      )}
      {children(asked.value)}
    </>
  );
}
