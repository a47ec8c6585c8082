import { DomainError } from '@gg/kernel';
import fc from 'fast-check';
import { maskPhone, parsePhone, readPhone } from './phone';

const aPhone = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([third, rest]) => `1${third}${String(rest).padStart(9, '0')}`);

describe('phone', () => {
  it.each([
    '13800138000',
    '+8613800138000',
    '+86 138 0013 8000',
    '0086-138-0013-8000',
    '8613800138000',
    '１３８００１３８０００',
    '＋８６ （１３８）００１３—８０００',
    '\u202d138 0013 8000\u202c',
    '\ufeff138\u00a00013\u30008000',
  ])('understands %j', (typed) => expect(parsePhone(typed)).toBe('13800138000'));

  it.each([
    ['', 'nothing'],
    ['1380013800', 'ten digits'],
    ['138001380000', 'twelve digits'],
    ['12800138000', 'no mobile range'],
    ['0771-5500000', 'a landline'],
    ['+85291234567', 'Hong Kong'],
    ['+1 380 013 8000', 'another country'],
    ['1380013800O', 'a letter'],
    ['13800138000,13900139000', 'two numbers'],
    ['8613800138', 'country code before too few digits'],
  ])('refuses %j: %s', (typed) => {
    expect(readPhone(typed)).toBeNull();
    expect(() => parsePhone(typed)).toThrow(new DomainError('identity.phone_invalid'));
  });

  it('gives every mobile number back, however it is dressed', () => {
    fc.assert(
      fc.property(
        aPhone,
        fc.constantFrom('', '+86', '86', '0086', '+86 '),
        fc.constantFrom('', ' ', '-'),
        (p, code, gap) => {
          expect(readPhone(code + [p.slice(0, 3), p.slice(3, 7), p.slice(7)].join(gap))).toBe(p);
        },
      ),
    );
  });

  it('masks the middle, and everything that is no number', () => {
    expect(maskPhone('+86 13800138000')).toBe('138****8000');
    expect(maskPhone('0771-5500000')).toBe('***********');
    fc.assert(
      fc.property(fc.oneof(aPhone, fc.string()), (text) => {
        expect(maskPhone(text)).toMatch(/^(\d{3}\*{4}\d{4}|\*{11})$/);
      }),
    );
  });
});
