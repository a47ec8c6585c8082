import type { PartyRow } from './candidate-rows';
import { FollowedIndex } from './followed-index';
import { idOf, partyRowOf, ProjectionTables, rowOf } from '../test/projection-tables';

const NOW = new Date('2026-11-24T00:00:00.000Z');

describe('a party’s row that cannot be taken over', () => {
  it.each<[string, PartyRow]>([
    ['that is no text of ours', { ...partyRowOf(90, 5, [1, 2]), state: '{' }],
    ['without members', partyRowOf(90, 5, [1, 2], { memberIds: null })],
    ['of three who are a couple', partyRowOf(90, 5, [1, 2, 3])],
  ])('%s leaves out that party, at a start and in the feed, and nothing else', async (_, bad) => {
    const tables = new ProjectionTables();
    tables.put(rowOf(1, 1), rowOf(2, 2), rowOf(3, 3));
    tables.putParty(partyRowOf(90, 4, [1, 2]));
    const faults: unknown[] = [];
    const onFault = (whose: object): unknown => faults.push(whose);
    const running = await FollowedIndex.read(tables, NOW, onFault);
    expect(running.index.getParty(idOf(90))).toBeDefined();
    tables.putParty(bad, partyRowOf(91, 6, [2, 3]));
    tables.put(rowOf(3, 7, { active: false }));
    while (await running.readOn(tables, 2_000));
    const started = await FollowedIndex.read(tables, NOW, onFault);
    for (const { cursor, index } of [running, started]) {
      expect(cursor).toBe(7);
      expect(index.getParty(idOf(90))).toBeUndefined();
      expect(index.getParty(idOf(91))).toBeDefined();
      expect([1, 2, 3].map((n) => index.get(idOf(n))?.partyIds)).toEqual([[], [idOf(91)], [idOf(91)]]);
      expect(index.get(idOf(3))?.active).toBe(false);
    }
    expect(faults).toEqual([{ partyId: idOf(90) }, { partyId: idOf(90) }]);
  });
});
