import { useState, type ReactNode } from 'react';
import { answered } from '../../shared/api/api-client';
import { navigate } from '../../shared/router/navigation';
import { partsOf, PATTERNS, rangesOf, type Cell } from '../data/availability-parts';
import { useProfile } from '../data/own';
import { api, type Profile } from '../service';
import { LettersButton } from '../ui/letters-button';
import { Shown } from '../ui/states';
import { useWords } from '../words/words';
import { useSaving } from './edit-profile';
import { PlaceEditor, startBody, type Start } from './place-editor';
import { TradesEditor, tradesBody } from './trades-editor';
import { WhenEditor } from './when-editor';

const STEPS = 3;

/** Three short steps to the first offer: what, from where, when. */
export function FirstRun() {
  const profile = useProfile();
  return <Shown asked={profile}>{(mine) => <Steps profile={mine} />}</Shown>;
}

function Steps({ profile }: { profile: Profile }) {
  const words = useWords();
  const [step, setStep] = useState(1);
  const [trades, setTrades] = useState<ReadonlySet<string>>(new Set(profile.trades.map(({ code }) => code)));
  const [start, setStart] = useState<Start | null>(null);
  const [cells, setCells] = useState<ReadonlySet<Cell>>(
    profile.weekly.length > 0 ? partsOf(profile.weekly).cells : PATTERNS.everyDay,
  );
  const { busy, error, save } = useSaving();
  const go = async (work: () => Promise<unknown>, next: () => void): Promise<void> => {
    if (await save(work, '')) {
      next();
      window.scrollTo(0, 0);
    }
  };
  const chooseTrades = () =>
    go(
      () => answered(api.PUT('/api/worker/trades', { body: tradesBody(trades, profile.trades) })),
      () => setStep(2),
    );
  const choosePlace = (chosen: Start) =>
    go(
      () => answered(api.PATCH('/api/worker/profile', { body: startBody(chosen) as never })),
      () => setStep(3),
    );
  const chooseWhen = () =>
    go(
      () => answered(api.PUT('/api/worker/availability', { body: { weekly: rangesOf(cells) } })),
      () => navigate('/', 'replace'),
    );
  const steps: readonly { title: string; lead: string; body: ReactNode; ready: boolean; done: () => Promise<void> }[] =
    [
      {
        title: words.firstRun.tradesTitle,
        lead: words.firstRun.tradesLead,
        body: <TradesEditor chosen={trades} onChange={setTrades} />,
        ready: trades.size > 0,
        done: chooseTrades,
      },
      {
        title: words.firstRun.placeTitle,
        lead: words.firstRun.placeLead,
        body: <PlaceEditor start={start} onChange={setStart} />,
        ready: start !== null,
        done: async () => (start ? choosePlace(start) : undefined),
      },
      {
        title: words.firstRun.whenTitle,
        lead: words.firstRun.whenLead,
        body: <WhenEditor cells={cells} onChange={setCells} />,
        ready: cells.size > 0,
        done: chooseWhen,
      },
    ];
  const now = steps[step - 1]!;
  return (
    <>
      <header className="band">
        <div className="band-row">
          <p className="small">{words.firstRun.step(step, STEPS)}</p>
          <LettersButton />
        </div>
        <div className="steps" aria-hidden="true">
          {steps.map((one, n) => (
            <i key={one.title} className={n < step ? 'on' : ''} />
          ))}
        </div>
        <h1>{now.title}</h1>
        <p className="small">{now.lead}</p>
      </header>
      <main className="page overlap" id="content">
        <div className="card">{now.body}</div>
        {error && (
          <p className="told bad" role="alert">
            {error}
          </p>
        )}
        <div className="foot">
          <div className={step > 1 ? 'answers' : ''}>
            {step > 1 && (
              <button className="button plain" disabled={busy} onClick={() => setStep(step - 1)}>
                {words.back}
              </button>
            )}
            <button className="button" disabled={busy || !now.ready} onClick={() => void now.done()}>
              {step === STEPS ? words.firstRun.finish : words.next}
              {step === 1 && trades.size > 0 && ` · ${words.firstRun.chosen(trades.size)}`}
            </button>
          </div>
        </div>
      </main>
    </>
  );
}
