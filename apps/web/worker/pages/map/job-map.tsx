import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { answered } from '../../../shared/api/api-client';
import { sentenceOf } from '../../../shared/api/refusal';
import { useStore } from '../../../shared/state/store';
import { useAnswer } from '../../data/answers';
import { asked, type JobFilters } from '../../data/job-filters';
import { metresBetween, regionOf, type Point } from '../../data/regions';
import { display } from '../../data/settings';
import { api, clock, type Schemas } from '../../service';
import { Icon, type IconName } from '../../ui/icon';
import { JobCard } from '../../ui/job-card';
import { useSaying, useWords } from '../../words/words';
import { clustered, type Cluster } from './clusters';
import { Borders, Names, Rings } from './map-ground';
import {
  around,
  boxToAsk,
  NEAREST,
  panned,
  seenAt,
  showing,
  spotOf,
  zoomed,
  type Size,
  type Spot,
  type View,
} from './map-view';
import { Pins, type Placed, type PlacedJob } from './map-pins';
import { useGestures, useSize } from './use-gestures';

/** Of a pin with what keeps it from its neighbours, in pixels, by the size of letters. */
const ROOM: Readonly<Record<Schemas['WorkerProfile']['display']['letters'], Size>> = {
  normal: { width: 76, height: 56 },
  large: { width: 104, height: 74 },
  largest: { width: 132, height: 92 },
};
/** So many jobs are listed at once; of more the map is brought nearer first. */
const FEW = 5;
/** The middle of a city, for whoever has named no place. */
const NANNING = '4501';
const CITY_RADIUS_M = 20_000;
/** What is seen has been still for so long before it is asked for. */
const STILL_MS = 250;
const ZOOM = 1.8;
const STEP_PX = 80;

/** How a map is looked at. */
interface Look {
  /** Around what: another place or distance begins anew. */
  readonly key: string;
  /** Null before it has been moved: as it opens. */
  readonly view: View | null;
  /** Jobs whose cards are open. */
  readonly chosen: readonly string[];
}

/** How the map was left, so that coming back from a job finds it as it was. */
let left: Look | null = null;

