import type { ReactNode } from 'react';
import { back } from '../../../shared/router/navigation';
import { Page } from '../../ui/frame';
import { useWords } from '../../words/words';
import { useSaving } from '../edit-profile';

/** A page that changes one part of the profile, and goes back once it is kept. @param head what stands above it */
export function EditorPage({
  title,
  head,
  lead,
  ready,
  write,
  children,
}: {
  title: string;
  head?: ReactNode;
  lead?: string;
  ready: boolean;
  write: () => Promise<unknown>;
  children: ReactNode;
}) {
  const words = useWords();
  const { busy, error, save } = useSaving();
  const submit = async (): Promise<void> => {
    if (await save(write)) back('/me');
  };
  return (
    <Page title={title} from="/me">
      {head}
      <div className="card stack">
        {lead && <p className="soft">{lead}</p>}
        {children}
      </div>
      {error && (
        <p className="told bad" role="alert">
          {error}
        </p>
      )}
      <div className="foot">
        <button className="button" disabled={busy || !ready} onClick={() => void submit()}>
          {words.save}
        </button>
      </div>
    </Page>
  );
}
