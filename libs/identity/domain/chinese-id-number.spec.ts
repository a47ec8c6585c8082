import { DomainError, addDays } from '@gg/kernel';
import fc from 'fast-check';
import {
  idNumberCheckCharacter,
  maskIdNumber,
  normaliseIdNumber,
  parseIdNumber,
  readIdNumber,
  type IdNumberFault,
} from './chinese-id-number';

const TODAY = '2026-11-23';
const withCheck = (first17: string): string => first17 + idNumberCheckCharacter(first17);

const aDate = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1915-01-01', days));
const anAddress = fc.constantFrom(
  '450103',
  '452123',
  '110105',
  '441900',
  '810000',
  '820000',
  '830000',
  '945840',
  '911124',
);
const anIdNumber = fc
  .tuple(anAddress, aDate, fc.integer({ min: 0, max: 999 }))
  .map(([address, date, order]) => withCheck(address + date.replaceAll('-', '') + String(order).padStart(3, '0')));

describe('ID number', () => {
  // The first two are the examples of GB 11643-1999; the others are the specimens printed on cards and in guides.
  it.each([
    ['11010519491231002X', TODAY, 'resident', '110105', '1949-12-31', 'female'],
    ['440524188001010014', '1999-07-01', 'resident', '440524', '1880-01-01', 'male'],
    ['810000199408230021', TODAY, 'hong_kong_permit', null, '1994-08-23', 'female'],
    ['830000199201300022', TODAY, 'taiwan_permit', null, '1992-01-30', 'female'],
    ['911124198108030024', TODAY, 'foreign_permanent_resident', null, '1981-08-03', 'female'],
  ])('%s read on %s is a %s', (text, on, kind, regionCode, birthDate, sex) => {
    expect(parseIdNumber(text, on)).toEqual({ text, kind, regionCode, birthDate, sex });
  });

  it.each([
    ['１１０１０５１９４９１２３１００２ｘ', 'full-width'],
    [' 110105 19491231 002x ', 'spaces, small x'],
    ['110105-1949-1231-002×', 'dashes, multiplication sign'],
    ['11010519491231002Х', 'Cyrillic letter'],
    ['\u202d11010519491231002X\u202c', 'direction marks'],
  ])('understands %j (%s)', (typed) => expect(parseIdNumber(typed, TODAY).text).toBe('11010519491231002X'));

  it.each<[string, IdNumberFault]>([
    ['', 'length'],
    ['11010519491231002', 'length'],
    ['11010519491231002XX', 'length'],
    ['110105491231002', 'first_generation'],
    ['11010519491231002Y', 'characters'],
    ['X1010519491231002X', 'characters'],
    ['11010519491231００2十', 'characters'],
    [withCheck('00010519491231002'), 'region'],
    [withCheck('16010519491231002'), 'region'],
    [withCheck('45000019491231002'), 'region'],
    [withCheck('81000119491231002'), 'region'],
    [withCheck('99912419810803002'), 'region'],
    [withCheck('91100019810803002'), 'region'],
    [withCheck('45010320230229001'), 'birth_date'],
    [withCheck('45010319000229001'), 'birth_date'],
    [withCheck('45010319901301001'), 'birth_date'],
    [withCheck('45010319900431001'), 'birth_date'],
    [withCheck('45010319900100001'), 'birth_date'],
    [withCheck('45010320261124001'), 'birth_date_implausible'],
    [withCheck('45010318900101001'), 'birth_date_implausible'],
    ['110105194912310021', 'check_digit'],
  ])('refuses %s for %s', (text, fault) => {
    expect(readIdNumber(text, TODAY)).toEqual({ ok: false, fault });
    expect(() => parseIdNumber(text, TODAY)).toThrow(new DomainError(`identity.id_number_${fault}`));
  });

  it('accepts someone born today and on a leap day', () => {
    expect(readIdNumber(withCheck('45010320261123001'), TODAY).ok).toBe(true);
    expect(readIdNumber(withCheck('45010320000229001'), TODAY).ok).toBe(true);
  });

  it('reads back what it was made of, from every kind', () => {
    fc.assert(
      fc.property(anIdNumber, (text) => {
        const reading = readIdNumber(text, TODAY);
        expect(reading).toMatchObject({ ok: true, number: { text } });
      }),
    );
  });

  it('catches any single wrong character', () => {
    fc.assert(
      fc.property(
        anIdNumber,
        fc.integer({ min: 0, max: 17 }),
        fc.constantFrom(...'0123456789X'),
        (text, place, wrong) => {
          fc.pre(text[place] !== wrong);
          expect(readIdNumber(text.slice(0, place) + wrong + text.slice(place + 1), TODAY).ok).toBe(false);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('catches any two neighbours swapped', () => {
    fc.assert(
      fc.property(anIdNumber, fc.integer({ min: 0, max: 16 }), (text, at) => {
        fc.pre(text[at] !== text[at + 1]);
        const swapped = text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
        expect(readIdNumber(swapped, TODAY).ok).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('normalising twice changes nothing, and never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normaliseIdNumber(normaliseIdNumber(text))).toBe(normaliseIdNumber(text));
        expect(['boolean']).toContain(typeof readIdNumber(text, TODAY).ok);
      }),
    );
  });

  it('says nothing of the number in its refusal', () => {
    try {
      parseIdNumber('110105194912310021', TODAY);
      throw new Error('accepted');
    } catch (error) {
      expect(JSON.stringify({ ...(error as DomainError), message: (error as Error).message })).not.toMatch(/\d{4}/);
    }
  });
});

describe('mask of an ID number', () => {
  it.each([
    ['11010519491231002X', '**************002X'],
    ['1101 0519 4912 3100 2x', '**************002X'],
    ['110105491231002', '***********1002'],
    ['12345', '******************'],
    ['', '******************'],
  ])('%j shows %s', (text, shown) => expect(maskIdNumber(text)).toBe(shown));

  it('never shows more than four characters', () => {
    fc.assert(
      fc.property(fc.oneof(anIdNumber, fc.string({ unit: 'grapheme', maxLength: 40 })), (text) => {
        expect(maskIdNumber(text).replaceAll('*', '').length).toBeLessThanOrEqual(4);
      }),
    );
  });
});