/** What is asked for now, once the map has come to rest. */
function useBox(view: View | null, size: Size | null): string {
  const box = view && size ? boxToAsk(view, size) : null;
  const text = JSON.stringify(box);
  const [rested, rest] = useState('null');
  useEffect(() => {
    if (rested === 'null') rest(text);
    const timer = setTimeout(() => rest(text), STILL_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/** Jobs of the part of the map that is seen; while it moves, those of the part before. */
function useJobs(filters: JobFilters, from: Point | null, box: string) {
  const wish = asked(filters, from, clock.now());
  const wished = JSON.stringify(wish);
  const ask = (part: ReturnType<typeof boxToAsk>) =>
    answered(api.GET('/api/jobs/map', { params: { query: { ...wish, ...part } } }));
  const jobs = useAnswer<Schemas['JobMap'] | null>(`map ${wished} ${box}`, () => {
    const part = JSON.parse(box) as ReturnType<typeof boxToAsk> | null;
    return part ? ask(part) : Promise.resolve(null);
  });
  const before = useRef({ wished, value: jobs.value ?? null });
  if (jobs.value) before.current = { wished, value: jobs.value };
  const value = jobs.value ?? (before.current.wished === wished ? before.current.value : null);
  return { ...jobs, value, waiting: !jobs.value && jobs.error === undefined };
}

/**
 * Open work around where the person sets out, or around a city.
 * @param nothing what to do where there is none
 */
export function JobMap({ from, filters, nothing }: { from: Point | null; filters: JobFilters; nothing: ReactNode }) {
  const words = useWords();
  const [frame, all] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  const size = useSize(frame);
  // How the map opens and what it asks for stay the same while cards take some of its frame.
  const whole = useSize(all);
  const room = ROOM[useStore(display).letters];
  const middle = from ?? regionOf(filters.region ?? NANNING)!;
  const radiusM = from ? filters.radiusM : CITY_RADIUS_M;
  const key = `${middle.lng} ${middle.lat} ${radiusM}`;
  const [look, see] = useState<Look | null>(left);
  const current = (one: Look | null): Look => (one?.key === key ? one : { key, view: null, chosen: [] });
  const now = current(look);
  const view = whole && (now.view ?? around(middle, radiusM, whole));
  const change = (move: (view: View) => View): void => {
    if (!whole) return;
    see((was) => ({ ...current(was), view: move(current(was).view ?? around(middle, radiusM, whole)) }));
  };
  const close = (): void => see({ ...now, chosen: [] });
  /** Shows cards; what is left of the frame stays around the mark they belong to. */
  const open = (chosen: readonly string[], centre: Spot): void => {
    if (view) see({ key, chosen, view: { ...view, centre } });
  };
  useEffect(() => {
    left = now;
  });
  useGestures(frame, size, change);
  const jobs = useJobs(filters, from, useBox(view, whole));
  const outlines = useAnswer('outlines', () =>
    import('../../../shared/geo/guangxi-outlines.json').then((part) => part.default),
  );
  const placed = useMemo(
    (): Placed[] => [
      ...(jobs.value?.items ?? []).map((job) => ({ spot: spotOf(job.point), job, count: 1 })),
      ...(jobs.value?.rest ?? []).map(({ point, count }) => ({ spot: spotOf(point), job: null, count })),
    ],
    [jobs.value],
  );
  const scale = view?.scale ?? 0;
  const clusters = useMemo(() => clustered(placed, scale, room), [placed, scale, room]);
  const opened = placed.flatMap(({ job }) => (job && now.chosen.includes(job.shiftId) ? [job] : []));
  const chosen = useMemo(() => new Set(now.chosen), [now.chosen]);

  const pick = ({ spot, members }: Cluster<Placed>): void => {
    const known = members.flatMap(({ job }) => (job ? [job.shiftId] : []));
    const each = known.length === members.length;
    if (each && (members.length <= FEW || clustered(members, NEAREST, room).length === 1)) open(known, spot);
    else if (size)
      change((was) =>
        showing(
          members.map(({ spot }) => spot),
          was,
          size,
          room,
        ),
      );
  };
  /** Brings what has the focus into sight. */
  const reach = (spot: Spot): void => {
    if (!size || !view) return;
    if (!within(seenAt(spot, view, size), size)) change((was) => ({ ...was, centre: spot }));
  };
  const byKey = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, (was: View) => View>> = {
      ArrowLeft: (was) => panned(was, STEP_PX, 0),
      ArrowRight: (was) => panned(was, -STEP_PX, 0),
      ArrowUp: (was) => panned(was, 0, STEP_PX),
      ArrowDown: (was) => panned(was, 0, -STEP_PX),
      '+': (was) => zoomed(was, size!, ZOOM),
      '=': (was) => zoomed(was, size!, ZOOM),
      '-': (was) => zoomed(was, size!, 1 / ZOOM),
    };
    const move = moves[event.key];
    if (!move || !size || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    change(move);
  };
  const home = from && spotOf(from);
  const corner = view && size ? seenAt({ x: 0, y: 0 }, view, size) : { x: 0, y: 0 };
  const inSight = view && size ? placed.filter(({ spot }) => within(seenAt(spot, view, size), size)) : [];
  const count = inSight.reduce((sum, one) => sum + one.count, 0);
  return (
    <>
      <div className="map" onKeyDown={(event) => event.key === 'Escape' && close()}>
        <div className="map-head">
          <p role="status">{jobs.waiting && !jobs.value ? words.loading : words.job.count(count)}</p>
          <Tool name={words.map.nearer} icon="plus" onTap={() => change((was) => zoomed(was, size!, ZOOM))} />
          <Tool name={words.map.farther} icon="minus" onTap={() => change((was) => zoomed(was, size!, 1 / ZOOM))} />
          <Tool
            name={from ? words.map.home : words.map.city}
            icon="place"
            onTap={() => change(() => around(middle, radiusM, whole!))}
          />
        </div>
        <div ref={all} className="map-body">
          <div
            ref={frame}
            className="map-frame"
            role="group"
            aria-label={words.map.name}
            aria-busy={jobs.waiting || undefined}
            tabIndex={0}
            onKeyDown={byKey}
          >
            {view && size && (
              <>
                <svg className="map-ground" width={size.width} height={size.height} aria-hidden="true">
                  <g transform={`translate(${corner.x} ${corner.y}) scale(${scale})`}>
                    {outlines.value && <Borders outlines={outlines.value} />}
                  </g>
                  <g transform={`translate(${corner.x} ${corner.y})`}>
                    <Names scale={scale} homeX={home?.x ?? Infinity} homeY={home?.y ?? Infinity} />
                    {from && <Rings from={from} chosen={filters.radiusM} view={view} />}
                  </g>
                </svg>
                <div className="map-layer" style={{ transform: place(corner) }}>
                  <Pins clusters={clusters} scale={scale} room={room} chosen={chosen} onChoose={pick} onReach={reach} />
                </div>
                {home && <i className="map-home" style={{ transform: place(seenAt(home, view, size)) }} />}
              </>
            )}
          </div>
          {jobs.error !== undefined && !jobs.value ? (
            <Trouble error={jobs.error} onRetry={jobs.refresh} />
          ) : opened.length > 0 ? (
            <Cards jobs={opened} from={from} onClose={close} />
          ) : jobs.value && size && count === 0 ? (
            <div className="map-panel inside">
              <h3>{words.map.nothing}</h3>
              <p className="soft">{words.map.nothingHint}</p>
              {nothing}
            </div>
          ) : null}
        </div>
      </div>
      <p className="small soft map-source">
        {words.map.source} {words.map.auditNumber(outlines.value?.auditNumber ?? null)}
      </p>
    </>
  );
}

const Tool = ({ name, icon, onTap }: { name: string; icon: IconName; onTap: () => void }) => (
  <button className="map-tool" aria-label={name} onClick={onTap}>
    <Icon name={icon} />
  </button>
);

const within = ({ x, y }: Spot, { width, height }: Size): boolean => x >= 0 && x <= width && y >= 0 && y <= height;

const place = ({ x, y }: Spot): string => `translate(${x}px, ${y}px)`;

/** What went wrong, with the map still there. */
function Trouble({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = useWords();
  const saying = useSaying();
  return (
    <div className="map-panel inside stack" role="alert">
      <p>{saying(sentenceOf(error))}</p>
      <button className="button short" onClick={onRetry}>
        {words.retry}
      </button>
    </div>
  );
}

/** The jobs of what was chosen; each leads to its page. */
function Cards({ jobs, from, onClose }: { jobs: readonly PlacedJob[]; from: Point | null; onClose: () => void }) {
  const words = useWords();
  const panel = useRef<HTMLElement>(null);
  const which = jobs.map(({ shiftId }) => shiftId).join();
  useEffect(() => panel.current?.focus({ preventScroll: true }), [which]);
  return (
    <section ref={panel} className="map-panel" tabIndex={-1} aria-label={words.job.count(jobs.length)}>
      <button className="map-tool map-close" aria-label={words.close} onClick={onClose}>
        <Icon name="cross" />
      </button>
      {jobs.map((job) => (
        <JobCard
          key={job.shiftId}
          job={{ ...job, distanceM: from && Math.round(metresBetween(from, job.point)) }}
          employer={job.actualUserName}
        />
      ))}
    </section>
  );
}
