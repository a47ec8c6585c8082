import { Button } from 'antd';
import { useState } from 'react';
import { day, date } from '../../../shared/format/time';
import { Link } from '../../../shared/router/link';
import { changeQuery, place } from '../../../shared/router/navigation';
import { useStore } from '../../../shared/state/store';
import { usePostings, type PostingState, type PostingSummary } from '../../data/postings';
import { useMay } from '../../data/session';
import { clock } from '../../service';
import { lazyPage, lazyPart } from '../../ui/lazy-page';
import { PageHead } from '../../ui/page-head';
import { Bones, Failed, Nothing } from '../../ui/states';
import { Tabs } from '../../ui/tabs';
import { useLanguage, useWords } from '../../words/words';
import { StateMark } from './state-mark';

const CopyWeek = lazyPart(() => import('../board/copy-week').then((part) => part.CopyWeek));
const TemplatesList = lazyPage(() => import('./templates-list').then((part) => part.TemplatesList));

const STATES: readonly PostingState[] = [
  'draft',
  'in_review',
  'published',
  'closed',
  'expired',
  'withdrawn',
  'taken_down',
];

/** All postings of the organisation, the newest first. */
export function PostingsPage() {
  const words = useWords();
  const may = useMay();
  const { query } = useStore(place);
  const [copying, setCopying] = useState(false);
  const templates = query.get('state') === 'templates';
  const state = STATES.find((one) => one === query.get('state')) ?? null;
  return (
    <>
      <PageHead title={words.menu.postings} lead={words.postings.lead}>
        {may('postings.draft') && <Button onClick={() => setCopying(true)}>{words.board.copyWeek}</Button>}
        {may('postings.import') && (
          <Link href="/import" className="as-button">
            {words.menu.import}
          </Link>
        )}
        {may('postings.draft') && (
          <Link href="/post" className="as-button primary">
            {words.board.post}
          </Link>
        )}
      </PageHead>
      {copying && <CopyWeek onClose={() => setCopying(false)} />}
      <section className="panel">
        <Tabs
          label={words.board.columns.standing}
          chosen={templates ? 'templates' : (state ?? 'all')}
          onChoose={(key) => changeQuery({ state: key === 'all' ? null : key })}
          tabs={[
            { key: 'all', label: words.all },
            { key: 'templates', label: words.templates.title },
            ...STATES.map((key) => ({ key, label: words.postings.states[key] })),
          ]}
        >
          {templates ? <TemplatesList /> : <List state={state} />}
        </Tabs>
      </section>
    </>
  );
}

function List({ state }: { state: PostingState | null }) {
  const words = useWords();
  const may = useMay();
  const postings = usePostings(state);
  if (postings.error && !postings.data)
    return <Failed error={postings.error} onRetry={() => void postings.refetch()} />;
  if (!postings.data) return <Bones count={3} rows={1} />;
  const items = postings.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <Nothing
        title={state === null ? words.postings.nothing : words.postings.nothingSo}
        text={state === null ? words.postings.nothingText : ''}
      >
        {state === null && may('postings.draft') && (
          <Link href="/post" className="as-button primary">
            {words.board.post}
          </Link>
        )}
      </Nothing>
    );
  }
  return (
    <>
      <ul className="rows">
        {items.map((one) => (
          <Row key={one.id} posting={one} />
        ))}
      </ul>
      {postings.hasNextPage && (
        <p className="centred-text">
          <Button loading={postings.isFetchingNextPage} onClick={() => void postings.fetchNextPage()}>
            {words.more}
          </Button>
        </p>
      )}
    </>
  );
}

function Row({ posting }: { posting: PostingSummary }) {
  const words = useWords();
  const language = useLanguage();
  const may = useMay();
  const { id, title, state, firstStart, shiftCount, headcount, createdAt, because } = posting;
  const now = clock.now();
  return (
    <li>
      <div className="grow">
        <Link href={state === 'draft' && may('postings.draft') ? `/postings/${id}/edit` : `/postings/${id}`}>
          <strong>{title}</strong>
        </Link>{' '}
        <StateMark state={state} />
        <p className="quiet">
          {[
            firstStart && words.postings.from(day(firstStart, now, language)),
            words.postings.shifts(shiftCount, headcount),
            words.postings.written(date(createdAt, now, language)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {because.length > 0 && <p className="quiet">{words.postings.waits}</p>}
      </div>
      {may('postings.draft') && (
        <Link href={`/post?from=${id}`} className="as-button small">
          {words.postings.again}
          <span className="hidden">{title}</span>
        </Link>
      )}
    </li>
  );
}
