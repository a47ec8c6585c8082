import { useEffect, type ReactNode } from 'react';
import { back } from '../../shared/router/navigation';
import { useWords } from '../words/words';

interface PageHeadProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Where back leads when nothing was seen before. */
  readonly backTo?: string;
  readonly children?: ReactNode;
}

/** The head of a page: what it is, and what can be done on the whole of it. */
export function PageHead({ title, lead, backTo, children }: PageHeadProps) {
  const words = useWords();
  useEffect(() => {
    document.title = `${title} · ${words.name}${words.side}`;
  }, [title, words]);
  return (
    <header className="page-head">
      <div className="page-title">
        {backTo !== undefined && (
          <button type="button" className="back no-print" onClick={() => back(backTo)} aria-label={words.back}>
            ‹
          </button>
        )}
        <div>
          <h1>{title}</h1>
          {lead && <p>{lead}</p>}
        </div>
      </div>
      {children && <div className="row no-print">{children}</div>}
    </header>
  );
}
