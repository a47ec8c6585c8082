import { Alert, Button, Checkbox, Switch } from 'antd';
import { useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import { sentenceOf, type Sentence } from '../../../shared/api/refusal';
import { idempotencyKey } from '../../../shared/api/idempotency-key';
import { date as fullDate, localDate } from '../../../shared/format/time';
import { daysAfter, instantOf, mondayOf, today } from '../../data/local-days';
import { outdatePostings } from '../../data/postings';
import { useMay } from '../../data/session';
import { awaitPosting, useShifts, type Shift } from '../../data/shifts';
import { api, clock } from '../../service';
import { Dialog } from '../../ui/dialog';
import { Asked } from '../../ui/states';
import { useLanguage, useSaying, useWords } from '../../words/words';

interface Source {
  readonly postingId: string;
  readonly title: string;
  readonly headcount: number;
  /** Local dates a week later, those to come. */
  readonly dates: readonly string[];
}

/** Postings that were worked within a week, each with the dates a week later. */
export function sourcesOf(shifts: readonly Shift[], first: string, weeks = 1): Source[] {
  const byPosting = new Map<string, Source>();
  for (const { postingId, title, start, board } of shifts) {
    if (board.state === 'withdrawn') continue;
    const date = daysAfter(localDate(start), 7 * weeks);
    const before = byPosting.get(postingId);
    const dates = [...new Set([...(before?.dates ?? []), ...(date > first ? [date] : [])])].sort();
    byPosting.set(postingId, { postingId, title, headcount: board.headcount, dates });
  }
  return [...byPosting.values()].filter(({ dates }) => dates.length > 0);
}

type Outcome = 'published' | 'in_review' | 'draft' | Sentence;

/** Last week's work, once more this week or next: each posting with its own answer. */
export function CopyWeek({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const saying = useSaying();
  const may = useMay();
  const first = today(clock.now());
  const monday = mondayOf(first);
  const [source, setSource] = useState<'last' | 'this'>('last');
  const from = source === 'last' ? daysAfter(monday, -7) : monday;
  const shifts = useShifts(instantOf(from), instantOf(daysAfter(from, 7)));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [publish, setPublish] = useState(may('postings.publish'));
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [busy, setBusy] = useState(false);

  const run = async (chosen: readonly Source[]): Promise<void> => {
    setBusy(true);
    for (const { postingId, dates } of chosen) {
      const outcome = await copied(postingId, dates, publish);
      setOutcomes((before) => new Map(before).set(postingId, outcome));
    }
    outdatePostings();
    setBusy(false);
  };
  return (
    <Dialog width={640} title={words.copyWeek.title} footer={null} onCancel={onClose}>
      <div className="row">
        <Button
          type={source === 'last' ? 'primary' : 'default'}
          ghost={source === 'last'}
          onClick={() => setSource('last')}
        >
          {words.copyWeek.lastWeek}
        </Button>
        <Button
          type={source === 'this' ? 'primary' : 'default'}
          ghost={source === 'this'}
          onClick={() => setSource('this')}
        >
          {words.copyWeek.thisWeek}
        </Button>
      </div>
      <Asked query={shifts}>
        {({ items }) => {
          const sources = sourcesOf(items, first);
          const chosen = sources.filter(({ postingId }) => !left.has(postingId) && !outcomes.has(postingId));
          const days = (dates: readonly string[]): string =>
            dates.map((date) => fullDate(instantOf(date), clock.now(), language)).join(words.listSign);
          if (sources.length === 0) return <Alert type="info" title={words.copyWeek.none} />;
          return (
            <>
              <ul className="choices">
                {sources.map(({ postingId, title, headcount, dates }) => {
                  const outcome = outcomes.get(postingId);
                  return (
                    <li key={postingId}>
                      <Checkbox
                        checked={!left.has(postingId)}
                        disabled={outcome !== undefined || busy}
                        onChange={({ target }) =>
                          setLeft((before) => {
                            const after = new Set(before);
                            if (target.checked) after.delete(postingId);
                            else after.add(postingId);
                            return after;
                          })
                        }
                      >
                        <strong>{title}</strong> {words.people(headcount)} <span className="quiet">{days(dates)}</span>
                      </Checkbox>
                      {outcome && (
                        <p className={typeof outcome === 'string' ? 'field-hint' : 'field-error'} role="status">
                          {typeof outcome === 'string' ? words.copyWeek.outcomes[outcome] : saying(outcome)}
                        </p>
                      )}
                    </li>
                  );
                })}
              </ul>
              {may('postings.publish') && (
                <p className="row">
                  <Switch checked={publish} onChange={setPublish} aria-labelledby="publish-copies" />
                  <span id="publish-copies">{words.copyWeek.publish}</span>
                </p>
              )}
              <div className="row end">
                <Button onClick={onClose}>{words.close}</Button>
                <Button type="primary" loading={busy} disabled={chosen.length === 0} onClick={() => void run(chosen)}>
                  {words.copyWeek.run(chosen.length)}
                </Button>
              </div>
            </>
          );
        }}
      </Asked>
    </Dialog>
  );
}

async function copied(postingId: string, dates: readonly string[], publish: boolean): Promise<Outcome> {
  const headers = { 'idempotency-key': idempotencyKey() };
  try {
    const body = { dates: [...dates], publish };
    const { state, postingId: copyId } = await answered(
      api.POST('/api/postings/{id}/copies', { params: { path: { id: postingId } }, headers, body }),
    );
    if (state === 'published') awaitPosting(copyId);
    return state === 'published' || state === 'in_review' ? state : 'draft';
  } catch (error) {
    return sentenceOf(error);
  }
}
