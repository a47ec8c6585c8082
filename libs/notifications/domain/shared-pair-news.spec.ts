import { sharedPairNews, type SharedPairChange as Changed } from './shared-pair-news';

const changed = (more: Partial<Changed>): Changed => ({
  state: 'proposed',
  heads: 12,
  by: null,
  reason: null,
  ...more,
});

describe('news of a pair', () => {
  it.each<[Partial<Changed>, string, string[]]>([
    [{ state: 'proposed' }, 'shared_pair.proposed', ['lender', 'borrower']],
    [{ state: 'proposed', reason: 'terms_changed' }, 'shared_pair.proposed', ['lender', 'borrower']],
    [{ state: 'opened_by_lender', by: 'lender' }, 'shared_pair.opened', ['borrower']],
    [{ state: 'opened_by_borrower', by: 'borrower' }, 'shared_pair.opened', ['lender']],
    [{ state: 'in_talks', by: 'lender' }, 'shared_pair.in_talks', ['lender', 'borrower']],
    [{ state: 'in_talks', by: 'lender', reason: 'terms_changed' }, 'shared_pair.in_talks', ['borrower']],
    [{ state: 'declined', by: 'borrower' }, 'shared_pair.closed', ['lender']],
    [{ state: 'lapsed' }, 'shared_pair.closed', ['lender', 'borrower']],
    [{ state: 'withdrawn', by: 'lender' }, 'shared_pair.closed', ['borrower']],
  ])('%j is %s', (more, kind, to) => {
    const news = sharedPairNews(changed(more));
    expect(news).toMatchObject({ kind, to });
    expect(news.text.zh).toMatch(/\p{Script=Han}/u);
    expect(news.text.en).not.toMatch(/\p{Script=Han}/u);
  });
});
