import { instantOf, type DomainError } from '@gg/kernel';
import { tradeByCode, type Trade } from '@gg/reference-data';
import { completeDraft, legalEmployerCode, type PostingEmployer } from './complete-draft';
import type { PostingDraft } from './posting-terms';

const firm: PostingEmployer = {
  id: 'e1',
  kind: 'organisation',
  name: '桂运物流',
  creditCode: '914501003486257185',
  licence: null,
};
const agent: PostingEmployer = {
  ...firm,
  kind: 'agent',
  name: '邕江人力',
  creditCode: '91450103MA5K0QXA6W',
  licence: { number: '(桂)人服证字〔2023〕第0100012313号', validTo: '2028-04-30' },
};
const household: PostingEmployer = { id: 'e3', kind: 'household', name: '青秀区韦家', creditCode: null, licence: null };

const sorting = tradeByCode('4-02-06-02')!;
const place = (trade: Trade = sorting) => ({
  trade,
  region: { name: '南宁市江南区', centre: { lng: 108.27, lat: 22.78 } },
});

const nobody: PostingDraft['responsibility'] = {
  legalEmployer: null,
  actualUser: null,
  labourDispatch: false,
  payer: null,
  insurer: '桂运物流',
  insuranceKind: 'work_injury',
  intermediary: null,
};
const draft = (over: Partial<PostingDraft> = {}): PostingDraft => ({
  engagementType: 'part_time',
  tradeCode: sorting.code,
  title: '分拣员',
  description: '分拣快件',
  conditions: '不限',
  responsibility: nobody,
  pay: { kind: 'hourly', amountFen: 2_200, preTax: true },
  settlement: { cycle: 'daily', days: 0 },
  assembly: {
    point: { lng: 108.24, lat: 22.77 },
    name: '3号门',
    address: '沙井大道1号',
    regionCode: '450105',
    minutesBefore: 10,
    siteId: null,
  },
  loads: null,
  hazards: [],
  venue: 'ordinary',
  outdoor: null,
  tools: '',
  meals: '',
  transport: '',
  minAge: null,
  maxAge: null,
  requiredCertificates: null,
  probationDays: null,
  contractDays: null,
  validUntil: null,
  mode: { dispatch: true, claim: false, application: false },
  reserves: 0,
  shifts: [{ start: instantOf('2026-11-25', 390), end: instantOf('2026-11-25', 630), breaks: [], headcount: 30 }],
  ...over,
});

const refusal = (over: Partial<PostingDraft>, employer = firm): string | null => {
  try {
    completeDraft(draft(over), employer, place());
    return null;
  } catch (error) {
    return (error as DomainError).code;
  }
};

describe('the responsibility card', () => {
  const client = { name: '某食品厂', creditCode: '91450200MA5KXXXX1A' };
  const card = (said: Partial<PostingDraft['responsibility']>, employer: PostingEmployer) =>
    completeDraft(draft({ responsibility: { ...nobody, ...said } }), employer, place()).responsibility;

  it('names the one who posts for everything that is not said', () => {
    const own = { name: firm.name, creditCode: firm.creditCode };
    expect(card({}, firm)).toMatchObject({ legalEmployer: own, actualUser: own, payer: firm.name, intermediary: null });
    expect(card({}, household)).toMatchObject({
      legalEmployer: { name: household.name, creditCode: null },
      payer: household.name,
    });
  });

  it('takes the registered name, whatever is written beside the own code', () => {
    expect(card({ legalEmployer: { name: '桂运', creditCode: firm.creditCode } }, firm).legalEmployer.name).toBe(
      firm.name,
    );
  });

  it('of an agency names its client as employer, and itself with the licence that staff saw', () => {
    expect(card({ legalEmployer: client }, agent)).toMatchObject({
      legalEmployer: client,
      actualUser: client,
      payer: client.name,
      intermediary: { name: agent.name, licence: agent.licence!.number, licenceValidUntil: '2028-04-30' },
    });
    expect(
      card({ intermediary: { name: agent.name, licence: '假证', licenceValidUntil: null } }, agent).intermediary
        ?.licence,
    ).toBe(agent.licence!.number);
  });

  it.each<[string, Partial<PostingDraft['responsibility']>, PostingEmployer, string]>([
    ['a firm that names another', { legalEmployer: client }, firm, 'posting.legal_employer_foreign'],
    ['a household that names a firm', { legalEmployer: client }, household, 'posting.legal_employer_foreign'],
    [
      'a household that names another household',
      { legalEmployer: { name: '别家', creditCode: null } },
      household,
      'posting.legal_employer_foreign',
    ],
    [
      'an agency that hides behind another',
      { intermediary: { name: '别的中介', licence: null, licenceValidUntil: null } },
      agent,
      'posting.intermediary_foreign',
    ],
  ])('is refused to %s', (_what, said, employer, code) => {
    expect(refusal({ responsibility: { ...nobody, ...said } }, employer)).toBe(code);
  });

  it('tells whose hours are added up', () => {
    expect(legalEmployerCode(card({}, firm), firm.id)).toBe(firm.creditCode);
    expect(legalEmployerCode(card({ legalEmployer: client }, agent), agent.id)).toBe(client.creditCode);
    expect(legalEmployerCode(card({}, household), household.id)).toBe('household:e3');
  });
});

