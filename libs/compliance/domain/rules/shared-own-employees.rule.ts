import { law, laws } from '../basis';
import { defineRule, type Ruling } from '../rule';
import { SHARING_ITEMS, STATUTES } from '../statutes';

/** A lender lends its own employees: nobody whom an agency sent to it, and no agency lends. */
export const sharedOwnEmployees = defineRule({
  id: 'shared.own-employees',
  version: 1,
  basis: laws(
    law(STATUTES.sharedEmploymentNotice, [SHARING_ITEMS.dispatch], null),
    law(STATUTES.labourContractLaw, [62], null),
  ),
  appliesTo: { engagementTypes: ['shared'] },
  effectiveFrom: STATUTES.sharedEmploymentNotice.since,
  severity: 'block',
  title: { zh: '只能借出本单位的劳动者', en: 'Only own employees are lent' },
  wayOut: {
    zh: '只列与本单位订立劳动合同的劳动者并作出声明；被派遣劳动者由派遣单位另行安排，劳务派遣按派遣的规定办理。',
    en: 'List only workers who have a labour contract with you and declare it; dispatched workers go back to their agency, and dispatch follows its own rules.',
  },
  atSharing: ({ side, employerKind, declaration }): Ruling[] => {
    if (side !== 'surplus') return [];
    const rulings: Ruling[] = employerKind === 'agent' ? [agency] : [];
    if (declaration === null || !declaration.ownEmployees) rulings.push(undeclared);
    if (declaration?.dispatched) rulings.push(dispatched);
    return rulings;
  },
});

const agency: Ruling = {
  key: 'agency',
  severity: 'block',
  sentence: {
    zh: '人力资源服务机构、劳务派遣单位不能作为原企业借出劳动者。',
    en: 'Employment and dispatch agencies cannot lend workers under shared employment.',
  },
};
const undeclared: Ruling = {
  key: 'undeclared',
  severity: 'block',
  sentence: {
    zh: '没有声明这些劳动者与本单位订立了劳动合同。',
    en: 'It is not declared that the workers have labour contracts with the lender.',
  },
};
const dispatched: Ruling = {
  key: 'dispatched',
  severity: 'block',
  sentence: {
    zh: '不得把被派遣劳动者以共享用工名义安排到其他单位。',
    en: 'Dispatched workers may not be lent on under the name of shared employment.',
  },
};
