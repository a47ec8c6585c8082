import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Unreachable } from '../../shared/api/refusal';
import { inMemory } from '../../shared/offline/kept-records';
import { answers, type KeptAnswer } from './answers';

/** An answer that somebody looks at, and how often it was asked for. */
function looked(key: string) {
  const asked = { times: 0, open: [] as ((value: string) => void)[] };
  const answer = answers.of(
    key,
    () => new Promise<string>((resolve) => (asked.times++, asked.open.push(resolve))),
    false,
  );
  answers.watch(key);
  return { asked, answer };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('changes that come together are asked for once; one that comes while that is asked, once more', async () => {
  const { asked, answer } = looked('together');
  answers.outdateAll();
  answers.outdateAll();
  await turn();
  expect(asked.times).toBe(1);
  answers.outdateAll();
  await turn();
  asked.open[0]!('first');
  await turn();
  expect(asked.times).toBe(2);
  asked.open[1]!('second');
  await answer.asked();
  expect(answer.store.get().value).toBe('second');
});

it('what was asked ahead is there for whoever looks; of its failure nobody hears, and it is asked anew', async () => {
  await answers.askAhead('ahead', () => Promise.resolve('there'));
  const again = () => Promise.reject(new Error('asked twice'));
  expect(answers.of('ahead', again, false).store.get()).toMatchObject({ value: 'there', loading: false });
  await answers.askAhead('refused', () => Promise.reject(new Error('nobody is signed in')));
  const { answer, asked } = looked('refused');
  expect(answer.store.get()).toMatchObject({ error: undefined, loading: true });
  void answer.refresh();
  expect(asked.times).toBe(1);
  asked.open[0]!('then');
});

it('what can wait waits until all is answered, or refused', async () => {
  const [one, other] = [looked('one'), looked('other')];
  void one.answer.refresh();
  void other.answer.refresh();
  let all = false;
  void answers.allAsked().then(() => (all = true));
  one.asked.open[0]!('answered');
  await turn();
  expect(all).toBe(false);
  other.asked.open[0]!(Promise.reject(new Error('refused')) as never);
  await turn();
  expect(all).toBe(true);
});

it('without a connection there is what was answered last, and since when; then what is new, kept in its place', async () => {
  const records = inMemory<KeptAnswer>();
  await records.put('kept', { value: 'old', at: 5_000 });
  answers.kept = () => Promise.resolve(records);
  let line: 'up' | 'down' = 'down';
  const ask = () => (line === 'down' ? Promise.reject(new Unreachable()) : Promise.resolve('new'));
  const answer = answers.of('kept', ask, true);
  await answer.refresh();
  expect(answer.store.get()).toEqual({
    value: 'old',
    error: expect.any(Unreachable),
    loading: false,
    keptSince: 5_000,
  });
  expect(await records.get('kept')).toEqual({ value: 'old', at: 5_000 });
  line = 'up';
  await answer.refresh();
  expect(answer.store.get()).toEqual({ value: 'new', error: undefined, loading: false, keptSince: null });
  expect(await records.get('kept')).toMatchObject({ value: 'new' });
  // Whoever signs out leaves nothing; and what is nobody else's business was never kept.
  await answers.of('not kept', ask, false).refresh();
  expect((await records.all()).length).toBe(1);
  await answers.forget();
  expect([await records.all(), answers.of('kept', ask, true).store.get().value]).toEqual([[], undefined]);
  answers.kept = null;
});

it('the page preloads the very address that is asked ahead', async () => {
  // The client counts twenty seconds for its answer.
  jest.useFakeTimers();
  const urls: string[] = [];
  const fetched = jest.spyOn(globalThis, 'fetch').mockImplementation((url) => {
    urls.push(String(url));
    return Promise.resolve(Response.json({ items: [], next: null }));
  });
  Object.assign(globalThis, { location: { origin: 'http://service' } });
  const { askOffersAhead } = await import('./own');
  await askOffersAhead();
  const page = readFileSync(join(__dirname, '..', 'index.html'), 'utf8');
  expect(urls).toHaveLength(1);
  expect(page).toContain(`<link rel="preload" href="${urls[0]!.replace('http://service', '')}"`);
  fetched.mockRestore();
  jest.useRealTimers();
});
