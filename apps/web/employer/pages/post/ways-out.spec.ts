import type { Finding } from '../../data/postings';
import { common } from '../../words/zh/common';
import { emptyForm, hourlyWorth, paidMinutesOf, type PostForm } from './post-form';
import { cutOut, waysOut } from './ways-out';

const poster = { name: '邕江仓储', kind: 'organisation' } as const;
const form = (change: Partial<PostForm> = {}): PostForm => ({
  ...emptyForm(poster, '2026-12-01', 's1'),
  amount: 24,
  ...change,
});
const finding = (ruleId: string, key: string, more: Partial<Finding> = {}): Finding =>
  ({ ruleId, key, severity: 'block', numbers: {}, quote: null, ...more }) as Finding;

const taken = (found: Finding, before: PostForm): PostForm => {
  const [way] = waysOut(found, before, poster, common.ways);
  return way ? way.apply(before) : before;
};

it.each([
  ['分拣，限女性，站立', '限女性', '分拣，站立'],
  ['限女性。分拣', '限女性', '分拣'],
  ['仓库分拣，限女性，入职交押金 200 元。', '押金', '仓库分拣，限女性'],
  ['分拣、押金200元', '押金', '分拣'],
  ['招女工', '女', '招工'],
  ['没有引用的话', '押金', '没有引用的话'],
])('%s without %s', (text, quote, left) => {
  expect(cutOut(text, quote)).toBe(left);
});

it.each([
  ['hourly', {}],
  ['daily', { payKind: 'daily', amount: 100, start: '08:00', end: '18:00' }],
  ['piece', { payKind: 'piece', amount: 0.1, expectedOutput: 90 }],
] as const)('pay by %s is raised to what the law asks for, and not much beyond', (_kind, change) => {
  const after = taken(
    finding('part-time.minimum-wage', 'below', { numbers: { minimumFen: 2_010 } }),
    form(change as Partial<PostForm>),
  );
  expect(hourlyWorth(after)).toBeGreaterThanOrEqual(2_010);
  expect(hourlyWorth(after)).toBeLessThan(2_110);
});

it.each([
  ['part-time.weekly-hours', 'week:2026-11-30', {}, { engagementType: 'short_full_time' }],
  ['part-time.settlement', 'cycle', {}, { cycle: 'weekly', days: 7 }],
  ['insurance.three-regimes', 'unstated', {}, { insuranceKind: 'work_injury', insurer: poster.name }],
  ['casual.who', 'firm', {}, { engagementType: 'part_time' }],
  ['household.who', 'household', {}, { engagementType: 'casual' }],
  ['posting.required-content', 'conditions', {}, { conditions: '不限' }],
  ['wage.payment', 'payer', {}, { payer: poster.name }],
  ['wage.payment', 'cycle', {}, { cycle: 'monthly', days: 30 }],
  ['age.trade', 'driver', { numbers: { limitAge: 21 } }, { minAge: 21 }],
  ['certificates', 'unmentioned:health', {}, { conditions: '持健康证' }],
])('%s (%s)', (ruleId, key, more, change) => {
  const before = form({ conditions: '不限', payer: '' });
  expect(taken(finding(ruleId, key, more), before)).toMatchObject(change);
});

it('a day that is too long ends when the law lets it, breaks kept', () => {
  const before = form({ start: '07:00', end: '21:00', breaks: [{ start: '12:00', end: '13:00', paid: false }] });
  const after = taken(finding('hours.overtime', 'day:2026-12-01', { numbers: { limitMinutes: 660 } }), before);
  expect([after.end, paidMinutesOf(after)]).toEqual(['19:00', 660]);
});

it('words that are quoted are cut out where they stand; what no button can do has none', () => {
  const before = form({ title: '分拣', description: '限女性，站立工作', conditions: '限女性' });
  expect(taken(finding('posting.no-discrimination', 'sex:限女性', { quote: '限女性' }), before)).toMatchObject({
    description: '站立工作',
    conditions: '不限',
  });
  expect(waysOut(finding('posting.required-content', 'work'), before, poster, common.ways)).toEqual([]);
});
