import { useState, type ReactNode } from 'react';
import { answered } from '../../../shared/api/api-client';
import { changeQuery, place } from '../../../shared/router/navigation';
import { useStore } from '../../../shared/state/store';
import { partsOf, rangesOf, type Cell } from '../../data/availability-parts';
import { api, type Profile } from '../../service';
import { Page } from '../../ui/frame';
import { useWords } from '../../words/words';
import { WhenEditor } from '../when-editor';
import { DaysAhead } from './days-ahead';
import { EditorPage } from './editor-page';
import { OfProfile } from './of-profile';

/** When somebody is free: every week, and on dates that are unlike the week. */
export function WhenPage() {
  const words = useWords();
  return <OfProfile title={words.me.when}>{(profile) => <Views profile={profile} />}</OfProfile>;
}

/** The dates are what changes often; the week comes first where nothing is said of it. */
function Views({ profile }: { profile: Profile }) {
  const words = useWords();
  const { query } = useStore(place);
  const week = (query.get('view') ?? (profile.weekly.length === 0 ? 'week' : 'days')) === 'week';
  const choice = (
    <div className="segments">
      <button aria-pressed={!week} onClick={() => changeQuery({ view: 'days' })}>
        {words.days.byDate}
      </button>
      <button aria-pressed={week} onClick={() => changeQuery({ view: 'week' })}>
        {words.days.everyWeek}
      </button>
    </div>
  );
  if (week) return <Week profile={profile} head={choice} />;
  return (
    <Page title={words.me.when} from="/me">
      {choice}
      <DaysAhead profile={profile} />
    </Page>
  );
}

function Week({ profile, head }: { profile: Profile; head: ReactNode }) {
  const words = useWords();
  const before = partsOf(profile.weekly);
  const [cells, setCells] = useState<ReadonlySet<Cell>>(before.cells);
  const write = () => answered(api.PUT('/api/worker/availability', { body: { weekly: rangesOf(cells) } }));
  return (
    <EditorPage title={words.me.when} head={head} lead={words.days.weekLead} ready={cells.size > 0} write={write}>
      {!before.exact && <p className="told warn">{words.when.custom}</p>}
      <WhenEditor cells={cells} onChange={setCells} />
    </EditorPage>
  );
}
