import { useAct } from '../../data/use-act';
import { actFor, useOrganisations } from '../../data/session';
import { Mark } from '../../ui/mark';
import { Asked } from '../../ui/states';
import { useWords } from '../../words/words';
import { STATE_TONES } from './verification';

/** A member of several organisations says for which one to act. */
export function ChooseOrganisation() {
  const words = useWords();
  const organisations = useOrganisations();
  const choose = useAct(actFor);
  return (
    <main className="alone" id="content">
      <section className="panel narrow">
        <h1>{words.choose.title}</h1>
        <p className="quiet">{words.choose.lead}</p>
        <Asked query={organisations}>
          {({ items }) => (
            <ul className="choices">
              {items.map(({ employerId, name, role, state }) => (
                <li key={employerId}>
                  <button type="button" disabled={choose.busy} onClick={() => void choose.run(employerId)}>
                    <strong>{name}</strong>
                    <span className="quiet">{words.roles[role]}</span>
                    <Mark tone={STATE_TONES[state]}>{words.verification.states[state]}</Mark>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Asked>
      </section>
    </main>
  );
}
