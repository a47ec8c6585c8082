import { useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import { partsOf, rangesOf, type Cell } from '../../data/availability-parts';
import { api, type Profile } from '../../service';
import { useWords } from '../../words/words';
import { WhenEditor } from '../when-editor';
import { EditorPage } from './editor-page';
import { OfProfile } from './of-profile';

export function WhenPage() {
  const words = useWords();
  return <OfProfile title={words.me.when}>{(profile) => <Editor profile={profile} />}</OfProfile>;
}

function Editor({ profile }: { profile: Profile }) {
  const words = useWords();
  const before = partsOf(profile.weekly);
  const [cells, setCells] = useState<ReadonlySet<Cell>>(before.cells);
  const write = () => answered(api.PUT('/api/worker/availability', { body: { weekly: rangesOf(cells) } }));
  return (
    <EditorPage title={words.me.when} lead={words.firstRun.whenLead} ready={cells.size > 0} write={write}>
      {!before.exact && <p className="told warn">{words.when.custom}</p>}
      <WhenEditor cells={cells} onChange={setCells} />
    </EditorPage>
  );
}
