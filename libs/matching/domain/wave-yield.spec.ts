import { Dice } from '../test/dice';
import { aRow, aState, seats } from '../test/dispatch-examples';
import type { Candidate } from './candidate';
import { DEFAULT_DISPATCH_POLICY } from './dispatch-policy';
import type { DispatchState, OfferSoFar } from './dispatch-state';
import { ExpectedAcceptance } from './expected-acceptance';
import { areEnough, NO_SEATS, withOffer } from './expected-seats';
import { planDispatch } from './plan-dispatch';

const SEAT = 1_000_000;
const nothing = { acceptance: { offers: 0, accepts: 0 }, reasons: [] };
const record = (value: number) => [{ reasons: [{ part: 'show_up', value }] }] as never;

describe('what an offer is expected to bring', () => {
  it.each<[string, Partial<DispatchState>, number, number]>([
    ['nothing known: the prior', {}, 900_000, 400_000],
    [
      'a source of which one seat in four is given back',
      { keptBySource: { nearby: { seats: 180, kept: 130 } } },
      900_000,
      300_000,
    ],
    ['few seats say little', { keptBySource: { nearby: { seats: 5, kept: 0 } } }, 900_000, 320_000],
    ['seats of another source say nothing', { keptBySource: { regular: { seats: 180, kept: 0 } } }, 900_000, 400_000],
    ['a worker who stayed away half of the time', {}, 450_000, 200_000],
    ['a worker better than a newcomer: as one', {}, 990_000, 400_000],
    ['never below 5 %', { keptBySource: { nearby: { seats: 980, kept: 0 } } }, 100_000, 50_000],
  ])('%s', (_what, change, showUp, expected) =>
    expect(new ExpectedAcceptance(aState([], change)).ofWorkers('nearby', nothing, record(showUp))).toBe(expected),
  );

  it('of somebody who opted out of being looked at is what is usual', () =>
    expect(new ExpectedAcceptance(aState([])).ofWorkers('nearby', nothing, [{ reasons: [] }])).toBe(400_000));
});

describe('enough offers', () => {
  const offers = (count: number, people = 1) =>
    Array.from({ length: count }).reduce<typeof NO_SEATS>((all) => withOffer(all, people, 400_000), NO_SEATS);

  it('are those whose sum covers the seats; near the hour, with something to spare', () => {
    expect([9, 10].map((count) => areEnough(offers(count), 4 * SEAT, 0))).toEqual([false, true]);
    // 12 bring 4.8 ± 1.70, 13 bring 5.2 ± 1.77.
    expect([12, 13].map((count) => areEnough(offers(count), 4 * SEAT, 500))).toEqual([false, true]);
  });

  it('are more where all of a party may stay away at once', () =>
    expect([areEnough(offers(12), 4 * SEAT, 400), areEnough(offers(4, 3), 4 * SEAT, 400)]).toEqual([true, false]));
});

/**
 * One shift filled to its start, by people who accept with one probability and give their seat back with another.
 * @param size how many are asked; null: as the plan says
 */
function fill(dice: Dice, accepts: number, keeps: number, state: DispatchState, size: number | null) {
  const start = state.shift.window.start.getTime();
  let offered = 0;
  let now = state.now.getTime();
  let current = state;
  for (let turn = 0; turn < 500 && now < start - 60_000; turn++) {
    const { waves, then } = planDispatch({ ...current, now: new Date(now) });
    const picks = waves.flatMap((wave) => wave.picks).slice(0, size ?? Infinity);
    offered += picks.length;
    let { filled } = current.seats;
    const seated = [...current.seatedWorkerIds];
    const made = picks.map((pick): OfferSoFar => {
      const came = dice.percent(accepts) && filled < current.seats.headcount;
      // Who gives the seat back does so at once: it is free for the next wave, and they are not asked again.
      if (came && dice.percent(keeps)) {
        filled++;
        seated.push(pick.workerId);
      }
      return {
        wave: 1,
        partyId: null,
        memberIds: pick.memberIds,
        state: came ? 'accepted' : 'expired',
        source: 'nearby',
        expiresAt: new Date(now),
        reached: true,
        materialVersion: 1,
        expectedAcceptanceMicro: pick.expectedAcceptanceMicro,
      };
    });
    const last = waves.at(-1);
    now += (last?.offerLifeMinutes.sms ?? 1) * 60_000;
    current = {
      ...current,
      offers: [...current.offers, ...made],
      seatedWorkerIds: seated,
      seats: { ...current.seats, filled },
      nextWave: (last?.wave ?? current.nextWave) + 1,
      radiusSoFarM: last?.radiusM ?? current.radiusSoFarM,
    };
    if (then.kind === 'full' || (waves.length === 0 && then.kind === 'exhausted')) break;
  }
  return { filled: current.seats.filled, offered, minutes: (now - state.now.getTime()) / 60_000 };
}

it('in a market of its own habits the seats are filled with few more offers than it takes, and twice as soon as one by one', () => {
  const dice = new Dice(20_261_129);
  const [accepts, keeps, headcount, shifts] = [25, 85, 20, 12];
  const people: Candidate[] = aRow(250);
  const learned = {
    acceptanceBySource: { nearby: { offers: 500, accepts: 125 } },
    keptBySource: { nearby: { seats: 120, kept: 102 } },
  };
  const shift = aState(people).shift;
  const now = new Date(shift.window.start.getTime() - 30 * 60_000);
  const total = { plan: { filled: 0, offered: 0, minutes: 0 }, thumb: { filled: 0, offered: 0, minutes: 0 } };
  for (let n = 0; n < shifts; n++) {
    const state = { ...aState(people, { ...learned, seats: seats(headcount) }), now };
    const policy = { ...DEFAULT_DISPATCH_POLICY, urgency: { startsWithinMinutes: 0, spareMilli: 0, firstRing: 0 } };
    for (const [how, run] of [
      ['plan', fill(dice, accepts, keeps, state, null)],
      // As many as there are seats, and again when those have answered.
      ['thumb', fill(dice, accepts, keeps, { ...state, policy }, headcount)],
    ] as const) {
      total[how].filled += run.filled;
      total[how].offered += run.offered;
      total[how].minutes += run.minutes;
    }
  }
  const seatsInAll = headcount * shifts;
  // Nobody can do with fewer offers than one for each acceptance that is kept.
  const least = 1 / ((accepts / 100) * (keeps / 100));
  expect(total.plan.filled / seatsInAll).toBeGreaterThanOrEqual(0.97);
  expect(total.plan.filled).toBeGreaterThanOrEqual(total.thumb.filled);
  expect(total.plan.minutes).toBeLessThan(total.thumb.minutes / 2);
  expect(total.plan.offered / total.plan.filled).toBeLessThanOrEqual(least * 1.25);
}, 15_000);
