import { READ, law, laws } from '../basis';
import type { PostingFacts } from '../facts';
import { defineRule, type Ruling } from '../rule';
import { STATUTES } from '../statutes';

/** Agents have a licence that is valid, name themselves as what they are, and name the user whom they find people for. */
export const agentLicence = defineRule({
  id: 'agent.licence',
  version: 1,
  basis: laws(
    law(STATUTES.marketRegulation, [18], READ),
    law(STATUTES.employmentPromotionLaw, [40], READ),
    law(STATUTES.labourContractLaw, [57], READ),
  ),
  effectiveFrom: STATUTES.marketRegulation.since,
  severity: 'block',
  title: { zh: '中介、劳务公司的许可', en: 'Licence of agents' },
  wayOut: {
    zh: '写明中介名称和有效的人力资源服务许可证（派遣的写劳务派遣经营许可证），并写明实际用工单位。',
    en: 'State the agent, a valid licence (for dispatch, the dispatch licence), and the actual user.',
  },
  atPublish: (facts, at): Ruling[] => {
    const { intermediary } = facts.responsibility;
    if (intermediary === null) return facts.employerKind === 'agent' ? [unnamed] : [];
    const rulings: Ruling[] = [];
    if (intermediary.name.trim() === '') rulings.push(unnamed);
    if (intermediary.licence === null || intermediary.licence.trim() === '') rulings.push(unlicensed);
    else if (intermediary.licenceValidUntil !== null && intermediary.licenceValidUntil < at) rulings.push(expired);
    if (isOwnUser(facts)) rulings.push(hidesUser);
    return rulings;
  },
});

const isOwnUser = ({ employerKind, responsibility: { intermediary, actualUser } }: PostingFacts): boolean =>
  employerKind === 'agent' && actualUser.name.trim() !== '' && actualUser.name.trim() === intermediary?.name.trim();

const unnamed: Ruling = {
  key: 'unnamed',
  severity: 'block',
  sentence: {
    zh: '人力资源服务机构、劳务公司发布信息，要写明自己是中介。',
    en: 'An agent that posts must name itself as the intermediary.',
  },
};
const unlicensed: Ruling = {
  key: 'unlicensed',
  severity: 'block',
  sentence: {
    zh: '从事职业中介应当取得人力资源服务许可证。',
    en: 'Job placement needs a human resources service licence.',
  },
};
const expired: Ruling = {
  key: 'expired',
  severity: 'block',
  sentence: { zh: '中介的许可证已过有效期。', en: 'The agent’s licence has expired.' },
};
const hidesUser: Ruling = {
  key: 'hides-user',
  severity: 'block',
  sentence: {
    zh: '中介把自己写成实际用工单位；请写明真正的用工单位。',
    en: 'The agent names itself as the actual user; name who really uses the work.',
  },
};
