import { spokenOffer, type SpokenFacts } from './spoken-offer';

/** Monday 23 November 2026, 14:30 in Nanning. */
const NOW = new Date('2026-11-23T06:30:00Z');

const facts: SpokenFacts = {
  title: '物流分拣',
  start: new Date('2026-11-23T22:30:00Z'),
  end: new Date('2026-11-24T10:00:00Z'),
  meetAt: new Date('2026-11-23T22:15:00Z'),
  pay: { kind: 'daily', amountFen: 22_000, preTax: true },
  hourlyWorthFen: 2_444,
  paidMinutes: 540,
  settlementDays: 3,
  place: '一号仓 江南区五一路12号',
  answerBy: new Date('2026-11-23T06:52:40Z'),
  people: 1,
};

it('is one that somebody understands who sees nothing', () => {
  expect(spokenOffer(facts, NOW)).toEqual({
    zh:
      '物流分拣。工钱，每天二百二十元，大约每小时二十四点四元，税前，三天以内结清。' +
      '时间，明天，十一月二十四号，星期二，早上六点半到下午六点，一共十一个半小时。' +
      '早上六点十五分，在一号仓 江南区五一路12号集合。请在下午两点五十二分以前答复。',
    en:
      'Job: 物流分拣. Pay: 220 yuan a day, about 24.4 yuan an hour, before tax, paid within 3 days. ' +
      'Time: tomorrow, Tuesday 24 November, from 6:30 a.m. to 6 p.m., 11 hours and 30 minutes in all. ' +
      'Meet at 6:15 a.m., at 一号仓 江南区五一路12号. Please answer before 2:52 p.m.',
  });
});

const said = (more: Partial<SpokenFacts>) => spokenOffer({ ...facts, ...more }, NOW);
const at = (text: string): Date => new Date(`${text}+08:00`);

it.each([
  [
    'by the hour',
    { pay: { kind: 'hourly', amountFen: 2_600, preTax: true } },
    '每小时二十六元，一个班大约二百三十四元，税前',
    '26 yuan an hour, about 234 yuan a shift, before tax',
  ],
  [
    'by the piece',
    { pay: { kind: 'piece', amountFen: 35, unit: '筐', preTax: true } },
    '每筐零点三五元，大约每小时二十四点四元',
    '0.35 yuan for each 筐, about 24.4 yuan an hour',
  ],
  [
    'by a piece without a name',
    { pay: { kind: 'piece', amountFen: 200, unit: null, preTax: false } },
    '每件两元，大约每小时二十四点四元，税后',
    '2 yuan for each piece, about 24.4 yuan an hour, after tax',
  ],
  ['the same day', { settlementDays: 0 }, '税前，当天结清。', 'before tax, paid the same day.'],
  ['the next day', { settlementDays: 1 }, '一天以内结清', 'paid within 1 day.'],
  ['in two days', { settlementDays: 2 }, '两天以内结清', 'paid within 2 days.'],
  ['for two', { people: 2 }, '物流分拣，你们两个人一起。', 'Job: 物流分拣, the 2 of you together.'],
] as const)('pay %s', (_how, more, zh, en) => {
  expect(said(more).zh).toContain(zh);
  expect(said(more).en).toContain(en);
});

it.each([
  [
    'today',
    '2026-11-23T16:00',
    '2026-11-23T18:00',
    '今天，十一月二十三号，星期一，下午四点到下午六点，一共两个小时',
    'today, Monday 23 November, from 4 p.m. to 6 p.m., 2 hours in all',
  ],
  [
    'the day after tomorrow',
    '2026-11-25T12:05',
    '2026-11-25T12:50',
    '后天，十一月二十五号，星期三，中午十二点零五分到中午十二点五十分，一共四十五分钟',
    'Wednesday 25 November, from 12:05 p.m. to 12:50 p.m., 45 minutes in all',
  ],
  [
    'later',
    '2026-12-06T02:00',
    '2026-12-06T10:20',
    '时间，十二月六号，星期天，凌晨两点到上午十点二十分，一共八小时二十分钟',
    'Time: Sunday 6 December, from 2 a.m. to 10:20 a.m., 8 hours and 20 minutes in all',
  ],
  [
    'over midnight',
    '2026-11-24T22:00',
    '2026-11-25T06:30',
    '晚上十点到第二天早上六点半，一共八个半小时',
    'from 10 p.m. to 6:30 a.m. the next day',
  ],
  [
    'to midnight',
    '2026-11-24T18:00',
    '2026-11-25T00:00',
    '下午六点到半夜十二点，一共六个小时',
    'from 6 p.m. to midnight, 6 hours in all',
  ],
  [
    'from midnight',
    '2026-11-24T00:00',
    '2026-11-24T01:00',
    '凌晨零点到凌晨一点，一共一个小时',
    'from midnight to 1 a.m., 1 hour in all',
  ],
  [
    'of days',
    '2026-11-24T08:00',
    '2026-11-26T08:00',
    '早上八点到十一月二十六号，星期四，早上八点，一共四十八个小时',
    'from 8 a.m. to Thursday 26 November, 8 a.m., 48 hours in all',
  ],
])('a shift %s', (_when, start, end, zh, en) => {
  const { zh: chinese, en: english } = said({ start: at(start), end: at(end), meetAt: at(start) });
  expect(chinese).toContain(zh);
  expect(english).toContain(en);
});

it('who meets on the day before hears which, and who may answer until then too', () => {
  const { zh, en } = said({ meetAt: at('2026-11-23T21:00'), answerBy: at('2026-11-24T00:10') });
  expect(zh).toContain('今天，十一月二十三号，星期一，晚上九点，在一号仓');
  expect(zh).toContain('请在明天，十一月二十四号，星期二，凌晨零点十分以前答复。');
  expect(en).toContain('Meet today, Monday 23 November, at 9 p.m., at 一号仓');
  expect(en).toContain('Please answer tomorrow, Tuesday 24 November, before 12:10 a.m.');
});

it('what an employer wrote does not go on for ever, nor over lines', () => {
  const { zh } = said({ title: `搬\n运${'很'.repeat(200)}`, place: '路'.repeat(500) });
  expect(zh.length).toBeLessThan(260);
  expect(zh).toMatch(/^搬 运很/);
});
