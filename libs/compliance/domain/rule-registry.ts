import { agentLicence } from './rules/agent-licence.rule';
import { ageChild } from './rules/age-child.rule';
import { ageJuvenileHours } from './rules/age-juvenile-hours.rule';
import { ageJuvenile } from './rules/age-juvenile.rule';
import { ageTrade } from './rules/age-trade.rule';
import { casualWho } from './rules/casual-who.rule';
import { certificatesAsked } from './rules/certificates-asked.rule';
import { certificates } from './rules/certificates.rule';
import { hoursOvertime } from './rules/hours-overtime.rule';
import { hoursPlatformDay } from './rules/hours-platform-day.rule';
import { hoursRest } from './rules/hours-rest.rule';
import { householdWho } from './rules/household-who.rule';
import { insuranceStated } from './rules/insurance-stated.rule';
import { insuranceThreeRegimes } from './rules/insurance-three-regimes.rule';
import { overAge } from './rules/over-age.rule';
import { partTimeMinimumWage } from './rules/part-time-minimum-wage.rule';
import { partTimeNoDispatch } from './rules/part-time-no-dispatch.rule';
import { partTimeNoProbation } from './rules/part-time-no-probation.rule';
import { partTimeSettlement } from './rules/part-time-settlement.rule';
import { partTimeWeeklyHours } from './rules/part-time-weekly-hours.rule';
import { pieceRateEffectiveHourly } from './rules/piece-rate-effective-hourly.rule';
import { postingNoDiscrimination } from './rules/posting-no-discrimination.rule';
import { postingNoFee } from './rules/posting-no-fee.rule';
import { postingRequiredContent } from './rules/posting-required-content.rule';
import { postingTruthful } from './rules/posting-truthful.rule';
import { sharedInjury } from './rules/shared-injury.rule';
import { sharedMinimumWage } from './rules/shared-minimum-wage.rule';
import { sharedNotForProfit } from './rules/shared-not-for-profit.rule';
import { sharedOwnEmployees } from './rules/shared-own-employees.rule';
import { sharedRequiredContent } from './rules/shared-required-content.rule';
import { sharedTerm } from './rules/shared-term.rule';
import { shortFullTimeContract } from './rules/short-full-time-contract.rule';
import { wageDirect } from './rules/wage-direct.rule';
import { wageFloor } from './rules/wage-floor.rule';
import { wagePayment } from './rules/wage-payment.rule';
import { wageSettlement } from './rules/wage-settlement.rule';
import { womenForbiddenWork } from './rules/women-forbidden-work.rule';
import type { Rule } from './rule';

/** What is wrong with a set of rules; empty when nothing is. */
export function faultsOf(rules: readonly Rule[]): string[] {
  return [...rules.flatMap(ruleFaults), ...versionFaults(rules)];
}

const ID = /^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const HAN = /\p{Script=Han}/u;

function ruleFaults(rule: Rule): string[] {
  const faults: string[] = [];
  const name = `${rule.id} v${rule.version}`;
  const fault = (bad: boolean, what: string): void => void (bad && faults.push(`${name}: ${what}`));
  fault(!ID.test(rule.id), 'the id is not of the form context.what-it-is');
  fault(!Number.isInteger(rule.version) || rule.version < 1, 'versions count from 1');
  for (const [part, text] of [
    ['title', rule.title],
    ['way out', rule.wayOut],
    ['basis', rule.basis],
  ] as const) {
    fault(!HAN.test(text.zh), `no Chinese ${part}`);
    fault(!/[a-z]/i.test(text.en), `no English ${part}`);
  }
  fault(rule.basis.kind === 'law' && rule.basis.article === '', 'a basis in law names its article');
  fault(rule.basis.kind === 'market_policy' && !rule.basis.zh.includes('不是法律'), 'a policy says that it is not law');
  fault(
    rule.basis.kind === 'market_policy' && !rule.title.zh.includes('市场规则'),
    'the title of a policy says that it is one',
  );
  fault(!DATE.test(rule.effectiveFrom), 'effectiveFrom is no date');
  fault(rule.effectiveTo !== null && rule.effectiveTo <= rule.effectiveFrom, 'it ends before it begins');
  fault(!rule.atPublish && !rule.atAcceptance && !rule.atSharing, 'it never speaks');
  for (const [what, list] of Object.entries(rule.appliesTo))
    fault(list !== 'all' && list.length === 0, `${what} is empty`);
  return faults;
}

/** A version stands once, and no two versions of a rule are in force on one day. */
function versionFaults(rules: readonly Rule[]): string[] {
  return rules.flatMap((one, i) =>
    rules.slice(i + 1).flatMap((other) => {
      if (one.id !== other.id) return [];
      if (one.version === other.version) return [`${one.id} v${one.version} stands twice`];
      const overlap =
        (one.effectiveTo === null || other.effectiveFrom < one.effectiveTo) &&
        (other.effectiveTo === null || one.effectiveFrom < other.effectiveTo);
      return overlap ? [`${one.id}: v${one.version} and v${other.version} are in force together`] : [];
    }),
  );
}

/** The rules as they are when they are sound; throws with every fault otherwise, so that a service does not start. */
export function soundRules(rules: readonly Rule[]): readonly Rule[] {
  const faults = faultsOf(rules);
  if (faults.length > 0) throw new Error(`unsound rules:\n${faults.join('\n')}`);
  return Object.freeze([...rules]);
}

/** Every rule and every version of it that was ever applied. */
export const RULES: readonly Rule[] = soundRules([
  agentLicence,
  ageChild,
  ageJuvenile,
  ageJuvenileHours,
  ageTrade,
  casualWho,
  certificates,
  certificatesAsked,
  hoursOvertime,
  hoursPlatformDay,
  hoursRest,
  householdWho,
  insuranceStated,
  insuranceThreeRegimes,
  overAge,
  partTimeMinimumWage,
  partTimeNoDispatch,
  partTimeNoProbation,
  partTimeSettlement,
  partTimeWeeklyHours,
  pieceRateEffectiveHourly,
  postingNoDiscrimination,
  postingNoFee,
  postingRequiredContent,
  postingTruthful,
  sharedInjury,
  sharedMinimumWage,
  sharedNotForProfit,
  sharedOwnEmployees,
  sharedRequiredContent,
  sharedTerm,
  shortFullTimeContract,
  wageDirect,
  wageFloor,
  wagePayment,
  wageSettlement,
  womenForbiddenWork,
]);
