import { INSURANCE_KINDS, ENGAGEMENT_TYPES, type Responsibility } from '@gg/compliance';
import { jobStamp } from './job-stamp';

const firm = { name: '桂运物流', creditCode: '914501003486257185' };
const card: Responsibility = {
  legalEmployer: firm,
  actualUser: firm,
  labourDispatch: false,
  payer: firm.name,
  insurer: firm.name,
  insuranceKind: 'work_injury',
  intermediary: null,
};
const stamp = (over: Partial<Responsibility> = {}, days = 0) =>
  jobStamp({ engagementType: 'part_time', responsibility: { ...card, ...over }, settlement: { cycle: 'daily', days } });

it('says in one line who employs, pays and insures, and when the money is there', () => {
  expect(stamp().zh).toBe('非全日制用工 · 用人单位：桂运物流 · 发薪：桂运物流 · 工伤保险（桂运物流） · 当日结算');
  expect(stamp().en).toBe(
    'part-time employment · employer: 桂运物流 · paid by: 桂运物流 · work injury insurance (桂运物流) · paid the same day',
  );
});

it('names the actual user and the agency where they are others', () => {
  const { zh } = stamp(
    {
      actualUser: { name: '某食品厂', creditCode: null },
      intermediary: { name: '邕江人力', licence: '证', licenceValidUntil: null },
    },
    7,
  );
  expect(zh).toContain('实际用工：某食品厂');
  expect(zh).toContain('中介：邕江人力');
  expect(zh).toContain('7 日内结算');
});

it('never calls commercial cover work injury insurance, and hides no gap', () => {
  for (const kind of ['employer_liability', 'accident'] as const)
    expect(stamp({ insuranceKind: kind }).zh).toContain('不是工伤保险');
  expect(stamp({ insuranceKind: null }).zh).toContain('保险：未写明');
  expect(stamp({ insuranceKind: 'none', insurer: null }).zh).toContain('没有保险');
  expect(stamp({ payer: null }).zh).toContain('发薪：未写明');
});

it('has words for every form and cover', () => {
  for (const engagementType of ENGAGEMENT_TYPES) {
    for (const insuranceKind of INSURANCE_KINDS) {
      const { zh, en } = jobStamp({
        engagementType,
        responsibility: { ...card, insuranceKind },
        settlement: { cycle: 'daily', days: 0 },
      });
      expect(zh + en).not.toContain('undefined');
    }
  }
});
