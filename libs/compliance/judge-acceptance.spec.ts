import fc from 'fast-check';
import { addDays } from '@gg/kernel';
import { judgeAcceptance, type AcceptanceContent, type Finding, type HeldCertificate } from '.';
import { anAcceptance, CREDIT_CODE, shiftOn, workFor } from './sample-facts';

const TODAY = '2026-11-23';
const OTHER_CODE = '91450100MA5N000002';
const short = ({ ruleId, severity, key }: Finding): string => `${severity} ${ruleId} ${key}`;
type Own = Parameters<typeof anAcceptance>[0];
const judged = (own: Own, at = TODAY): readonly Finding[] => judgeAcceptance(anAcceptance(own), at).findings;
const found = (own: Own, at = TODAY): string[] => judged(own, at).map(short);
const about = (ruleId: string, own: Own, at = TODAY): Finding[] => judged(own, at).filter((f) => f.ruleId === ruleId);

it('has nothing to say of the lawful sample', () => expect(found({})).toEqual([]));

describe('part-time hours of a worker', () => {
  // The law week of 2026-11-23 to 2026-11-29; the sample shift is four hours on the 24th.
  const hours = (...days: [string, number, number][]) => days.map(([day, from, to]) => shiftOn(day, from, to));

  it('lets exactly 24 hours pass and refuses 26, with the numbers', () => {
    const twenty = hours(['2026-11-25', 8, 18], ['2026-11-27', 8, 18]);
    expect(about('part-time.weekly-hours', { otherWork: workFor(CREDIT_CODE, ...twenty) })).toEqual([]);
    const twentyTwo = hours(['2026-11-25', 8, 18], ['2026-11-27', 8, 20]);
    const [finding] = about('part-time.weekly-hours', { otherWork: workFor(CREDIT_CODE, ...twentyTwo) });
    expect(finding).toMatchObject({
      severity: 'block',
      key: 'week:2026-11-23',
      numbers: { weekMinutes: 26 * 60, alreadyMinutes: 22 * 60, shiftMinutes: 240, limitMinutes: 1440 },
    });
    expect(finding!.sentence.zh).toContain('26 小时');
    expect(finding!.wayOut.en).toContain('short full-time');
  });

  it.each([
    ['of another employer', workFor(OTHER_CODE, ...hours(['2026-11-25', 6, 18], ['2026-11-27', 6, 18]))],
    ['of a household', workFor(null, ...hours(['2026-11-25', 6, 18], ['2026-11-27', 6, 18]))],
    ['of the week before', workFor(CREDIT_CODE, ...hours(['2026-11-20', 6, 18], ['2026-11-21', 6, 18]))],
    ['of the week after', workFor(CREDIT_CODE, ...hours(['2026-12-01', 6, 18], ['2026-12-02', 6, 18]))],
  ])('does not count hours %s', (_, otherWork) => expect(about('part-time.weekly-hours', { otherWork })).toEqual([]));

  it('counts a credit code in any case, and any engagement type of the same employer', () => {
    const [work] = workFor(` ${CREDIT_CODE.toLowerCase()} `, shiftOn('2026-11-26', 1, 22));
    const otherWork = [{ ...work!, engagementType: 'short_full_time' as const }];
    expect(about('part-time.weekly-hours', { otherWork })).toHaveLength(1);
  });

  it('cuts the week at Sunday midnight', () => {
    const shift = shiftOn('2026-11-29', 20, 28); // four hours in each week
    const inOld = workFor(CREDIT_CODE, shiftOn('2026-11-25', 2, 22)); // 20 h
    const inNew = workFor(CREDIT_CODE, shiftOn('2026-12-02', 2, 22));
    expect(about('part-time.weekly-hours', { shift, otherWork: [...inOld, ...inNew] })).toEqual([]);
    const more = workFor(CREDIT_CODE, shiftOn('2026-12-03', 8, 8 + 1 / 60));
    expect(
      about('part-time.weekly-hours', { shift, otherWork: [...inOld, ...inNew, ...more] }).map(({ key }) => key),
    ).toEqual(['week:2026-11-30']);
  });

  it('does not pretend to count for an employer without a code', () => {
    expect(found({ legalEmployerCreditCode: null })).toEqual(['block part-time.weekly-hours employer-unknown']);
    expect(found({ legalEmployerCreditCode: null, engagementType: 'casual', employerKind: 'household' })).toEqual([]);
  });

  it('keeps the 24 hours to the minute, however the week is cut up', () => {
    const aWeek = fc.record({
      pieces: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 }),
      excess: fc.integer({ min: -5, max: 5 }),
      breakMinutes: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(aWeek, ({ pieces, excess, breakMinutes }) => {
        const already = pieces.map((minutes, i) => shiftOn(addDays('2026-11-23', i), 0, minutes / 60));
        const left = 1440 + excess - pieces.reduce((sum, minutes) => sum + minutes, 0);
        fc.pre(left > 60 && left + breakMinutes <= 24 * 60);
        // The unpaid break lengthens the shift and changes nothing else.
        const shift = shiftOn('2026-11-29', 0, (left + breakMinutes) / 60, breakMinutes);
        const refused =
          about('part-time.weekly-hours', { shift, otherWork: workFor(CREDIT_CODE, ...already) }).length > 0;
        expect(refused).toBe(excess > 0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('ages', () => {
  const born = (birthDate: string, own: Own = {}): Own => ({ ...own, worker: { ...own?.worker, birthDate } });

  it.each([
    ['16 today and then', '2010-11-23', []],
    ['16 on the day of the shift, 15 today', '2010-11-24', ['block age.child introduced-too-early']],
    ['15 on the day of the shift', '2010-11-25', ['block age.child child']],
    ['5', '2021-01-01', ['block age.child child']],
  ])('%s', (_, birthDate, expected) => {
    const findings = found(born(birthDate)).filter((f) => f.includes('age.child'));
    expect(findings).toEqual(expected);
  });

  it('refuses juveniles what is forbidden to them, and asks for registration otherwise', () => {
    const juvenile = (own: Own = {}) => found(born('2009-12-01', { shift: shiftOn('2026-11-24', 9, 13), ...own }));
    expect(juvenile()).toEqual(['warn age.juvenile registration']);
    expect(juvenile({ worker: { juvenileRegistered: true } })).toEqual([]);
    expect(juvenile({ hazards: ['cold'] })).toEqual(['block age.juvenile hazard:cold']);
    expect(juvenile({ tradeCode: '6-18-02-04' }).filter((f) => f.includes('juvenile'))).toEqual([
      'block age.juvenile hazard:dust',
      'block age.juvenile hazard:fire_explosion_burn',
      'block age.juvenile hazard:toxic',
    ]);
    expect(juvenile({ loads: { maxKg: 26, repeated: false }, worker: { sex: 'male' } })).toEqual([
      'block age.juvenile load:too-heavy',
    ]);
    expect(juvenile({ loads: { maxKg: 20, repeated: true } })).toEqual(['warn age.juvenile registration']);
    expect(juvenile({ venue: 'net_cafe' })).toEqual(['block age.juvenile venue:net_cafe']);
    expect(juvenile({ tradeCode: '4-07-05-01', certificates: [] }).filter((f) => f.includes('age.trade'))).toEqual([
      'block age.trade worker',
    ]);
  });

  it('gives juveniles no nights and no overtime, as a policy', () => {
    const hoursOf = (shift: AcceptanceContent['shift'], own: Own = {}) =>
      about('age.juvenile-hours', born('2009-12-01', { shift, ...own })).map(({ key }) => key);
    expect(hoursOf(shiftOn('2026-11-24', 18, 22))).toEqual([]);
    expect(hoursOf(shiftOn('2026-11-24', 18, 22.5))).toEqual(['night']);
    expect(hoursOf(shiftOn('2026-11-24', 8, 17))).toEqual(['day:2026-11-24']);
    expect(hoursOf(shiftOn('2026-11-24', 8, 17, 60))).toEqual([]);
    expect(
      hoursOf(shiftOn('2026-11-24', 14, 18), { otherWork: workFor(OTHER_CODE, shiftOn('2026-11-24', 7, 12)) }),
    ).toEqual(['day:2026-11-24']);
    expect(
      about('age.juvenile-hours', born('2009-12-01', { shift: shiftOn('2026-11-24', 20, 23) }))[0]!.basis.kind,
    ).toBe('market_policy');
  });

  it('eighteen on the day is an adult', () => {
    expect(found(born('2008-11-24', { hazards: ['height'] }))).toEqual([]);
    expect(found(born('2008-11-25', { hazards: ['height'], shift: shiftOn('2026-11-24', 9, 13) }))).toEqual([
      'block age.juvenile hazard:height',
    ]);
  });

  it('asks, warns and informs past the retirement age', () => {
    const woman = (birthDate: string, worker: NonNullable<Own>['worker'] = {}) =>
      found({ worker: { ...worker, birthDate, sex: 'female' } }).filter((f) => f.includes('over-age'));
    expect(woman('1980-01-01')).toEqual([]);
    expect(woman('1975-01-31')).toEqual(['info over-age ask']); // 51: one track has passed, the other not
    expect(woman('1966-05-01')).toEqual(['warn over-age agreement-missing']);
    expect(woman('1966-05-01', { overAgeAgreement: true })).toEqual(['info over-age rights']);
    expect(woman('1975-01-31', { statuses: ['drawing_pension'] })).toEqual(['warn over-age agreement-missing']);
    expect(found({ worker: { birthDate: '1966-11-30', sex: 'male' } })).toEqual([]); // 59
    expect(found({ worker: { birthDate: '1966-11-24', sex: 'male' } })).toEqual(['info over-age ask']); // 60 on the day
  });
});

describe('work that law closes to women', () => {
  it.each([
    [{ maxKg: 20, repeated: true }, 'female', []],
    [{ maxKg: 21, repeated: true }, 'female', ['block women.forbidden-work closed']],
    [{ maxKg: 25, repeated: false }, 'female', []],
    [{ maxKg: 26, repeated: false }, 'female', ['block women.forbidden-work closed']],
    [{ maxKg: 40, repeated: true }, 'male', []],
  ] as const)('%o for a %s worker', (loads, sex, expected) =>
    expect(found({ loads, worker: { sex } })).toEqual(expected),
  );
});

describe('certificates on the day', () => {
  const health = (own: Partial<HeldCertificate> = {}): HeldCertificate => ({
    kind: 'health',
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    verified: true,
    ...own,
  });
  const served = (certificates: HeldCertificate[], own: Own = {}) =>
    found({ tradeCode: '4-03-02-05', ...own, worker: { certificates } });

  it.each([
    ['held', [health()], []],
    ['none', [], ['block certificates missing:health']],
    ['expired the day before', [health({ validUntil: '2026-11-23' })], ['block certificates missing:health']],
    ['valid to the day', [health({ validUntil: '2026-11-24' })], []],
    ['not valid yet', [health({ validFrom: '2026-11-25' })], ['block certificates missing:health']],
    ['not seen', [health({ verified: false })], ['warn certificates unseen:health']],
    ['an expired one beside a valid one', [health({ validUntil: '2025-01-01' }), health()], []],
    ['without a term', [health({ validFrom: null, validUntil: null })], []],
    ['another paper', [health({ kind: 'security_guard' })], ['block certificates missing:health']],
  ])('%s', (_, certificates, expected) => expect(served(certificates)).toEqual(expected));

  it('asks for the whole of a night shift', () => {
    const shift = shiftOn('2026-11-24', 20, 26);
    expect(served([health({ validUntil: '2026-11-24' })], { shift })).toEqual(['block certificates missing:health']);
    expect(served([health({ validUntil: '2026-11-24' })], { shift: shiftOn('2026-11-24', 20, 24) })).toEqual([]);
  });

  it('checks what the posting itself asks for as its own condition', () => {
    expect(found({ certificates: ['forklift'] })).toEqual(['block certificates.asked missing:forklift']);
    expect(about('certificates.asked', { certificates: ['forklift'] })[0]!.basis.kind).toBe('market_policy');
    expect(served([health()], { certificates: ['health'] })).toEqual([]);
  });
});

describe('rest and overtime', () => {
  it.each([
    ['a free day', [], []],
    ['a shift in the morning', [shiftOn('2026-11-24', 13, 17)], []],
    ['a day before', [shiftOn('2026-11-23', 22, 30)], []],
    ['work until the evening begins', [shiftOn('2026-11-24', 7.5, 17.5)], ['warn hours.rest rest']],
    [
      'a night and a day before',
      [shiftOn('2026-11-23', 22, 30), shiftOn('2026-11-24', 8, 17)],
      ['block hours.rest rest'],
    ],
    ['a promised early morning', [shiftOn('2026-11-25', 4, 8)], ['warn hours.rest rest']],
    [
      'a morning before and a promised early morning',
      [shiftOn('2026-11-24', 9, 15), shiftOn('2026-11-25', 4, 8)],
      ['block hours.rest rest'],
    ],
  ])('%s', (_, others, expected) => {
    const shift = shiftOn('2026-11-24', 18, 22);
    expect(found({ shift, otherWork: workFor(OTHER_CODE, ...others) }).filter((f) => f.includes('hours.rest'))).toEqual(
      expected,
    );
  });

  const full = { engagementType: 'short_full_time' as const };
  it('refuses the fourth hour of overtime, the 37th of the month and the seventh day', () => {
    const rules = (own: Own) => about('hours.overtime', { ...full, ...own }).map(({ key }) => key);
    expect(rules({ shift: shiftOn('2026-11-24', 8, 19) })).toEqual([]);
    expect(rules({ shift: shiftOn('2026-11-24', 8, 19 + 1 / 60) })).toEqual(['day:2026-11-24']);
    expect(
      rules({ shift: shiftOn('2026-11-24', 14, 18), otherWork: workFor(CREDIT_CODE, shiftOn('2026-11-24', 5, 13)) }),
    ).toEqual(['day:2026-11-24']);
    expect(
      rules({ shift: shiftOn('2026-11-24', 14, 18), otherWork: workFor(OTHER_CODE, shiftOn('2026-11-24', 5, 13)) }),
    ).toEqual([]);
    // Twelve days of three hours of overtime are the month; Sundays are free.
    const days = ['02', '03', '04', '05', '06', '09', '10', '11', '12', '13', '16', '17'].map((d) =>
      shiftOn(`2026-11-${d}`, 8, 19),
    );
    expect(rules({ shift: shiftOn('2026-11-24', 8, 16), otherWork: workFor(CREDIT_CODE, ...days) })).toEqual([]);
    expect(rules({ shift: shiftOn('2026-11-24', 8, 16 + 1 / 60), otherWork: workFor(CREDIT_CODE, ...days) })).toEqual([
      'month:2026-11',
    ]);
    const sixDays = ['23', '24', '25', '26', '27', '28'].map((d) => shiftOn(`2026-11-${d}`, 8, 12));
    expect(rules({ shift: shiftOn('2026-11-29', 8, 12), otherWork: workFor(CREDIT_CODE, ...sixDays) })).toEqual([
      'week:2026-11-23',
    ]);
    expect(
      rules({ shift: shiftOn('2026-11-29', 8, 12), otherWork: workFor(CREDIT_CODE, ...sixDays.slice(1)) }),
    ).toEqual([]);
  });

  it('stops platform work at twelve hours over all platforms', () => {
    const platform = { engagementType: 'platform' as const };
    const others = workFor(OTHER_CODE, shiftOn('2026-11-24', 8, 16)).map((work) => ({
      ...work,
      engagementType: 'platform' as const,
    }));
    expect(
      about('hours.platform-day', { ...platform, shift: shiftOn('2026-11-24', 17, 21), otherWork: others }),
    ).toEqual([]);
    expect(
      about('hours.platform-day', { ...platform, shift: shiftOn('2026-11-24', 17, 22), otherWork: others }),
    ).toHaveLength(1);
    expect(
      about('hours.platform-day', {
        ...platform,
        shift: shiftOn('2026-11-24', 17, 22),
        otherWork: workFor(OTHER_CODE, shiftOn('2026-11-24', 8, 16)),
      }),
    ).toEqual([]);
  });
});
