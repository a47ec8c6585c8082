import { useEffect, type ReactNode } from 'react';
import { answered } from '../../shared/api/api-client';
import { Unreachable } from '../../shared/api/refusal';
import { TRADES } from '../../shared/generated/catalogue';
import { distance } from '../../shared/format/distance';
import { Link } from '../../shared/router/link';
import { changeQuery, place } from '../../shared/router/navigation';
import { useStore } from '../../shared/state/store';
import { usePages } from '../data/answers';
import { asked, DAYS, FILTER_NAMES, filtersOf, PAYS_FEN, RADII_M, type JobFilters } from '../data/job-filters';
import { useProfile } from '../data/own';
import { cities } from '../data/regions';
import { api, clock, session, type Profile } from '../service';
import { Page } from '../ui/frame';
import { JobCard } from '../ui/job-card';
import { lazyPart } from '../ui/lazy-page';
import { Empty, Failed, Shown } from '../ui/states';
import { useLanguage, useWords } from '../words/words';

const PAGE = 30;
const KEPT = 'guigong.jobs';
const NAMES = [...FILTER_NAMES, 'view'] as const;

const JobMap = lazyPart(
  () => import('./map/job-map').then((part) => part.JobMap),
  () => <div className="map" aria-busy="true" />,
  () => (
    <div className="map">
      <Failed error={new Unreachable()} onRetry={() => location.reload()} />
    </div>
  ),
);

/** Filters stay: in the address for the way back, in the browser for the next visit. */
function useFilters() {
  const { query } = useStore(place);
  useEffect(() => {
    if (NAMES.some((name) => query.has(name))) return;
    const kept = new URLSearchParams(localStorage.getItem(KEPT) ?? '');
    if ([...kept].length > 0) changeQuery(Object.fromEntries(kept));
  }, []);
  const change = (wish: Readonly<Record<string, string | null>>): void => {
    changeQuery(wish);
    localStorage.setItem(KEPT, location.search.slice(1));
  };
  return { filters: filtersOf(query), onMap: query.get('view') === 'map', change };
}

/** Open work nearby. */
export function Jobs() {
  const words = useWords();
  const now = useStore(session.store);
  return (
    <Page title={words.job.near}>
      {now.state === 'signed_in' ? <FromHome /> : now.state === 'guest' ? <Found from={null} /> : null}
    </Page>
  );
}

function FromHome() {
  const profile = useProfile();
  return <Shown asked={profile}>{(known) => <Found from={known.place} />}</Shown>;
}

/** The filters, and below them what they leave: as a list or on a map. */
function Found({ from }: { from: Profile['place'] }) {
  const words = useWords();
  const language = useLanguage();
  const { filters, onMap, change } = useFilters();
  const { trade, radiusM, region, payFen, day } = filters;
  return (
    <>
      <div className="segments">
        <button aria-pressed={!onMap} onClick={() => change({ view: null })}>
          {words.map.list}
        </button>
        <button aria-pressed={onMap} onClick={() => change({ view: 'map' })}>
          {words.map.map}
        </button>
      </div>
      <div className="filters" role="group" aria-label={words.job.filters}>
        <Select name={words.job.filterTrade} value={trade ?? ''} onPick={(value) => change({ trade: value || null })}>
          <option value="">{words.all}</option>
          {TRADES.map(({ code, zh, en }) => (
            <option key={code} value={code}>
              {language === 'en' ? en : zh}
            </option>
          ))}
        </Select>
        {from ? (
          <Select name={words.job.filterRadius} value={String(radiusM)} onPick={(value) => change({ radius: value })}>
            {RADII_M.map((metres) => (
              <option key={metres} value={metres}>
                {words.job.within(distance(metres, language))}
              </option>
            ))}
          </Select>
        ) : (
          <Select name={words.place.city} value={region ?? ''} onPick={(value) => change({ region: value || null })}>
            <option value="">{words.all}</option>
            {cities().map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        )}
        <Select
          name={words.job.filterPay}
          value={String(payFen ?? '')}
          onPick={(value) => change({ pay: value || null })}
        >
          <option value="">{words.ranking.noWish}</option>
          {PAYS_FEN.map((fen) => (
            <option key={fen} value={fen}>
              {words.ranking.yuanAnHour(String(fen / 100))}
            </option>
          ))}
        </Select>
        <Select name={words.job.filterDay} value={day} onPick={(value) => change({ day: value })}>
          {DAYS.map((one) => (
            <option key={one} value={one}>
              {words.job.days[one]}
            </option>
          ))}
        </Select>
      </div>
      {!from && (
        <p className="told row middle" style={{ marginBottom: 12 }}>
          {onMap ? words.map.noPlace : words.job.noPlace} <Link href="/me/place">{words.job.setPlace}</Link>
        </p>
      )}
      {onMap ? (
        <JobMap from={from} filters={filters} nothing={<Wider from={from} filters={filters} change={change} />} />
      ) : (
        <List from={from} filters={filters} nothing={<Wider from={from} filters={filters} change={change} />} />
      )}
    </>
  );
}

function List({ from, filters, nothing }: { from: Profile['place']; filters: JobFilters; nothing: ReactNode }) {
  const words = useWords();
  const wish = asked(filters, from && { lng: from.lng, lat: from.lat }, clock.now());
  const jobs = usePages(`jobs ${JSON.stringify(wish)}`, (after) =>
    answered(api.GET('/api/jobs', { params: { query: { limit: PAGE, ...wish, ...(after ? { after } : {}) } } })),
  );
  return (
    <Shown asked={jobs} bones={4}>
      {({ items, next }) => (
        <>
          <p className="hidden" role="status">
            {words.job.count(items.length)}
          </p>
          {items.map((job) => (
            <JobCard key={job.shiftId} heading="h2" job={job} employer={job.responsibility.actualUser.name} />
          ))}
          {next !== null && (
            <button className="button plain" onClick={jobs.more}>
              {words.more}
            </button>
          )}
          {items.length === 0 && (
            <Empty icon="search" title={words.job.empty} text={words.job.emptyHint}>
              {nothing}
            </Empty>
          )}
        </>
      )}
    </Shown>
  );
}

/** The ways on where nothing was found: farther away, or with fewer wishes. */
function Wider({
  from,
  filters: { trade, radiusM, region, payFen, day },
  change,
}: {
  from: Profile['place'];
  filters: JobFilters;
  change: (wish: Readonly<Record<string, string | null>>) => void;
}) {
  const words = useWords();
  const wider = RADII_M.find((metres) => metres > radiusM);
  const narrowed = trade !== null || payFen !== null || day !== 'any' || (!from && region !== null);
  return (
    <div className="row" style={{ justifyContent: 'center' }}>
      {from && wider && (
        <button className="button short" onClick={() => change({ radius: String(wider) })}>
          {words.job.widen}
        </button>
      )}
      {narrowed && (
        <button
          className="button plain short"
          onClick={() => change(Object.fromEntries(FILTER_NAMES.map((name) => [name, null])))}
        >
          {words.job.clearFilters}
        </button>
      )}
    </div>
  );
}

/** A choice among a few, by the phone's own wheel. */
function Select({
  name,
  value,
  onPick,
  children,
}: {
  name: string;
  value: string;
  onPick: (value: string) => void;
  children: ReactNode;
}) {
  return (
    <label className="choice">
      <span className="small soft">{name}</span>
      <select className="bare-select" value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {children}
      </select>
    </label>
  );
}
