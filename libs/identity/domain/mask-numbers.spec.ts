import { maskNumbers } from './mask-numbers';

it.each([
  ['号码13800138000已停机', '号码138****8000已停机'],
  ['"reason":"450103199001010026 冒用"', '"reason":"450***********0026 冒用"'],
  ['01980000-0000-7000-8000-013800138000', '01980000-0000-7000-8000-013800138000'],
  ['{"found":12,"at":1764432000000}', '{"found":12,"at":1764432000000}'],
])('hides numbers of people and nothing else: %s', (text, shown) => expect(maskNumbers(text)).toBe(shown));
