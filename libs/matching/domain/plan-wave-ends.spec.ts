import { anOffer, aRow, aState, seats } from '../test/dispatch-examples';
import { at, aWorker } from '../test/examples';
import { northOf } from '../test/places-and-days';
import { assertDispatchPolicy, DEFAULT_DISPATCH_POLICY, type DispatchPolicy } from './dispatch-policy';
import type { DispatchState } from './dispatch-state';
import { planDispatch } from './plan-dispatch';
import { planWave } from './plan-wave';

const busy = { offersToday: { date: '2026-11-23', count: 20 } };

describe('when there is nothing to ask', () => {
  it('full: every seat is taken, whatever the state', () => {
    expect(planWave(aState(aRow(9), { seats: seats(4, 4) }))).toEqual({ kind: 'full' });
    expect(planWave(aState(aRow(9), { seats: { headcount: 4, filled: 5, state: 'ended' } }))).toEqual({ kind: 'full' });
  });

  it.each(['withdrawn', 'ended'] as const)('closed: a shift that is %s asks nobody', (state) => {
    const plan = planWave(aState(aRow(9), { seats: { headcount: 4, filled: 1, state } }));
    expect(plan).toMatchObject({ kind: 'exhausted', reason: 'closed', unresolvedSeats: 3, survey: null });
  });

  it.each<[string, number]>([
    ['2026-11-24 05:59', 1],
    ['2026-11-24 06:00', 0],
    ['2026-11-24 07:00', 0],
  ])('too late: at %s', (now, waves) => {
    const plan = planWave(aState(aRow(9), { now: at(now) }));
    if (waves === 1) expect(plan.kind).toBe('wave');
    else expect(plan).toMatchObject({ kind: 'exhausted', reason: 'too_late', unresolvedSeats: 4, survey: null });
  });

  it('waits for the first open offer to end when enough is expected of the open ones', () => {
    const offers = [
      anOffer(1, { expectedAcceptanceMicro: 700_000 }),
      anOffer(2, { expectedAcceptanceMicro: 300_000, expiresAt: at('2026-11-23 20:14') }),
    ];
    expect(planWave(aState(aRow(9), { seats: seats(1), offers }))).toEqual({
      kind: 'wait',
      until: at('2026-11-23 20:14'),
      reason: 'offers_open',
      unresolvedSeats: 0,
    });
  });

  it('waits for open offers when nobody else may be asked, and says how many seats are in doubt', () => {
    expect(planWave(aState(aRow(1), { offers: [anOffer(1)] }))).toEqual({
      kind: 'wait',
      until: at('2026-11-23 20:25'),
      reason: 'offers_open',
      unresolvedSeats: 4,
    });
  });

  it('nobody eligible: counts by the first failing condition, within the widest radius', () => {
    const people = [
      aWorker({ number: 1, active: false }),
      aWorker({ number: 2, birthDate: '2011-01-01', openOffers: 3 }),
      aWorker({ number: 3, weeklyAvailability: [] }),
      aWorker({ number: 4, weeklyAvailability: [], point: northOf(49_000) }),
      aWorker({ number: 5, weeklyAvailability: [], point: northOf(51_000) }),
      aWorker({ number: 6, trades: [{ code: 'loader', experienceShifts: 0, experienceMonths: 0 }] }),
    ];
    expect(planWave(aState(people))).toEqual({
      kind: 'exhausted',
      reason: 'nobody_eligible',
      unresolvedSeats: 4,
      survey: { considered: 4, excluded: 0, eligible: 0, failing: { active: 1, age: 1, available: 2 } },
      answered: { accepted: 0, declined: 0, expired: 0 },
    });
  });

  it('everybody asked: with what they answered', () => {
    const offers = [
      anOffer(1, { state: 'accepted' }),
      anOffer(2, { state: 'declined' }),
      anOffer(3, { state: 'expired' }),
      anOffer(9, { state: 'withdrawn' }),
    ];
    expect(planWave(aState(aRow(3), { seats: seats(4, 1), seatedWorkerIds: ['worker-1'], offers }))).toEqual({
      kind: 'exhausted',
      reason: 'everybody_asked',
      unresolvedSeats: 3,
      survey: { considered: 3, excluded: 3, eligible: 0, failing: {} },
      answered: { accepted: 1, declined: 1, expired: 1 },
    });
  });
});

