import { newId } from '@gg/kernel';
import { AcceptTurns } from './accept-turns';

/** Work that ends when it is told to. */
function held<T>(): { promise: Promise<T>; end: (answer: T) => void } {
  let end: (answer: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (end = resolve));
  return { promise, end };
}

const ticks = async (): Promise<void> => {
  for (let at = 0; at < 20; at++) await Promise.resolve();
};

describe('turns of one shift', () => {
  it('the first goes alone at once, and those who come meanwhile go together, at most so many', async () => {
    const batches: number[][] = [];
    const turns = new AcceptTurns<number, string>(async (asked) => {
      batches.push([...asked]);
      return asked.map((one) => `together ${one}`);
    }, 3);
    const shiftId = newId();
    const first = held<string>();
    const answers = [turns.take(shiftId, 0, () => first.promise)];
    for (let one = 1; one <= 4; one++) answers.push(turns.take(shiftId, one, async () => `alone ${one}`));
    await ticks();
    expect(batches).toEqual([]);
    first.end('alone 0');
    expect(await Promise.all(answers)).toEqual(['alone 0', 'together 1', 'together 2', 'together 3', 'alone 4']);
    expect(batches).toEqual([[1, 2, 3]]);
    expect(await turns.take(shiftId, 9, async () => 'alone 9')).toBe('alone 9');
  });

  it('who gets no answer together goes alone, and so do all when it fails; a failure is its own', async () => {
    let fails = false;
    const turns = new AcceptTurns<number, string>(async (asked) => {
      if (fails) throw new Error('poisoned');
      return asked.map((one) => (one === 2 ? undefined : `together ${one}`));
    }, 10);
    const asking = async () => {
      const shiftId = newId();
      const first = held<string>();
      const taken = [turns.take(shiftId, 0, () => first.promise)];
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

  it('other shifts do not wait', async () => {
    const turns = new AcceptTurns<number, string>(async () => [], 10);
    const first = held<string>();
    const slow = turns.take(newId(), 0, () => first.promise);
    expect(await turns.take(newId(), 1, async () => 'at once')).toBe('at once');
    first.end('later');
    expect(await slow).toBe('later');
  });
});
