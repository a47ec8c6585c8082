import { useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import { api, type Schemas } from '../../service';
import { Sheet } from '../../ui/sheet';
import { Switch } from '../../ui/switch';
import { useWords } from '../../words/words';
import { useSaving } from '../edit-profile';

type Party = Schemas['Party'];
type Member = Party['members'][number];

/** Who does not belong to it any more, or never did. */
export const GONE: ReadonlySet<string> = new Set(['declined', 'left', 'removed']);

/** The fewest who can come as a party, its leader among them. */
const LEAST = 2;

/** What the leader decides: how many come at least, who else may answer for all, who goes. */
export function PartySettings({
  party,
  nameOf,
  onClose,
}: {
  party: Party;
  nameOf: (member: Member) => string;
  onClose: () => void;
}) {
  const words = useWords();
  const { busy, error, save } = useSaving();
  const [going, setGoing] = useState<string | null>(null);
  const path = { params: { path: { id: party.partyId } } };
  const others = party.members.filter(({ state, leads }) => !leads && !GONE.has(state));
  const most = Math.max(LEAST, others.length + 1);
  const least = party.statedMinimum;
  const state = (statedMinimum: number | null) =>
    save(() => answered(api.PUT('/api/parties/{id}/minimum', { ...path, body: { statedMinimum } })));
  const mayAnswer = ({ workerId }: Member, may: boolean) => {
    const named = others.filter(({ answers }) => answers).map((one) => one.workerId);
    const workerIds = may ? [...named, workerId] : named.filter((id) => id !== workerId);
    return save(() => answered(api.PUT('/api/parties/{id}/answerers', { ...path, body: { workerIds } })));
  };
  /** Whoever is alone is no party; one that is still being gathered stays. */
  const endsParty = ({ state: standing }: Member): boolean => standing !== 'invited' && others.length === 1;
  const remove = async ({ workerId }: Member): Promise<void> => {
    const whom = { params: { path: { id: party.partyId, workerId } } };
    if (await save(() => answered(api.DELETE('/api/parties/{id}/members/{workerId}', whom)))) setGoing(null);
  };
  return (
    <Sheet title={words.parties.settings} onClose={onClose}>
      {error && (
        <p className="told bad" role="alert">
          {error}
        </p>
      )}
      {party.kind === 'crew' && (
        <fieldset className="stack">
          <legend>{words.parties.least}</legend>
          <p className="small soft">{words.parties.leastHint}</p>
          <div className="row">
            <button
              className="button plain short"
              aria-label={words.parties.fewer}
              disabled={busy || (least ?? most) <= LEAST}
              onClick={() => void state((least ?? most) - 1)}
            >
              −
            </button>
            <output>{least === null ? words.parties.everybody : words.parties.minimum(least)}</output>
            <button
              className="button plain short"
              aria-label={words.parties.more}
              disabled={busy || least === null}
              onClick={() => void state(least! + 1 > most ? null : least! + 1)}
            >
              +
            </button>
          </div>
        </fieldset>
      )}
      {others.length === 0 && <p className="soft">{words.parties.alone}</p>}
      {others.map((member) => (
        <div key={member.workerId} className="stack">
          {member.state === 'consented' ? (
            <Switch
              name={nameOf(member)}
              hint={words.parties.mayAnswer}
              on={member.answers}
              disabled={busy}
              onChange={(may) => void mayAnswer(member, may)}
            />
          ) : (
            <p>
              {nameOf(member)} · {words.parties.states[member.state]}
            </p>
          )}
          {going === member.workerId && endsParty(member) && <p className="told">{words.parties.removeEnds}</p>}
          {going === member.workerId ? (
            <div className="answers">
              <button className="button plain" onClick={() => setGoing(null)}>
                {words.back}
              </button>
              <button className="button grave" disabled={busy} onClick={() => void remove(member)}>
                {words.parties.remove}
              </button>
            </div>
          ) : (
            <button className="button plain short" disabled={busy} onClick={() => setGoing(member.workerId)}>
              {member.state === 'invited' ? words.parties.takeBack : words.parties.remove}
            </button>
          )}
        </div>
      ))}
    </Sheet>
  );
}
