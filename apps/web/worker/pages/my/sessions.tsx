import { answered } from '../../../shared/api/api-client';
import { moment } from '../../../shared/format/time';
import { useAnswer } from '../../data/answers';
import { api, clock } from '../../service';
import { Page } from '../../ui/frame';
import { Shown } from '../../ui/states';
import { useLanguage, useWords } from '../../words/words';
import { useSaving } from '../edit-profile';

/** Where the person is signed in, and the way to end it. */
export function Sessions() {
  const words = useWords();
  const language = useLanguage();
  const sessions = useAnswer('sessions', () => answered(api.GET('/api/sessions')));
  const { busy, error, save } = useSaving();
  const end = (id: string) =>
    save(() => answered(api.DELETE('/api/sessions/{id}', { params: { path: { id } } })), words.sessions.ended);
  return (
    <Page title={words.sessions.title} from="/me">
      <Shown asked={sessions}>
        {({ items }) => (
          <>
            <ul>
              {items.map((one) => (
                <li key={one.id} className="card row middle">
                  <div>
                    <p className="strong">
                      {one.device ?? words.sessions.unknownDevice}{' '}
                      {one.current && <span className="chip">{words.sessions.current}</span>}
                    </p>
                    <p className="small soft">{words.sessions.seen(moment(one.seenAt, clock.now(), language))}</p>
                  </div>
                  {!one.current && (
                    <button className="button plain short" disabled={busy} onClick={() => void end(one.id)}>
                      {words.sessions.end}
                    </button>
                  )}
                </li>
              ))}
            </ul>
            {items.length > 1 && (
              <button
                className="button plain"
                disabled={busy}
                onClick={() => void save(() => answered(api.DELETE('/api/sessions')), words.sessions.ended)}
              >
                {words.sessions.endOthers}
              </button>
            )}
            {error && (
              <p className="told bad gap" role="alert">
                {error}
              </p>
            )}
          </>
        )}
      </Shown>
    </Page>
  );
}
