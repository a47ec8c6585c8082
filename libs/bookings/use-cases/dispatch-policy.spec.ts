import fc from 'fast-check';
import { offerLifeMinutes } from '@gg/matching';
import { settingsSchema } from '@gg/platform';
import { dispatchPolicy } from './dispatch-policy';

const standard = settingsSchema.parse({});
const now = new Date('2026-11-23T08:00:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe('the life of an offer', () => {
  it.each([
    ['within two hours', 90, { socket: 3, sms: 8 }],
    ['within twelve hours', 600, { socket: 10, sms: 18 }],
    ['later', 2_000, { socket: 20, sms: 60 }],
    ['never past the start', 6, { socket: 3, sms: 6 }],
  ])('%s', (_when, minutes, life) =>
    expect(offerLifeMinutes(now, inMinutes(minutes), dispatchPolicy(standard.dispatch, standard))).toEqual(life),
  );

  const life = fc.integer({ min: 1, max: 90 });
  const step = fc.integer({ min: 0, max: 90 });
  it('outlasts the step to the call list by the time for a call, whatever the settings', () => {
    fc.assert(
      fc.property(
        fc.record({ urgentMinutes: life, soonMinutes: life, socketMinutes: life, smsMinutes: life }),
        fc.record({ callUrgentMinutes: step, callMinutes: step }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 3_000 }),
        (lives, escalation, talkMinutes, left) => {
          const settings = settingsSchema.parse({ dispatch: { life: lives }, escalation, calls: { talkMinutes } });
          const { sms } = offerLifeMinutes(now, inMinutes(left), dispatchPolicy(settings.dispatch, settings));
          const untilCall = left <= 120 ? escalation.callUrgentMinutes : escalation.callMinutes;
          expect(sms).toBeGreaterThanOrEqual(Math.min(left, untilCall + talkMinutes));
        },
      ),
    );
  });
});
