import { creditCodeFault } from './credit-code';

it.each([
  ['91450105MA5000001M', null],
  ['９１450105ma5000001m', null],
  ['9145 0105 MA50 0000 1M', null],
  ['91450105MA5000001N', 'check'],
  ['91450105MA500000IM', 'letters'],
  ['91450105MA5000001', 'length'],
  ['', 'length'],
])('%s: %s', (code, fault) => {
  expect(creditCodeFault(code)).toBe(fault);
});
