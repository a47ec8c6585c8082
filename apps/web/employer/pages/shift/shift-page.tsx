import { Button } from 'antd';
import { useState } from 'react';
import { moment, span } from '../../../shared/format/time';
import { Link } from '../../../shared/router/link';
import { useClock } from '../../../shared/state/use-clock';
import { isOpen, seatsOf, standingOf, STANDING_TONES } from '../../data/board-sums';
import { useMay } from '../../data/session';
import { usePeople, useShift, type Shift } from '../../data/shifts';
import { ConnectionMark } from '../../frame';
import { clock } from '../../service';
import { Filling } from '../../ui/filling';
import { Mark } from '../../ui/mark';
import { PageHead } from '../../ui/page-head';
import { Asked } from '../../ui/states';
import { Tabs } from '../../ui/tabs';
import { useLanguage, useWords } from '../../words/words';
import { Exhausted } from '../board/exhausted';
import { Seats } from '../board/seats';
import { ShiftActs } from '../board/shift-acts';
import { TimeLeft, Wage } from '../board/shift-facts';
import { Applicants } from './applicants';
import { ExportRoster } from './export-roster';
import { OffersList } from './offers-list';
import { PrintedRoster } from './printed-roster';
import { Roster } from './roster';

const LOOK_MS = 30_000;
const ALL_SEATS = 500;

/** One shift: who comes, who was asked and why, who has applied, and what can be changed. */
export function ShiftPage({ shiftId }: { shiftId: string }) {
  const shift = useShift(shiftId);
  return <Asked query={shift}>{(found) => <Found shift={found} />}</Asked>;
}

function Found({ shift }: { shift: Shift }) {
  const words = useWords();
  const language = useLanguage();
  const may = useMay();
  const now = useClock(clock, LOOK_MS);
  const people = usePeople(shift.shiftId);
  const standing = standingOf(shift, now);
  const { board, place } = shift;
  const { seats, alsoAsked } = seatsOf(shift, people.data);
  const applicants = shift.mode.application && may('applications.choose');
  const [exporting, setExporting] = useState(false);
  const [tab, setTab] = useState(applicants ? 'applicants' : 'roster');
  return (
    <>
      <PrintedRoster shiftId={shift.shiftId} />
      <div className="no-print as-page">
        <PageHead title={shift.title} lead={span(shift.start, shift.end, now, language)} backTo="/">
          <ConnectionMark />
          <Link href={`/postings/${shift.postingId}`} className="as-button">
            {words.shift.posting}
          </Link>
          {may('rosters.export') && board.filled > 0 && (
            <Button onClick={() => setExporting(true)}>{words.roster.export}</Button>
          )}
          <Button onClick={() => window.print()}>{words.print}</Button>
        </PageHead>
        {exporting && <ExportRoster shift={shift} onClose={() => setExporting(false)} />}
        <section className="panel stack">
          <p className="row">
            <Mark tone={STANDING_TONES[standing]}>{words.board.standings[standing]}</Mark>
            <TimeLeft shift={shift} now={now} />
          </p>
          <p className="facts">
            <span>
              {place.name} · {place.address}
            </span>
            <span>{words.shift.gather(moment(place.time, now, language))}</span>
            <Wage shift={shift} />
          </p>
          <Filling
            done={board.filled}
            of={board.headcount}
            label={words.board.filledOf(board.filled, board.headcount)}
          />
          <Seats seats={seats} alsoAsked={alsoAsked} most={ALL_SEATS} />
          {standing === 'nobody_left' && <Exhausted shift={shift} />}
          {isOpen(shift, now) && <ShiftActs shift={shift} />}
        </section>
        <section className="panel">
          <Tabs
            label={shift.title}
            chosen={tab}
            onChoose={setTab}
            tabs={[
              { key: 'roster', label: words.shift.tabs.roster(board.filled) },
              ...(applicants ? [{ key: 'applicants', label: words.shift.tabs.applicants }] : []),
              { key: 'offers', label: words.shift.tabs.offers },
            ]}
          >
            {tab === 'applicants' ? (
              <Applicants shift={shift} />
            ) : (
              <Asked query={people}>
                {({ holders, offers }) =>
                  tab === 'offers' ? (
                    <OffersList offers={offers} now={now} />
                  ) : (
                    <Roster holders={holders} shift={shift} />
                  )
                }
              </Asked>
            )}
          </Tabs>
        </section>
      </div>
    </>
  );
}
