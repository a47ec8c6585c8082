import { newId } from '@gg/kernel';
import type { AcknowledgedBy } from '../use-cases/acknowledge-notices.use-case';
import { AcknowledgementBatch } from './acknowledgement-batch';

/** Remembers each write; answers with the number of ids, as if all were the account's own. */
function ledger() {
  const writes: (readonly AcknowledgedBy[])[] = [];
  const batch = new AcknowledgementBatch((said) => {
    writes.push(said);
    return Promise.resolve(said.map((one) => one.ids.length));
  });
  return { writes, batch };
}

const ids = (count: number): string[] => Array.from({ length: count }, newId);

describe('acknowledgements of many pages', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('are written together after a moment, and each page hears of its own', async () => {
    const { writes, batch } = ledger();
    const answers = Promise.all([batch.add('a', ids(1)), batch.add('b', ids(3)), batch.add('a', ids(2))]);
    expect(writes).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(20);
    expect(await answers).toEqual([1, 3, 2]);
    expect(writes).toHaveLength(1);
    expect(writes[0]?.map((one) => one.accountId)).toEqual(['a', 'b', 'a']);
  });

  it('are written at once when there are many', async () => {
    const { writes, batch } = ledger();
    const answers = Promise.all([batch.add('a', ids(300)), batch.add('b', ids(200))]);
    expect(writes).toHaveLength(1);
    expect(await answers).toEqual([300, 200]);
    await jest.advanceTimersByTimeAsync(100);
    expect(writes).toHaveLength(1);
  });

  it('start anew after a write', async () => {
    const { writes, batch } = ledger();
    const first = batch.add('a', ids(1));
    await jest.advanceTimersByTimeAsync(20);
    const second = batch.add('a', ids(1));
    await jest.advanceTimersByTimeAsync(20);
    expect(await Promise.all([first, second])).toEqual([1, 1]);
    expect(writes).toHaveLength(2);
  });

  it('fail together, and not those after them', async () => {
    let broken = true;
    const batch = new AcknowledgementBatch((said) =>
      broken ? Promise.reject(new Error('no database')) : Promise.resolve(said.map(() => 1)),
    );
    const lost = Promise.allSettled([batch.add('a', ids(1)), batch.add('b', ids(1))]);
    await jest.advanceTimersByTimeAsync(20);
    expect((await lost).map((one) => one.status)).toEqual(['rejected', 'rejected']);
    broken = false;
    const kept = batch.add('a', ids(1));
    await batch.flush();
    expect(await kept).toBe(1);
  });

  it('have nothing to write when nobody said anything', async () => {
    const { writes, batch } = ledger();
    await batch.flush();
    expect(writes).toHaveLength(0);
  });
});
