import { Button } from 'antd';
import { Link } from '../../../shared/router/link';
import { changeQuery, place } from '../../../shared/router/navigation';
import { useStore } from '../../../shared/state/store';
import { useMay } from '../../data/session';
import { useSharedPairs, useSharedPostings } from '../../data/sharing';
import { PageHead } from '../../ui/page-head';
import { Bones, Failed, Nothing } from '../../ui/states';
import { Tabs } from '../../ui/tabs';
import { useLanguage, useWords } from '../../words/words';
import { PairCard } from './pair-card';
import { SharedStateMark, tradeNames, usePayStandard, useTerm } from './shared-marks';

/** Firms share workers: own surpluses and shortages, and the pairs that were found for them. */
export function SharingPage() {
  const words = useWords();
  const may = useMay();
  const { query } = useStore(place);
  const tab = query.get('tab') === 'pairs' ? 'pairs' : 'postings';
  return (
    <>
      <PageHead title={words.menu.shared} lead={words.sharing.lead}>
        {may('postings.draft') && (
          <>
            <Link href="/shared/post?side=surplus" className="as-button">
              {words.sharing.postSurplus}
            </Link>
            <Link href="/shared/post?side=shortage" className={`as-button ${tab === 'pairs' ? '' : 'primary'}`}>
              {words.sharing.postShortage}
            </Link>
          </>
        )}
      </PageHead>
      <section className="panel">
        <Tabs
          label={words.menu.shared}
          chosen={tab}
          onChoose={(key) => changeQuery({ tab: key === 'pairs' ? 'pairs' : null })}
          tabs={[
            { key: 'postings', label: words.sharing.own },
            { key: 'pairs', label: words.sharing.pairs },
          ]}
        >
          {tab === 'pairs' ? <Pairs /> : <Postings />}
        </Tabs>
      </section>
    </>
  );
}

function Postings() {
  const words = useWords();
  const language = useLanguage();
  const standard = usePayStandard();
  const term = useTerm();
  const list = useSharedPostings();
  if (list.error && !list.data) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Bones count={2} rows={1} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Nothing title={words.sharing.nothing} text={words.sharing.nothingText} />;
  return (
    <>
      <ul className="rows">
        {items.map((one) => (
          <li key={one.id}>
            <div className="grow">
              <Link href={`/shared/${one.id}`}>
                <strong>{one.title}</strong>
              </Link>{' '}
              <SharedStateMark state={one.state} />
              <p className="quiet">
                {[
                  words.sharing.sides[one.side],
                  tradeNames(one.tradeCodes, language),
                  words.people(one.headcount),
                  term(one.from, one.to),
                  standard(one.pay),
                ].join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
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

function Pairs() {
  const words = useWords();
  const list = useSharedPairs();
  if (list.error && !list.data) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Bones count={2} rows={2} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Nothing title={words.sharing.noPairs} text={words.sharing.noPairsText} />;
  return (
    <div className="stack">
      {items.map((pair) => (
        <PairCard key={pair.id} pair={pair} />
      ))}
      {list.hasNextPage && (
        <p className="centred-text">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {words.more}
          </Button>
        </p>
      )}
    </div>
  );
}
