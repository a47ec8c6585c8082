import { Alert, Button } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import { answered } from '../../../shared/api/api-client';
import { navigate } from '../../../shared/router/navigation';
import { outdatePostings, type PostingOutcome, type Site } from '../../data/postings';
import { daysBetween, today } from '../../data/local-days';
import { useMay } from '../../data/session';
import { awaitPosting } from '../../data/shifts';
import { useAct } from '../../data/use-act';
import { api, clock } from '../../service';
import { tell } from '../../ui/telling';
import { useSaying, useWords } from '../../words/words';
import { Findings } from './findings';
import { inputOf, missingOf, type Missing, type PostForm, type Poster } from './post-form';
import { PostFields } from './post-fields';
import { usePreview } from './use-preview';

interface Props {
  readonly begun: PostForm;
  readonly sites: readonly Site[];
  readonly poster: Poster;
  readonly editing: { readonly postingId: string; readonly version: number } | null;
  /** Title of the posting that it was filled from by itself. */
  readonly patternTitle: string | null;
}

/** Where a field is on the page. */
const PLACES: Readonly<Record<Missing, string>> = {
  trade: 'trade',
  title: 'title',
  dates: 'dates',
  time: 'start',
  headcount: 'headcount',
  site: 'site',
  amount: 'amount',
  output: 'output',
  contact: 'contact-name',
};

/** The board over the days on which it is worked. */
function boardOf(dates: readonly string[]): string {
  const ahead = daysBetween(today(clock.now()), dates[0] ?? '');
  return ahead < 2 ? '/' : `/?range=${ahead < 7 ? 'week' : 'month'}`;
}

/** The form beside what the rules say of it, and the two ways to end it. */
export function PostEditor({ begun, sites, poster, editing, patternTitle }: Props) {
  const words = useWords();
  const saying = useSaying();
  const may = useMay();
  const [form, setForm] = useState(begun);
  const [tried, setTried] = useState(false);
  const sender = useRef<HTMLDivElement>(null);
  const missing = missingOf(form);
  const preview = usePreview(form, missing.length === 0);
  const change = (part: Partial<PostForm>): void => setForm((before) => ({ ...before, ...part }));

  const send = useAct(
    async (publish: boolean, headers): Promise<PostingOutcome> => {
      const body = inputOf(form);
      if (editing === null) return answered(api.POST('/api/postings', { body: { ...body, publish }, headers }));
      const params = { path: { id: editing.postingId } };
      const saved = await answered(
        api.PATCH('/api/postings/{id}', { params, body: { ...body, version: editing.version }, headers }),
      );
      return publish ? answered(api.POST('/api/postings/{id}/publication', { params })) : saved;
    },
    {
      quiet: true,
      then: ({ postingId, state }) => {
        if (state === 'published') awaitPosting(postingId);
        outdatePostings(postingId);
        if (state === 'published') tell.done(words.post.publishedDone);
        navigate(state === 'published' ? boardOf(form.dates) : `/postings/${postingId}?sent=${state}`, 'replace');
      },
    },
  );
  const attempt = (publish: boolean): void => {
    setTried(true);
    const [first] = missing;
    if (first) {
      document.getElementById(PLACES[first])?.focus();
      return;
    }
    void send.run(publish);
  };
  // The fastest way to end a form on a keyboard.
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) attempt(may('postings.publish'));
  };
  const blocked = preview.data?.blocked ?? false;
  return (
    <div className="posting" onKeyDown={onKey}>
      <div className="posting-form">
        {patternTitle !== null && <Alert type="info" showIcon closable title={words.post.filledFrom(patternTitle)} />}
        <PostFields form={form} change={change} sites={sites} poster={poster} missing={tried ? missing : []} />
        {send.refused && <Alert type="error" showIcon title={saying(send.refused)} role="alert" />}
        <div className="posting-send" ref={sender}>
          {may('postings.publish') && (
            <Button type="primary" size="large" loading={send.busy} onClick={() => attempt(true)}>
              {preview.data?.review ? words.post.publishReview : words.post.publish}
            </Button>
          )}
          <Button
            size="large"
            type={may('postings.publish') ? 'default' : 'primary'}
            disabled={send.busy}
            onClick={() => attempt(false)}
          >
            {words.post.saveDraft}
          </Button>
          {preview.data && preview.data.findings.some(({ severity }) => severity !== 'info') && (
            <a href="#findings" className={`mark mark-${blocked ? 'bad' : 'wait'} to-findings`}>
              {words.post.toFindings(preview.data.findings.filter(({ severity }) => severity !== 'info').length)}
            </a>
          )}
          <span className="quiet" role="status">
            {tried && missing.length > 0
              ? words.post.stillMissing(missing.map((name) => words.post.missing[name]).join(words.listSign))
              : blocked
                ? words.post.blocked
                : words.post.people(form.dates.length, (form.headcount ?? 0) * form.dates.length)}
          </span>
        </div>
      </div>
      <aside className="beside" aria-label={words.post.findings}>
        <Findings
          preview={preview.data}
          busy={preview.isFetching}
          error={preview.error}
          missing={missing}
          form={form}
          poster={poster}
          onApply={(apply) => setForm(apply)}
        />
      </aside>
    </div>
  );
}
