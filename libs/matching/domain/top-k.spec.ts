import fc from 'fast-check';
import { TopK } from './top-k';

it('keeps the best k whatever the order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { maxLength: 60 }), fc.nat(20), (items, k) => {
      const best = new TopK<number>(k, (a, b) => a - b);
      for (const item of items) best.offer(item);
      const sorted = [...items].sort((a, b) => a - b);
      expect(best.sorted()).toEqual(sorted.slice(0, k));
      expect(best.bar).toBe(k > 0 && items.length >= k ? sorted[k - 1] : undefined);
    }),
  );
});
