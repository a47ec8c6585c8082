import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { localDate } from '@gg/kernel';
import { decideSend, decideTry, readOneTimeCode, type OneTimeCodePolicy, type OneTimeCodeState } from './one-time-code';

const policy: OneTimeCodePolicy = { lifeMinutes: 5, attempts: 5, perMinute: 1, perDay: 10 };
const digest = (code: string): Buffer => createHash('sha256').update(code).digest();
const at = (text: string): Date => new Date(`2026-11-23T${text}Z`);

function sent(state: OneTimeCodeState | null, code: string, now: Date, limits = policy): OneTimeCodeState {
  const decision = decideSend(state, digest(code), now, limits);
  if (decision.kind !== 'send') throw new Error(`refused: ${decision.kind}`);
  return decision.next;
}

describe('sending', () => {
  it('sends a first code that lives five minutes', () => {
    const decision = decideSend(null, digest('111111'), at('01:00:00'), policy);
    expect(decision).toMatchObject({ kind: 'send', expiresAt: at('01:05:00'), next: { tries: 0, sentThatDay: 1 } });
  });

  it.each([
    ['01:00:00.000', { kind: 'wait', seconds: 60 }],
    ['01:00:59.001', { kind: 'wait', seconds: 1 }],
    ['01:00:59.999', { kind: 'wait', seconds: 1 }],
  ])('a second one at %s waits', (time, expected) => {
    expect(decideSend(sent(null, '1', at('01:00:00')), digest('2'), at(time), policy)).toEqual(expected);
  });

  it('a second one after a minute goes, and the first is void', () => {
    const first = sent(null, '111111', at('01:00:00'));
    const second = sent(first, '222222', at('01:01:00'));
    expect(decideTry(second, digest('111111'), at('01:01:30'), policy).kind).toBe('wrong');
    expect(decideTry(second, digest('222222'), at('01:01:30'), policy).kind).toBe('accepted');
  });

  it('ten a local day; the next at midnight in Nanning, not in Greenwich', () => {
    let state: OneTimeCodeState | null = null;
    for (let minute = 0; minute < 10; minute++) state = sent(state, `${minute}`, at(`15:${30 + minute}:00`));
    expect(decideSend(state, digest('x'), at('15:59:59'), policy)).toEqual({ kind: 'enough_today' });
    expect(decideSend(state, digest('x'), at('16:00:00'), policy)).toMatchObject({
      kind: 'send',
      next: { sentThatDay: 1 },
    });
  });

  it('a clock set back locks nobody out', () => {
    expect(decideSend(sent(null, '1', at('09:00:00')), digest('2'), at('08:00:00'), policy).kind).toBe('send');
  });

  it('never exceeds either limit, whenever people ask', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 7_200_000 }), { maxLength: 80 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 6 }),
        (gaps, perMinute, perDay) => {
          const limits = { ...policy, perMinute, perDay };
          let state: OneTimeCodeState | null = null;
          let now = at('00:00:00').getTime();
          const days = new Map<string, number>();
          const times: number[] = [];
          for (const gap of gaps) {
            now += gap;
            const decision = decideSend(state, digest('1'), new Date(now), limits);
            if (decision.kind !== 'send') continue;
            state = decision.next;
            times.push(now);
            const day = localDate(new Date(now));
            days.set(day, (days.get(day) ?? 0) + 1);
          }
          expect(Math.max(0, ...days.values())).toBeLessThanOrEqual(perDay);
          // A window starts with its first code; with one a minute no two codes are closer than a minute.
          if (perMinute === 1)
            times.forEach((t, i) => expect(t - (times[i - 1] ?? -Infinity)).toBeGreaterThanOrEqual(60_000));
        },
      ),
    );
  });
});

describe('trying', () => {
  const open = sent(null, '123456', at('01:00:00'));

  it('accepts the right code once', () => {
    const decision = decideTry(open, digest('123456'), at('01:04:59.999'), policy);
    if (decision.kind !== 'accepted') throw new Error(decision.kind);
    expect(decideTry(decision.next, digest('123456'), at('01:04:59.999'), policy)).toEqual({
      kind: 'void',
      why: 'none',
    });
    // Being used does not open the way for more codes.
    expect(decideSend(decision.next, digest('2'), at('01:00:30'), policy).kind).toBe('wait');
  });

  it('refuses it when its time is over', () => {
    expect(decideTry(open, digest('123456'), at('01:05:00'), policy)).toEqual({ kind: 'void', why: 'expired' });
  });

  it('counts down, and refuses even the right code after five wrong ones', () => {
    let state = open;
    for (const left of [4, 3, 2, 1, 0]) {
      const decision = decideTry(state, digest('000000'), at('01:01:00'), policy);
      if (decision.kind !== 'wrong') throw new Error(decision.kind);
      expect(decision.triesLeft).toBe(left);
      state = decision.next;
    }
    expect(decideTry(state, digest('123456'), at('01:01:00'), policy)).toEqual({ kind: 'void', why: 'too_many_tries' });
  });

  it('refuses where nothing was sent, and digests of another length', () => {
    expect(decideTry(null, digest('123456'), at('01:00:00'), policy)).toEqual({ kind: 'void', why: 'none' });
    expect(decideTry(open, Buffer.alloc(0), at('01:00:00'), policy).kind).toBe('wrong');
  });

  it('never accepts after five wrong tries, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 12 }), (tries) => {
        let state = open;
        let wrong = 0;
        for (const right of tries) {
          const decision = decideTry(state, digest(right ? '123456' : '000000'), at('01:01:00'), policy);
          if (decision.kind === 'accepted') {
            expect(wrong).toBeLessThan(5);
            return;
          }
          if (decision.kind === 'wrong') {
            wrong++;
            state = decision.next;
          }
        }
        expect(wrong).toBeLessThanOrEqual(5);
      }),
    );
  });
});

it.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['１２３４５６', '123456'],
  ['12345', null],
  ['1234567', null],
  ['12345a', null],
  ['', null],
])('%j reads as %s', (typed, code) => expect(readOneTimeCode(typed)).toBe(code));
