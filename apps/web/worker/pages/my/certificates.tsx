import { useState, type FormEvent } from 'react';
import { answered } from '../../../shared/api/api-client';
import { CERTIFICATES } from '../../../shared/generated/catalogue';
import { localDate } from '../../../shared/format/time';
import { useAnswer } from '../../data/answers';
import { api, clock, type Schemas } from '../../service';
import { Page } from '../../ui/frame';
import { Sheet } from '../../ui/sheet';
import { Empty, Shown } from '../../ui/states';
import { useLanguage, useWords } from '../../words/words';
import { useSaving } from '../edit-profile';
import { CertificatePhoto } from './certificate-photo';

type Certificate = Schemas['Certificates']['items'][number];

/** Papers that open trades: stated by the person, checked by staff. */
export function Certificates() {
  const words = useWords();
  const papers = useAnswer('certificates', () => answered(api.GET('/api/worker/certificates')));
  const [adding, setAdding] = useState(false);
  return (
    <Page title={words.certificates.title} from="/me">
      <Shown asked={papers}>
        {({ items }) => (
          <>
            {items.length === 0 && !adding && (
              <Empty icon="paper" title={words.certificates.empty} text={words.certificates.emptyHint} />
            )}
            <ul>
              {items.map((paper) => (
                <PaperCard key={paper.certificateId} paper={paper} />
              ))}
            </ul>
            {adding ? (
              <Form onDone={() => setAdding(false)} />
            ) : (
              <button className="button" onClick={() => setAdding(true)}>
                {words.certificates.add}
              </button>
            )}
          </>
        )}
      </Shown>
    </Page>
  );
}

function PaperCard({ paper }: { paper: Certificate }) {
  const words = useWords();
  const language = useLanguage();
  const { busy, error, save } = useSaving();
  const [asking, setAsking] = useState(false);
  const named = CERTIFICATES.find(({ kind }) => kind === paper.kind);
  const name = named ? (language === 'en' ? named.en : named.zh) : paper.kind;
  const expired = paper.validTo !== null && paper.validTo < localDate(clock.now());
  const look = paper.proofState === 'proven' ? '' : paper.proofState === 'refused' ? 'bad' : 'warn';
  const remove = (): void => {
    setAsking(false);
    void save(() =>
      answered(api.DELETE('/api/worker/certificates/{id}', { params: { path: { id: paper.certificateId } } })),
    );
  };
  return (
    <li className="card">
      <div className="row">
        <h2>{name}</h2>
        <span className={`chip ${look}`}>{words.certificates.states[paper.proofState]}</span>
      </div>
      <p className="soft">
        {paper.validTo === null ? words.certificates.noEnd : words.certificates.validTo(paper.validTo)}
        {expired && <b> · {words.certificates.expired}</b>}
        {paper.number && ` · ****${paper.number}`}
      </p>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <CertificatePhoto paper={paper} />
      <button className="button plain short gap" disabled={busy} onClick={() => setAsking(true)}>
        {words.certificates.remove}
      </button>
      {asking && (
        <Sheet title={words.certificates.removeTitle} onClose={() => setAsking(false)}>
          <button className="button grave" onClick={remove}>
            {words.certificates.remove}
          </button>
        </Sheet>
      )}
    </li>
  );
}

function Form({ onDone }: { onDone: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const { busy, error, save } = useSaving();
  const [kind, setKind] = useState(CERTIFICATES[0]!.kind);
  const [number, setNumber] = useState('');
  const [validFrom, setFrom] = useState('');
  const [validTo, setTo] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = {
      kind,
      number: number.trim() || null,
      validFrom,
      validTo: validTo || null,
    } as Schemas['AddCertificate'];
    if (await save(() => answered(api.POST('/api/worker/certificates', { body })))) onDone();
  };
  return (
    <form className="card" onSubmit={(event) => void submit(event)}>
      <label className="field">
        <span>{words.certificates.kind}</span>
        <select className="input" value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
          {CERTIFICATES.map((one) => (
            <option key={one.kind} value={one.kind}>
              {language === 'en' ? one.en : one.zh}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{words.certificates.number}</span>
        <input
          className="input"
          maxLength={60}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
      </label>
      <label className="field">
        <span>{words.certificates.from}</span>
        <input
          className="input"
          type="date"
          required
          max={localDate(clock.now())}
          value={validFrom}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
      </label>
      <label className="field">
        <span>{words.certificates.to}</span>
        <input
          className="input"
          type="date"
          min={validFrom}
          value={validTo}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </label>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <div className="answers gap">
        <button type="button" className="button plain" onClick={onDone}>
          {words.close}
        </button>
        <button className="button" disabled={busy || validFrom === ''}>
          {words.save}
        </button>
      </div>
    </form>
  );
}