describe('caps that pass', () => {
  const early = (change: Partial<DispatchState>): DispatchState => aState([aWorker({ openOffers: 3 })], change);

  it('looks again after a while for those with too many open offers', () => {
    expect(planWave(early({}))).toEqual({
      kind: 'wait',
      until: at('2026-11-23 20:30'),
      reason: 'caps',
      unresolvedSeats: 4,
    });
  });

  it('but not later than there is time to ask', () => {
    expect(planWave(early({ now: at('2026-11-24 05:50') }))).toMatchObject({
      kind: 'wait',
      until: at('2026-11-24 05:59'),
    });
    expect(planWave(early({ now: at('2026-11-24 05:59') }))).toMatchObject({
      kind: 'exhausted',
      reason: 'nobody_eligible',
    });
  });

  it('waits for midnight for those who had too many today', () => {
    expect(planWave(aState([aWorker(busy)]))).toMatchObject({
      kind: 'wait',
      until: at('2026-11-24 00:00'),
      reason: 'caps',
    });
    const sameDay = { now: at('2026-11-24 05:00') };
    expect(planWave(aState([aWorker({ offersToday: { date: '2026-11-24', count: 20 } })], sameDay))).toMatchObject({
      kind: 'exhausted',
    });
  });

  it('not for somebody who fails at something else as well, nor for somebody asked already', () => {
    expect(planWave(aState([aWorker({ openOffers: 3, active: false })]))).toMatchObject({ kind: 'exhausted' });
    expect(planWave(early({ offers: [anOffer(1, { state: 'declined' })] }))).toMatchObject({ kind: 'exhausted' });
  });
});

describe('all waves that go out now', () => {
  it('seats beyond the expected acceptances of the regulars go to the next wave at once', () => {
    const { waves, then } = planDispatch(aState(aRow(30), { regularIds: ['worker-20', 'worker-21'] }));
    expect(waves.map((w) => [w.wave, w.picks.length, w.unresolvedSeats])).toEqual([
      [0, 2, 4],
      [1, 8, 0],
    ]);
    expect(waves[1]!.picks.some((pick) => pick.workerId === 'worker-20')).toBe(false);
    expect(then).toEqual({ kind: 'wait', until: at('2026-11-23 20:20'), reason: 'offers_open', unresolvedSeats: 0 });
  });

  it('more than 200 people go in several waves at once', () => {
    const { waves } = planDispatch(aState(aRow(500), { seats: seats(180) }));
    expect(waves.map((w) => [w.wave, w.picks.length])).toEqual([
      [1, 200],
      [2, 200],
      [3, 50],
    ]);
    expect(new Set(waves.flatMap((w) => w.picks.map((p) => p.workerId))).size).toBe(450);
  });

  it('no more waves than the policy allows', () => {
    const policy = { ...DEFAULT_DISPATCH_POLICY, maxWavePeople: 2, maxWavesAtOnce: 3 };
    const { waves, then } = planDispatch(aState(aRow(30), { policy }));
    expect(waves).toHaveLength(3);
    expect(then).toMatchObject({ kind: 'wait', reason: 'more_to_ask' });
    // The rest follow at once, whatever becomes of these.
    expect(then).toMatchObject({ until: at('2026-11-23 20:10') });
  });

  it('none when there is nothing to do', () => {
    expect(planDispatch(aState([], {}))).toMatchObject({
      waves: [],
      then: { kind: 'exhausted', reason: 'nobody_eligible' },
    });
    expect(planDispatch(aState([], { seats: seats(1, 1) }))).toEqual({ waves: [], then: { kind: 'full' } });
  });
});

it.each<[string, Partial<DispatchPolicy>]>([
  ['radii that shrink', { radiiM: [10_000, 5_000] }],
  ['no radius', { radiiM: [] }],
  ['no life for late offers', { offerLife: [{ startsWithinMinutes: 120, socketMinutes: 3, smsMinutes: 3 }] }],
  ['no life at all', { offerLife: [] }],
  ['a life of no time', { offerLife: [{ startsWithinMinutes: null, socketMinutes: 0, smsMinutes: 3 }] }],
  ['a wave of nobody', { maxWavePeople: 0 }],
  ['a wave beyond what a search gives', { maxWavePeople: 477 }],
  ['no prior', { priorAcceptanceMicro: 0 }],
  ['a prior above one', { priorAcceptanceMicro: 1_000_001 }],
  ['bounds the wrong way round', { minAcceptanceMicro: 500_000, maxAcceptanceMicro: 400_000 }],
  ['a lower bound of nothing, which no wave would ever meet', { minAcceptanceMicro: 0 }],
  ['half an offer', { openOffers: 0.5 }],
  ['no retry', { capRetryMinutes: 0 }],
  ['negative rest', { minRestMinutes: -1 }],
  ['offers kept in no ring', { scarcity: { keptOffers: 1, nearRings: 0 } }],
  ['a night that ends at no hour', { quietHours: { fromHour: 22, untilHour: 24, urgentMinutes: 120 } }],
  ['a night whose end no work may be near', { quietHours: { fromHour: 22, untilHour: 7, urgentMinutes: 0 } }],
])('refuses a policy with %s', (_, change) => {
  expect(() => assertDispatchPolicy(DEFAULT_DISPATCH_POLICY)).not.toThrow();
  expect(() => assertDispatchPolicy({ ...DEFAULT_DISPATCH_POLICY, ...change })).toThrow(RangeError);
});
