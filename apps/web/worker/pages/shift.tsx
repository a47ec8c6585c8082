import { useState } from 'react';
import { sentenceOf } from '../../shared/api/refusal';
import { clockTime, countdown, moment } from '../../shared/format/time';
import { Link } from '../../shared/router/link';
import { changeQuery, place } from '../../shared/router/navigation';
import { useStore } from '../../shared/state/store';
import { useClock } from '../../shared/state/use-clock';
import { directionsTo } from '../data/device';
import { useBooking } from '../data/own';
import { waysBack } from '../data/ways-back';
import { act, clock, type Schemas } from '../service';
import { Choice } from '../ui/choice';
import { Icon } from '../ui/icon';
import { Page } from '../ui/frame';
import { BringFacts, Fact, JobChips, Pay, PlaceFact, TimeFact, Warnings, WhoFact } from '../ui/job-facts';
import { Sheet } from '../ui/sheet';
import { Empty, Shown } from '../ui/states';
import { say } from '../ui/toast';
import { useLanguage, useSaying, useWords } from '../words/words';
import { BookingState } from './shifts';

type Detail = Schemas['BookingDetail'];
type CancelReason = Schemas['CancelBooking']['reason'];
const REASONS = ['ill', 'family', 'transport', 'other_work', 'site_conditions', 'other'] as const;

/** One of the own shifts: right after it was accepted, and until it is over. */
export function ShiftPage({ id }: { id: string }) {
  const words = useWords();
  const booking = useBooking(id);
  return (
    <Page title={words.shift.title} from="/shifts">
      {booking.missing ? (
        <Empty icon="calendar" title={words.lost.title}>
          <Link className="button short" href="/shifts">
            {words.shift.title}
          </Link>
        </Empty>
      ) : (
        <Shown asked={booking}>{(value) => <Details booking={value} />}</Shown>
      )}
    </Page>
  );
}

