import { interleaved } from './interleave';

it('lets everybody run in each round, begins with another each time, and leaves the first round out', async () => {
  const order: string[] = [];
  let calls = 0;
  const runs = (name: string) => () => (order.push(name), (calls += 1));
  const values = await interleaved({ a: runs('a'), b: runs('b') }, 2);
  expect(order.join('')).toBe('abbaab');
  expect(values).toEqual({ a: [4, 5], b: [3, 6] });
});
