import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SharedClock } from './shared-clock';

const file = join(mkdtempSync(join(tmpdir(), 'clock-')), 'offset');
const start = new Date('2026-11-23T10:30:00Z');
let real = 1_000_000;
const seconds = (count: number): Date => new Date(start.getTime() + count * 1_000);

it('tells all processes the offset, moves only forward, and knows when it was what time', () => {
  const clock = new SharedClock(file, start, () => real);
  expect(clock.now()).toEqual(start);
  expect(Number(readFileSync(file, 'utf8'))).toBe(start.getTime() - 1_000_000);
  real += 5_000;
  expect(clock.now()).toEqual(seconds(5));
  clock.advanceTo(seconds(3));
  expect(clock.now()).toEqual(seconds(5));
  clock.advanceTo(seconds(600));
  expect(clock.now()).toEqual(seconds(600));
  expect(Number(readFileSync(file, 'utf8'))).toBe(seconds(600).getTime() - real);
  real += 1_000;
  expect(clock.now()).toEqual(seconds(601));

  expect(clock.realMsOf(seconds(2))).toBe(1_002_000);
  // It never was so: it was skipped when real time stood at 1,005,000.
  expect(clock.realMsOf(seconds(300))).toBe(1_005_000);
  expect(clock.realMsOf(seconds(600))).toBe(1_005_000);
  expect(clock.realMsOf(seconds(601))).toBe(1_006_000);
});
