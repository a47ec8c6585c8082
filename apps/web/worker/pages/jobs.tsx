import { useEffect, type ReactNode } from 'react';
import { answered } from '../../shared/api/api-client';
import { TRADES } from '../../shared/generated/catalogue';
import { localDate } from '../../shared/format/time';
import { distance } from '../../shared/format/distance';
import { Link } from '../../shared/router/link';
import { changeQuery, place } from '../../shared/router/navigation';
import { useStore } from '../../shared/state/store';
import { usePages } from '../data/answers';
import { useProfile } from '../data/own';
import { api, clock, session, type Profile, type Schemas } from '../service';
import { JobCard } from '../ui/job-card';
import { Page } from '../ui/frame';
import { Empty, Shown } from '../ui/states';
import { useLanguage, useWords } from '../words/words';

const RADII_M = [3_000, 10_000, 20_000, 50_000] as const;
const PAYS_FEN = [1_500, 2_000, 2_500, 3_000] as const;
const DAYS = ['any', 'today', 'tomorrow', 'week'] as const;
const DAY_MS = 86_400_000;
const PAGE = 30;
const KEPT = 'guigong.jobs';
const NAMES = ['trade', 'radius', 'pay', 'day'] as const;

interface Filters {
  readonly trade: string | null;
  readonly radiusM: number;
  readonly payFen: number | null;
  readonly day: (typeof DAYS)[number];
}

/** What stands in the address; where it says nothing, what was chosen last. */
function filtersOf(query: URLSearchParams): Filters {
  const radius = Number(query.get('radius'));
  const pay = Number(query.get('pay'));
  const day = query.get('day') as Filters['day'];
  return {
    trade: TRADES.some(({ code }) => code === query.get('trade')) ? query.get('trade') : null,
    radiusM: RADII_M.includes(radius as never) ? radius : 20_000,
    payFen: PAYS_FEN.includes(pay as never) ? pay : null,
    day: DAYS.includes(day) ? day : 'any',
  };
}

/** Filters stay: in the address for the way back, in the browser for the next visit. */
function useFilters(): [Filters, (change: Readonly<Record<string, string | null>>) => void] {
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
  return [filtersOf(query), change];
}

/** Whether a job starts on the days that are looked for. */
function onDay(job: Schemas['ListedJob'], day: Filters['day']): boolean {
  if (day === 'any') return true;
  const now = clock.now();
  if (day === 'week') return Date.parse(job.start) < now + 7 * DAY_MS;
  return localDate(job.start) === localDate(now + (day === 'tomorrow' ? DAY_MS : 0));
}

/** Open work nearby. */
export function Jobs() {
  const words = useWords();
  const now = useStore(session.store);
  return (
    <Page title={words.job.near}>
      {now.state === 'signed_in' ? <FromHome /> : now.state === 'guest' ? <List from={null} /> : null}
    </Page>
  );
}

function FromHome() {
  const profile = useProfile();
  return <Shown asked={profile}>{(known) => <List from={known.place} />}</Shown>;
}

function List({ from }: { from: Profile['place'] }) {
  const words = useWords();
  const language = useLanguage();
  const [filters, change] = useFilters();
  const { trade, radiusM, payFen, day } = filters;
  const around = from ? { lng: from.lng, lat: from.lat, radiusM } : {};
  const jobs = usePages(`jobs ${from?.lng} ${from?.lat} ${radiusM} ${trade}`, (after) =>
    answered(
      api.GET('/api/jobs', {
        params: { query: { limit: PAGE, ...around, ...(trade ? { trade } : {}), ...(after ? { after } : {}) } },
      }),
    ),
  );
  const narrowed = trade !== null || payFen !== null || day !== 'any';
  const clear = { trade: null, pay: null, day: null, radius: null };
  return (
    <>
      <div className="filters" role="group" aria-label={words.job.filters}>
        <Select name={words.job.filterTrade} value={trade ?? ''} onPick={(value) => change({ trade: value || null })}>
          <option value="">{words.all}</option>
          {TRADES.map(({ code, zh, en }) => (
            <option key={code} value={code}>
              {language === 'en' ? en : zh}
            </option>
          ))}
        </Select>
        {from && (
          <Select name={words.job.filterRadius} value={String(radiusM)} onPick={(value) => change({ radius: value })}>
            {RADII_M.map((metres) => (
              <option key={metres} value={metres}>
                {words.job.within(distance(metres, language))}
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
          {words.job.noPlace} <Link href="/me/place">{words.job.setPlace}</Link>
        </p>
      )}
      <Shown asked={jobs} bones={4}>
        {({ items, next }) => {
          const shown = items.filter((job) => onDay(job, day) && (payFen === null || job.pay.hourlyWorthFen >= payFen));
          const wider = RADII_M.find((metres) => metres > radiusM);
          return (
            <>
              <p className="hidden" role="status">
                {words.job.count(shown.length)}
              </p>
              {shown.map((job) => (
                <JobCard key={job.shiftId} job={job} />
              ))}
              {next !== null && (
                <button className="button plain" onClick={jobs.more}>
                  {words.more}
                </button>
              )}
              {shown.length === 0 && next === null && (
                <Empty icon="search" title={words.job.empty} text={words.job.emptyHint}>
                  <div className="row" style={{ justifyContent: 'center' }}>
                    {from && wider && (
                      <button className="button short" onClick={() => change({ radius: String(wider) })}>
                        {words.job.widen}
                      </button>
                    )}
                    {narrowed && (
                      <button className="button plain short" onClick={() => change(clear)}>
                        {words.job.clearFilters}
                      </button>
                    )}
                  </div>
                </Empty>
              )}
            </>
          );
        }}
      </Shown>
    </>
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
