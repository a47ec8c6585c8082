import { useState, type ReactNode } from 'react';
import { answered } from '../../shared/api/api-client';
import { sentenceOf } from '../../shared/api/refusal';
import { distance } from '../../shared/format/distance';
import { Link } from '../../shared/router/link';
import { navigate } from '../../shared/router/navigation';
import { useStore } from '../../shared/state/store';
import { answers, useAnswer } from '../data/answers';
import { directionsTo, handOver } from '../data/device';
import { overlaps, useBookings, useProfile } from '../data/own';
import { metresBetween } from '../data/regions';
import { api, session, type Job, type Schemas } from '../service';
import { Page } from '../ui/frame';
import { BringFacts, Fact, JobChips, Pay, PlaceFact, TimeFact, Warnings } from '../ui/job-facts';
import { Empty, Shown } from '../ui/states';
import { say } from '../ui/toast';
import { useLanguage, useSaying, useWords } from '../words/words';

/** One job, for everybody; taking it asks for a sign-in. */
export function JobPage({ id }: { id: string }) {
  const words = useWords();
  const now = useStore(session.store);
  const job = useAnswer(`job ${id}`, () =>
    answered(api.GET('/api/jobs/{shiftId}', { params: { path: { shiftId: id } } })),
  );
  const share = async (title: string): Promise<void> => {
    if ((await handOver(title, location.href)) === 'copied') say(words.parties.copied);
  };
  return (
    <Page
      title={job.value?.title ?? words.job.near}
      from="/jobs"
      action={
        job.value && (
          <button className="band-button" onClick={() => void share(job.value?.title ?? '')}>
            {words.job.share}
          </button>
        )
      }
    >
      {job.missing ? (
        <>
          <Empty icon="search" title={words.job.gone}>
            <Link className="button short" href="/jobs">
              {words.offer.lookFurther}
            </Link>
          </Empty>
          {now.state === 'signed_in' && <WhyMe shiftId={id} />}
        </>
      ) : (
        <Shown asked={job}>{(value) => <Details job={value} />}</Shown>
      )}
    </Page>
  );
}

function Details({ job }: { job: Schemas['PublicJob'] }) {
  const words = useWords();
  const saying = useSaying();
  const now = useStore(session.store);
  const { assembly } = job;
  return (
    <>
      <section className="card">
        <div className="row">
          <h2>{job.title}</h2>
          <Pay job={job} />
        </div>
        <p className="soft">
          {job.responsibility.legalEmployer.name} <span className="verified">✓ {words.offer.verified}</span>
        </p>
        <JobChips job={job} />
        <dl className="facts gap">
          <TimeFact job={job} />
          {now.state === 'signed_in' ? <PlaceFromHome job={job} /> : <PlaceFact job={job} distanceM={null} />}
          <BringFacts job={job} />
          <Papers job={job} />
        </dl>
        <a className="button plain" href={directionsTo(assembly.point, assembly.name)} rel="noreferrer">
          {words.job.directions}
        </a>
      </section>
      <section className="card">
        <h2>{words.job.stampTitle}</h2>
        <p>{saying(job.stamp)}</p>
      </section>
      <Warnings job={job} />
      <section className="card">
        <h2>{words.job.content}</h2>
        <p>{job.description}</p>
        <dl className="facts gap">
          {job.conditions && <Fact name={words.job.conditions}>{job.conditions}</Fact>}
          {job.meals && <Fact name={words.job.meals}>{job.meals}</Fact>}
          {job.transport && <Fact name={words.job.transport}>{job.transport}</Fact>}
        </dl>
      </section>
      {now.state === 'signed_in' && <WhyMe shiftId={job.shiftId} />}
      <div className="foot">
        {now.state === 'signed_in' ? (
          <Take job={job} />
        ) : (
          <Link className="button" href="/">
            {words.job.signInFirst}
          </Link>
        )}
      </div>
    </>
  );
}

/** The place, and how far it is from where the person sets out. */
function PlaceFromHome({ job }: { job: Job }) {
  const from = useProfile().value?.place ?? null;
  return <PlaceFact job={job} distanceM={from && Math.round(metresBetween(from, job.assembly.point))} />;
}

/** Papers and ages that are asked for. */
function Papers({ job }: { job: Job }) {
  const words = useWords();
  const language = useLanguage();
  const certificates = useAnswer('certificate names', () =>
    import('../../shared/generated/catalogue').then(({ CERTIFICATES }) => CERTIFICATES),
  );
  const names = job.requiredCertificates.map((kind) => {
    const found = certificates.value?.find((one) => one.kind === kind);
    return found ? (language === 'en' ? found.en : found.zh) : kind;
  });
  return (
    <>
      {names.length > 0 && <Fact name={words.job.needsPapers}>{names.join('、')}</Fact>}
      {(job.minAge !== null || job.maxAge !== null) && (
        <Fact name={words.job.conditions}>{words.job.ages(job.minAge, job.maxAge)}</Fact>
      )}
    </>
  );
}

