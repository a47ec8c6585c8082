import { Alert, Button, Checkbox, Progress, Switch } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '../../shared/api/api-client';
import { moment } from '../../shared/format/time';
import { Link } from '../../shared/router/link';
import { navigate } from '../../shared/router/navigation';
import { isOpen } from '../data/board-sums';
import { daysAfter, instantOf, today } from '../data/local-days';
import { useShifts, type Shift } from '../data/shifts';
import { useAct } from '../data/use-act';
import { api, clock, queries, type Schemas } from '../service';
import { Mark, type Tone } from '../ui/mark';
import { PageHead } from '../ui/page-head';
import { Asked, Nothing } from '../ui/states';
import { useLanguage, useWords } from '../words/words';
import { When } from './board/shift-facts';

type Batch = Schemas['BatchAssignment'];

const AHEAD_DAYS = 14;
/** While it is planned or sent, a look so often. */
const LOOK_MS = 1_500;

/** Many shifts assigned together: chosen, planned, looked at, and only then offered. */
export function AssignPage({ batchId }: { batchId: string | null }) {
  const words = useWords();
  return (
    <>
      <PageHead
        title={words.menu.assign}
        lead={words.assign.lead}
        {...(batchId === null ? {} : { backTo: '/assign' })}
      />
      {batchId === null ? <Choose /> : <Plan batchId={batchId} />}
    </>
  );
}

const useAhead = () => {
  const first = today(clock.now());
  return useShifts(instantOf(first), instantOf(daysAfter(first, AHEAD_DAYS)));
};

const missingOf = ({ board }: Shift): number => Math.max(0, board.headcount - board.filled);

function Choose() {
  const words = useWords();
  const shifts = useAhead();
  const now = clock.now();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [several, setSeveral] = useState(true);
  const ask = useAct(
    (shiftIds: string[], headers) =>
      answered(
        api.POST('/api/batch-assignments', {
          body: { shiftIds, shiftsPerWorker: several ? 'several' : 'one' },
          headers,
        }),
      ),
    { then: ({ batchId }) => navigate(`/assign/${batchId}`) },
  );
  return (
    <Asked query={shifts}>
      {({ items }) => {
        const lacking = items.filter((shift) => isOpen(shift, now) && missingOf(shift) > 0 && shift.mode.dispatch);
        if (lacking.length === 0) {
          return (
            <Nothing title={words.assign.nothing} text={words.assign.nothingText}>
              <Link href="/post" className="as-button primary">
                {words.board.post}
              </Link>
            </Nothing>
          );
        }
        const chosen = lacking.filter(({ shiftId }) => !left.has(shiftId));
        return (
          <section className="panel stack">
            <h2>{words.assign.choose}</h2>
            <ul className="rows">
              {lacking.map((shift) => (
                <li key={shift.shiftId}>
                  <Checkbox
                    className="grow"
                    checked={!left.has(shift.shiftId)}
                    onChange={({ target }) =>
                      setLeft((before) => {
                        const after = new Set(before);
                        if (target.checked) after.delete(shift.shiftId);
                        else after.add(shift.shiftId);
                        return after;
                      })
                    }
                  >
                    <strong>{shift.title}</strong>{' '}
                    <span className="quiet">
                      <When shift={shift} now={now} /> · {shift.place.name}
                    </span>
                  </Checkbox>
                  <Mark tone="wait">{words.assign.missing(missingOf(shift))}</Mark>
                </li>
              ))}
            </ul>
            <p className="row">
              <Switch checked={several} onChange={setSeveral} aria-labelledby="several" />
              <span id="several">{words.assign.several}</span>
            </p>
            <div>
              <Button
                type="primary"
                size="large"
                loading={ask.busy}
                disabled={chosen.length === 0}
                onClick={() => void ask.run(chosen.map(({ shiftId }) => shiftId))}
              >
                {words.assign.ask(chosen.length)}
              </Button>
            </div>
          </section>
        );
      }}
    </Asked>
  );
}

/** A smaller gap to the bound is one of rounding. */
const LEAST_GAP = 0.0005;

const percent = (share: number): string => `${(share * 100).toFixed(1).replace('.0', '')}%`;
/** A seat's score in millionths, told as points of a hundred. */
const POINT = 10_000;

const TONES: Readonly<Record<string, Tone>> = {
  asked: 'busy',
  ready: 'wait',
  confirmed: 'busy',
  offered: 'good',
  cancelled: 'plain',
  failed: 'bad',
  expired: 'bad',
};

