import { useEffect, useState } from 'react';
import { answered } from '../../shared/api/api-client';
import { sentenceOf } from '../../shared/api/refusal';
import { clockTime, localDate, moment } from '../../shared/format/time';
import { Link } from '../../shared/router/link';
import { navigate } from '../../shared/router/navigation';
import { useStore } from '../../shared/state/store';
import { answers, useAnswer } from '../data/answers';
import { daysOf } from '../data/availability-days';
import { upcoming, useBookings, useOffers, useProfile } from '../data/own';
import { api, clock, session, type Booking, type Profile } from '../service';
import { JobCard } from '../ui/job-card';
import { LettersButton } from '../ui/letters-button';
import { OfferCard } from './offer-card';
import { RegionName } from '../ui/region-name';
import { Bones, Empty, Failed, Shown } from '../ui/states';
import { say } from '../ui/toast';
import { useLanguage, useSaying, useWords, type Words } from '../words/words';

/** The parts of a profile, and where each is filled in. */
const PART_PAGES = {
  identity: '/me/identity',
  place: '/me/place',
  trades: '/me/trades',
  availability: '/me/when?view=week',
} as const;

/** The first page: what waits for an answer, before everything else. */
export function Home() {
  const words = useWords();
  const profile = useProfile();
  const offers = useOffers();
  const bookings = useBookings();
  useEffect(() => {
    // Whoever has said nothing yet is asked in three short steps.
    const { missing = [] } = profile.value ?? {};
    if (missing.some(({ part }) => part === 'trades') && missing.some(({ part }) => part === 'place')) {
      navigate('/welcome', 'replace');
    }
  }, [profile.value]);
  useEffect(() => {
    document.title = words.name;
  }, [words]);
  const waited = useWaited();
  const answeredOffers = offers.value !== undefined || offers.error !== undefined || waited;
  const mine = bookings.value?.items ?? [];
  const [next] = upcoming(mine, clock.now());
  return (
    <>
      <Greeting profile={profile.value} />
      <main className="page overlap" id="content">
        {profile.value && <Missing profile={profile.value} />}
        <Shown asked={offers} bones={1}>
          {(items) =>
            items.length > 0 ? (
              <div>
                {items.map((offer, n) => (
                  <OfferCard key={offer.id} offer={offer} bookings={mine} pinned={n === 0} onOver={offers.refresh} />
                ))}
              </div>
            ) : (
              <NobodyAsks paused={profile.value?.paused ?? false} />
            )
          }
        </Shown>
        {answeredOffers && next && <NextShift booking={next} />}
        {answeredOffers && profile.value && <Nearby profile={profile.value} />}
      </main>
    </>
  );
}

/** On a dead line nobody knows whether there are offers: then what is known already is shown. */
const LONG_MS = 3_000;

/** Whether one has waited long. What stands below offers waits for them: nothing shall move away under a thumb. */
function useWaited(): boolean {
  const [waited, note] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => note(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return waited;
}

/** Whether somebody is free today, as they have said. */
function standing(profile: Profile, words: Words): string {
  if (profile.paused) return words.home.paused;
  const [today] = daysOf(profile, [localDate(clock.now())]);
  return today!.free.length > 0 ? words.home.available : words.home.busyToday;
}

function Greeting({ profile }: { profile: Profile | undefined }) {
  const words = useWords();
  const now = useStore(session.store);
  const name = now.state === 'signed_in' ? now.session.name : null;
  return (
    <header className="band">
      <div className="band-row">
        <div>
          <h1>{name ? words.greeting([...name][0]!) : words.greetingUnnamed}</h1>
          <p className="small">
            {profile?.regionCode && <RegionName code={profile.regionCode} after=" · " />}
            {/* As high before it is known, so that nothing moves when it is. */}
            {profile ? standing(profile, words) : '\u00a0'}
          </p>
        </div>
        <LettersButton />
      </div>
    </header>
  );
}

/** What still has to be said before anybody is found for work. */
function Missing({ profile }: { profile: Profile }) {
  const words = useWords();
  const saying = useSaying();
  const [part] = profile.missing;
  if (!part) return null;
  return (
    <section className="card lifted inside stack">
      <h2>{words.home.missingTitle}</h2>
      <p>{saying(part.text)}</p>
      <Link className="button" href={PART_PAGES[part.part]}>
        {words.home.complete}
      </Link>
    </section>
  );
}

function NobodyAsks({ paused }: { paused: boolean }) {
  const words = useWords();
  const saying = useSaying();
  const resume = async (): Promise<void> => {
    try {
      await answered(api.PATCH('/api/worker/profile', { body: { paused: false } }));
      answers.outdateAll();
    } catch (error) {
      say(saying(sentenceOf(error)));
    }
  };
  if (paused) {
    return (
      <Empty icon="pause" title={words.home.paused} text={words.me.pauseHint}>
        <button className="button short" onClick={() => void resume()}>
          {words.home.unpause}
        </button>
      </Empty>
    );
  }
  return (
    <Empty icon="work" title={words.home.nobodyTitle} text={words.home.nobodyText}>
      <div className="row middle" style={{ justifyContent: 'center' }}>
        <Link className="button short" href="/jobs">
          {words.home.findJobs}
        </Link>
        <Link className="button plain short" href="/me/market">
          {words.home.market}
        </Link>
      </div>
    </Empty>
  );
}

function NextShift({ booking }: { booking: Booking }) {
  const words = useWords();
  const language = useLanguage();
  const meets = booking.job?.assembly.time ?? booking.startsAt;
  return (
    <section aria-labelledby="next-shift">
      <h2 className="section" id="next-shift">
        {words.home.nextShift}
      </h2>
      <Link className="card link-card" href={`/shifts/${booking.id}`}>
        <div className="row">
          <h3>{booking.job?.title ?? ''}</h3>
          <span className="chip">{words.shift.states[booking.state as keyof Words['shift']['states']]}</span>
        </div>
        <p className="strong">{moment(booking.startsAt, clock.now(), language)}</p>
        <p className="soft">
          {booking.job?.assembly.name} · {words.offer.beThere(clockTime(meets))}
        </p>
      </Link>
    </section>
  );
}

const NEARBY = 3;

/** Open work around the person, a few of it. */
function Nearby({ profile }: { profile: Profile }) {
  const words = useWords();
  const { place } = profile;
  const jobs = useAnswer(`nearby ${place?.lng} ${place?.lat}`, () =>
    answered(
      api.GET('/api/jobs', {
        params: { query: { limit: NEARBY, ...(place ? { lng: place.lng, lat: place.lat, radiusM: 20_000 } : {}) } },
      }),
    ),
  );
  if (jobs.value?.items.length === 0) return null;
  return (
    <section aria-labelledby="nearby">
      <div className="row section">
        <h2 id="nearby">{words.home.nearby}</h2>
        <Link href="/jobs">{words.all}</Link>
      </div>
      {jobs.value ? (
        jobs.value.items.map((job) => (
          <JobCard key={job.shiftId} job={job} employer={job.responsibility.actualUser.name} />
        ))
      ) : jobs.error ? (
        <Failed error={jobs.error} onRetry={jobs.refresh} />
      ) : (
        <Bones count={2} />
      )}
    </section>
  );
}
