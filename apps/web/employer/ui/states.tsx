import type { UseQueryResult } from '@tanstack/react-query';
import { useDeferredValue, type ReactNode } from 'react';
import { Refusal, sentenceOf, Unreachable } from '../../shared/api/refusal';
import { Link } from '../../shared/router/link';
import { useSaying, useWords } from '../words/words';

/** What stands where a list will be, in its shape. */
export function Bones({ count = 3, rows = 3 }: { count?: number; rows?: number }) {
  const words = useWords();
  return (
    <div aria-busy="true">
      <p className="hidden" role="status">
        {words.loading}
      </p>
      {Array.from({ length: count }, (_, n) => (
        <div key={n} className="panel bones" aria-hidden="true">
          <i className="bone short" />
          {Array.from({ length: rows }, (__, row) => (
            <i key={row} className="bone" />
          ))}
        </div>
      ))}
    </div>
  );
}

/** Nothing there, and what to do next. */
export const Nothing = ({ title, text, children }: { title: string; text?: string; children?: ReactNode }) => (
  <div className="panel nothing">
    <svg viewBox="0 0 48 48" width="56" height="56" aria-hidden="true">
      <rect x="8" y="12" width="32" height="26" rx="4" />
      <path d="M8 20h32M16 8v8M32 8v8M18 28h12" />
    </svg>
    <h2>{title}</h2>
    {text && <p>{text}</p>}
    {children && <div className="row centred">{children}</div>}
  </div>
);

/** The mark of what went wrong. */
export const Warning = () => (
  <svg className="warning" viewBox="0 0 48 48" width="56" height="56" aria-hidden="true">
    <path d="M24 8 43 40H5zM24 20v9M24 33.500v1.500" />
  </svg>
);

/** What went wrong, in one sentence, and a way on. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = useWords();
  const saying = useSaying();
  const missing = error instanceof Refusal && error.status === 404;
  return (
    <div className="panel nothing" role="alert">
      <Warning />
      <h2>
        {error instanceof Unreachable ? words.failed.offline : missing ? words.failed.missing : words.failed.title}
      </h2>
      <p>{saying(sentenceOf(error))}</p>
      <div className="row centred">
        <button type="button" className="as-button primary" onClick={onRetry}>
          {words.retry}
        </button>
        <Link href="/" className="as-button">
          {words.failed.home}
        </Link>
      </div>
      {error instanceof Refusal && error.problem.instance && (
        <p className="quiet centred-text">{words.failed.instance(error.problem.instance)}</p>
      )}
    </div>
  );
}

/** An answer as a page shows it: its shape while it is waited for, what went wrong, or the answer itself. */
export function Asked<T>({
  query,
  bones,
  children,
}: {
  query: UseQueryResult<T>;
  bones?: ReactNode;
  children: (value: T) => ReactNode;
}) {
  // Drawn in slices: a page full of fields keeps no tap waiting.
  const shown = useDeferredValue(query.data);
  if (shown !== undefined) return <>{children(shown)}</>;
  if (query.error) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return <>{bones ?? <Bones />}</>;
}
