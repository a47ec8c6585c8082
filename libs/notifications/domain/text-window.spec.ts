import { NO_QUIET_HOURS } from '@gg/kernel';
import { atAnyTime, nextTextWindow, textWindow } from './text-window';

const policy = { newsWithinHours: 14, sameShiftMinutes: 10, quietHours: NO_QUIET_HOURS };
const start = new Date('2026-11-23T22:00:00Z');
const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);

describe('windows of texts about one shift', () => {
  it.each([
    ['21:59', 0, '21:59'],
    ['21:51', 0, '21:51'],
    ['21:50', 1, '21:50'],
    ['20:59', 6, '20:59'],
    ['08:00', 84, '08:00'],
    ['03:00', 84, '08:00'],
  ])('at %s it is number %i from the start, and its text goes at %s', (now, index, dueAt) =>
    expect(textWindow(at(now), start, policy)).toEqual({ index, dueAt: at(dueAt) }),
  );

  it('there is none once the work has started', () => expect(textWindow(start, start, policy)).toBeNull());

  it('the next begins where the one before ends', () => {
    expect(nextTextWindow({ index: 6, dueAt: at('20:55') }, start, policy)).toEqual({ index: 5, dueAt: at('21:00') });
    expect(nextTextWindow({ index: 1, dueAt: at('21:45') }, start, policy)).toEqual({ index: 0, dueAt: at('21:50') });
    expect(nextTextWindow({ index: 0, dueAt: at('21:55') }, start, policy)).toBeNull();
  });

  it('what has no start is told at once, and again in the next ten minutes', () => {
    const anyTime = atAnyTime(policy);
    const first = textWindow(at('03:07'), anyTime.start, anyTime.policy)!;
    expect(first.dueAt).toEqual(at('03:07'));
    expect(textWindow(at('03:09'), anyTime.start, anyTime.policy)!.index).toBe(first.index);
    expect(nextTextWindow(first, anyTime.start, anyTime.policy)).toEqual({
      index: first.index - 1,
      dueAt: at('03:10'),
    });
  });

  describe('at night', () => {
    const resting = { ...policy, quietHours: { fromHour: 22, untilHour: 7, urgentMinutes: 120 } };
    const local = (text: string) => new Date(`2026-11-${text.replace(' ', 'T')}:00+08:00`);
    const afternoon = local('24 14:00');
    const morning = { index: 42, dueAt: local('24 07:00') };

    it.each(['24 00:00', '24 03:00', '23 20:00'])('what comes at %s is one text in the morning', (now) =>
      expect(textWindow(local(now), afternoon, resting)).toEqual(morning),
    );

    it('what came in the last window of the evening too', () => {
      const evening = local('24 09:00');
      const late = textWindow(local('23 21:55'), evening, resting)!;
      expect(late.dueAt).toEqual(local('23 21:55'));
      expect(nextTextWindow(late, evening, resting)).toEqual({ index: 12, dueAt: local('24 07:00') });
    });

    it('what has no start waits', () => {
      const anyTime = atAnyTime(resting);
      expect(textWindow(local('24 03:00'), anyTime.start, anyTime.policy)!.dueAt).toEqual(local('24 07:00'));
    });

    it('work that cannot wait is told of at once', () =>
      expect(textWindow(local('24 03:00'), local('24 06:00'), resting)?.dueAt).toEqual(local('24 03:00')));
  });
});
