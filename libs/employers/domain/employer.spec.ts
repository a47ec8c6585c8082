import { DomainError } from '@gg/kernel';
import { EMPLOYER_KINDS } from '@gg/compliance';
import fc from 'fast-check';
import {
  assertCodeFits,
  assertLicence,
  assertVerifiable,
  licenceHolds,
  licenceNumber,
  recheckDueOn,
  type EmployerProof,
  type Licence,
  type VerificationFacts,
} from './employer';
import { assertPointNear, FARTHEST_FROM_CENTRE_M } from './site-point';

const today = '2026-11-23';
const licence: Licence = { number: '(桂)人服证字[2023]第0100012313号', validFrom: '2023-05-01', validTo: '2028-04-30' };
const facts = (over: Partial<VerificationFacts>): VerificationFacts => ({
  kind: 'organisation',
  state: 'awaiting',
  licence: null,
  ownerIdentified: true,
  ...over,
});

describe('verifying an employer', () => {
  it.each<[string, VerificationFacts, EmployerProof, string | null]>([
    ['an organisation by its licence', facts({}), 'licence_seen', null],
    ['an organisation by the register', facts({}), 'register_query', null],
    ['an organisation by somebody’s ID card', facts({}), 'identity_seen', 'employer.proof_unfit'],
    ['an organisation whose owner gave no number', facts({ ownerIdentified: false }), 'licence_seen', null],
    ['a sole trader', facts({ kind: 'sole_trader' }), 'register_query', null],
    ['a household by ID', facts({ kind: 'household' }), 'identity_seen', null],
    ['a household by a business licence', facts({ kind: 'household' }), 'licence_seen', 'employer.proof_unfit'],
    [
      'a household without an ID number',
      facts({ kind: 'household', ownerIdentified: false }),
      'identity_seen',
      'employer.owner_unidentified',
    ],
    ['an agent with its licence', facts({ kind: 'agent', licence }), 'licence_seen', null],
    ['an agent without', facts({ kind: 'agent' }), 'licence_seen', 'employer.licence_missing'],
    [
      'an agent whose licence ran out',
      facts({ kind: 'agent', licence: { ...licence, validTo: '2026-11-22' } }),
      'licence_seen',
      'employer.licence_missing',
    ],
    ['one that was refused', facts({ state: 'refused' }), 'licence_seen', null],
    ['one that is verified, again', facts({ state: 'verified' }), 'register_query', null],
  ])('%s', (_what, given, proof, code) => {
    const verify = () => assertVerifiable(given, proof, today);
    if (code === null) expect(verify).not.toThrow();
    else expect(verify).toThrow(new DomainError(code));
  });

  it('asks a credit code of everyone but households', () => {
    for (const kind of EMPLOYER_KINDS) {
      const wanted = kind !== 'household';
      const refused = (has: boolean) => {
        try {
          assertCodeFits(kind, has);
          return null;
        } catch (error) {
          return (error as DomainError).code;
        }
      };
      expect(refused(wanted)).toBeNull();
      expect(refused(!wanted)).toBe(wanted ? 'employer.credit_code_missing' : 'employer.credit_code_unwanted');
    }
  });

  it.each([
    ['2026-11-23', '2027-05-23'],
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2026-03-31', '2026-09-30'],
    ['2026-07-01', '2027-01-01'],
  ])('verified on %s, looked at again from %s', (on, due) => {
    expect(recheckDueOn(on)).toBe(due);
  });

  it('the next look is always five to seven months away', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const on = date.toISOString().slice(0, 10);
          const days = (Date.parse(recheckDueOn(on)) - Date.parse(on)) / 86_400_000;
          expect(days).toBeGreaterThanOrEqual(181);
          expect(days).toBeLessThanOrEqual(184);
        },
      ),
    );
  });
});

describe('the licence of an agent', () => {
  it.each<[string, Licence | null, string, boolean]>([
    ['its first day', licence, '2023-05-01', true],
    ['the day before', licence, '2023-04-30', false],
    ['its last day', licence, '2028-04-30', true],
    ['the day after', licence, '2028-05-01', false],
    ['no term', { ...licence, validTo: null }, '2050-01-01', true],
    ['none', null, today, false],
  ])('%s', (_what, given, on, holds) => expect(licenceHolds(given, on)).toBe(holds));

  it('is written in one form', () => {
    expect(licenceNumber('（桂） 人服证字〔2023〕第０１０００１２３１３号')).toBe('(桂)人服证字〔2023〕第0100012313号');
    expect(() => licenceNumber('无')).toThrow('employer.licence_number_invalid');
    expect(() => licenceNumber('a'.repeat(61))).toThrow('employer.licence_number_invalid');
  });

  it.each([
    ['2026-11-23', false],
    ['2026-11-22', true],
    ['2023-04-30', true],
  ])('ending %s is refused: %s', (validTo, refused) => {
    const check = () => assertLicence({ ...licence, validTo }, today);
    if (refused) expect(check).toThrow('employer.licence_dates');
    else expect(check).not.toThrow();
  });
});

describe('the point of a site', () => {
  const jiangnan = { lng: 108.27, lat: 22.78 };

  it('lies near its county', () => {
    expect(() => assertPointNear({ lng: 108.35, lat: 22.7 }, jiangnan)).not.toThrow();
  });

  it.each([
    ['exchanged axes', { lng: 22.78, lat: 108.27 }],
    ['Beijing', { lng: 116.4, lat: 39.9 }],
    ['no number', { lng: Number.NaN, lat: 22 }],
    ['just too far', { lng: 108.27, lat: 22.78 + (FARTHEST_FROM_CENTRE_M + 500) / 111_194 }],
  ])('is refused: %s', (_what, point) => {
    expect(() => assertPointNear(point, jiangnan)).toThrow('site.point_far_from_region');
  });
});
