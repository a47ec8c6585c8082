import { useEffect, useState } from 'react';
import { sentenceOf } from '../../shared/api/refusal';
import { countdown, shareLeft } from '../../shared/format/time';
import { Link } from '../../shared/router/link';
import { navigate } from '../../shared/router/navigation';
import { useClock } from '../../shared/state/use-clock';
import { overlaps } from '../data/own';
import { act, actions, clock, session, type Booking, type Offer, type Schemas } from '../service';
import { BringFacts, Fact, JobChips, Pay, PlaceFact, TimeFact, WhoFact } from '../ui/job-facts';
import { ReadAloud } from '../ui/read-aloud';
import { Sheet } from '../ui/sheet';
import { say } from '../ui/toast';
import { useSaying, useWords } from '../words/words';

type Reason = Schemas['DeclineOffer']['reason'];
const REASONS = ['too_far', 'pay_too_low', 'time_unsuitable', 'work_unsuitable', 'already_busy', 'other'] as const;
/** Reasons beyond the first few tell little more. */
const REASONS_SHOWN = 3;
/** A walk of half an hour, or ten minutes by electric bike. */
const NEAR_M = 3_000;

type Doing = 'nothing' | 'accepting' | 'declining' | 'accept_waits' | 'decline_waits';

/** An offer as it is answered: in one glance and one tap. */
export function OfferCard({
  offer,
  bookings,
  pinned,
  onOver,
}: {
  offer: Offer;
  bookings: readonly Booking[];
  /** The first card's answers stay in reach however long it is. */
  pinned: boolean;
  onOver: () => void;
}) {
  const words = useWords();
  const saying = useSaying();
  const { job } = offer;
  const now = useClock(clock, 1_000);
  const [doing, setDoing] = useState<Doing>('nothing');
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState('');
  useWaitingAnswer(offer.id, setDoing);
  const left = Date.parse(offer.expiresAt) - now;
  const over = left <= 0;
  useEffect(() => {
    if (over) onOver();
  }, [over]);

  /** Also beside the card: an offer that is over is gone in a moment. */
  const refuse = (sentence: string): void => {
    setError(sentence);
    say(sentence);
  };
  const accept = async (): Promise<void> => {
    setDoing('accepting');
    setError('');
    try {
      const outcome = await act<Schemas['AcceptedOffer']>('offer.accept', offer.id);
      setDoing(outcome.state === 'waiting' ? 'accept_waits' : 'nothing');
      if (outcome.state === 'refused') refuse(saying(outcome.refusal.problem.messages));
      if (outcome.state === 'done') show(outcome.result);
    } catch (failure) {
      setDoing('nothing');
      setError(saying(sentenceOf(failure)));
    }
  };
  const decline = async (reason: Reason): Promise<void> => {
    setAsking(false);
    setDoing('declining');
    try {
      const outcome = await act('offer.decline', offer.id, { reason });
      setDoing(outcome.state === 'waiting' ? 'decline_waits' : 'nothing');
      if (outcome.state === 'refused') refuse(saying(outcome.refusal.problem.messages));
      if (outcome.state === 'done') say(words.offer.declined);
    } catch (failure) {
      setDoing('nothing');
      setError(saying(sentenceOf(failure)));
    }
  };
  const clashes = overlaps(bookings, job.start, job.end);
  const heading = `offer-${offer.id}`;
  return (
    <article className="card lifted" aria-labelledby={heading}>
      <div className="offer-head">
        <span>{offer.memberIds.length > 1 ? words.offer.forParty(offer.memberIds.length) : words.home.newOffer}</span>
        <span role="timer">
          {over ? words.offer.over : words.offer.left} <b>{countdown(left)}</b>
        </span>
      </div>
      <div className="time-bar" aria-hidden="true">
        <i style={{ transform: `scaleX(${shareLeft(offer.deliveredAt ?? offer.madeAt, offer.expiresAt, now)})` }} />
      </div>
      <div className="inside">
        <div className="row">
          <h2 id={heading}>{job.title}</h2>
          <Pay job={job} />
        </div>
        <p className="soft">
          {job.responsibility.legalEmployer.name} <span className="verified">✓ {words.offer.verified}</span>
        </p>
        <JobChips job={job} />
        <dl className="facts gap">
          <TimeFact job={job} />
          <PlaceFact job={job} distanceM={offer.distanceM} />
          <BringFacts job={job} />
          <WhoFact job={job} />
          {offer.reasons.length > 0 && (
            <Fact name={words.offer.why}>
              <span className="small">
                {strongest(offer.reasons)
                  .map((reason) => (isNear(reason) ? words.offer.near : saying(reason.text)))
                  .join(' · ')}
              </span>
            </Fact>
          )}
        </dl>
        {job.warnings.map((warning) => (
          <p key={`${warning.ruleId} ${warning.key}`} className="told warn small" style={{ marginTop: 8 }}>
            {saying(warning.sentence)}
          </p>
        ))}
        {/* Together, and where the thumb is: what became of an answer stands beside its buttons. */}
        <div className={pinned ? 'reply pinned' : 'reply'}>
          {clashes && !over && <p className="told bad">{words.offer.overlapping}</p>}
          {error && (
            <p className="told bad" role="alert">
              {error}
            </p>
          )}
          {(doing === 'accept_waits' || doing === 'decline_waits') && (
            <p className="told warn" role="status">
              {doing === 'accept_waits' ? words.offer.waiting : words.offer.waitingDecline}
            </p>
          )}
          {over ? (
            <>
              <p className="told warn">{words.offer.ended.expired}</p>
              <Link className="button" href="/jobs">
                {words.offer.lookFurther}
              </Link>
            </>
          ) : (
            <div className="answers">
              <button className="button plain" disabled={doing !== 'nothing'} onClick={() => setAsking(true)}>
                {words.offer.decline}
              </button>
              <button className="button" disabled={doing !== 'nothing' || clashes} onClick={() => void accept()}>
                {doing === 'accepting' ? words.offer.accepting : words.offer.accept}
              </button>
            </div>
          )}
        </div>
      </div>
      {offer.spoken && <ReadAloud id={offer.id} spoken={offer.spoken} />}
      {asking && (
        <Sheet title={words.offer.declineTitle} onClose={() => setAsking(false)}>
          <p className="soft">{words.offer.declineLead}</p>
          {REASONS.map((reason) => (
            <button key={reason} className="button plain" onClick={() => void decline(reason)}>
              {words.offer.reasons[reason]}
            </button>
          ))}
        </Sheet>
      )}
    </article>
  );
}

