import { DomainError } from '@gg/kernel';
import { WORKER_STATUSES } from '@gg/compliance';
import { CERTIFICATES } from '@gg/reference-data';
import { hasTerm } from '../data/has-term';
import { assertCertificate, certificateNumber, maskCertificateNumber } from './certificate';
import { ageStatusOn, assertPeriod, assertProofMove, STATED_STATUSES, type ProofState } from './worker-status';

describe('statuses', () => {
  it('are those that the rules ask for, but for the two that follow from the birth date', () => {
    const derived = ['adult', 'juvenile'];
    const stated: readonly string[] = STATED_STATUSES;
    expect(WORKER_STATUSES.filter((status) => !stated.includes(status))).toEqual(derived);
    expect(stated.filter((status) => derived.includes(status))).toEqual([]);
  });

  it.each([
    ['2008-11-24', '2026-11-23', 'juvenile'],
    ['2008-11-23', '2026-11-23', 'adult'],
    ['2008-11-22', '2026-11-23', 'adult'],
    ['2008-02-29', '2026-02-28', 'juvenile'],
    ['2008-02-29', '2026-03-01', 'adult'],
    [null, '2026-11-23', null],
  ])('born %s, on %s: %s', (birthDate, on, status) => {
    expect(ageStatusOn(birthDate, on)).toBe(status);
  });

  it.each<[string | null, string | null, boolean]>([
    ['2026-01-01', '2026-12-31', true],
    ['2026-01-01', '2026-01-01', true],
    ['2026-01-02', '2026-01-01', false],
    [null, '2026-01-01', true],
    ['2026-01-01', null, true],
    [null, null, true],
  ])('a period from %s to %s stands: %s', (from, to, stands) => {
    const check = () => assertPeriod({ from, to });
    if (stands) expect(check).not.toThrow();
    else expect(check).toThrow(new DomainError('worker.period_reversed'));
  });

  it.each<[ProofState, 'proven' | 'refused', boolean]>([
    ['stated', 'proven', true],
    ['stated', 'refused', true],
    ['proven', 'refused', true],
    ['refused', 'proven', true],
    ['proven', 'proven', false],
    ['refused', 'refused', false],
  ])('%s may become %s: %s', (from, to, allowed) => {
    const check = () => assertProofMove(from, to);
    if (allowed) expect(check).not.toThrow();
    else expect(check).toThrow(new DomainError('worker.proof_unchanged'));
  });
});

describe('a certificate', () => {
  const today = '2026-11-23';
  const term = { kind: 'health' as const, validFrom: '2026-01-01', validTo: '2026-12-31' };

  it.each<[string, { validFrom?: string; validTo?: string | null }, boolean, string | null]>([
    ['within its term', {}, true, null],
    ['that has run out is still a paper', { validFrom: '2024-01-01', validTo: '2024-12-31' }, true, null],
    ['of one day', { validFrom: today, validTo: today }, true, null],
    ['reversed', { validTo: '2025-12-31' }, true, 'worker.period_reversed'],
    ['without an end where one is due', { validTo: null }, true, 'worker.certificate_term_missing'],
    ['without an end where none is due', { validTo: null }, false, null],
    ['of tomorrow', { validFrom: '2026-11-24', validTo: null }, false, 'worker.certificate_not_yet_issued'],
  ])('%s', (_what, more, dated, code) => {
    const check = () => assertCertificate({ ...term, ...more }, dated, today);
    if (code === null) expect(check).not.toThrow();
    else expect(check).toThrow(new DomainError(code));
  });

  it('has a term where its regulation gives one', () => {
    for (const { kind, validMonths } of CERTIFICATES)
      expect([kind, hasTerm(kind)]).toEqual([kind, validMonths !== null]);
    expect(hasTerm('health')).toBe(true);
    expect(hasTerm('security_guard')).toBe(false);
  });

  it.each([
    ['桂健 2026-00123', '桂健2026-00123'],
    ['ｔ４５０１０３１９９００１０１１２３４', 'T450103199001011234'],
    ['（桂）安许证字〔2026〕001号', '(桂)安许证字〔2026〕001号'],
  ])('number %s is written %s', (typed, number) => {
    expect(certificateNumber(typed)).toBe(number);
    expect(certificateNumber(number)).toBe(number);
  });

  it.each(['', '12', '-123', '1'.repeat(41), '12<34'])('%j is no number', (typed) => {
    expect(() => certificateNumber(typed)).toThrow(new DomainError('worker.certificate_number_invalid'));
  });

  it('shows the end of its number only', () => {
    expect(maskCertificateNumber('T450103199001011234')).toBe('****1234');
  });
});