describe('what the trade brings', () => {
  const guard = tradeByCode('4-07-05-01')!;
  const loader = tradeByCode('4-02-05-01')!;

  it('papers that the law asks for stand, whatever is left out', () => {
    for (const requiredCertificates of [null, [], ['security_guard' as const], ['health' as const]]) {
      const terms = completeDraft(draft({ tradeCode: guard.code, requiredCertificates }), firm, place(guard));
      expect(terms.requiredCertificates).toContain('security_guard');
      expect(new Set(terms.requiredCertificates).size).toBe(terms.requiredCertificates.length);
    }
  });

  it('customary papers are the employer’s to ask', () => {
    const rider = tradeByCode('4-10-08-01')!;
    expect(completeDraft(draft(), firm, place(rider)).requiredCertificates).toEqual([]);
  });

  it.each([
    [null, true],
    [false, false],
  ])('outdoors: said %p, stands %p', (outdoor, stands) => {
    expect(completeDraft(draft({ outdoor }), firm, place(loader)).outdoor).toBe(stands);
  });
});

describe('pay and times', () => {
  const day = (minutes: number) => ({
    start: instantOf('2026-11-25', 480),
    end: instantOf('2026-11-25', 480 + minutes),
    breaks: [],
    headcount: 1,
  });

  it('day pay is for the longest shift, whatever is said', () => {
    const pay = { kind: 'daily', amountFen: 18_000, expectedMinutes: 60, preTax: true } as const;
    expect(completeDraft(draft({ pay, shifts: [day(240), day(480)] }), firm, place()).pay.expectedMinutes).toBe(480);
  });

  it('shifts stand in the order of their start', () => {
    const [first, second] = [day(240), { ...day(480), start: instantOf('2026-11-25', 470) }];
    expect(completeDraft(draft({ shifts: [first, second] }), firm, place()).shifts).toEqual([second, first]);
  });

  it.each<[string, Partial<PostingDraft>, string]>([
    [
      'piece pay without a unit',
      { pay: { kind: 'piece', amountFen: 30, expectedOutput: 100, expectedMinutes: 60, preTax: true } },
      'posting.piece_incomplete',
    ],
    ['ages reversed', { minAge: 40, maxAge: 30 }, 'posting.ages_reversed'],
    ['claim beside application', { mode: { dispatch: true, claim: true, application: true } }, 'posting.mode_conflict'],
    ['no way to fill', { mode: { dispatch: false, claim: false, application: false } }, 'posting.mode_missing'],
    [
      'a point in another city',
      { assembly: { ...draft().assembly, point: { lng: 110.29, lat: 25.27 } } },
      'posting.point_outside',
    ],
    [
      'exchanged axes',
      { assembly: { ...draft().assembly, point: { lng: 22.77, lat: 108.24 } } },
      'posting.point_outside',
    ],
  ])('%s is refused', (_what, over, code) => expect(refusal(over)).toBe(code));
});
