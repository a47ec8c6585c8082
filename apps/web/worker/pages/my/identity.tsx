import { useState, type FormEvent } from 'react';
import { answered } from '../../../shared/api/api-client';
import { useAnswer } from '../../data/answers';
import { api, session } from '../../service';
import { Page } from '../../ui/frame';
import { Fact } from '../../ui/job-facts';
import { Shown } from '../../ui/states';
import { useWords } from '../../words/words';
import { useSaving } from '../edit-profile';

/** The own real name (实名): given once, judged by staff. */
export function Identity() {
  const words = useWords();
  const identity = useAnswer('identity', () => answered(api.GET('/api/identity')));
  return (
    <Page title={words.identity.title} from="/me">
      <Shown asked={identity} bones={1}>
        {({ identityState, name, idNumber }) => (
          <>
            <section className="card">
              <p className={identityState === 'unverified' ? 'told warn' : 'told'}>
                {words.identity.states[identityState]}
              </p>
              {identityState !== 'unverified' && (
                <dl className="facts gap">
                  <Fact name={words.identity.realName}>{name}</Fact>
                  <Fact name={words.identity.idNumber}>{idNumber}</Fact>
                </dl>
              )}
            </section>
            {identityState === 'unverified' && <Form />}
          </>
        )}
      </Shown>
    </Page>
  );
}

function Form() {
  const words = useWords();
  const { busy, error, save } = useSaving();
  const [name, setName] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [wrong, setWrong] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const plain = idNumber.normalize('NFKC').replace(/\s/g, '').toUpperCase();
    const fits = /^\d{17}[\dX]$/.test(plain);
    setWrong(fits ? '' : words.identity.idWrong);
    if (!fits) return;
    void save(async () => {
      await answered(api.PUT('/api/identity', { body: { name: name.trim(), idNumber: plain } }));
      await session.renew();
    }, words.identity.done);
  };
  return (
    <form className="card stack" onSubmit={submit} noValidate>
      <p className="soft">{words.identity.why}</p>
      <label className="field">
        <span>{words.identity.realName}</span>
        <input
          className="input"
          autoComplete="name"
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label className="field">
        <span>{words.identity.idNumber}</span>
        <input
          className="input digits"
          autoComplete="off"
          maxLength={24}
          value={idNumber}
          aria-invalid={wrong !== ''}
          onChange={(event) => setIdNumber(event.currentTarget.value)}
        />
      </label>
      {(wrong || error) && (
        <p className="error" role="alert">
          {wrong || error}
        </p>
      )}
      <button className="button" disabled={busy || name.trim() === '' || idNumber.trim() === ''}>
        {words.identity.submit}
      </button>
    </form>
  );
}
