import { DEVELOPMENT_PLAN, generateWorld } from '@database/seed';
import { distanceM, localMinute } from '@gg/kernel';
import { cornersOf, nextPosting } from './ordinary-day';

const now = new Date('2026-11-24T01:00:00.000Z');
const world = generateWorld({ ...DEVELOPMENT_PLAN, pastBookings: 500, now });

it('every corner has an employer who posts, and people near it who do that trade; nobody is at two', () => {
  const corners = cornersOf(world, 5, 40);
  expect(corners.length).toBe(5);
  const people = corners.flatMap((corner) => corner.people.map(({ id }) => id));
  expect(people.length).toBeGreaterThan(10);
  expect(people.length).toBeLessThanOrEqual(40);
  expect(new Set(people).size).toBe(people.length);
  for (const { models, people: near } of corners) {
    for (const { home, trades } of near) {
      const fits = models.filter(({ tradeCode }) => trades.some(({ code }) => code === tradeCode));
      expect(Math.min(...fits.map(({ assembly }) => distanceM(home, assembly.point)))).toBeLessThanOrEqual(20_000);
    }
  }
});

it('posts the same work at the same hours of one of the next days, for a few people', () => {
  const [{ models }] = cornersOf(world, 1, 5) as [ReturnType<typeof cornersOf>[number]];
  for (let nth = 0; nth < 20; nth++) {
    const made = nextPosting(models[0]!, now, nth);
    const [before, shift] = [models[0]!.shifts[0]!, made.shifts[0]!];
    expect(made.shifts).toHaveLength(1);
    expect(shift.start.getTime()).toBeGreaterThanOrEqual(now.getTime() + 3 * 3_600_000);
    expect(shift.start.getTime()).toBeLessThan(now.getTime() + 8 * 86_400_000);
    expect(localMinute(shift.start)).toBe(localMinute(before.start));
    expect(shift.end.getTime() - shift.start.getTime()).toBe(before.end.getTime() - before.start.getTime());
    expect(shift.headcount).toBeGreaterThanOrEqual(1);
    expect(shift.headcount).toBeLessThanOrEqual(6);
  }
});
