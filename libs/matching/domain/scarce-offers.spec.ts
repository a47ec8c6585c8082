import { Dice } from '../test/dice';
import { anIndex, aRow, aState, seats } from '../test/dispatch-examples';
import { aShift, at, aWorker } from '../test/examples';
import { northOf } from '../test/places-and-days';
import type { Candidate } from './candidate';
import { DEFAULT_DISPATCH_POLICY, type DispatchPolicy } from './dispatch-policy';
import type { DispatchState, OfferSoFar } from './dispatch-state';
import { planDispatch } from './plan-dispatch';
import { planWave } from './plan-wave';

const MINUTE = 60_000;
const skilled = (code: string) => ({ code, experienceShifts: 10, experienceMonths: 0 });
const ids = (plan: ReturnType<typeof planWave>): string[] =>
  plan.kind === 'wave' ? plan.picks.map(({ workerId }) => workerId) : [];

describe('the last open offer of a worker', () => {
  // A wave of four seats takes ten people.
  const [spare, last] = [aRow(10, {}, 1, 5_000), aRow(10, { openOffers: 2 }, 21, 100)];

  it('is left to others by a shift that finds enough people near', () =>
    expect(ids(planWave(aState([...spare, ...last])))).toEqual(spare.map(({ workerId }) => workerId)));

  it('goes to a shift that does not, after those who have offers to spare and before people far away', () => {
    const far = aRow(10, {}, 41, 15_000);
    const asked = ids(planWave(aState([...spare.slice(0, 4), ...last.slice(0, 3), ...far])));
    expect(asked.slice(0, 8)).toEqual(
      [...spare.slice(0, 4), ...last.slice(0, 3), far[0]!].map(({ workerId }) => workerId),
    );
  });

  it('goes to a shift that starts soon, in the order of the score', () => {
    const soon = aState([...spare, ...last], { now: at('2026-11-24 05:00') });
    expect(ids(planWave(soon)).slice(0, 10)).toEqual(last.map(({ workerId }) => workerId));
  });

  it('goes to the regulars of a shift, and is nobody’s to keep where a worker has only one', () => {
    const regularIds = last.slice(0, 2).map(({ workerId }) => workerId);
    expect(ids(planWave(aState([...spare, ...last], { regularIds })))).toEqual(regularIds);
    const policy = { ...DEFAULT_DISPATCH_POLICY, openOffers: 1 };
    expect(ids(planWave(aState(aRow(20), { policy })))).toHaveLength(10);
  });

  it('takes no party apart', () => {
    const members = [1, 2].map((number) =>
      aWorker({ number, partyIds: ['p'], openOffers: number === 2 ? 2 : 0, point: northOf(100) }),
    );
    const party = {
      partyId: 'p',
      kind: 'couple' as const,
      memberIds: ['worker-1', 'worker-2'],
      leaderId: 'worker-1',
      minimum: 2,
    };
    const others = aRow(10, {}, 11, 5_000);
    expect(planWave(aState([...members, ...others], {}, [party]))).toMatchObject({
      picks: [{ partyId: 'p' }, {}, {}, {}, {}, {}, {}, {}, {}],
    });
  });
});

/** A shift of a market with what became of it. */
interface Open {
  state: DispatchState;
  readonly trade: string;
  readonly postedAt: number;
  lookAt: number;
}
interface Asked {
  readonly shift: Open;
  readonly workerId: string;
  readonly answersAt: number;
}

/**
 * A tight market, minute by minute: six shifts that everybody may take and, posted last, one that six of the thirty may; all
 * at the same hours, so that whoever takes one is lost to the others. Everybody answers each offer some minutes later.
 */
