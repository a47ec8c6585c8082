import type { Id } from '@gg/kernel';
import { Metrics } from '@gg/platform';
import { OPEN_SHARED_POSTINGS } from '../../libs/shared-employment/data/shared-postings';
import type { TestEmployer } from '../support/postings';
import { nextCity, sharingGround, type SharedPairBody, type SharingGround } from '../support/sharing';

const DAY = 86_400_000;
/** So many days after the first of the tests. */
const date = (days: number): string => new Date(Date.parse('2026-11-23') + days * DAY).toISOString().slice(0, 10);

const SHORT = 'gg_shared_allocations_short_total';

let ground: SharingGround;
let lender: TestEmployer;
let borrower: TestEmployer;
let other: TestEmployer;

/** An allocation takes two of a side. */
beforeAll(async () => {
  ground = await sharingGround({ mostPostings: 2 });
  lender = await ground.employer();
  borrower = await ground.employer();
  other = await ground.employer();
}, 60_000);
afterAll(() => ground.close());

const pairsOf = async (postingId: Id): Promise<SharedPairBody[]> =>
  (await ground.pairsOf(lender)).filter(({ surplus, shortage }) => [surplus.id, shortage.id].includes(postingId));

/** Opens the talks on a pair, for its lender. */
async function opens(pair: SharedPairBody): Promise<void> {
  const answer = await lender.ask('POST', `/shared-pairs/${pair.id}/opening`, { version: pair.version });
  expect(answer.body).toMatchObject({ state: 'opened_by_lender' });
}

it('what opened pairs keep whole, or but for a useless rest, takes no place from newer postings', async () => {
  const city = nextCity();
  // Of the second, two stay free, and ten together are the fewest.
  for (const more of [{ headcount: 10 }, { headcount: 12, leastGroup: 10 }]) {
    const surplusId = await ground.publish(lender, city.surplus(more));
    await ground.publish(borrower, city.shortage());
    await ground.settle();
    const [pair] = await pairsOf(surplusId);
    expect(pair).toMatchObject({ heads: 10 });
    await opens(pair!);
  }
  await ground.settle();
  const newer = await ground.publish(lender, city.surplus());
  await ground.publish(other, city.shortage());
  await ground.settle();
  expect(await pairsOf(newer)).toMatchObject([{ heads: 10, state: 'proposed' }]);
});

it('what is beyond an allocation waits, is told so on both sides, and has its turn', async () => {
  const city = nextCity();
  const fits = { pay: { unit: 'month', amountFen: 400_000 } };
  const older = [await ground.publish(lender, city.surplus()), await ground.publish(lender, city.surplus())];
  const waiting = await ground.publish(lender, city.surplus());
  const shortageId = await ground.publish(borrower, city.shortage({ ...fits, headcount: 30 }));
  await ground.settle();
  expect((await Promise.all([...older, waiting].map(pairsOf))).map(({ length }) => length)).toEqual([1, 1, 0]);
  const told = async (firm: TestEmployer, postingId: Id) =>
    (await firm.ask('GET', `/shared-postings/${postingId}/explanation`)).body;
  const text = { zh: expect.stringContaining('更早'), en: expect.stringContaining('open longer') };
  expect((await told(lender, waiting)).failed).toMatchObject([{ code: 'older_first', count: 1, text }]);
  expect(await told(borrower, shortageId)).toMatchObject({
    considered: 3,
    failed: [{ code: 'older_first', count: 1 }],
  });
  const [row] = await ground.connections.rows('SELECT cut, proven FROM shared_cities WHERE city_code = ?', [
    city.cityCode,
  ]);
  expect(row).toMatchObject({ cut: 1, proven: 1 });
  const figure = await ground.employerApp.get(Metrics).registry.getSingleMetricAsString(SHORT);
  expect(figure).toMatch(new RegExp(`${SHORT}\\{city="${city.cityCode}",why="cut",service="employer"\\} [1-9]`));

  // One of the older ones is filled: the next is looked at.
  await opens((await pairsOf(older[0]!))[0]!);
  await lender.ask('POST', `/shared-postings/${older[1]}/withdrawal`, {});
  await ground.settle();
  expect(await pairsOf(waiting)).toMatchObject([{ heads: 12, state: 'proposed' }]);
  expect(await told(borrower, shortageId)).toMatchObject({ considered: 1, failed: [] });
});

it.each([
  ['the first', 3, []],
  ['the second', 33, ['lender']],
] as const)(
  '%s yes comes too late when too few common days are left, and the pair waits no longer',
  async (_yes, after, first) => {
    const city = nextCity();
    const [begin, end] = [date(after), date(after + 9)];
    // Ten days, of which the lender needs eight: on the third the seventh is gone.
    const surplusId = await ground.publish(lender, city.surplus({ from: begin, to: end, leastDays: 8 }));
    await ground.publish(borrower, city.shortage({ from: begin, to: end }));
    ground.clock.advance(Date.parse(`${begin}T04:00:00.000Z`) - ground.clock.now().getTime());
    await ground.settle();
    const path = `/shared-pairs/${(await pairsOf(surplusId))[0]!.id}`;
    for (const _ of first) expect((await lender.ask('POST', `${path}/opening`, { version: 1 })).status).toBe(200);
    const shown = (await borrower.ask('GET', path)).body;
    // Midnight in Nanning after the last day on which eight are left.
    expect(shown.answerDueAt).toBe(`${date(after + 2)}T16:00:00.000Z`);
    ground.clock.advance(3 * DAY);
    const late = await borrower.ask('POST', `${path}/opening`, { version: shown.version });
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'shared-pair.too_few_days', messages: { zh: expect.stringMatching(/只剩 7 天，至少要 8 天/) } },
    });
    await ground.settle();
    expect((await borrower.ask('GET', path)).body).toMatchObject({ state: 'lapsed', reason: 'unanswered' });
  },
);

it('the postings of an allocation are read by an index, in its order', async () => {
  const [plan] = await ground.connections.rows<{ key: string; Extra: string }>(`EXPLAIN ${OPEN_SHARED_POSTINGS}`, [
    '4501',
    'surplus',
    ground.clock.now(),
    101,
  ]);
  expect(plan).toMatchObject({ key: 'idx_shared_postings_city' });
  expect(plan!.Extra).not.toContain('filesort');
});
