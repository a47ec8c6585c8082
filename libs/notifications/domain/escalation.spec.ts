import { NO_QUIET_HOURS } from '@gg/kernel';
import { callNotBefore, escalationTimes } from './escalation';

const policy = { smsUrgentSeconds: 20, smsSeconds: 60, callUrgentMinutes: 5, callMinutes: 15 };
const now = new Date('2026-11-23T08:00:00Z');
const byDay = { urgent: false, quietHours: NO_QUIET_HOURS };

describe('escalation', () => {
  it.each([
    [true, '2026-11-23T08:00:20.000Z', '2026-11-23T08:05:00.000Z'],
    [false, '2026-11-23T08:01:00.000Z', '2026-11-23T08:15:00.000Z'],
  ])('urgent: %s', (urgent, sms, call) => {
    const times = escalationTimes(now, policy, { ...byDay, urgent });
    expect([times.smsAt.toISOString(), times.callAt.toISOString()]).toEqual([sms, call]);
  });

  it('never phones before it has texted', () => {
    const times = escalationTimes(
      now,
      { ...policy, smsUrgentSeconds: 600, callUrgentMinutes: 0 },
      { ...byDay, urgent: true },
    );
    expect(times.callAt).toEqual(times.smsAt);
  });

  it('phones about a seat when the start is near, and no sooner than about anything', () => {
    const far = callNotBefore(new Date('2026-11-25T22:00:00Z'), 14);
    expect(escalationTimes(now, policy, { ...byDay, notBefore: far }).callAt.toISOString()).toBe(
      '2026-11-25T08:00:00.000Z',
    );
    const near = callNotBefore(new Date('2026-11-23T09:00:00Z'), 14);
    expect(escalationTimes(now, policy, { ...byDay, urgent: true, notBefore: near }).callAt.toISOString()).toBe(
      '2026-11-23T08:05:00.000Z',
    );
  });

  const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}+08:00`);
  it.each([
    [
      'that began by day goes on in the morning',
      '2026-11-23 21:50',
      '2026-11-24 14:00',
      null,
      '21:51',
      '2026-11-24 07:05',
    ],
    [
      'all of it, when it began at night',
      '2026-11-23 23:00',
      '2026-11-24 14:00',
      null,
      '2026-11-24 07:01',
      '2026-11-24 07:15',
    ],
    ['goes on for work that cannot wait', '2026-11-23 21:50', '2026-11-24 06:00', null, '21:51', '2026-11-23 22:05'],
    [
      'phones in the morning when the night is near the start',
      '2026-11-23 20:00',
      '2026-11-24 14:00',
      14,
      '20:01',
      '2026-11-24 07:00',
    ],
    ['phones by day when that is near', '2026-11-23 20:00', '2026-11-24 23:00', 14, '20:01', '2026-11-24 09:00'],
  ] as const)('at night %s', (_, made, start, within, sms, call) => {
    const times = escalationTimes(at(made), policy, {
      urgent: false,
      notBefore: within && callNotBefore(at(start), within),
      restingFor: at(start),
      quietHours: { fromHour: 22, untilHour: 7, urgentMinutes: 120 },
    });
    expect(times).toEqual({ smsAt: at(sms.length > 5 ? sms : `${made.slice(0, 11)}${sms}`), callAt: at(call) });
  });
});
