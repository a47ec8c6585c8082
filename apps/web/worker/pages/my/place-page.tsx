import { useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import { distance } from '../../../shared/format/distance';
import { api, type Profile, type Schemas } from '../../service';
import { Choice } from '../../ui/choice';
import { useLanguage, useWords } from '../../words/words';
import { PlaceEditor, startBody, type Start } from '../place-editor';
import { EditorPage } from './editor-page';
import { OfProfile } from './of-profile';

const FARTHEST_M = [3_000, 5_000, 10_000, 20_000, 50_000] as const;

export function PlacePage() {
  const words = useWords();
  return <OfProfile title={words.me.place}>{(profile) => <Editor profile={profile} />}</OfProfile>;
}

const startOf = ({ regionCode, place }: Profile): Start | null =>
  regionCode && place ? { regionCode, point: { lng: place.lng, lat: place.lat }, exact: true } : null;

function Editor({ profile }: { profile: Profile }) {
  const words = useWords();
  const language = useLanguage();
  const [start, setStart] = useState(startOf(profile));
  const [farthestM, setFarthest] = useState(profile.preferences.maxDistanceM);
  const write = () => {
    const body = { ...(start ? startBody(start) : {}), preferences: { maxDistanceM: farthestM } };
    return answered(api.PATCH('/api/worker/profile', { body: body as Schemas['EditWorkerProfile'] }));
  };
  return (
    <EditorPage title={words.me.place} lead={words.firstRun.placeLead} ready={start !== null} write={write}>
      <PlaceEditor start={start} onChange={setStart} />
      <fieldset>
        <legend className="legend">{words.place.maxDistance}</legend>
        <div className="choices">
          {[...FARTHEST_M, null].map((metres) => (
            <Choice key={metres} group="farthest" on={farthestM === metres} onChoose={() => setFarthest(metres)}>
              {metres === null ? words.place.noLimit : distance(metres, language)}
            </Choice>
          ))}
        </div>
      </fieldset>
    </EditorPage>
  );
}
