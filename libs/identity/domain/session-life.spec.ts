import fc from 'fast-check';
import { sessionEnd, slidEnd, type SignInService } from './session-life';

const policy = { workerDays: 30, employerDays: 7, staffHours: 12 };
const now = new Date('2026-11-23T00:00:00Z');

it.each<[SignInService, string]>([
  ['worker', '2026-12-23T00:00:00.000Z'],
  ['employer', '2026-11-30T00:00:00.000Z'],
  ['centre', '2026-11-23T12:00:00.000Z'],
])('a session of the %s service ends at %s', (service, end) => {
  expect(sessionEnd(service, now, policy).toISOString()).toBe(end);
});

it.each<[string, SignInService, string, string | null]>([
  ['slides after a day', 'worker', '2026-12-22T00:00:00Z', '2026-12-23T00:00:00.000Z'],
  ['does not slide within a day', 'worker', '2026-12-22T00:00:00.001Z', null],
  ['does not come back once over', 'worker', '2026-11-23T00:00:00Z', null],
  ['of an employer never slides', 'employer', '2026-11-24T00:00:00Z', null],
  ['of staff never slides', 'centre', '2026-11-23T01:00:00Z', null],
])('%s', (_what, service, expiresAt, end) => {
  expect(slidEnd(service, new Date(expiresAt), now, policy)?.toISOString() ?? null).toBe(end);
});

it('a worker who looks in every day is never signed out', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 29 * 86_400 }), { maxLength: 50 }), (gapsS) => {
      let at = now;
      let end = sessionEnd('worker', at, policy);
      for (const gap of gapsS) {
        at = new Date(at.getTime() + gap * 1000);
        expect(end > at).toBe(true);
        end = slidEnd('worker', end, at, policy) ?? end;
      }
    }),
  );
});
