import { instantOf } from '@gg/kernel';
import { judgePosting, type Finding, type PostingContent } from '.';
import { aPosting, aResponsibility, CREDIT_CODE, shiftOn } from './sample-facts';

const TODAY = '2026-11-23';
const short = ({ ruleId, severity, key }: Finding): string => `${severity} ${ruleId} ${key}`;
const found = (own: Partial<PostingContent>): string[] => judgePosting(aPosting(own), TODAY).findings.map(short);
const about = (ruleId: string, own: Partial<PostingContent>): Finding[] =>
  judgePosting(aPosting(own), TODAY).findings.filter((finding) => finding.ruleId === ruleId);
const hourly = (amountFen: number) => ({ kind: 'hourly' as const, amountFen, preTax: true });

describe('ages and dangers', () => {
  it.each([
    ['15 in the form', { minAge: 15 }, ['block age.child stated']],
    ['15 in the words', { conditionsText: '15岁以上' }, ['block age.child words']],
    ['pupils', { description: '分拣，初中生暑假工也可' }, ['block age.child recruits']],
    ['no children, said so', { description: '分拣，不招童工' }, []],
    ['16 for light work', { minAge: 16 }, ['warn age.juvenile registration']],
    ['16 for work at height', { minAge: 16, hazards: ['height' as const] }, ['block age.juvenile hazard:height']],
    [
      '16 and words that name the height',
      { minAge: 16, description: '外墙清洗' },
      ['block age.juvenile hazard:height'],
    ],
    [
      '16 and 21 kg all day',
      { minAge: 16, loads: { maxKg: 21, repeated: true } },
      ['block age.juvenile load:too-heavy', 'info women.forbidden-work closed'],
    ],
    [
      '16 and 25 kg now and then',
      { minAge: 16, loads: { maxKg: 25, repeated: false } },
      ['warn age.juvenile registration'],
    ],
    ['no age and a bar', { minAge: null, venue: 'bar' as const }, ['info age.juvenile venue:bar']],
    ['18 and a bar', { minAge: 18, venue: 'bar' as const }, []],
    [
      'loading without loads',
      { minAge: 17, tradeCode: '4-02-05-01', loads: null },
      ['block age.juvenile load:unstated'],
    ],
    [
      'a guard of 17',
      { minAge: 17, tradeCode: '4-07-05-01' },
      ['block age.trade stated', 'warn age.juvenile registration', 'info certificates unmentioned:security_guard'],
    ],
  ])('%s', (_, own, expected) => expect(found(own)).toEqual(expected));

  it('tells of papers that law asks for and the posting forgot', () => {
    expect(found({ tradeCode: '4-03-02-05' })).toEqual(['info certificates unmentioned:health']);
    expect(found({ tradeCode: '4-03-02-05', certificates: ['health'] })).toEqual([]);
  });
});

describe('content', () => {
  it.each([
    ['employer', { responsibility: aResponsibility({ legalEmployer: { name: ' ', creditCode: CREDIT_CODE } }) }],
    [
      'credit-code',
      { responsibility: aResponsibility({ legalEmployer: { name: '南宁示例物流有限公司', creditCode: null } }) },
    ],
    ['actual-user', { responsibility: aResponsibility({ actualUser: { name: '', creditCode: null } }) }],
    ['headcount', { headcount: 0 }],
    ['work', { description: ' ' }],
    ['work', { tradeCode: '9-99-99-99' }],
    ['place', { placeText: null }],
    ['place', { regionCode: '4501' }],
    ['place', { regionCode: '440305' }],
    ['place', { regionCode: '' }],
    ['pay', { pay: hourly(0) }],
    ['pre-tax', { pay: { ...hourly(2400), preTax: false } }],
    ['shifts', { shifts: [] }],
    ['shifts', { shifts: [shiftOn('2026-11-24', 22, 18)] }],
    ['expired', { validUntil: instantOf('2026-11-22', 1439) }],
  ])('without %s a posting is blocked', (key, own) => {
    const findings = about('posting.required-content', own);
    expect(findings.map(short)).toEqual([`block posting.required-content ${key}`]);
  });

  it('asks for conditions without blocking', () => {
    expect(found({ conditionsText: null })).toEqual(['warn posting.required-content conditions']);
  });

  it('blocks the agent’s post of the scenario with its articles', () => {
    const findings = judgePosting(aPosting({ description: '分拣，限男，押金200' }), TODAY).findings;
    expect(findings.map(short)).toEqual([
      'block posting.no-discrimination sex:限男',
      'block posting.no-fee deposit:押金',
    ]);
    expect(findings[0]!.basis.zh).toContain('《就业促进法》第二十六条');
    expect(findings[1]!.basis.zh).toContain('《劳动合同法》第九条、第八十四条');
    expect(findings[1]!.quote).toBe('押金');
  });

  it.each([
    ['限男, light work', { description: '分拣，限男' }, 'block', false],
    ['限男, 40 kg', { description: '装车，限男', loads: { maxKg: 40, repeated: true } }, 'info', false],
    ['女的勿扰, 40 kg', { description: '装车，女的勿扰', loads: { maxKg: 40, repeated: true } }, 'info', false],
    ['限女, 40 kg', { description: '装车，限女', loads: { maxKg: 40, repeated: true } }, 'block', false],
    ['限女 in a women’s bath', { description: '女浴室保洁，限女' }, 'warn', true],
    ['quotas', { description: '男3名，女2名' }, 'warn', true],
    ['四肢健全', { conditionsText: '四肢健全' }, 'warn', true],
    ['乙肝', { conditionsText: '乙肝勿扰' }, 'block', false],
  ])('%s', (_, own, severity, review) => {
    const [finding] = about('posting.no-discrimination', own);
    expect(finding).toMatchObject({ severity, review });
  });

  it.each([
    ['高薪急招', { title: '高薪急招分拣' }, 'high_pay:高薪', true],
    ['pay beyond belief', { pay: hourly(20_000) }, 'pay', true],
    ['valid beyond its shifts', { validUntil: instantOf('2026-11-25', 0) }, 'outlives-its-shifts', false],
    [
      'valid for too long',
      { shifts: [shiftOn('2027-02-24', 18, 22)], validUntil: instantOf('2026-12-25', 0) },
      'valid-too-long',
      false,
    ],
  ])('%s is looked at', (_, own, key, review) => {
    const [finding] = about('posting.truthful', own);
    expect(finding).toMatchObject({ key, review });
    expect(finding!.severity).not.toBe('block');
  });

  it('is valid for thirty days without a question', () => {
    expect(found({ shifts: [shiftOn('2027-02-24', 18, 22)], validUntil: instantOf('2026-12-24', 0) })).toEqual([]);
  });
});
