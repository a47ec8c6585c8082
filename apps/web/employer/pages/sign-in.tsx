import { useEffect, useState, type FormEvent } from 'react';
import { answered } from '../../shared/api/api-client';
import { Refusal, sentenceOf } from '../../shared/api/refusal';
import { chooseLanguage, otherLanguage } from '../data/own-language';
import { api, session, type Schemas } from '../service';
import { Field } from '../ui/field';
import { useSaying, useWords } from '../words/words';

const digits = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

/** How long until another code may be asked for, in seconds. */
function useWait(sentAt: number, seconds: number): number {
  const [now, look] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => look(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((sentAt + seconds * 1_000 - now) / 1_000));
}

/** Sign-in by phone and one-time code. */
export function SignIn() {
  const words = useWords();
  const saying = useSaying();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [tail, setTail] = useState<string | null>(null);
  const [sent, setSent] = useState<(Schemas['CodeSent'] & { at: number }) | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const wait = useWait(sent?.at ?? 0, sent?.waitSeconds ?? 0);

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError('');
    try {
      await work();
    } catch (failure) {
      if (failure instanceof Refusal && failure.code === 'identity.prove_again') setTail((before) => before ?? '');
      setError(saying(sentenceOf(failure)));
    } finally {
      setBusy(false);
    }
  };
  const ask = async (): Promise<void> => {
    if (!/^1\d{10}$/.test(digits(phone))) {
      setError(words.signIn.phoneWrong);
      return;
    }
    const answer = await answered(api.POST('/api/sign-in/codes', { body: { phone: digits(phone) } }));
    setSent({ ...answer, at: Date.now() });
    setCode('');
  };
  const enter = async (): Promise<void> => {
    const device = navigator.userAgent.slice(0, 160);
    const body = { phone: digits(phone), code: digits(code), keep: 'cookie', device, newPerson: false } as const;
    await answered(api.POST('/api/sign-in', { body: { ...body, idNumberTail: tail || null } }));
    await session.renew();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void attempt(sent ? enter : ask);
  };
  return (
    <main className="alone" id="content">
      <div className="pitch">
        <p className="brand">
          <i aria-hidden="true">桂</i>
          <strong>{words.name}</strong>
          <span>{words.side}</span>
        </p>
        <h1>{words.signIn.pitch}</h1>
        <ul>
          {[words.signIn.pitch1, words.signIn.pitch2, words.signIn.pitch3].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <form className="panel narrow" onSubmit={submit} noValidate>
        <h2>{words.signIn.title}</h2>
        <p className="quiet">{words.signIn.lead}</p>
        {sent ? (
          <>
            <div className="told" role="status">
              <p>{words.signIn.codeSent(digits(phone))}</p>
              {sent.demoCode && <p>{words.signIn.demoCode(sent.demoCode)}</p>}
            </div>
            <Field id="code" label={words.signIn.code}>
              <input
                className="input"
                inputMode="numeric"
                autoComplete="one-time-code"
                autoFocus
                maxLength={12}
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            </Field>
            {tail !== null && (
              <Field id="tail" label={words.signIn.tail} hint={words.signIn.tailHint}>
                <input
                  className="input"
                  maxLength={12}
                  value={tail}
                  onChange={(event) => setTail(event.target.value)}
                />
              </Field>
            )}
          </>
        ) : (
          <Field id="phone" label={words.signIn.phone}>
            <input
              className="input"
              type="tel"
              autoComplete="tel-national"
              autoFocus
              maxLength={20}
              value={phone}
              onChange={(event) => setPhone(event.target.value)}
            />
          </Field>
        )}
        {error && (
          <p className="told told-bad" role="alert">
            {error}
          </p>
        )}
        <button type="submit" className="as-button primary large" aria-busy={busy} disabled={busy}>
          {sent ? words.signIn.enter : words.signIn.sendCode}
        </button>
        {sent && (
          <div className="row spread">
            <button type="button" className="as-link" onClick={() => setSent(null)}>
              {words.signIn.otherPhone}
            </button>
            <button type="button" className="as-link" disabled={wait > 0} onClick={() => void attempt(ask)}>
              {wait > 0 ? words.signIn.wait(wait) : words.signIn.again}
            </button>
          </div>
        )}
        <p className="row spread quiet">
          <a href="/api/reference">{words.signIn.reference}</a>
          <button
            type="button"
            className="as-link"
            lang={otherLanguage()}
            onClick={() => void chooseLanguage(otherLanguage())}
          >
            {words.account.otherLanguage}
          </button>
        </p>
      </form>
    </main>
  );
}
