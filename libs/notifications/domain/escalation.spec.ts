import { callNotBefore, escalationTimes } from './escalation';

const policy = { smsUrgentSeconds: 20, smsSeconds: 60, callUrgentMinutes: 5, callMinutes: 15 };
const now = new Date('2026-11-23T08:00:00Z');

describe('escalation', () => {
  it.each([
    [true, '2026-11-23T08:00:20.000Z', '2026-11-23T08:05:00.000Z'],
    [false, '2026-11-23T08:01:00.000Z', '2026-11-23T08:15:00.000Z'],
  ])('urgent: %s', (urgent, sms, call) => {
    const times = escalationTimes(now, urgent, policy);
    expect([times.smsAt.toISOString(), times.callAt.toISOString()]).toEqual([sms, call]);
  });

  it('never phones before it has texted', () => {
    const times = escalationTimes(now, true, { ...policy, smsUrgentSeconds: 600, callUrgentMinutes: 0 });
    expect(times.callAt).toEqual(times.smsAt);
  });

  it('phones about a seat when the start is near, and no sooner than about anything', () => {
    const far = callNotBefore(new Date('2026-11-25T22:00:00Z'), 14);
    expect(escalationTimes(now, false, policy, far).callAt.toISOString()).toBe('2026-11-25T08:00:00.000Z');
    const near = callNotBefore(new Date('2026-11-23T09:00:00Z'), 14);
    expect(escalationTimes(now, true, policy, near).callAt.toISOString()).toBe('2026-11-23T08:05:00.000Z');
  });
});
