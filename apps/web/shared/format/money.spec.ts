import { distance } from './distance';
import { payLine, payWords, yuan, type Pay } from './money';

it.each([
  [22_000, '220'],
  [2_440, '24.4'],
  [35, '0.35'],
  [100_000, '1000'],
  [5, '0.05'],
  [0, '0'],
])('%i fen', (fen, told) => {
  expect(yuan(fen)).toBe(told);
});

describe('what a job pays', () => {
  const daily: Pay = { kind: 'daily', amountFen: 22_000, unit: null, hourlyWorthFen: 2_444 };
  const hourly: Pay = { kind: 'hourly', amountFen: 2_600, unit: null, hourlyWorthFen: 2_600 };
  const piece: Pay = { kind: 'piece', amountFen: 35, unit: '筐', hourlyWorthFen: 2_217 };

  it.each([
    ['by the day', daily, 540, '220 元/天 (约 24.4 元/小时)', '220 ¥/day (about ¥24.4 an hour)'],
    ['by the hour', hourly, 240, '26 元/小时 (约 104 元/班)', '26 ¥/hour (about ¥104 a shift)'],
    ['by the piece', piece, 240, '0.35 元/筐 (约 22.2 元/小时)', '0.35 ¥/筐 (about ¥22.2 an hour)'],
  ] as const)('%s', (_what, pay, minutes, zh, en) => {
    expect([payLine(pay, minutes, 'zh-CN'), payLine(pay, minutes, 'en')]).toEqual([zh, en]);
  });

  it('a piece without a name of its own is a piece', () => {
    expect(payWords({ ...piece, unit: null }, 240, 'zh-CN').unit).toBe('元/件');
  });
});

it.each([
  [12, '12 米', '12 m'],
  [40, '50 米', '50 m'],
  [860, '850 米', '850 m'],
  [960, '1 公里', '1 km'],
  [3_240, '3.2 公里', '3.2 km'],
  [12_400, '12 公里', '12 km'],
])('%i metres', (metres, zh, en) => {
  expect([distance(metres, 'zh-CN'), distance(metres, 'en')]).toEqual([zh, en]);
});