/** A seat at once, an application, or the word that it is offered by the system. */
function Take({ job }: { job: Schemas['PublicJob'] }) {
  const words = useWords();
  const saying = useSaying();
  const bookings = useBookings();
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState('');
  const path = { params: { path: { id: job.shiftId } } };
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setTold('');
    try {
      await work();
      answers.outdateAll();
    } catch (error) {
      setTold(saying(sentenceOf(error)));
    } finally {
      setBusy(false);
    }
  };
  const claim = (): Promise<void> =>
    attempt(async () => {
      const { bookingId } = await answered(api.POST('/api/shifts/{id}/claims', path));
      navigate(`/shifts/${bookingId}?accepted=1`);
    });
  const apply = (): Promise<void> =>
    attempt(async () => {
      await answered(api.POST('/api/shifts/{id}/applications', path));
      setTold(words.job.applied);
    });
  const clashes = overlaps(bookings.value?.items ?? [], job.start, job.end);
  const button = (): ReactNode => {
    if (job.full) return <p className="told warn">{words.job.full}</p>;
    if (clashes) return <p className="told warn">{words.offer.overlapping}</p>;
    if (job.ways.claim) {
      return (
        <button className="button" disabled={busy} onClick={() => void claim()}>
          {busy ? words.job.claiming : words.job.claim}
        </button>
      );
    }
    if (job.ways.application) {
      return (
        <button className="button" disabled={busy} onClick={() => void apply()}>
          {words.job.apply}
        </button>
      );
    }
    return <p className="told">{words.job.dispatchOnly}</p>;
  };
  return (
    <div className="stack">
      {told && (
        <p className="told warn" role="alert">
          {told}
        </p>
      )}
      {button()}
    </div>
  );
}

/** "Why not me": what was decided about this person, with the way out (个人信息保护法 24). */
function WhyMe({ shiftId }: { shiftId: string }) {
  const words = useWords();
  const [wanted, setWanted] = useState(false);
  return (
    <section className="card">
      <h2>{words.job.whyTitle}</h2>
      {wanted ? (
        <Explanation shiftId={shiftId} />
      ) : (
        <button className="button plain short" onClick={() => setWanted(true)}>
          {words.job.whyShow}
        </button>
      )}
    </section>
  );
}

function Explanation({ shiftId }: { shiftId: string }) {
  const words = useWords();
  const saying = useSaying();
  const language = useLanguage();
  const asked = useAnswer(`why ${shiftId}`, () =>
    answered(api.GET('/api/shifts/{id}/explanation', { params: { path: { id: shiftId } } })),
  );
  const verdict = ({ eligible, missing, failures, notAsked }: Schemas['ShiftExplanation']): ReactNode => {
    // What stands in the way of asking somebody who has it is no answer to them.
    if (notAsked[0]?.code === 'seat_held') return null;
    return (
      <>
        {eligible && <p className="told">{words.job.eligible}</p>}
        {missing.length + failures.length > 0 && <p className="told warn">{words.job.notEligible}</p>}
        {missing.map(({ part, text }) => (
          <p key={part} className="basis">
            {saying(text)}
          </p>
        ))}
        {failures.map((failure) => (
          <div key={failure.code} className="basis">
            <p>{saying(failure.text)}</p>
            <p className="small soft">
              {words.job.wayOut}：{saying(failure.wayOut)}
            </p>
          </div>
        ))}
      </>
    );
  };
  if (asked.missing) return <p role="alert">{words.job.whyNothing}</p>;
  return (
    <Shown asked={asked} bones={1}>
      {(explained) => (
        <div className="stack">
          {verdict(explained)}
          {explained.notAsked.length > 0 && (
            <div className="basis">
              <p className="small soft">{words.job.whyNotYet}</p>
              {explained.notAsked.map(({ code, text }) => (
                <p key={code}>{saying(text)}</p>
              ))}
            </div>
          )}
          {explained.eligible && explained.distanceM !== null && (
            <p>{words.offer.away(distance(explained.distanceM, language))}</p>
          )}
          {explained.parts.length > 0 && (
            <details>
              <summary>{words.job.scoreTitle}</summary>
              <ul className="stack small">
                {explained.parts.map(({ part, text }) => (
                  <li key={part}>{saying(text)}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
    </Shown>
  );
}
