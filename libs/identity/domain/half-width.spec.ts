import fc from 'fast-check';
import { toHalfWidth } from './half-width';

it.each([
  ['ＡＢＣ　１２３！', 'ABC 123!'],
  ['\u202a韦\u200b小\ufe0f明\u202c', '韦小明'],
  ['韦。小', '韦。小'],
])('%j is %j', (typed, half) => expect(toHalfWidth(typed)).toBe(half));

it('leaves plain ASCII alone and changes nothing the second time', () => {
  fc.assert(fc.property(fc.string(), (text) => expect(toHalfWidth(text)).toBe(text)));
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) =>
      expect(toHalfWidth(toHalfWidth(text))).toBe(toHalfWidth(text)),
    ),
  );
});
