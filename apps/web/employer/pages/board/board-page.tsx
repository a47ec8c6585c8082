import { useState } from 'react';
import { Link } from '../../../shared/router/link';
import { changeQuery, place } from '../../../shared/router/navigation';
import { useClock } from '../../../shared/state/use-clock';
import { useStore } from '../../../shared/state/store';
import { sumsOf } from '../../data/board-sums';
import { download } from '../../data/download';
import { daysAfter, instantOf, today } from '../../data/local-days';
import { useMay, useOrganisation } from '../../data/session';
import { useShifts, type Shift } from '../../data/shifts';
import { ConnectionMark } from '../../frame';
import { clock } from '../../service';
import { Choice } from '../../ui/choice';
import { lazyPage, lazyPart } from '../../ui/lazy-page';
import { PageHead } from '../../ui/page-head';
import { Asked, Bones, Nothing } from '../../ui/states';
import { useWords } from '../../words/words';
import { VerificationTold } from '../start/verification';
import { boardFile } from './board-file';
import { NewsList } from './news-list';
import { ShiftCard } from './shift-card';

const BoardCalendar = lazyPage(() => import('./board-calendar').then((part) => part.BoardCalendar));
const BoardTable = lazyPage(() => import('./board-table').then((part) => part.BoardTable));
const CopyWeek = lazyPart(() => import('./copy-week').then((part) => part.CopyWeek));

const LOOK_MS = 30_000;
const RANGES = { near: 2, week: 7, month: 30 } as const;
type Range = keyof typeof RANGES;
const VIEWS = ['board', 'table', 'calendar'] as const;
type View = (typeof VIEWS)[number];

/** The live board: seats of all shifts of a time as they fill. */
export function BoardPage() {
  const words = useWords();
  const may = useMay();
  const { query } = useStore(place);
  const now = useClock(clock, LOOK_MS);
  const organisation = useOrganisation();
  const [copying, setCopying] = useState(false);
  const view = VIEWS.find((one) => one === query.get('view')) ?? 'board';
  const range = (Object.keys(RANGES) as Range[]).find((one) => one === query.get('range')) ?? 'near';
  const first = today(now);
  const last = daysAfter(first, RANGES[range]);
  const shifts = useShifts(instantOf(first), instantOf(last));
  const found = shifts.data?.items ?? [];
  const named = (date: string): string => words.dates.monthDay(Number(date.slice(5, 7)), Number(date.slice(8)));
  const lead = [
    organisation.data?.name,
    view !== 'calendar' && words.board.lead(named(first), named(daysAfter(last, -1)), found.length),
  ];
  return (
    <>
      <PageHead title={words.menu.board} lead={lead.filter(Boolean).join(' · ')}>
        <ConnectionMark />
        <Choice
          label={words.board.view}
          value={view}
          onChange={(chosen: View) => changeQuery({ view: chosen === 'board' ? null : chosen })}
          options={VIEWS.map((value) => ({ value, label: words.board.views[value] }))}
        />
        {view !== 'calendar' && (
          <select
            className="select"
            aria-label={words.board.range}
            value={range}
            onChange={({ target }) => changeQuery({ range: target.value === 'near' ? null : target.value })}
          >
            {(Object.keys(RANGES) as Range[]).map((value) => (
              <option key={value} value={value}>
                {words.board.ranges[value]}
              </option>
            ))}
          </select>
        )}
        {may('postings.draft') && (
          <button type="button" className="as-button" onClick={() => setCopying(true)}>
            {words.board.copyWeek}
          </button>
        )}
        <button
          type="button"
          className="as-button"
          disabled={found.length === 0}
          onClick={() =>
            download(words.board.fileName(first), boardFile(found, words.board.columns, words.board.standings, now))
          }
        >
          {words.board.export}
        </button>
        {may('postings.draft') && (
          <Link href="/post" className="as-button primary">
            {words.board.post}
          </Link>
        )}
      </PageHead>
      {organisation.data && <VerificationTold organisation={organisation.data} />}
      {copying && <CopyWeek onClose={() => setCopying(false)} />}
      {view === 'calendar' ? (
        <BoardCalendar now={now} />
      ) : (
        <Asked query={shifts} bones={<BoardBones />}>
          {({ items, cut }) => (
            <>
              <Totals shifts={items} />
              {cut && <p className="quiet">{words.board.cutShort(items.length)}</p>}
              {items.length === 0 ? <NoShifts range={range} /> : null}
              {items.length > 0 && view === 'table' && <BoardTable shifts={items} now={now} />}
              {items.length > 0 && view === 'board' && (
                <div className="board">
                  <div className="board-cards">
                    {items.map((shift) => (
                      <ShiftCard key={shift.shiftId} shift={shift} now={now} />
                    ))}
                  </div>
                  <NewsList shifts={items} now={now} />
                </div>
              )}
            </>
          )}
        </Asked>
      )}
    </>
  );
}

function Totals({ shifts }: { shifts: readonly Shift[] }) {
  const words = useWords();
  const sums = sumsOf(shifts);
  return (
    <dl className="totals">
      {(['needed', 'confirmed', 'waiting', 'missing'] as const).map((name) => (
        <div key={name} className={`panel total total-${name}`}>
          <dt>{words.board.totals[name]}</dt>
          <dd>
            {sums[name]} <small>{words.unitPeople}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function NoShifts({ range }: { range: Range }) {
  const words = useWords();
  const may = useMay();
  return (
    <Nothing title={words.board.nothing[range]} text={words.board.nothingText}>
      {may('postings.draft') && (
        <Link href="/post" className="as-button">
          {words.board.post}
        </Link>
      )}
      {range !== 'month' && (
        <button type="button" className="as-button" onClick={() => changeQuery({ range: 'month' })}>
          {words.board.lookFarther}
        </button>
      )}
      {may('postings.import') && (
        <Link href="/import" className="as-button">
          {words.menu.import}
        </Link>
      )}
    </Nothing>
  );
}

const BoardBones = () => (
  <>
    <div className="totals" aria-hidden="true">
      {[1, 2, 3, 4].map((n) => (
        <div key={n} className="panel total bone-total" />
      ))}
    </div>
    <Bones count={3} rows={4} />
  </>
);
