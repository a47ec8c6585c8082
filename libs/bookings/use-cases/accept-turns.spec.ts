import { newId } from '@gg/kernel';
import { AcceptTurns } from './accept-turns';

/** Work that ends when it is told to. */
function held<T>(): { promise: Promise<T>; end: (answer: T) => void } {
  let end: (answer: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (end = resolve));
  return { promise, end };
}

const aloneMs = 1_000;

/** Another moment: whoever has come until then has been looked at. */
const moment = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('turns of acceptances', () => {
  it('the first goes alone at once, and those who come meanwhile go together, at most so many', async () => {
    const batches: number[][] = [];
    const turns = new AcceptTurns<number, string>(
      async (asked) => {
        batches.push([...asked]);
        return asked.map((one) => `together ${one}`);
      },
      { most: 3, atOnce: 4, aloneMs },
    );
    const shiftId = newId();
    const first = held<string>();
    const answers = [turns.take(shiftId, 0, () => first.promise)];
    await moment();
    for (let one = 1; one <= 4; one++) answers.push(turns.take(shiftId, one, async () => `alone ${one}`));
    await moment();
    expect(batches).toEqual([]);
    first.end('alone 0');
    expect(await Promise.all(answers)).toEqual(['alone 0', 'together 1', 'together 2', 'together 3', 'alone 4']);
    expect(batches).toEqual([[1, 2, 3]]);
    expect(await turns.take(shiftId, 9, async () => 'alone 9')).toBe('alone 9');
  });

  it('who gets no answer together goes alone, and so do all when it fails; a failure is its own', async () => {
    let fails = false;
    const turns = new AcceptTurns<number, string>(
      async (asked) => {
        if (fails) throw new Error('poisoned');
        return asked.map((one) => (one === 2 ? undefined : `together ${one}`));
      },
      { most: 10, atOnce: 4, aloneMs },
    );
    const asking = async () => {
      const shiftId = newId();
      const first = held<string>();
      const taken = [turns.take(shiftId, 0, () => first.promise)];
      await moment();
      for (const one of [1, 2]) {
        taken.push(
          turns.take(shiftId, one, async () => {
            if (one === 2) throw new Error('refused');
            return `alone ${one}`;
          }),
        );
      }
      first.end('alone 0');
      return (await Promise.allSettled(taken)).map((one) => (one.status === 'fulfilled' ? one.value : 'refused'));
    };
    expect(await asking()).toEqual(['alone 0', 'together 1', 'refused']);
    fails = true;
    expect(await asking()).toEqual(['alone 0', 'alone 1', 'refused']);
  });

  it('who comes while all turns are taken shares the next with whoever waits, for other shifts too', async () => {
    const batches: number[][] = [];
    const turns = new AcceptTurns<number, string>(
      async (asked) => {
        batches.push([...asked]);
        return asked.map((one) => `together ${one}`);
      },
      { most: 3, atOnce: 1, aloneMs },
    );
    const [a, b, c] = [newId(), newId(), newId()];
    const first = held<string>();
    const answers = [turns.take(a, 0, () => first.promise)];
    await moment();
    for (const [shiftId, one] of [
      [b, 1],
      [a, 2],
      [b, 3],
      [c, 4],
    ] as const) {
      answers.push(turns.take(shiftId, one, async () => `alone ${one}`));
    }
    first.end('alone 0');
    expect(await Promise.all(answers)).toEqual(['alone 0', 'together 1', 'together 2', 'together 3', 'alone 4']);
    // The shift that has waited longest first, and each in its own order.
    expect(batches).toEqual([[1, 3, 2]]);
  });

  it('those who come in one moment go together, the first of them too', async () => {
    const turns = new AcceptTurns<number, string>(async (asked) => asked.map((one) => `${one} of ${asked.length}`), {
      most: 10,
      atOnce: 4,
      aloneMs,
    });
    const [a, b] = [newId(), newId()];
    const asked = [turns.take(a, 1, async () => 'alone'), turns.take(b, 2, async () => 'alone')];
    expect(await Promise.all(asked)).toEqual(['1 of 2', '2 of 2']);
  });

  it('no two turns are at one shift', async () => {
    const [shiftId, other] = [newId(), newId()];
    const turns = new AcceptTurns<number, string>(async (asked) => asked.map(String), { most: 10, atOnce: 3, aloneMs });
    const first = held<string>();
    const begun: number[] = [];
    const alone = (one: number) => async () => (begun.push(one), `alone ${one}`);
    const slow = turns.take(shiftId, 0, () => first.promise);
    await moment();
    const next = turns.take(shiftId, 1, alone(1));
    expect(await turns.take(other, 2, alone(2))).toBe('alone 2');
    expect(begun).toEqual([2]);
    first.end('at last');
    expect(await Promise.all([slow, next])).toEqual(['at last', 'alone 1']);
  });

  describe('one who is alone and takes long', () => {
    beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] }));
    afterEach(() => jest.useRealTimers());

    it('gives the turn away, and is answered all the same; who comes then is not held up', async () => {
      const turns = new AcceptTurns<number, string>(async (asked) => asked.map((one) => `together ${one}`), {
        most: 10,
        atOnce: 2,
        aloneMs,
      });
      const shiftId = newId();
      const hung = [held<string>(), held<string>()];
      const slow = [turns.take(shiftId, 0, () => hung[0]!.promise)];
      await moment();
      slow.push(turns.take(newId(), 1, () => hung[1]!.promise));
      await moment();
      const others: string[] = [];
      const asks = (at: string, one: number) =>
        void turns.take(at, one, async () => `alone ${one}`).then((said) => others.push(said));
      asks(newId(), 2);
      asks(shiftId, 3);
      await moment();
      jest.advanceTimersByTime(aloneMs - 1);
      await moment();
      expect(others).toEqual([]);
      jest.advanceTimersByTime(1);
      await moment();
      expect(others.sort()).toEqual(['together 2', 'together 3']);
      for (const [n, one] of hung.entries()) one.end(`at last ${n}`);
      expect(await Promise.all(slow)).toEqual(['at last 0', 'at last 1']);
    });

    it('has given it away once: there are no more turns at the same time than before', async () => {
      const begun: number[] = [];
      const turns = new AcceptTurns<number, string>(async (asked) => asked.map(String), {
        most: 1,
        atOnce: 1,
        aloneMs,
      });
      const hung = [held<string>(), held<string>(), held<string>()];
      const asks = (one: number) =>
        turns.take(newId(), one, () => {
          begun.push(one);
          return hung[one]!.promise;
        });
      const said = [asks(0)];
      await moment();
      said.push(asks(1), asks(2));
      await moment();
      jest.advanceTimersByTime(aloneMs);
      await moment();
      expect(begun).toEqual([0, 1]);
      // The first ends after its turn was another's.
      hung[0]!.end('0');
      await moment();
      expect(begun).toEqual([0, 1]);
      hung[1]!.end('1');
      await moment();
      expect(begun).toEqual([0, 1, 2]);
      hung[2]!.end('2');
      expect(await Promise.all(said)).toEqual(['0', '1', '2']);
    });
  });

  it('other shifts do not wait', async () => {
    const turns = new AcceptTurns<number, string>(async () => [], { most: 10, atOnce: 2, aloneMs });
    const first = held<string>();
    const slow = turns.take(newId(), 0, () => first.promise);
    await moment();
    expect(await turns.take(newId(), 1, async () => 'at once')).toBe('at once');
    first.end('later');
    expect(await slow).toBe('later');
  });
});
