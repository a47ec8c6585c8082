import { READ, law, laws } from '../basis';
import { defineRule, type Ruling } from '../rule';
import { STATUTES } from '../statutes';

/** Dispatch agencies may not employ part-time workers; an employer that is not the user may be hiding dispatch. */
export const partTimeNoDispatch = defineRule({
  id: 'part-time.no-dispatch',
  version: 1,
  basis: laws(law(STATUTES.labourContractRegulation, [30], READ)),
  appliesTo: { engagementTypes: ['part_time'] },
  effectiveFrom: STATUTES.labourContractRegulation.since,
  severity: 'block',
  title: { zh: '劳务派遣不得用非全日制', en: 'No part-time work by dispatch' },
  wayOut: {
    zh: '由实际用工单位直接以非全日制用工招用，劳务公司只作中介；或者由派遣单位以全日制劳动合同派遣。',
    en: 'The actual user employs the worker directly and the agency only introduces, or the agency dispatches on a full-time contract.',
  },
  atPublish: ({ responsibility }): Ruling[] => {
    if (responsibility.labourDispatch) {
      return [
        {
          key: 'dispatch',
          severity: 'block',
          sentence: {
            zh: '劳务派遣单位不得以非全日制用工形式招用被派遣劳动者。',
            en: 'A labour dispatch agency may not employ dispatched workers part-time.',
          },
        },
      ];
    }
    const { legalEmployer, actualUser } = responsibility;
    const same =
      legalEmployer.name.trim() === actualUser.name.trim() || sameCode(legalEmployer.creditCode, actualUser.creditCode);
    if (same || actualUser.name.trim() === '') return [];
    return [
      {
        key: 'employer-is-not-user',
        severity: 'warn',
        review: true,
        sentence: {
          zh: '用人单位和实际用工单位不是同一家，又没有说明是派遣：请说明由谁指挥劳动，工作人员会核实是否属于派遣。',
          en: 'The legal employer is not the actual user and no dispatch is stated: say who directs the work; staff will look whether it is dispatch.',
        },
      },
    ];
  },
});

const sameCode = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a.trim().toUpperCase() === b.trim().toUpperCase();
