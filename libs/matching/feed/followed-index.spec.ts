import fc from 'fast-check';
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

it('comes to the whole in small reads, a number with more rows than one among them, and passes no number before its last row', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.array(
        fc.record({
          workers: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 14 }),
          party: fc.option(fc.integer({ min: 90, max: 93 })),
          /** Reads that come before the next change. */
          reads: fc.integer({ min: 0, max: 3 }),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      async (most, changes) => {
        const tables = new ProjectionTables();
        const followed = await FollowedIndex.read(tables, NOW, () => undefined);
        const read = async (): Promise<boolean> => {
          const more = await followed.readOn(tables, most);
          for (const row of tables.workers.values()) {
            if (row.feedSeq <= followed.cursor) expect(followed.positions.at(row.number!)).toBe(row.feedSeq);
          }
          return more;
        };
        for (const [i, { workers, party, reads }] of changes.entries()) {
          const months = i + 1;
          tables.put(...workers.map((n) => rowOf(n, i + 1, { trades: [{ code: 'sorter', months }] })));
          if (party !== null) tables.putParty(partyRowOf(party, i + 1, [1 + (i % 5), 7 + (i % 3)]));
          tables.seq = i + 1;
          for (let n = 0; n < reads; n++) await read();
        }
        while (await read());
        const anew = await FollowedIndex.read(tables, NOW, () => undefined);
        expect([followed.cursor, followed.index.size]).toEqual([changes.length, anew.index.size]);
        for (const id of tables.workers.keys()) expect(followed.index.get(id)).toEqual(anew.index.get(id));
        for (const id of tables.parties.keys()) expect(followed.index.getParty(id)).toEqual(anew.index.getParty(id));
      },
    ),
    { numRuns: 100 },
  );
});