function Plan({ batchId }: { batchId: string }) {
  const words = useWords();
  const shifts = useAhead();
  const batch = useQuery({
    queryKey: ['batch', batchId],
    queryFn: () => answered(api.GET('/api/batch-assignments/{id}', { params: { path: { id: batchId } } })),
    refetchInterval: ({ state }) =>
      state.data?.state === 'asked' || state.data?.state === 'confirmed' ? LOOK_MS : false,
  });
  return (
    <Asked query={batch}>
      {(found) => (
        <>
          <Figures batch={found} />
          {/* Of a plan that was given up nothing is kept. */}
          {found.shifts.length > 0 && (
            <section className="panel">
              <h2>{words.assign.byShift}</h2>
              <ul className="rows">
                {found.shifts.map((row) => (
                  <PlannedShift
                    key={row.shiftId}
                    row={row}
                    shift={shifts.data?.items.find(({ shiftId }) => shiftId === row.shiftId)}
                  />
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </Asked>
  );
}

function PlannedShift({ row, shift }: { row: Batch['shifts'][number]; shift: Shift | undefined }) {
  const words = useWords();
  const { shiftId, seats, planned, offered, leftOut } = row;
  const whys = words.assign.whys;
  return (
    <li>
      <div className="grow">
        <Link href={`/shifts/${shiftId}`}>
          <strong>{shift?.title ?? words.notices.someShift}</strong>
        </Link>{' '}
        {shift && (
          <span className="quiet">
            <When shift={shift} now={clock.now()} /> · {shift.place.name}
          </span>
        )}
        {leftOut.length > 0 && (
          <p className="quiet">
            {words.assign.notAsked}{' '}
            {leftOut
              .map(({ why, count }) => words.assign.leftOut(whys[why as keyof typeof whys] ?? whys.other, count))
              .join(words.board.between)}
          </p>
        )}
      </div>
      <span className="row">
        <span className="quiet">{words.assign.missing(seats)}</span>
        {planned !== null && <Mark tone={planned < seats ? 'wait' : 'busy'}>{words.assign.willAsk(planned)}</Mark>}
        {offered !== null && <Mark tone={offered > 0 ? 'good' : 'bad'}>{words.assign.asked(offered)}</Mark>}
      </span>
    </li>
  );
}

function Figures({ batch }: { batch: Batch }) {
  const words = useWords();
  const language = useLanguage();
  const { batchId, state, preview, progress, expiresAt } = batch;
  const then = (): void => void queries.invalidateQueries({ queryKey: ['batch', batchId] });
  const params = { path: { id: batchId } };
  const confirm = useAct(
    (_: null, headers) => answered(api.POST('/api/batch-assignments/{id}/confirmation', { params, headers })),
    { done: words.assign.confirmed, then },
  );
  const cancel = useAct(
    (_: null, headers) => answered(api.POST('/api/batch-assignments/{id}/cancellation', { params, headers })),
    { done: words.assign.cancelled, then },
  );
  const told = words.assign.states[state as keyof typeof words.assign.states] ?? state;
  const facts = ({ seats, fill, filled, score, gap, atMost, firstCome, cutShifts }: NonNullable<Batch['preview']>) => {
    const more = filled - firstCome.filled;
    const best = cutShifts > 0 ? words.assign.bestOfCompared : words.assign.best;
    const points = (sum: number): string => (sum / seats / POINT).toFixed(1);
    return [
      [words.assign.rate, percent(fill)],
      [
        words.assign.firstCome,
        `${words.assign.seats(firstCome.filled)}${words.board.between}${more > 0 ? words.assign.better(more) : words.assign.same}`,
      ],
      [words.assign.score, words.assign.scores(points(score), points(firstCome.score), points(atMost.score))],
      [words.assign.toBest, gap.score < LEAST_GAP ? best : words.assign.gap(percent(gap.score), percent(gap.seats))],
    ] as const;
  };
  return (
    <section className="panel stack">
      <p role="status">
        <Mark tone={TONES[state] ?? 'plain'}>{told}</Mark>
      </p>
      {state === 'asked' && (
        <>
          <Progress
            percent={progress.seats === 0 ? 0 : Math.round((progress.filled / progress.seats) * 100)}
            aria-label={words.assign.states.asked}
          />
          <p className="quiet">
            {progress.stage === null ? words.assign.stages.waiting : words.assign.stages.planning} ·{' '}
            {words.assign.progress(progress.filled, progress.seats)}
          </p>
        </>
      )}
      {preview && (
        <>
          <h2>{words.assign.fill(preview.filled, preview.seats)}</h2>
          <dl className="told-facts">
            {facts(preview).map(([name, told]) => [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{told}</dd>])}
          </dl>
          {preview.cutShifts > 0 && <p className="quiet">{words.assign.compared(preview.cutShifts)}</p>}
          {preview.filled < preview.seats && <p className="quiet">{words.assign.lost}</p>}
        </>
      )}
      {state === 'ready' && expiresAt && (
        <Alert type="info" title={words.assign.until(moment(expiresAt, clock.now(), language))} />
      )}
      <div className="row">
        {state === 'ready' && (
          <Button type="primary" size="large" loading={confirm.busy} onClick={() => void confirm.run(null)}>
            {words.assign.confirm}
          </Button>
        )}
        {(state === 'ready' || state === 'asked') && (
          <Button size="large" loading={cancel.busy} onClick={() => void cancel.run(null)}>
            {words.assign.cancel}
          </Button>
        )}
        {(state === 'cancelled' || state === 'failed' || state === 'expired') && (
          <Link href="/assign" className="as-button primary">
            {words.assign.again}
          </Link>
        )}
        {(state === 'offered' || state === 'confirmed') && (
          <Link href="/?range=month" className="as-button primary">
            {words.assign.toBoard}
          </Link>
        )}
      </div>
    </section>
  );
}