function play(dice: Dice, policy: DispatchPolicy): { hard: number; easy: number } {
  const people = new Map<string, Candidate>(
    Array.from({ length: 30 }, (_, n) => {
      const trades = n < 6 ? [skilled('sorter'), skilled('loader')] : [skilled('sorter')];
      const c = aWorker({ number: n + 1, point: northOf(dice.whole(100, 4_000)), trades });
      return [c.workerId, c] as const;
    }),
  );
  const index = anIndex([...people.values()]);
  const change = (workerId: string, to: Partial<Candidate>): void => {
    people.set(workerId, { ...people.get(workerId)!, ...to });
    index.upsert(people.get(workerId)!);
  };
  const start = at('2026-11-23 20:10').getTime();
  const shifts = Array.from({ length: 7 }, (_, n): Open => {
    const trade = n === 6 ? 'loader' : 'sorter';
    const shift = aShift({ shiftId: `shift-${n}`, trade, judged: { ...aShift().judged } });
    const state = { ...aState([], { shift, seats: seats(n === 6 ? 2 : 3), policy }), candidates: index };
    return { state, trade, postedAt: start + n * MINUTE, lookAt: 0 };
  });
  let asked: Asked[] = [];
  const set = (shift: Open, to: Partial<DispatchState>): void => void (shift.state = { ...shift.state, ...to });
  const end = ({ shift, workerId }: Asked, state: OfferSoFar['state']): void => {
    const isIt = (o: OfferSoFar): boolean => o.state === 'open' && o.memberIds[0] === workerId;
    set(shift, { offers: shift.state.offers.map((o) => (isIt(o) ? { ...o, state } : o)) });
    change(workerId, { openOffers: people.get(workerId)!.openOffers - 1 });
    shift.lookAt = 0;
  };
  for (let now = start; now < start + 240 * MINUTE; now += MINUTE) {
    if (shifts.every(({ state }) => state.seats.filled === state.seats.headcount)) break;
    for (const one of asked.filter(({ answersAt }) => answersAt <= now)) {
      if (!asked.includes(one)) continue;
      asked = asked.filter((other) => other !== one);
      const { shift, workerId } = one;
      const { filled, headcount } = shift.state.seats;
      const accepts = dice.percent(45) && filled < headcount;
      end(one, accepts ? 'accepted' : filled < headcount ? 'declined' : 'withdrawn');
      if (!accepts) continue;
      set(shift, {
        seats: seats(headcount, filled + 1),
        seatedWorkerIds: [...shift.state.seatedWorkerIds, workerId],
      });
      const { window } = shift.state.shift;
      const paidMinutes = [{ date: '2026-11-24', minutes: 480 }];
      const booking = {
        bookingId: 'b',
        ...window,
        legalEmployerCode: 'B',
        engagementType: 'casual' as const,
        paidMinutes,
        unpaidBreaks: [],
      };
      change(workerId, { bookings: [booking] });
      for (const other of asked.filter((o) => o.workerId === workerId)) end(other, 'withdrawn');
      asked = asked.filter((o) => o.workerId !== workerId);
    }
    for (const shift of shifts.filter(({ postedAt, lookAt }) => postedAt <= now && lookAt <= now)) {
      set(shift, { now: new Date(now) });
      const { waves, then } = planDispatch(shift.state);
      shift.lookAt = then.kind === 'wait' ? then.until.getTime() : now + 60 * MINUTE;
      for (const wave of waves) {
        const made = wave.picks.map(({ workerId, expectedAcceptanceMicro }): OfferSoFar => {
          change(workerId, { openOffers: people.get(workerId)!.openOffers + 1 });
          asked.push({ shift, workerId, answersAt: now + dice.whole(2, 18) * MINUTE });
          const about = {
            wave: wave.wave,
            partyId: null,
            memberIds: [workerId],
            state: 'open',
            source: 'nearby',
          } as const;
          return {
            ...about,
            expiresAt: new Date(now + 60 * MINUTE),
            reached: true,
            materialVersion: 1,
            expectedAcceptanceMicro,
          };
        });
        set(shift, { offers: [...shift.state.offers, ...made], nextWave: wave.wave + 1, radiusSoFarM: wave.radiusM });
      }
    }
  }
  const filledOf = (trade: string): number =>
    shifts.filter((one) => one.trade === trade).reduce((sum, { state }) => sum + state.seats.filled, 0);
  return { hard: filledOf('loader'), easy: filledOf('sorter') };
}

it('in a tight market more of the seats that few may take are filled, and no fewer in all', () => {
  const markets = 60;
  const run = (keptOffers: number): { hard: number; easy: number } => {
    const policy = { ...DEFAULT_DISPATCH_POLICY, scarcity: { keptOffers, nearRings: 2 } };
    const total = { hard: 0, easy: 0 };
    for (let n = 0; n < markets; n++) {
      const { hard, easy } = play(new Dice(n), policy);
      total.hard += hard;
      total.easy += easy;
    }
    return total;
  };
  const [without, kept] = [run(0), run(1)];
  expect(kept.hard).toBeGreaterThan(without.hard);
  expect(kept.hard + kept.easy).toBeGreaterThanOrEqual(without.hard + without.easy);
}, 30_000);
