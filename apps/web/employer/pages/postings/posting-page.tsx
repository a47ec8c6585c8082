import { Alert, Button, Input, Timeline } from 'antd';
import { useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import { date, hours, moment } from '../../../shared/format/time';
import { Link } from '../../../shared/router/link';
import { navigate, place } from '../../../shared/router/navigation';
import { useStore } from '../../../shared/state/store';
import { outdatePostings, usePosting, type Posting } from '../../data/postings';
import { useMay } from '../../data/session';
import { useAct } from '../../data/use-act';
import { api, clock } from '../../service';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Mark } from '../../ui/mark';
import { PageHead } from '../../ui/page-head';
import { Asked } from '../../ui/states';
import { useLanguage, useWords } from '../../words/words';
import { FindingList } from '../post/findings';
import { CopyDialog } from './copy-dialog';
import { SaveTemplate } from './save-template';
import { SharePanel } from './share-panel';
import { StateMark } from './state-mark';
import { Terms } from './terms';

const BY_STAFF: ReadonlySet<string> = new Set(['phone', 'desk', 'kiosk']);

/** One posting: what it says, what the rules say of it, what became of it. */
export function PostingPage({ postingId }: { postingId: string }) {
  const posting = usePosting(postingId);
  return <Asked query={posting}>{(found) => <Found posting={found} />}</Asked>;
}

function Found({ posting }: { posting: Posting }) {
  const words = useWords();
  const language = useLanguage();
  const { query } = useStore(place);
  const { terms, shifts, findings, transitions, state } = posting;
  const now = clock.now();
  const sent = query.get('sent');
  return (
    <>
      <PageHead title={terms.title} lead={<StateMark state={state} />} backTo="/postings">
        <PostingActs posting={posting} />
      </PageHead>
      {sent === 'in_review' && state === 'in_review' && (
        <Alert type="success" showIcon title={words.postings.sentTitle} description={words.postings.sentText} />
      )}
      {sent === 'draft' && <Alert type="success" showIcon title={words.postings.draftKept} />}
      <TakenDown posting={posting} />
      <SharePanel posting={posting} />
      <div className="columns">
        <div className="stack">
          <section className="panel">
            <h2>{words.postings.shiftsTitle(shifts.length)}</h2>
            <ul className="rows">
              {shifts.map((shift) => (
                <li key={shift.id}>
                  <div className="grow">
                    <strong>{date(shift.start, now, language)}</strong> {hours(shift.start, shift.end, language)} ·{' '}
                    {words.people(shift.headcount)}
                  </div>
                  <Mark tone={shift.state === 'open' ? 'good' : 'plain'}>
                    {words.postings.shiftStates[shift.state]}
                  </Mark>
                  {shift.state !== 'planned' && (
                    <Link href={`/shifts/${shift.id}`} className="as-button small no-print">
                      {words.board.whoComes}
                      <span className="hidden">{date(shift.start, now, language)}</span>
                    </Link>
                  )}
                </li>
              ))}
            </ul>
          </section>
          <Terms posting={posting} />
        </div>
        <div className="stack">
          <section className="panel">
            <h2>{words.post.findings}</h2>
            {findings.length === 0 ? (
              <p className="quiet">{words.postings.noFindings}</p>
            ) : (
              <FindingList findings={findings} />
            )}
          </section>
          <section className="panel">
            <h2>{words.postings.history}</h2>
            <Timeline
              items={transitions.map(({ to, at, reason, channel }) => ({
                content: (
                  <>
                    <strong>{words.postings.states[to]}</strong>{' '}
                    <span className="quiet">{moment(at, now, language)}</span>
                    {BY_STAFF.has(channel) && <span className="quiet"> · {words.postings.byStaff}</span>}
                    {reason && <p>{reason}</p>}
                  </>
                ),
              }))}
            />
          </section>
        </div>
      </div>
    </>
  );
}