/** Does something about a shift, now or as soon as somebody answers, and says what came of it. */
function useDoing(): {
  busy: boolean;
  error: string;
  perform: (kind: string, booking: Detail, body: unknown, done: string) => Promise<void>;
} {
  const words = useWords();
  const saying = useSaying();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const perform = async (kind: string, booking: Detail, body: unknown, done: string): Promise<void> => {
    setBusy(true);
    setError('');
    try {
      const outcome = await act(kind, booking.id, body);
      if (outcome.state === 'refused') setError(saying(outcome.refusal.problem.messages));
      else say(outcome.state === 'done' ? done : words.shift.waiting);
      if (outcome.state === 'done') changeQuery({ accepted: null });
    } catch (failure) {
      setError(saying(sentenceOf(failure)));
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, perform };
}

function Details({ booking }: { booking: Detail }) {
  const words = useWords();
  const { query } = useStore(place);
  const { job } = booking;
  const held = booking.state === 'booked';
  const doing = useDoing();
  return (
    <>
      {query.has('accepted') && held ? <JustAccepted booking={booking} doing={doing} /> : null}
      {booking.reconfirmation?.answer === null && <Reconfirm booking={booking} doing={doing} />}
      {doing.error && (
        <p className="told bad" role="alert" style={{ marginBottom: 12 }}>
          {doing.error}
        </p>
      )}
      <section className="card">
        <div className="row">
          <h2>{job?.title ?? ''}</h2>
          <BookingState booking={booking} />
        </div>
        {booking.reconfirmation?.answer === 'coming' && <p className="verified">✓ {words.shift.confirmed}</p>}
        {booking.partyId !== null && <p className="soft">{words.shift.withParty}</p>}
        {job && (
          <>
            <Pay job={job} />
            <JobChips job={job} />
            <dl className="facts gap">
              <TimeFact job={job} />
              <PlaceFact job={job} distanceM={null} />
              <BringFacts job={job} />
              {job.transport && <Fact name={words.job.transport}>{job.transport}</Fact>}
              <WhoFact job={job} />
            </dl>
            <div className="stack">
              <Contact booking={booking} />
              <a className="button plain" href={directionsTo(job.assembly.point, job.assembly.name)} rel="noreferrer">
                <Icon name="place" /> {words.job.directions}
              </a>
            </div>
          </>
        )}
      </section>
      {job && <Warnings job={job} />}
      {held && (
        <>
          {!query.has('accepted') && <Undo booking={booking} doing={doing} />}
          <Cancel booking={booking} doing={doing} />
        </>
      )}
    </>
  );
}

type Doing = ReturnType<typeof useDoing>;

/** What has just been agreed, in one sentence; and the way back from it. */
function JustAccepted({ booking, doing }: { booking: Detail; doing: Doing }) {
  const words = useWords();
  const language = useLanguage();
  const meets = booking.job?.assembly.time ?? booking.startsAt;
  return (
    <section className="card lifted">
      <div className="done" role="status">
        <i>
          <Icon name="check" />
        </i>
        <h2>{words.shift.accepted}</h2>
        <p>{words.shift.acceptedLead(moment(meets, clock.now(), language), booking.job?.assembly.name ?? '')}</p>
        <p className="soft">{words.shift.onSite}</p>
      </div>
      <div className="inside">
        <Undo booking={booking} doing={doing} />
      </div>
    </section>
  );
}

/** A number is never shown where a call will do. */
function Contact({ booking }: { booking: Detail }) {
  const words = useWords();
  if (booking.state !== 'booked' && booking.state !== 'checked_in') return null;
  if (!booking.contact) return <p className="soft small">{words.shift.callNobody}</p>;
  const { name, phone } = booking.contact;
  return (
    <a className="button" href={`tel:${phone}`}>
      <Icon name="phone" /> {words.shift.call(name)}
    </a>
  );
}

function Undo({ booking, doing }: { booking: Detail; doing: Doing }) {
  const words = useWords();
  const now = useClock(clock, 1_000);
  const { undoLeftMs } = waysBack(booking, now);
  if (undoLeftMs === 0) return null;
  return (
    <div style={{ textAlign: 'center', marginBottom: 12 }}>
      <button
        className="button plain"
        disabled={doing.busy}
        onClick={() => void doing.perform('booking.undo', booking, null, words.shift.undone)}
      >
        {words.shift.undo}
      </button>
      <p className="small soft" role="timer">
        {words.shift.undoLeft(countdown(undoLeftMs))}
      </p>
    </div>
  );
}

/** What a cancellation brings with it is said before, not after. */
function Cancel({ booking, doing }: { booking: Detail; doing: Doing }) {
  const words = useWords();
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState<CancelReason | null>(null);
  const now = useClock(clock, 30_000);
  const { cancellation } = waysBack(booking, now);
  const late = cancellation === 'late';
  const close = (): void => setAsking(false);
  const cancel = (why: CancelReason): void => {
    close();
    void doing.perform('booking.cancel', booking, { reason: why }, words.shift.cancelled);
  };
  if (cancellation === null) return null;
  return (
    <>
      <button className="button grave" disabled={doing.busy} onClick={() => setAsking(true)}>
        {words.shift.cancel}
      </button>
      {asking && (
        <Sheet title={words.shift.cancelTitle} onClose={close}>
          <p className={late ? 'told warn' : 'told'}>
            {late ? words.shift.cancelLate : words.shift.cancelEarly(moment(booking.lateFrom, now, language))}
          </p>
          <fieldset>
            <legend className="legend">{words.shift.cancelReason}</legend>
            <div className="choices">
              {REASONS.map((one) => (
                <Choice key={one} group="reason" on={reason === one} onChoose={() => setReason(one)}>
                  {words.shift.reasons[one]}
                </Choice>
              ))}
            </div>
          </fieldset>
          <div className="answers">
            <button className="button grave" disabled={reason === null} onClick={() => reason && cancel(reason)}>
              {words.shift.cancelYes}
            </button>
            <button className="button" onClick={close}>
              {words.shift.cancelKeep}
            </button>
          </div>
        </Sheet>
      )}
    </>
  );
}

function Reconfirm({ booking, doing }: { booking: Detail; doing: Doing }) {
  const words = useWords();
  const language = useLanguage();
  const [leaving, setLeaving] = useState(false);
  const answer = (body: object): void => void doing.perform('booking.reconfirm', booking, body, words.saved);
  if (!booking.reconfirmation) return null;
  return (
    <section className="card stack">
      <h2>{words.shift.reconfirmTitle}</h2>
      <p>
        {words.shift.reconfirmBy(moment(booking.reconfirmation.answerBy, clock.now(), language))} ·{' '}
        {clockTime(booking.startsAt)}
      </p>
      <div className="answers">
        <button className="button plain" disabled={doing.busy} onClick={() => setLeaving(true)}>
          {words.shift.notComing}
        </button>
        <button className="button" disabled={doing.busy} onClick={() => answer({ answer: 'coming' })}>
          {words.shift.coming}
        </button>
      </div>
      {leaving && (
        <Sheet title={words.shift.cancelReason} onClose={() => setLeaving(false)}>
          {REASONS.map((reason) => (
            <button
              key={reason}
              className="button plain"
              onClick={() => {
                setLeaving(false);
                answer({ answer: 'not_coming', reason });
              }}
            >
              {words.shift.reasons[reason]}
            </button>
          ))}
        </Sheet>
      )}
    </section>
  );
}
