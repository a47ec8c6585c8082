import { DomainError } from '@gg/kernel';
import fc from 'fast-check';
import {
  creditCodeCheckCharacter,
  normaliseCreditCode,
  parseCreditCode,
  readCreditCode,
  type CreditCodeFault,
} from './credit-code';

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const withCheck = (first17: string): string => first17 + creditCodeCheckCharacter(first17);

const aCreditCode = fc
  .tuple(
    fc.constantFrom('11', '51', '52', '91', '92', '93', 'N2', 'Y1'),
    fc.constantFrom('450100', '450103', '100000', '451481'),
    fc.array(fc.constantFrom(...CHARACTERS), { minLength: 9, maxLength: 9 }),
  )
  .map(([head, region, body]) => withCheck(head + region + body.join('')));

describe('credit code', () => {
  // The worked example of GB 32100-2015.
  it('reads the example of the standard', () => {
    expect(parseCreditCode('91350100M000100Y43')).toEqual({
      text: '91350100M000100Y43',
      kind: 'enterprise',
      regionCode: '350100',
      organisationCode: 'M000100Y4',
    });
  });

  it.each([
    ['92450103MA5KABCD1', 'individual_business'],
    ['93450103MA5KABCD1', 'farmers_cooperative'],
    ['12450000498500001', 'public_institution'],
    ['N2450103MF0123456', 'rural_collective'],
    ['Y1450103MF0123456', 'other'],
  ])('%s… is of kind %s', (first17, kind) => expect(parseCreditCode(withCheck(first17)).kind).toBe(kind));

  it.each([
    '９１３５０１００ｍ０００１００ｙ４３',
    ' 9135 0100 M000 100Y 43',
    '91350100-M000100Y4-3',
    '9I350100MOOO100Y43',
    '91350100m000100y43',
  ])('understands %j', (typed) => expect(parseCreditCode(typed).text).toBe('91350100M000100Y43'));

  it.each<[string, CreditCodeFault]>([
    ['', 'length'],
    ['91350100M000100Y4', 'length'],
    ['91350100M000100Y4Z', 'characters'],
    ['91350100M000100S43', 'characters'],
    ['91350100M000100，43', 'characters'],
    [withCheck('91A50100M000100Y4'), 'region'],
    [withCheck('91950100M000100Y4'), 'region'],
    ['91350100M000100Y44', 'check_character'],
    ['91350100M000010Y43', 'check_character'],
  ])('refuses %s for %s', (text, fault) => {
    expect(readCreditCode(text)).toEqual({ ok: false, fault });
    expect(() => parseCreditCode(text)).toThrow(new DomainError(`identity.credit_code_${fault}`));
  });

  it('reads every code it could be given', () => {
    fc.assert(
      fc.property(aCreditCode, (text) => expect(readCreditCode(text)).toMatchObject({ ok: true, code: { text } })),
    );
  });

  it('catches any single wrong character and any two neighbours swapped', () => {
    fc.assert(
      fc.property(aCreditCode, fc.integer({ min: 0, max: 17 }), fc.constantFrom(...CHARACTERS), (text, at, wrong) => {
        const changed = text.slice(0, at) + wrong + text.slice(at + 1);
        if (changed !== text) expect(readCreditCode(changed).ok).toBe(false);
        const swapped = text.slice(0, at) + (text[at + 1] ?? '') + text.charAt(at) + text.slice(at + 2);
        if (swapped !== text && swapped.length === 18) expect(readCreditCode(swapped).ok).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normaliseCreditCode(normaliseCreditCode(text))).toBe(normaliseCreditCode(text));
      }),
    );
  });
});
