import fc from 'fast-check';
import {
  ageOn,
  contains,
  distanceM,
  DomainError,
  filledSentence,
  readableParams,
  formatYuan,
  groupedBy,
  hourlyWorth,
  instantOf,
  dayNumber,
  isoWeekday,
  LOCAL_OFFSET_MS,
  lawWeekOf,
  localDate,
  localMinute,
  minutesOf,
  overlaps,
  payForMinutes,
  splitAtLocalMidnight,
  TransitionTable,
  intersection,
  newId,
  isId,
} from '.';

const anInstant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) }).map((ms) => new Date(ms));
const aWindow = fc
  .tuple(anInstant, fc.integer({ min: 1, max: 5 * 1440 }))
  .map(([start, minutes]) => ({ start, end: new Date(start.getTime() + minutes * 60_000) }));

describe('money', () => {
  it.each([
    [2400, 480, 19_200],
    [2010, 1, 34], // 33.5 fen: half goes up
    [2009, 1, 33],
    [1, 29, 0],
    [1, 30, 1],
  ])('%d fen/h for %d min is %d fen', (rate, minutes, expected) => {
    expect(payForMinutes(rate, minutes)).toBe(expected);
  });

  it('refuses parts of a fen', () => expect(() => payForMinutes(20.1, 60)).toThrow(RangeError));

  it('hourly worth never flatters: paying it again costs no more than was paid', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 1, max: 100_000 }), (total, minutes) => {
        expect(Math.floor((hourlyWorth(total, minutes) * minutes) / 60)).toBeLessThanOrEqual(total);
      }),
    );
  });

  it.each([
    [22_000, '220'],
    [2010, '20.10'],
    [-5, '-0.05'],
  ])('%d fen reads %s', (amount, text) => expect(formatYuan(amount)).toBe(text));
});

describe('time', () => {
  it('touching windows do not overlap', () => {
    const a = { start: new Date('2026-11-24T00:00Z'), end: new Date('2026-11-24T08:00Z') };
    expect(overlaps(a, { start: a.end, end: new Date('2026-11-24T09:00Z') })).toBe(false);
  });

  it('overlap is symmetric and equals having a common part', () => {
    fc.assert(
      fc.property(aWindow, aWindow, (a, b) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a));
        expect(overlaps(a, b)).toBe(intersection(a, b) !== null);
        if (contains(a, b)) expect(overlaps(a, b)).toBe(true);
      }),
    );
  });

  it('a split at midnight loses no minute and each part lies on one date', () => {
    fc.assert(
      fc.property(aWindow, (w) => {
        const parts = splitAtLocalMidnight(w);
        expect(parts.reduce((ms, p) => ms + p.window.end.getTime() - p.window.start.getTime(), 0)).toBe(
          w.end.getTime() - w.start.getTime(),
        );
        for (const p of parts) {
          expect(localDate(p.window.start)).toBe(p.date);
          expect(localDate(new Date(p.window.end.getTime() - 1))).toBe(p.date);
        }
      }),
    );
  });

  it('a local date and minute come back from their instant', () => {
    fc.assert(
      fc.property(anInstant, (at) => {
        expect(instantOf(localDate(at), localMinute(at)).getTime()).toBe(Math.floor(at.getTime() / 60_000) * 60_000);
      }),
    );
  });

  it('days, weekdays and minutes are those of the calendar, remembered or not', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (at) => {
        const shifted = new Date(at.getTime() + LOCAL_OFFSET_MS);
        const date = shifted.toISOString().slice(0, 10);
        for (let again = 0; again < 2; again++) {
          expect(localDate(at)).toBe(date);
          expect(dayNumber(date)).toBe(Math.floor(shifted.getTime() / 86_400_000));
          expect(isoWeekday(date)).toBe(shifted.getUTCDay() || 7);
        }
        expect(localMinute(at)).toBe(shifted.getUTCHours() * 60 + shifted.getUTCMinutes());
      }),
    );
    for (const none of ['2026-13-01', '2026-00-10', '2026-01-32', 'tomorrow', '']) expect(dayNumber(none)).toBeNaN();
  });

  it('the law week starts on Monday', () => {
    expect(isoWeekday('2026-11-29')).toBe(7);
    expect(lawWeekOf('2026-11-29')).toBe('2026-11-23');
    expect(lawWeekOf('2026-11-23')).toBe('2026-11-23');
  });

  it.each([
    ['2010-11-24', '2026-11-23', 15],
    ['2010-11-24', '2026-11-24', 16],
  ])('born %s is %s years old on %s', (birth, on, age) => expect(ageOn(birth, on)).toBe(age));

  it('counts whole minutes', () => expect(minutesOf({ start: new Date(0), end: new Date(119_999) })).toBe(1));
});

describe('geo', () => {
  it('Nanning station to Wuxu airport is about 29 km', () => {
    expect(distanceM({ lng: 108.312, lat: 22.828 }, { lng: 108.172, lat: 22.608 })).toBeGreaterThan(28_000);
    expect(distanceM({ lng: 108.312, lat: 22.828 }, { lng: 108.172, lat: 22.608 })).toBeLessThan(29_000);
  });
});

describe('transition table', () => {
  const door = () => new TransitionTable('door', 'open', { open: ['shut'], shut: ['open', 'gone'], gone: [] });

  it('allows what is listed and refuses the rest', () => {
    expect(() => door().assert('open', 'shut')).not.toThrow();
    expect(() => door().assert('open', 'gone')).toThrow(DomainError);
    expect(door().isFinal('gone')).toBe(true);
  });

  it('does not start with an unknown or unreachable state', () => {
    expect(() => new TransitionTable('x', 'a', { a: ['b' as 'a'] })).toThrow(/unknown/);
    expect(() => new TransitionTable<'a' | 'b'>('x', 'a', { a: [], b: ['a'] })).toThrow(/no way/);
  });
});

it('ids are UUIDv7 in order of time', () => {
  const ids = Array.from({ length: 100 }, newId);
  expect(ids.every(isId)).toBe(true);
  expect([...ids].sort()).toEqual(ids);
});

it.each([
  ['还差 {seats} 人', { seats: 2 }, undefined, '还差 2 人'],
  ['{zh}', { zh: '不能' }, undefined, '不能'],
  ['到 {date} 为止', {}, undefined, '到 {date} 为止'],
  ['到 {date} 为止', {}, '', '到  为止'],
  ['{a} and {a}', { a: '{b}', b: 1 }, undefined, '{b} and {b}'],
])('a sentence is filled once: %s', (sentence, params, absent, filled) => {
  expect(filledSentence(sentence, params, absent)).toBe(filled);
});

it.each([
  [0, '0 米', '0 m'],
  [999.4, '999 米', '999 m'],
  [1_000, '1 公里', '1 km'],
  [2_349, '2.3 公里', '2.3 km'],
  [99_960, '100 公里', '100 km'],
  [375_487, '375 公里', '375 km'],
])('%d metres are told as people say it', (distanceInM, zh, en) => {
  const params = { distanceM: distanceInM, count: 3 };
  expect(filledSentence('{distanceM}, {count}', readableParams(params, 'zh'))).toBe(`${zh}, 3`);
  expect(filledSentence('{distanceM}, {count}', readableParams(params, 'en'))).toBe(`${en}, 3`);
});

it('groups stand in the order of their first items, with all items of each in order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.nat())), (items) => {
      const groups = groupedBy(items, ([key]) => key);
      expect([...groups.keys()]).toEqual([...new Set(items.map(([key]) => key))]);
      for (const [key, group] of groups) expect(group).toEqual(items.filter(([one]) => one === key));
    }),
  );
});
