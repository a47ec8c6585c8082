import { Alert, Button, Input } from 'antd';
import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { answered } from '../../shared/api/api-client';
import { date } from '../../shared/format/time';
import { useMay } from '../data/session';
import { useAct } from '../data/use-act';
import { api, clock, queries, type Schemas } from '../service';
import { ConfirmButton } from '../ui/confirm-button';
import { Field } from '../ui/field';
import { PageHead } from '../ui/page-head';
import { Bones, Failed, Nothing } from '../ui/states';
import { Tabs } from '../ui/tabs';
import { useLanguage, useWords } from '../words/words';

type Pasted = Schemas['PastedRegulars'];
type Regular = Schemas['Regulars']['items'][number];
type Block = Schemas['WorkerBlocks']['items'][number];

const PAGE = 100;

/** Whom the organisation wants first, and whom it does not want again. */
export function RegularsPage() {
  const words = useWords();
  const may = useMay();
  const [tab, setTab] = useState('regulars');
  return (
    <>
      <PageHead title={words.menu.regulars} lead={words.regulars.lead} />
      {may('regulars.manage') && <Paste />}
      <section className="panel">
        <Tabs
          label={words.menu.regulars}
          chosen={tab}
          onChoose={setTab}
          tabs={[
            { key: 'regulars', label: words.regulars.regulars },
            ...(may('blocks.manage') ? [{ key: 'blocks', label: words.regulars.blocks }] : []),
          ]}
        >
          {tab === 'blocks' ? <Blocks /> : <Regulars />}
        </Tabs>
      </section>
    </>
  );
}

function Paste() {
  const words = useWords();
  const [text, setText] = useState('');
  const [pasted, setPasted] = useState<{ answer: Pasted; lines: readonly string[] } | null>(null);
  const paste = useAct(
    (list: string, headers) => answered(api.POST('/api/regulars/pasted-phones', { body: { text: list }, headers })),
    {
      then: (answer, list) => {
        setPasted({ answer, lines: list.split(/\r?\n/) });
        // What could not be read stays, to be put right.
        setText(answer.unreadableLines.map((n) => list.split(/\r?\n/)[n - 1] ?? '').join('\n'));
        void queries.invalidateQueries({ queryKey: ['regulars'] });
      },
    },
  );
  return (
    <section className="panel stack">
      <Field id="paste" label={words.regulars.paste} hint={words.regulars.pasteHint}>
        <Input.TextArea
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={30_000}
          value={text}
          placeholder={words.regulars.pastePlaceholder}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      <div>
        <Button type="primary" loading={paste.busy} disabled={text.trim() === ''} onClick={() => void paste.run(text)}>
          {words.regulars.add}
        </Button>
      </div>
      {pasted && (
        <Alert
          type={pasted.answer.unreadableLines.length > 0 ? 'warning' : 'success'}
          showIcon
          role="status"
          title={words.regulars.pasted(pasted.answer.added, pasted.answer.listed, pasted.answer.repeated)}
          description={
            pasted.answer.unreadableLines.length > 0 && (
              <>
                {words.regulars.unreadable}
                <ul className="plain">
                  {pasted.answer.unreadableLines.map((n) => (
                    <li key={n}>{words.regulars.line(n, pasted.lines[n - 1]?.slice(0, 60) ?? '')}</li>
                  ))}
                </ul>
              </>
            )
          }
        />
      )}
    </section>
  );
}

type Listed<T> = UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly T[] }>>;

/** A list that is asked for by pages. */
function Listing<T>({ list, nothing, row }: { list: Listed<T>; nothing: ReactNode; row: (one: T) => ReactNode }) {
  const words = useWords();
  if (list.error && !list.data) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Bones count={2} rows={1} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return nothing;
  return (
    <>
      <ul className="rows">{items.map(row)}</ul>
      {list.hasNextPage && (
        <p className="centred-text">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {words.more}
          </Button>
        </p>
      )}
    </>
  );
}

function Regulars() {
  const words = useWords();
  const language = useLanguage();
  const may = useMay();
  const list = useInfiniteQuery({
    queryKey: ['regulars'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => {
      const query = { limit: PAGE, ...(pageParam === null ? {} : { after: pageParam }) };
      return answered(api.GET('/api/regulars', { params: { query } }));
    },
    getNextPageParam: ({ next }) => next,
  });
  const remove = useAct(
    async (id: string, headers) => {
      await answered(api.DELETE('/api/regulars/{id}', { params: { path: { id } }, headers }));
    },
    { done: words.regulars.removed, then: () => void list.refetch() },
  );
  return (
    <Listing<Regular>
      list={list as Listed<Regular>}
      nothing={<Nothing title={words.regulars.nothing} text={words.regulars.nothingText} />}
      row={({ regularId, phone, name, addedAt }) => (
        <li key={regularId}>
          <div className="grow">
            <strong>{name ?? phone ?? words.board.unnamed}</strong>
            <p className="quiet">{words.regulars.since(date(addedAt, clock.now(), language))}</p>
          </div>
          {may('regulars.manage') && (
            <ConfirmButton
              size="small"
              ask={words.regulars.removeAsk}
              confirm={words.remove}
              onConfirm={() => void remove.run(regularId)}
            >
              {words.remove}
              <span className="hidden">{name ?? phone}</span>
            </ConfirmButton>
          )}
        </li>
      )}
    />
  );
}

function Blocks() {
  const words = useWords();
  const language = useLanguage();
  const list = useInfiniteQuery({
    queryKey: ['blocks'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => {
      const query = { limit: PAGE, ...(pageParam === null ? {} : { after: pageParam }) };
      return answered(api.GET('/api/blocks', { params: { query } }));
    },
    getNextPageParam: ({ next }) => next,
  });
  const unblock = useAct(
    async (workerId: string, headers) => {
      await answered(api.DELETE('/api/blocks/{workerId}', { params: { path: { workerId } }, headers }));
    },
    { done: words.regulars.unblocked, then: () => void list.refetch() },
  );
  return (
    <Listing<Block>
      list={list as Listed<Block>}
      nothing={<Nothing title={words.regulars.noBlocks} text={words.regulars.noBlocksText} />}
      row={({ workerId, name, reason, blockedAt }) => (
        <li key={workerId}>
          <div className="grow">
            <strong>{name ?? words.board.unnamed}</strong> {reason && `· ${reason}`}
            <p className="quiet">{words.regulars.blockedOn(date(blockedAt, clock.now(), language))}</p>
          </div>
          <Button size="small" disabled={unblock.busy} onClick={() => void unblock.run(workerId)}>
            {words.regulars.unblock}
            <span className="hidden">{name}</span>
          </Button>
        </li>
      )}
    />
  );
}
