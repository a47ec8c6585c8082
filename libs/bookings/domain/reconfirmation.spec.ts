import fc from 'fast-check';
import { NO_QUIET_HOURS } from '@gg/kernel';
import { calledUntil, isFresh, mayBeAsked, questionTimes, silenceOf } from './reconfirmation';

const policy = {
  eveningHour: 20,
  eveningUntilHour: 22,
  beforeStartMinutes: 90,
  eveningCallMinutes: 60,
  callMinutes: 15,
  releaseMinutes: 30,
  leastAnswerMinutes: 30,
  leastCallMinutes: 10,
  freshMinutes: 30,
};
const night = { fromHour: 22, untilHour: 7 };
const at = (text: string): Date => new Date(`${text}+08:00`);

describe('the questions to those who hold a seat', () => {
  it.each([
    ['early work', '2026-11-24T06:00', '2026-11-23T20:00', '2026-11-24T04:30'],
    ['work in the evening', '2026-11-24T21:00', '2026-11-23T20:00', '2026-11-24T19:30'],
    ['work that begins right after midnight', '2026-11-24T00:30', '2026-11-23T20:00', '2026-11-23T23:00'],
  ])('%s', (_what, start, evening, before) =>
    expect(questionTimes(at(start), policy)).toEqual({ evening: at(evening), before_start: at(before) }),
  );

  it('are one where the evening is the hour before the start', () =>
    expect(questionTimes(at('2026-11-24T00:10'), { ...policy, eveningHour: 23 }).evening).toBeNull());

  const start = at('2026-11-24T06:00');
  it.each([
    ['not before its time', 'evening', '2026-11-23T19:59', false],
    ['in the evening', 'evening', '2026-11-23T20:00', true],
    ['late in the evening', 'evening', '2026-11-23T21:59', true],
    ['not in the night', 'evening', '2026-11-23T22:00', false],
    ['early in the morning', 'before_start', '2026-11-24T04:30', true],
    ['late', 'before_start', '2026-11-24T05:59', true],
    ['not once it has begun', 'before_start', '2026-11-24T06:00', false],
  ] as const)('%s', (_what, moment, now, may) => expect(mayBeAsked(moment, at(now), start, policy, night)).toBe(may));

  it('of the evening is for those who are awake, whenever that ends', () => {
    const early = { fromHour: 21, untilHour: 6 };
    expect(mayBeAsked('evening', at('2026-11-23T20:59'), start, policy, early)).toBe(true);
    expect(mayBeAsked('evening', at('2026-11-23T21:00'), start, policy, early)).toBe(false);
    expect(mayBeAsked('evening', at('2026-11-23T21:00'), start, policy, NO_QUIET_HOURS)).toBe(true);
  });

  it('spare whoever said so just now', () => {
    const now = at('2026-11-23T20:00');
    expect(isFresh(at('2026-11-23T19:31'), now, policy)).toBe(true);
    expect(isFresh(at('2026-11-23T19:30'), now, policy)).toBe(false);
  });

  it.each([
    ['evening', '2026-11-23T20:00', { call: '2026-11-23T21:00', by: '2026-11-24T04:30', release: null }],
    [
      'before_start',
      '2026-11-24T04:30',
      { call: '2026-11-24T04:45', by: '2026-11-24T05:30', release: '2026-11-24T05:30' },
    ],
    // Asked late, because nothing worked for a while: there is time to answer all the same.
    [
      'before_start',
      '2026-11-24T05:20',
      { call: '2026-11-24T05:35', by: '2026-11-24T05:50', release: '2026-11-24T05:50' },
    ],
    ['before_start', '2026-11-24T05:40', { call: '2026-11-24T05:55', by: '2026-11-24T06:00', release: null }],
  ] as const)('%s asked at %s', (moment, asked, { call, by, release }) =>
    expect(silenceOf(moment, at(asked), start, policy, night)).toEqual({
      callAt: at(call),
      answerBy: at(by),
      releaseAt: release && at(release),
    }),
  );

  it.each([
    ['early work: the question before the start does', '2026-11-24T06:00', null],
    ['work at noon: in the morning', '2026-11-24T12:00', '2026-11-24T07:30'],
  ])('phone nobody at night about the evening’s; %s', (_what, begins, call) =>
    expect(silenceOf('evening', at('2026-11-23T21:30'), at(begins), policy, night).callAt).toEqual(call && at(call)),
  );

  it.each([
    ['early', '2026-11-24T05:00', '2026-11-24T05:10'],
    ['late', '2026-11-24T05:49', '2026-11-24T05:59'],
    ['too late: the start wins', '2026-11-24T05:50', '2026-11-24T06:00'],
    ['at the last moment', '2026-11-24T05:59', '2026-11-24T06:00'],
  ])('leave the time for a call, listed %s', (_what, listed, until) =>
    expect(calledUntil(at(listed), start, policy)).toEqual(at(until)),
  );

  it('leave everybody the time to answer, whatever the settings', () => {
    const minutes = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(minutes, minutes, minutes, minutes, minutes, (release, least, call, ring, left) => {
        const times = { releaseMinutes: release, leastAnswerMinutes: least, callMinutes: call, leastCallMinutes: ring };
        const changed = { ...policy, ...times };
        const asked = new Date(start.getTime() - left * 60_000);
        const { callAt, answerBy, releaseAt } = silenceOf('before_start', asked, start, changed, night);
        expect(answerBy <= start).toBe(true);
        if (callAt) expect(callAt < answerBy).toBe(true);
        if (releaseAt) expect(releaseAt.getTime() - asked.getTime()).toBeGreaterThanOrEqual(least * 60_000);
        if (releaseAt) expect(releaseAt < start).toBe(true);
        if (releaseAt) expect(releaseAt.getTime() - callAt!.getTime()).toBeGreaterThanOrEqual(ring * 60_000);
      }),
    );
  });
});
