import { READ, law, laws } from '../basis';
import { defineRule, type Ruling } from '../rule';
import { STATUTES } from '../statutes';

/**
 * In a labour relation every employer enrols the worker in 工伤保险, part-time work included; commercial insurance is no
 * substitute. The card must say which kind it means.
 */
export const insuranceThreeRegimes = defineRule({
  id: 'insurance.three-regimes',
  version: 1,
  basis: laws(law(STATUTES.socialInsuranceRules, [9], READ), law(STATUTES.socialInsuranceLaw, [33], READ)),
  appliesTo: { engagementTypes: ['part_time', 'short_full_time', 'shared'] },
  effectiveFrom: STATUTES.socialInsuranceRules.since,
  severity: 'block',
  title: { zh: '工伤保险', en: 'Work injury insurance' },
  wayOut: {
    zh: '上岗前为劳动者参加工伤保险（非全日制可以只参加工伤保险），雇主责任险、意外险可以另外再买。',
    en: 'Enrol the worker in work injury insurance before the shift (part-time work may enrol in it alone); commercial insurance may come on top.',
  },
  atPublish: ({ responsibility: { insuranceKind } }): Ruling[] => {
    if (insuranceKind === 'work_injury') return [];
    if (insuranceKind === null) {
      return [
        {
          key: 'unstated',
          severity: 'block',
          sentence: { zh: '没有写明是哪一种保险。', en: 'The kind of insurance is not stated.' },
        },
      ];
    }
    return [
      {
        key: 'no-substitute',
        severity: 'block',
        sentence: {
          zh: '用人单位应当为劳动者缴纳工伤保险费；雇主责任险、意外险等商业保险不能代替工伤保险。',
          en: 'The employer owes work injury insurance; employer’s liability or accident insurance is no substitute.',
        },
      },
    ];
  },
});
