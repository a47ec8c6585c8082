import { useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import { api, type Profile } from '../../service';
import { useWords } from '../../words/words';
import { TradesEditor, tradesBody } from '../trades-editor';
import { EditorPage } from './editor-page';
import { OfProfile } from './of-profile';

export function TradesPage() {
  const words = useWords();
  return <OfProfile title={words.me.trades}>{(profile) => <Editor profile={profile} />}</OfProfile>;
}

function Editor({ profile }: { profile: Profile }) {
  const words = useWords();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set(profile.trades.map(({ code }) => code)));
  const write = () => answered(api.PUT('/api/worker/trades', { body: tradesBody(chosen, profile.trades) }));
  return (
    <EditorPage title={words.me.trades} lead={words.firstRun.tradesLead} ready={chosen.size > 0} write={write}>
      <TradesEditor chosen={chosen} onChange={choose} />
    </EditorPage>
  );
}
