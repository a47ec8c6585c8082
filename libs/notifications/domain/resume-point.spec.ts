import fc from 'fast-check';
import { newId } from '@gg/kernel';
import { floorOf, nextPageCursor, readResumePoint } from './resume-point';

const anInstant = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }).map((ms) => new Date(ms));
const id = newId();

describe('resume point', () => {
  it.each([
    [null, { kind: 'start' }],
    [id, { kind: 'notice', id }],
    ['2026-11-23T08:00:00.123Z', { kind: 'instant', at: new Date('2026-11-23T08:00:00.123Z') }],
    ['2026-11-23T16:00:00+08:00', { kind: 'instant', at: new Date('2026-11-23T08:00:00Z') }],
  ])('%s', (after, point) => expect(readResumePoint(after)).toEqual(point));

  it.each([
    '',
    ' ',
    '0',
    'null',
    'yesterday',
    '2026-13-45T99:99:99Z',
    '2026-11-23',
    `${id} `,
    id.toUpperCase(),
    'page.1.2.x',
    `page.-1.2.${id}`,
    `page.1.${id}`,
    `page.start.start.${id}`,
    `page.1.2.${id}.3`,
  ])('%j is not understood', (after) => expect(readResumePoint(after)).toBeNull());

  it('a page cursor comes back as it was, and fits in what a socket accepts', () => {
    fc.assert(
      fc.property(fc.option(anInstant), anInstant, (floor, at) => {
        const page = { floor, at, id: newId() };
        const cursor = nextPageCursor(page);
        expect(cursor.length).toBeLessThanOrEqual(100);
        expect(readResumePoint(cursor)).toEqual({ kind: 'page', page });
      }),
    );
  });

  it('never throws, whatever a client sends', () => {
    fc.assert(fc.property(fc.string(), (after) => void readResumePoint(after)));
  });

  it('goes back by the overlap', () =>
    expect(floorOf(new Date('2026-11-23T08:02:00Z'), 120)).toEqual(new Date('2026-11-23T08:00:00Z')));
});
