import {
  clockTime,
  countdown,
  date,
  day,
  dayStart,
  duration,
  hours,
  localDate,
  minuteTime,
  moment,
  monthDay,
  shareLeft,
  shortDay,
  span,
  weekdayOf,
} from './time';

/** Monday 23 November 2026, 14:30 in Nanning. */
const NOW = Date.parse('2026-11-23T06:30:00Z');

describe('instants in Guangxi’s time', () => {
  it.each([
    ['2026-11-23T06:30:00Z', '今天 14:30', 'Today 14:30'],
    ['2026-11-22T15:59:00Z', '昨天 23:59', 'Yesterday 23:59'],
    ['2026-11-23T16:00:00Z', '明天 00:00', 'Tomorrow 00:00'],
    ['2026-11-25T00:00:00Z', '后天 08:00', 'Wed 25 Nov 08:00'],
    ['2026-12-01T00:00:00Z', '12月1日 周二 08:00', 'Tue 1 Dec 08:00'],
    ['2025-12-31T16:00:00Z', '1月1日 周四 00:00', 'Thu 1 Jan 00:00'],
    ['2027-01-01T00:00:00Z', '2027年1月1日 周五 08:00', 'Fri 1 Jan 2027 08:00'],
  ])('%s', (instant, zh, en) => {
    expect([moment(instant, NOW, 'zh-CN'), moment(instant, NOW, 'en')]).toEqual([zh, en]);
  });

  it('midnight belongs to the day that begins', () => {
    expect(day('2026-11-23T16:00:00Z', NOW, 'zh-CN')).toBe('明天');
    expect([weekdayOf('2026-11-22T16:00:00Z'), weekdayOf('2026-11-22T15:59:59Z')]).toEqual([1, 7]);
    expect(clockTime('2026-11-22T16:00:00Z')).toBe('00:00');
  });
});

describe('around a midnight', () => {
  const BEFORE = Date.parse('2026-12-31T15:59:59.999Z');
  const AFTER = BEFORE + 1;

  it('tomorrow is today a millisecond later, and of another year', () => {
    const morning = '2026-12-31T23:00:00Z';
    expect([BEFORE, AFTER].map((now) => moment(morning, now, 'zh-CN'))).toEqual(['明天 07:00', '今天 07:00']);
    expect([BEFORE, AFTER].map((now) => date(morning, now, 'zh-CN'))).toEqual(['2027年1月1日 周五', '1月1日 周五']);
    expect([BEFORE, AFTER].map((now) => localDate(now))).toEqual(['2026-12-31', '2027-01-01']);
  });

  it('a day starts at the midnight before, however many days on', () => {
    expect([BEFORE, AFTER].map((now) => dayStart(now))).toEqual([AFTER - 86_400_000, AFTER]);
    expect(dayStart(BEFORE, 1)).toBe(AFTER);
    expect(dayStart('2026-02-28T12:00:00Z', 1)).toBe(Date.parse('2026-02-28T16:00:00Z'));
  });

  it('a shift that ends at midnight is of its own day, one that ends a minute later is not', () => {
    const start = '2026-12-31T10:00:00Z';
    expect([AFTER, AFTER + 60_000].map((end) => hours(start, end, 'zh-CN'))).toEqual([
      '18:00–24:00',
      '18:00–次日 00:01',
    ]);
  });

  it('a day in few words', () => {
    const days = ['2026-12-30T16:00:00Z', '2026-12-31T16:00:00Z', '2027-01-01T16:00:00Z', '2027-01-02T16:00:00Z'];
    expect(days.map((at) => `${shortDay(at, BEFORE, 'zh-CN')} ${monthDay(at, 'zh-CN')}`)).toEqual([
      '今天 12月31日',
      '明天 1月1日',
      '后天 1月2日',
      '周日 1月3日',
    ]);
    expect(`${shortDay(days[2]!, BEFORE, 'en')} ${monthDay(days[2]!, 'en')}`).toBe('Sat 2 Jan');
  });
});

describe('a shift', () => {
  it.each([
    ['by day', '2026-11-24T00:00:00Z', '2026-11-24T10:00:00Z', '明天 08:00–18:00 (共 10 小时)'],
    ['over midnight', '2026-11-24T14:00:00Z', '2026-11-24T22:30:00Z', '明天 22:00–次日 06:30 (共 8 小时 30 分)'],
    ['to midnight', '2026-11-24T10:00:00Z', '2026-11-24T16:00:00Z', '明天 18:00–24:00 (共 6 小时)'],
    ['of days', '2026-11-24T00:00:00Z', '2026-11-26T00:00:00Z', '明天 08:00–第3天 08:00 (共 48 小时)'],
  ])('%s', (_what, start, end, told) => {
    expect(span(start, end, NOW, 'zh-CN')).toBe(told);
  });

  it('in English', () => {
    expect(span('2026-11-24T14:00:00Z', '2026-11-24T22:00:00Z', NOW, 'en')).toBe(
      'Tomorrow 22:00–(+1) 06:00 (8 h in all)',
    );
    expect(hours('2026-11-24T00:00:00Z', '2026-11-24T10:00:00Z', 'en')).toBe('08:00–18:00');
    expect(date('2026-11-24T00:00:00Z', NOW, 'en')).toBe('Tue 24 Nov');
  });
});

it.each([
  [0, '0 分钟', '0 min'],
  [45, '45 分钟', '45 min'],
  [60, '1 小时', '1 h'],
  [95, '1 小时 35 分', '1 h 35 min'],
])('%i minutes', (minutes, zh, en) => {
  expect([duration(minutes, 'zh-CN'), duration(minutes, 'en')]).toEqual([zh, en]);
});

it.each([
  [88_000, '1:28'],
  [87_001, '1:28'],
  [1, '0:01'],
  [0, '0:00'],
  [-5_000, '0:00'],
  [3_723_000, '1:02:03'],
])('a countdown of %i ms', (left, told) => {
  expect(countdown(left)).toBe(told);
});

it('the share of a term that is left is never outside of it', () => {
  expect([0, 50, 100, 150].map((now) => shareLeft(0, 100, now))).toEqual([1, 0.5, 0, 0]);
  expect([shareLeft(0, 100, -50), shareLeft(100, 100, 100)]).toEqual([1, 0]);
});

it('minutes of a day', () => {
  expect([0, 390, 1_440].map(minuteTime)).toEqual(['00:00', '06:30', '24:00']);
});
