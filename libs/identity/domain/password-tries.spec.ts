import { decidePasswordTry, type PasswordTryState } from './password-tries';

const at = (minute: number, ms = 0): Date => new Date(Date.UTC(2026, 10, 23, 1, minute, 0, ms));

function tried(times: number, minute: number): PasswordTryState {
  let state: PasswordTryState = { tries: 0, windowStartedAt: null };
  for (let n = 0; n < times; n++) {
    const decision = decidePasswordTry(state, at(minute));
    if (decision.kind !== 'try') throw new Error('had to wait');
    state = decision.next;
  }
  return state;
}

it('ten tries are free, the eleventh waits for the rest of the quarter of an hour', () => {
  expect(decidePasswordTry(tried(9, 0), at(5)).kind).toBe('try');
  expect(decidePasswordTry(tried(10, 0), at(5))).toEqual({ kind: 'wait', seconds: 600 });
  expect(decidePasswordTry(tried(10, 0), at(14, 59_999))).toEqual({ kind: 'wait', seconds: 1 });
});

it('then the count begins anew', () => {
  expect(decidePasswordTry(tried(10, 0), at(15))).toEqual({ kind: 'try', next: { tries: 1, windowStartedAt: at(15) } });
});

it('the window begins with the first try and is not prolonged by the others', () => {
  const state = tried(3, 0);
  const decision = decidePasswordTry(state, at(14));
  expect(decision).toEqual({ kind: 'try', next: { tries: 4, windowStartedAt: at(0) } });
});

it('a clock set back locks nobody out', () => expect(decidePasswordTry(tried(10, 30), at(5)).kind).toBe('try'));
