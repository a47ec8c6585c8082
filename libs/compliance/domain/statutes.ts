import type { LocalDate } from '@gg/kernel';

/** The rank of a text among sources of law. A normative document of a ministry is below a rule but binds offices. */
export type StatuteRank =
  | 'statute'
  | 'administrative_regulation'
  | 'department_rule'
  | 'judicial_interpretation'
  | 'normative_document';

export interface Statute {
  readonly zh: string;
  readonly en: string;
  readonly rank: StatuteRank;
  /** First day on which the text, in the form meant here, was in force. */
  readonly since: LocalDate;
}

const statute = (zh: string, en: string, rank: StatuteRank, since: LocalDate): Statute => ({ zh, en, rank, since });

/** Every text that a rule rests on, by a short name. */
export const STATUTES = {
  labourContractLaw: statute('劳动合同法', 'Labour Contract Law', 'statute', '2008-01-01'),
  labourContractRegulation: statute(
    '劳动合同法实施条例',
    'Regulation on the Labour Contract Law',
    'administrative_regulation',
    '2008-09-18',
  ),
  labourLaw: statute('劳动法', 'Labour Law', 'statute', '1995-01-01'),
  workingTimeRegulation: statute(
    '国务院关于职工工作时间的规定',
    'State Council Provisions on Working Hours',
    'administrative_regulation',
    '1995-05-01',
  ),
  employmentPromotionLaw: statute('就业促进法', 'Employment Promotion Law', 'statute', '2008-01-01'),
  womensRightsLaw: statute('妇女权益保障法', 'Law on the Protection of Women’s Rights', 'statute', '2023-01-01'),
  womenWorkersRegulation: statute(
    '女职工劳动保护特别规定',
    'Special Provisions on the Protection of Women Workers',
    'administrative_regulation',
    '2012-04-28',
  ),
  socialInsuranceLaw: statute('社会保险法', 'Social Insurance Law', 'statute', '2011-07-01'),
  socialInsuranceRules: statute(
    '实施《中华人民共和国社会保险法》若干规定',
    'Rules on the Social Insurance Law',
    'department_rule',
    '2011-07-01',
  ),
  minimumWageRules: statute('最低工资规定', 'Minimum Wage Provisions', 'department_rule', '2004-03-01'),
  minorsLaw: statute('未成年人保护法', 'Law on the Protection of Minors', 'statute', '2021-06-01'),
  childLabourRegulation: statute(
    '禁止使用童工规定',
    'Provisions on the Prohibition of Child Labour',
    'administrative_regulation',
    '2002-12-01',
  ),
  juvenileRules: statute(
    '未成年工特殊保护规定',
    'Provisions on the Special Protection of Juvenile Workers',
    'department_rule',
    '1995-01-01',
  ),
  marketRegulation: statute(
    '人力资源市场暂行条例',
    'Interim Regulation on the Human Resources Market',
    'administrative_regulation',
    '2018-10-01',
  ),
  wageRegulation: statute(
    '保障农民工工资支付条例',
    'Regulation on Wages of Rural Migrant Workers',
    'administrative_regulation',
    '2020-05-01',
  ),
  wagePaymentRules: statute('工资支付暂行规定', 'Interim Provisions on Wage Payment', 'department_rule', '1995-01-01'),
  labourRelationNotice: statute(
    '关于确立劳动关系有关事项的通知（劳社部发〔2005〕12号）',
    'Notice on Establishing Labour Relations (2005, no. 12)',
    'normative_document',
    '2005-05-25',
  ),
  recruitmentPostsNotice: statute(
    '关于规范网络平台招聘类信息发布的通知（人社厅发〔2025〕60号）',
    'Notice on Recruitment Posts of Network Platforms (2025, no. 60)',
    'normative_document',
    '2026-01-13',
  ),
  retirementMeasures: statute(
    '国务院关于渐进式延迟法定退休年龄的办法',
    'Measures on Gradually Raising the Statutory Retirement Age',
    'administrative_regulation',
    '2025-01-01',
  ),
  labourDisputesInterpretation2: statute(
    '最高人民法院关于审理劳动争议案件适用法律问题的解释（二）（法释〔2025〕12号）',
    'Interpretation (II) on Labour Disputes (2025, no. 12)',
    'judicial_interpretation',
    '2025-09-01',
  ),
  platformRestGuidelines: statute(
    '新就业形态劳动者休息和劳动报酬权益保障指引（2023）',
    'Guidelines on Rest and Pay in New Forms of Employment (2023)',
    'normative_document',
    '2023-11-08',
  ),
  guangxiOccupationalInjury: statute(
    '广西新就业形态人员职业伤害保障试点工作实施方案（桂人社发〔2025〕24号）',
    'Guangxi Pilot Plan on Occupational Injury Cover (2025, no. 24)',
    'normative_document',
    '2025-07-01',
  ),
  foodSafetyLaw: statute('食品安全法', 'Food Safety Law', 'statute', '2015-10-01'),
  publicPlacesRegulation: statute(
    '公共场所卫生管理条例',
    'Regulation on Hygiene in Public Places',
    'administrative_regulation',
    '1987-04-01',
  ),
  sharedEmploymentNotice: statute(
    '关于做好共享用工指导和服务的通知（人社厅发〔2020〕98号）',
    'Notice on Guidance and Services for Shared Employment (2020, no. 98)',
    'normative_document',
    '2020-09-30',
  ),
  workInjuryRegulation: statute(
    '工伤保险条例',
    'Regulation on Work Injury Insurance',
    'administrative_regulation',
    '2011-01-01',
  ),
  workSafetyLaw: statute('安全生产法', 'Work Safety Law', 'statute', '2021-09-01'),
  securityRegulation: statute(
    '保安服务管理条例',
    'Regulation on Security Services',
    'administrative_regulation',
    '2010-01-01',
  ),
} as const satisfies Record<string, Statute>;

/** The item of the 2026 notice that says what a posting holds and must not hold; the copies read do not number it. */
export const POSTING_FORM = { zh: '关于招聘信息格式标准的一项', en: 'item on the form of postings' } as const;

/** Items of the 2020 notice on shared employment, by what they are about: the copies at hand do not number them alike. */
export const SHARING_ITEMS = {
  term: { zh: '关于借出期限的规定', en: 'item on the term' },
  agreement: { zh: '关于合作协议内容的规定', en: 'item on what the agreement holds' },
  wages: { zh: '关于劳动报酬结算和不得收取费用的规定', en: 'item on wages and on fees' },
  dispatch: { zh: '关于被派遣劳动者和违法派遣的规定', en: 'item on dispatched workers' },
  services: { zh: '关于发布供求信息的规定', en: 'item on publishing supply and demand' },
} as const;
