import { aParty, aRow, aState, seats } from '../test/dispatch-examples';
import { aWorker } from '../test/examples';
import { northOf } from '../test/places-and-days';
import { decided, planAndRecord, replay, type DecisionRecord } from './decision-record';
import { packDecision, unpackDecision } from './packed-decision';

/** As it comes back from where it was stored. */
const stored = <T>(one: T): T => JSON.parse(JSON.stringify(one)) as T;

/** The largest plan that goes out at once: three waves of two hundred, from rings that grow. */
const largest = (): ReturnType<typeof planAndRecord> & { record: DecisionRecord } => {
  const everybody = Array.from({ length: 900 }, (_, i) =>
    aWorker({
      number: 100_000 + i,
      workerId: `0190a0a0-0000-7000-8000-${String(i).padStart(12, '0')}`,
      point: northOf(100 + 20 * i),
      personalised: i % 9 !== 0,
    }),
  );
  const { plan, record } = planAndRecord(aState(everybody, { seats: seats(400) }));
  return { plan, record: record! };
};

it('the largest ordinary plan is well within what is kept, each person stored once', () => {
  const { plan, record } = largest();
  expect(plan.waves.map(({ picks }) => picks.length)).toEqual([200, 200, 200]);
  const packed = packDecision(record);
  const ids = packed.people.map(([id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(JSON.stringify(record).length).toBeGreaterThan(200_000);
  expect(JSON.stringify(packed).length).toBeLessThan(130_000);
});

it('comes back as it was, and is the same decision again', () => {
  const { plan, record } = largest();
  const back = unpackDecision(stored(packDecision(record)));
  expect(back).toEqual(stored(record));
  expect(replay(back).map(decided)).toEqual(plan.waves.map(decided));
});

it('keeps parties with their members', () => {
  const people = aRow(30);
  const party = aParty('party-1', people.slice(2, 5));
  const { plan, record } = planAndRecord(aState(people, { seats: seats(6) }, [party]));
  expect(plan.waves[0]!.picks.some(({ partyId }) => partyId === 'party-1')).toBe(true);
  const back = unpackDecision(stored(packDecision(record!)));
  expect(back).toEqual(stored(record));
  expect(replay(back).map(decided)).toEqual(plan.waves.map(decided));
});

it('whom two searches saw differently is stored as both saw them', () => {
  const { record } = planAndRecord(aState(aRow(3)));
  const [first] = record!.searches[0]!;
  const changed = { ...record!, searches: [...record!.searches, [{ ...first!, distanceM: first!.distanceM + 1 }]] };
  expect(unpackDecision(stored(packDecision(changed)))).toEqual(stored(changed));
});

it('what an older program stored is read as it stands', () => {
  const { record } = planAndRecord(aState(aRow(20)));
  expect(unpackDecision(stored(record!))).toEqual(stored(record));
});
