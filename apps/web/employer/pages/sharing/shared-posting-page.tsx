import { Alert, Button } from 'antd';
import { answered } from '../../../shared/api/api-client';
import { moment } from '../../../shared/format/time';
import { Link } from '../../../shared/router/link';
import { place } from '../../../shared/router/navigation';
import { useStore } from '../../../shared/state/store';
import { useMay } from '../../data/session';
import {
  outdateSharing,
  useSharedPairs,
  useSharedPosting,
  useSharingExplanation,
  type SharedPosting,
} from '../../data/sharing';
import { useAct } from '../../data/use-act';
import { api, clock } from '../../service';
import { ConfirmButton } from '../../ui/confirm-button';
import { PageHead } from '../../ui/page-head';
import { regionName } from '../../ui/region-picker';
import { Asked } from '../../ui/states';
import { useLanguage, useSaying, useWords } from '../../words/words';
import { FindingList } from '../post/findings';
import { PairCard } from './pair-card';
import { SharedStateMark, tradeNames, usePayStandard, useTerm } from './shared-marks';

/** One surplus or shortage of the own firm: its terms, its pairs, and why there are no more. */
export function SharedPostingPage({ postingId }: { postingId: string }) {
  const posting = useSharedPosting(postingId);
  return <Asked query={posting}>{(found) => <Found posting={found} />}</Asked>;
}

function Found({ posting }: { posting: SharedPosting }) {
  const words = useWords();
  const language = useLanguage();
  const saying = useSaying();
  const standard = usePayStandard();
  const term = useTerm();
  const may = useMay();
  const { query } = useStore(place);
  const { id, terms, state, side, findings, transitions, contact } = posting;
  const pairs = useSharedPairs();
  const why = useSharingExplanation(id, state === 'published');
  const own = (pairs.data?.pages.flatMap((page) => page.items) ?? []).filter(
    ({ surplus, shortage }) => surplus.id === id || shortage.id === id,
  );
  const params = { path: { id } };
  const publish = useAct(
    (_: null, headers) => answered(api.POST('/api/shared-postings/{id}/publication', { params, headers })),
    { done: words.postings.published, then: outdateSharing },
  );
  const withdraw = useAct(
    (_: null, headers) =>
      answered(api.POST('/api/shared-postings/{id}/withdrawal', { params, headers, body: { reason: null } })),
    { done: words.board.withdrawn, then: outdateSharing },
  );
  const facts: readonly (readonly [string, string | null])[] = [
    [words.sharing.side, words.sharing.sides[side]],
    [words.post.trade, tradeNames(terms.tradeCodes, language)],
    [words.post.description, terms.description],
    [words.sharing.skills, terms.skills.join(words.listSign)],
    [words.sharing.headcount, words.sharing.group(terms.headcount, terms.leastGroup)],
    [words.sharing.term, term(terms.from, terms.to)],
    [words.post.site, `${regionName(terms.regionCode)} ${terms.address}`],
    [side === 'surplus' ? words.sharing.payLender : words.sharing.payBorrower, standard(terms.pay)],
    [
      words.sharing.care,
      [
        terms.board.meals && words.sharing.meals,
        terms.board.lodging && words.sharing.lodging,
        terms.transport && words.sharing.transport,
      ]
        .filter(Boolean)
        .join(words.listSign),
    ],
    [words.sharing.notes, terms.notes],
    [words.sharing.contactOwn, contact && `${contact.name} ${contact.phone}`],
  ];
  const last = transitions.at(-1);
  return (
    <>
      <PageHead title={terms.title} lead={<SharedStateMark state={state} />} backTo="/shared">
        {(state === 'draft' || state === 'published') && may('postings.draft') && (
          <Link href={`/shared/post?side=${side}&edit=${id}`} className="as-button">
            {words.edit}
          </Link>
        )}
        {(state === 'draft' || state === 'in_review' || state === 'published') && may('postings.withdraw') && (
          <ConfirmButton
            danger
            ask={words.sharing.withdrawAsk}
            confirm={words.board.withdraw}
            onConfirm={() => void withdraw.run(null)}
          >
            {words.board.withdraw}
          </ConfirmButton>
        )}
        {state === 'draft' && may('postings.publish') && (
          <Button type="primary" loading={publish.busy} onClick={() => void publish.run(null)}>
            {words.post.publish}
          </Button>
        )}
      </PageHead>
      {query.get('sent') === 'in_review' && state === 'in_review' && (
        <Alert type="success" showIcon title={words.postings.sentTitle} description={words.sharing.sentText} />
      )}
      {state === 'taken_down' && (
        <Alert type="error" showIcon title={words.postings.takenDown} description={last?.reason} />
      )}
      <div className="columns">
        <div className="stack">
          <section className="panel stack">
            <h2>{words.sharing.pairs}</h2>
            {own.map((pair) => (
              <PairCard key={pair.id} pair={pair} />
            ))}
            {own.length === 0 && <p className="quiet">{words.sharing.noPairsYet}</p>}
            {why.data && (
              <>
                <h3>{words.sharing.whyNot}</h3>
                <p className="quiet">
                  {words.sharing.considered(why.data.considered, why.data.pairs, why.data.freeHeads)}
                </p>
                <ul className="plain">
                  {why.data.failed.map(({ code, count, text, wayOut }) => (
                    <li key={code}>
                      {words.sharing.failed(count, saying(text))} <span className="quiet">{saying(wayOut)}</span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </section>
        </div>
        <div className="stack">
          <section className="panel">
            <h2>{words.postings.terms}</h2>
            <dl className="told-facts">
              {facts.flatMap(([name, told]) =>
                told ? [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{told}</dd>] : [],
              )}
            </dl>
          </section>
          {findings.length > 0 && (
            <section className="panel">
              <h2>{words.post.findings}</h2>
              <FindingList findings={findings} />
            </section>
          )}
          {last && (
            <p className="quiet">
              {words.sharing.states[last.to]} · {moment(last.at, clock.now(), language)}
              {last.reason && state !== 'taken_down' ? ` · ${last.reason}` : ''}
            </p>
          )}
        </div>
      </div>
    </>
  );
}
