import fc from 'fast-check';
import { smsSegments } from './sms-segments';

it.each([
  ['nothing', '', 1],
  ['70 characters', '零'.repeat(70), 1],
  ['71', '零'.repeat(71), 2],
  ['two full parts', '零'.repeat(134), 2],
  ['one more', '零'.repeat(135), 3],
  ['160 Latin letters', 'a'.repeat(160), 1],
  ['161', 'a'.repeat(161), 2],
  ['306', 'a'.repeat(306), 2],
  ['307', 'a'.repeat(307), 3],
  ['a single Chinese sign among them', `${'a'.repeat(70)}工`, 2],
  ['80 signs that take two septets', '€'.repeat(80), 1],
  ['81', '€'.repeat(81), 2],
  // 153 is odd: the last septet of each part stays empty.
  ['153 of them', '€'.repeat(153), 3],
  ['35 signs beyond the basic plane', '😀'.repeat(35), 1],
  ['66 of them, 33 a part', '😀'.repeat(66), 2],
  ['67 of them', '😀'.repeat(67), 3],
])('%s', (_, text, segments) => expect(smsSegments(text)).toBe(segments));

it('a longer text never takes fewer, and its parts hold it', () => {
  const letter = fc.constantFrom('a', '€', '零', '😀', '{');
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 400 }), letter, (letters, one) => {
      const [text, more] = [letters.join(''), [...letters, one].join('')];
      const segments = smsSegments(text);
      expect(smsSegments(more)).toBeGreaterThanOrEqual(segments);
      const isGsm = !/[零😀]/u.test(text);
      const units = isGsm ? text.length + (text.match(/[€{]/g) ?? []).length : text.length;
      expect(segments).toBeGreaterThanOrEqual(units <= (isGsm ? 160 : 70) ? 1 : Math.ceil(units / (isGsm ? 153 : 67)));
      // No part has more than one unit to spare.
      expect(segments).toBeLessThanOrEqual(Math.max(1, Math.ceil(units / (isGsm ? 152 : 66))));
    }),
  );
});
