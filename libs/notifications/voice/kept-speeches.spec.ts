import { KeptSpeeches } from './kept-speeches';

const at = (second: number): Date => new Date(second * 1_000);
const speech = (bytes: number): Buffer => Buffer.alloc(bytes);

it('gives back what it kept, until its time is over', () => {
  const kept = new KeptSpeeches(100, 60_000);
  kept.keep('a', speech(10), at(0));
  expect(kept.get('a', at(59))).toHaveLength(10);
  // Heard again, it is not kept any longer.
  expect(kept.get('a', at(60))).toBeUndefined();
  expect([kept.get('b', at(0)), kept.held]).toEqual([undefined, 0]);
});

it('never holds more than its share: what was not heard for longest goes', () => {
  const kept = new KeptSpeeches(100, 60_000);
  for (const name of ['a', 'b', 'c']) kept.keep(name, speech(33), at(0));
  kept.get('a', at(1));
  kept.keep('d', speech(40), at(2));
  expect(['a', 'b', 'c', 'd'].map((name) => kept.get(name, at(3))?.length)).toEqual([33, undefined, undefined, 40]);
  expect(kept.held).toBe(73);
});

it('one that is larger than all of it is not kept, and one that is kept twice is held once', () => {
  const kept = new KeptSpeeches(100, 60_000);
  kept.keep('large', speech(101), at(0));
  kept.keep('a', speech(50), at(0));
  kept.keep('a', speech(60), at(0));
  expect([kept.get('large', at(0)), kept.held]).toEqual([undefined, 60]);
});