/** The own seat; the leader of a party may have got none. */
function show({ bookings }: Schemas['AcceptedOffer']): void {
  const mine = bookings.find(({ workerId }) => workerId === session.accountId);
  navigate(mine ? `/shifts/${mine.bookingId}?accepted=1` : '/shifts');
}

/** What speaks for the person most; a record that is still empty, or how many offers came today, speaks for nobody. */
const strongest = (reasons: Offer['reasons']) =>
  [...reasons]
    .filter(({ part, params }) => !(part === 'show_up' && params['shows'] === 0))
    .filter(({ part, params }) => !(part === 'experience' && params['shifts'] === 0 && params['months'] === 0))
    .filter(({ part }) => part !== 'fewer_offers')
    .sort((a, b) => b.points - a.points)
    .slice(0, REASONS_SHOWN);

/** How far it is in metres stands above; whoever is near is told so, and not the number again. */
const isNear = ({ part, params }: Offer['reasons'][number]): boolean =>
  part === 'distance' && Number(params['distanceM']) <= NEAR_M;

/** An answer that an earlier visit could not send is still on its way. */
function useWaitingAnswer(offerId: string, see: (doing: Doing) => void): void {
  useEffect(() => {
    let end: (() => void) | undefined;
    let gone = false;
    void actions().then((queue) => {
      if (gone) return;
      let waited = false;
      const look = (): void => {
        const accepts = queue.waits('offer.accept', offerId);
        const declines = queue.waits('offer.decline', offerId);
        if (accepts) see('accept_waits');
        else if (declines) see('decline_waits');
        else if (waited) see('nothing');
        waited = accepts || declines;
      };
      look();
      end = queue.waiting.follow(look);
    });
    return () => {
      gone = true;
      end?.();
    };
  }, [offerId]);
}
