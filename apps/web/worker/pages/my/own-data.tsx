import { useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import { date, moment } from '../../../shared/format/time';
import { useAnswer } from '../../data/answers';
import { api, clock, type Schemas } from '../../service';
import { Page } from '../../ui/frame';
import { Sheet } from '../../ui/sheet';
import { Shown } from '../../ui/states';
import { useLanguage, useWords } from '../../words/words';
import { useSaving } from '../edit-profile';

/** What is held of the person: given out, and erased (个人信息保护法 45, 47). */
export function OwnData() {
  const words = useWords();
  const erasure = useAnswer('erasure', () => answered(api.GET('/api/worker/erasure')));
  return (
    <Page title={words.data.title} from="/me">
      <section className="card stack">
        <h2>{words.data.exportTitle}</h2>
        <p className="soft">{words.data.exportLead}</p>
        <a className="button" href="/api/worker/personal-data/page">
          {words.data.read}
        </a>
        <a className="button plain" href="/api/worker/personal-data" download>
          {words.data.download}
        </a>
      </section>
      <Shown asked={erasure} bones={1}>
        {(state) => <Erase state={state} />}
      </Shown>
    </Page>
  );
}

/** The consequences are shown before, and there is a while to take it back. */
function Erase({ state }: { state: Schemas['Erasure'] }) {
  const words = useWords();
  const language = useLanguage();
  const { busy, error, save } = useSaving();
  const [asking, setAsking] = useState(false);
  const now = clock.now();
  const ask = (): void => {
    setAsking(false);
    void save(() => answered(api.POST('/api/worker/erasure', { body: { understood: true } })), words.data.asked);
  };
  const consequences = [
    state.applications > 0 ? words.data.applications(state.applications) : '',
    state.offers > 0 ? words.data.offers(state.offers) : '',
    state.keepUntil === null ? words.data.keepsNothing : words.data.keeps(date(state.keepUntil, now, language)),
    words.data.grace(state.graceDays),
  ].filter(Boolean);
  return (
    <section className="card stack">
      <h2>{words.data.eraseTitle}</h2>
      {error && (
        <p className="told bad" role="alert">
          {error}
        </p>
      )}
      {state.waiting ? (
        <>
          <p className="told warn">{words.data.waiting(moment(state.waiting.dueAt, now, language))}</p>
          <button
            className="button"
            disabled={busy}
            onClick={() => void save(() => answered(api.DELETE('/api/worker/erasure')), words.data.takenBack)}
          >
            {words.data.takeBack}
          </button>
        </>
      ) : state.seats.length > 0 ? (
        <p className="told warn">{words.data.seatsFirst(state.seats.length)}</p>
      ) : (
        <>
          <p className="soft">{words.data.eraseLead}</p>
          <button className="button grave" disabled={busy} onClick={() => setAsking(true)}>
            {words.data.erase}
          </button>
        </>
      )}
      {asking && (
        <Sheet title={words.data.eraseAsk} onClose={() => setAsking(false)}>
          <ul className="stack">
            {consequences.map((text) => (
              <li key={text} className="told">
                {text}
              </li>
            ))}
          </ul>
          <div className="answers">
            <button className="button grave" onClick={ask}>
              {words.data.eraseYes}
            </button>
            <button className="button" onClick={() => setAsking(false)}>
              {words.data.eraseKeep}
            </button>
          </div>
        </Sheet>
      )}
    </section>
  );
}