function PostingActs({ posting }: { posting: Posting }) {
  const words = useWords();
  const may = useMay();
  const [open, setOpen] = useState<'copy' | 'close' | 'template' | null>(null);
  const { id, state } = posting;
  const publish = useAct(
    (_: null, headers) => answered(api.POST('/api/postings/{id}/publication', { params: { path: { id } }, headers })),
    { done: words.postings.published, then: () => outdatePostings(id) },
  );
  return (
    <>
      {state === 'draft' && may('postings.draft') && (
        <Link href={`/postings/${id}/edit`} className="as-button">
          {words.edit}
        </Link>
      )}
      {may('postings.draft') && <Button onClick={() => setOpen('copy')}>{words.postings.copyTo}</Button>}
      {may('postings.draft') && <Button onClick={() => setOpen('template')}>{words.templates.save}</Button>}
      <Button onClick={() => window.print()}>{words.print}</Button>
      {(state === 'draft' || state === 'in_review' || state === 'published') && may('postings.withdraw') && (
        <Button danger onClick={() => setOpen('close')}>
          {state === 'published' ? words.postings.close : words.postings.giveUp}
        </Button>
      )}
      {state === 'draft' && may('postings.publish') && (
        <Button type="primary" loading={publish.busy} onClick={() => void publish.run(null)}>
          {words.post.publish}
        </Button>
      )}
      {open === 'copy' && (
        <CopyDialog
          postingId={posting.id}
          title={posting.terms.title}
          onCopied={(copied) => navigate(`/postings/${copied}`)}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'template' && <SaveTemplate posting={posting} onClose={() => setOpen(null)} />}
      {open === 'close' && <Close posting={posting} onClose={() => setOpen(null)} />}
    </>
  );
}

function Close({ posting, onClose }: { posting: Posting; onClose: () => void }) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const { id, state } = posting;
  const close = useAct(
    (why: string | null, headers) =>
      answered(api.POST('/api/postings/{id}/closure', { params: { path: { id } }, headers, body: { reason: why } })),
    {
      done: words.postings.closed,
      then: () => {
        outdatePostings(id);
        onClose();
      },
    },
  );
  const short = reason.trim().length === 1;
  return (
    <Dialog
      title={state === 'published' ? words.postings.closeTitle : words.postings.giveUpTitle}
      okText={state === 'published' ? words.postings.close : words.postings.giveUp}
      okButtonProps={{ danger: true, disabled: short }}
      cancelText={words.cancel}
      confirmLoading={close.busy}
      onOk={() => void close.run(reason.trim() || null)}
      onCancel={onClose}
    >
      <p>{state === 'published' ? words.postings.closeText : words.postings.giveUpText}</p>
      <Field id="close-reason" label={words.postings.closeReason} hint={words.optional}>
        <Input value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} autoFocus />
      </Field>
    </Dialog>
  );
}

/** Why staff took it down, and the appeal against that. */
function TakenDown({ posting }: { posting: Posting }) {
  const words = useWords();
  const language = useLanguage();
  const may = useMay();
  const [statement, setStatement] = useState('');
  const { id, state, appeal, transitions } = posting;
  const make = useAct(
    (text: string, headers) =>
      answered(api.POST('/api/postings/{id}/appeal', { params: { path: { id } }, headers, body: { statement: text } })),
    { done: words.postings.appealed, then: () => outdatePostings(id) },
  );
  if (state !== 'taken_down') return null;
  const why = transitions.filter(({ to }) => to === 'taken_down').at(-1)?.reason;
  return (
    <Alert
      type="error"
      showIcon
      title={words.postings.takenDown}
      description={
        <div className="stack">
          {why && <p>{why}</p>}
          {appeal && (
            <p>
              {words.postings.appealMade(moment(appeal.madeAt, clock.now(), language))}
              {words.board.becauseOf(appeal.statement)}
              <br />
              <strong>{words.postings.appealStates[appeal.state]}</strong> {appeal.decision}
            </p>
          )}
          {!appeal && may('postings.publish') && (
            <>
              <Field id="statement" label={words.postings.appeal} hint={words.postings.appealHint}>
                <Input.TextArea
                  rows={3}
                  maxLength={1_000}
                  value={statement}
                  onChange={({ target }) => setStatement(target.value)}
                />
              </Field>
              <div>
                <Button
                  disabled={statement.trim().length < 2}
                  loading={make.busy}
                  onClick={() => void make.run(statement.trim())}
                >
                  {words.postings.appealSend}
                </Button>
              </div>
            </>
          )}
        </div>
      }
    />
  );
}
