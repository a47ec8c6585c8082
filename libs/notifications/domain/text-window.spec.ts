import { nextTextWindow, textWindow } from './text-window';

const policy = { newsWithinHours: 14, sameShiftMinutes: 10 };
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
});
