import type { Candidate } from './candidate';
import { aState, aRow, anOffer, aParty } from '../test/dispatch-examples';
import { aShift, at, aWorker } from '../test/examples';
import { northOf } from '../test/places-and-days';
import { planAndRecord, replay, decided, type DecisionRecord } from './decision-record';
import { DEFAULT_DISPATCH_POLICY } from './dispatch-policy';
import type { DispatchState } from './dispatch-state';
import { planWave } from './plan-wave';

const policy = { ...DEFAULT_DISPATCH_POLICY, quietHours: { fromHour: 22, untilHour: 7, urgentMinutes: 120 } };
const [bedtime, morning] = [at('2026-11-23 22:30'), at('2026-11-24 07:00')];
const willing = { preferences: { ...aWorker().preferences, nightOffers: true } };
const atMarket = {
  presence: {
    marketId: 'market-1',
    point: northOf(500),
    arrivedAt: at('2026-11-23 20:00'),
    until: at('2026-11-24 09:00'),
  },
};
const early = aShift();
const afternoon = aShift({ window: { start: at('2026-11-24 14:00'), end: at('2026-11-24 18:00') } });

/** At half past ten, ten people and more, for the shift. */
const night = (people: readonly Candidate[], change: Partial<DispatchState> = {}): DispatchState =>
  aState(people, { now: bedtime, policy, shift: afternoon, ...change });

describe('work that can wait for the morning', () => {
  it('waits, whoever has allowed to be woken', () => {
    for (const people of [aRow(10), aRow(10, willing)]) {
      expect(planWave(night(people))).toEqual({
        kind: 'wait',
        until: morning,
        reason: 'quiet_hours',
        unresolvedSeats: 4,
      });
    }
  });

  it('is asked about at once before ten and from seven on', () => {
    expect(planWave(night(aRow(10), { now: at('2026-11-23 21:59') })).kind).toBe('wave');
    expect(planWave(night(aRow(10), { now: morning })).kind).toBe('wave');
  });

  it('goes to those at a market: they are awake', () => {
    const plan = planWave(night([...aRow(10), ...aRow(2, atMarket, 20)]));
    expect(plan).toMatchObject({ kind: 'wave', picks: [{ workerId: 'worker-20' }, { workerId: 'worker-21' }] });
  });

  it('but not before its regulars, who sleep', () => {
    const people = [...aRow(10), ...aRow(2, atMarket, 20)];
    expect(planWave(night(people, { regularIds: ['worker-1'] }))).toMatchObject({
      kind: 'wait',
      reason: 'quiet_hours',
    });
    const asked = { regularIds: ['worker-1'], offers: [anOffer(1, { state: 'declined' })] };
    expect(planWave(night(people, asked)).kind).toBe('wave');
  });

  it('is over when all have been asked, at night too', () => {
    const offers = [anOffer(1, { state: 'declined' }), anOffer(2, { state: 'declined' })];
    expect(planWave(night(aRow(2), { offers }))).toMatchObject({ kind: 'exhausted', reason: 'everybody_asked' });
  });

  it('is looked at again in the morning, however long its open offers live', () => {
    const until = (expiresAt: string) =>
      planWave(night(aRow(10), { offers: [anOffer(1, { expiresAt: at(expiresAt) })] }));
    expect(until('2026-11-24 07:10')).toMatchObject({ kind: 'wait', until: morning, reason: 'quiet_hours' });
    expect(until('2026-11-23 23:00')).toMatchObject({ until: at('2026-11-23 23:00'), reason: 'offers_open' });
  });
});

describe('work that cannot wait', () => {
  it('is offered to those who have allowed it, and to those at a market', () => {
    const plan = planWave(night([...aRow(10), ...aRow(2, willing, 20), ...aRow(1, atMarket, 30)], { shift: early }));
    expect(plan.kind === 'wave' && plan.picks.map(({ workerId }) => workerId).sort()).toEqual([
      'worker-20',
      'worker-21',
      'worker-30',
    ]);
  });

  it('of its regulars to those who have', () => {
    const state = night([...aRow(3), ...aRow(1, willing, 20)], { shift: early, regularIds: ['worker-1', 'worker-20'] });
    expect(planWave(state)).toMatchObject({ kind: 'wave', wave: 0, picks: [{ workerId: 'worker-20' }] });
  });

  it('to a party when all who are to come have', () => {
    const pair = (second: Partial<Candidate>) => {
      const members = [aWorker({ ...willing, number: 1 }), aWorker({ ...second, number: 2 })];
      const party = aParty('party-1', members);
      return planWave({ ...aState(members, { now: bedtime, policy, shift: early }, [party]) });
    };
    expect(pair(willing)).toMatchObject({ kind: 'wave', picks: [{ partyId: 'party-1' }] });
    expect(pair({})).toMatchObject({ kind: 'wave', picks: [{ partyId: null, workerId: 'worker-1' }] });
  });

  it('ends with the number of those who sleep, when it begins before they wake', () => {
    expect(planWave(night(aRow(5), { shift: early }))).toMatchObject({
      kind: 'exhausted',
      reason: 'nobody_eligible',
      survey: { eligible: 0, failing: { quiet_hours: 5 } },
    });
  });

  it('waits for them when they wake in time', () => {
    const atEight = aShift({ window: { start: at('2026-11-24 08:00'), end: at('2026-11-24 12:00') } });
    const plan = planWave(night([...aRow(5), ...aRow(1, willing, 20)], { shift: atEight }));
    expect(plan).toMatchObject({ kind: 'wave', picks: [{ workerId: 'worker-20' }] });
    expect(planWave(night(aRow(5), { shift: atEight }))).toMatchObject({
      kind: 'wait',
      until: morning,
      reason: 'quiet_hours',
    });
    // A cap passes first.
    const capped = aWorker({ ...willing, number: 9, openOffers: 3 });
    expect(planWave(night([...aRow(5), capped], { shift: atEight }))).toMatchObject({
      kind: 'wait',
      until: at('2026-11-23 22:50'),
      reason: 'caps',
    });
  });
});

it('a decision of the night is the same again, and one from before quiet hours too', () => {
  const state = night([...aRow(5), ...aRow(2, willing, 20)], { shift: early });
  const { plan, record } = planAndRecord(state);
  const stored = JSON.parse(JSON.stringify(record)) as DecisionRecord;
  expect(stored.policy.quietHours).toEqual(policy.quietHours);
  expect(replay(stored).map(decided)).toEqual(plan.waves.map(decided));
});

it('a decision from before there were quiet hours and kept offers is the same again', () => {
  const scarcity = { keptOffers: 0, nearRings: 1 };
  const { plan, record } = planAndRecord(aState(aRow(9), { policy: { ...DEFAULT_DISPATCH_POLICY, scarcity } }));
  const { quietHours: _night, scarcity: _scarcity, ...before } = record!.policy;
  const old = { ...record!, planner: 1, policy: before as DecisionRecord['policy'] };
  expect(replay(old).map(decided)).toEqual(plan.waves.map(decided));
});
