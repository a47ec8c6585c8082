import { useState, type FormEvent } from 'react';
import { answered } from '../../shared/api/api-client';
import { Refusal, sentenceOf } from '../../shared/api/refusal';
import { useClock } from '../../shared/state/use-clock';
import { deviceName } from '../data/device';
import { api, clock, openSession, type Schemas } from '../service';
import { useSaying, useWords } from '../words/words';
import { LettersButton } from '../ui/letters-button';

type Sent = Schemas['CodeSent'] & { readonly againAt: number };

/** What the phone's keyboard may have made of the digits. */
const digits = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

/** Sign-in by phone and one-time code; a new number is registered by it. */
export function SignIn() {
  const words = useWords();
  const saying = useSaying();
  const now = useClock(clock, 1_000);
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [tail, setTail] = useState('');
  const [sent, setSent] = useState<Sent | null>(null);
  const [proves, setProves] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');

  const wait = sent ? Math.max(0, Math.ceil((sent.againAt - now) / 1_000)) : 0;
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError('');
    try {
      await work();
    } catch (failure) {
      if (failure instanceof Refusal && failure.code === 'identity.prove_again') setProves(true);
      setError(saying(sentenceOf(failure)));
    } finally {
      setBusy(false);
    }
  };
  const ask = (): Promise<void> =>
    attempt(async () => {
      if (!/^1\d{10}$/.test(digits(phone))) {
        setError(words.signIn.phoneWrong);
        return;
      }
      const answer = await answered(api.POST('/api/sign-in/codes', { body: { phone: digits(phone) } }));
      setSent({ ...answer, againAt: clock.now() + answer.waitSeconds * 1_000 });
      setCode('');
    });
  const enter = (newPerson: boolean): Promise<void> =>
    attempt(async () => {
      const body = {
        phone: digits(phone),
        code: digits(code),
        keep: 'cookie',
        device: deviceName(),
        newPerson,
      } as const;
      await answered(api.POST('/api/sign-in', { body: { ...body, idNumberTail: tail.trim() || null } }));
      await openSession();
    });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void (sent ? enter(false) : ask());
  };

  return (
    <>
      <header className="band">
        <div className="band-row">
          <div>
            <h1>{words.name}</h1>
            <p className="small">{words.signIn.service}</p>
          </div>
          <LettersButton />
        </div>
      </header>
      <main className="page overlap" id="content">
        <form className="card lifted inside stack" onSubmit={submit} noValidate>
          <h2>{words.signIn.title}</h2>
          <p className="soft">{words.signIn.lead}</p>
          {sent ? (
            <>
              <p className="told" role="status">
                {words.signIn.codeSent(digits(phone))}
                {sent.demoCode && <b style={{ display: 'block' }}>{words.signIn.demoCode(sent.demoCode)}</b>}
              </p>
              <label className="field">
                <span>
                  {words.signIn.code} <span className="hint">{words.signIn.codeHint}</span>
                </span>
                <input
                  className="input digits"
                  name="code"
                  inputMode="numeric"
                  autoComplete="one-time-code"
                  maxLength={12}
                  autoFocus
                  value={code}
                  aria-invalid={error !== ''}
                  onChange={(event) => setCode(event.currentTarget.value)}
                />
              </label>
              {proves && (
                <label className="field">
                  <span>{words.signIn.tail}</span>
                  <input
                    className="input digits"
                    maxLength={6}
                    value={tail}
                    onChange={(event) => setTail(event.currentTarget.value.toUpperCase())}
                  />
                  <p className="soft small">{words.signIn.proveLead}</p>
                </label>
              )}
            </>
          ) : (
            <label className="field">
              <span>
                {words.signIn.phone} <span className="hint">{words.signIn.phoneHint}</span>
              </span>
              <input
                className="input digits"
                name="phone"
                type="tel"
                inputMode="tel"
                autoComplete="tel-national"
                maxLength={20}
                value={phone}
                aria-invalid={error !== ''}
                onChange={(event) => setPhone(event.currentTarget.value)}
              />
            </label>
          )}
          {error && (
            <p className="error" role="alert">
              {error}
            </p>
          )}
          <button className="button" disabled={busy}>
            {sent ? words.signIn.enter : words.signIn.sendCode}
          </button>
          {sent && (
            <div className="row">
              <button
                type="button"
                className="button plain short"
                disabled={busy || wait > 0}
                onClick={() => void ask()}
              >
                {wait > 0 ? words.signIn.sendAgain(wait) : words.signIn.sendCode}
              </button>
              <button type="button" className="button plain short" onClick={() => setSent(null)}>
                {words.signIn.otherPhone}
              </button>
            </div>
          )}
          {proves && (
            <button type="button" className="button plain" disabled={busy} onClick={() => void enter(true)}>
              {words.signIn.newPerson}
            </button>
          )}
        </form>
        <p className="small soft" style={{ textAlign: 'center' }}>
          <a href="/api/reference">{words.signIn.reference}</a>
        </p>
      </main>
    </>
  );
}
