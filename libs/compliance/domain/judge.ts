import type { LocalDate } from '@gg/kernel';
import type { Facts, WorkerStatus } from './facts';
import { SEVERITIES, type Finding, type Rule, type Ruling } from './rule';

/**
 * What the rules in force on a date say of the facts, gravest first, then by rule and key: the same facts always give the
 * same list. Pure.
 */
export function judge(rules: readonly Rule[], facts: Facts, at: LocalDate): Finding[] {
  return rules
    .filter((rule) => isInForce(rule, at) && applies(rule, facts))
    .flatMap((rule) => findingsOf(rule, facts, at))
    .sort(byGravity);
}

/**
 * What the same version of the rule says today of the facts on which a stored finding was made; null when it would not
 * be made. A finding that does not come back unchanged was not made by that version from those facts. Throws RangeError
 * when the registry no longer holds the version: versions are never removed.
 */
export function replay(rules: readonly Rule[], finding: Finding, facts: Facts): Finding | null {
  const rule = rules.find(({ id, version }) => id === finding.ruleId && version === finding.ruleVersion);
  if (rule === undefined) throw new RangeError(`no rule ${finding.ruleId} version ${finding.ruleVersion}`);
  if (facts.moment !== finding.moment || !isInForce(rule, finding.at) || !applies(rule, facts)) return null;
  return findingsOf(rule, facts, finding.at).find(({ key }) => key === finding.key) ?? null;
}

export const isInForce = (rule: Rule, at: LocalDate): boolean =>
  rule.effectiveFrom <= at && (rule.effectiveTo === null || at < rule.effectiveTo);

/** Whether a rule speaks about work of this form, for this kind of employer, in this region, whoever does it. */
export const concerns = (
  { appliesTo, region }: Rule,
  work: Pick<Facts, 'engagementType' | 'employerKind' | 'regionCode'>,
): boolean =>
  (region === null || work.regionCode.startsWith(region)) &&
  (appliesTo.engagementTypes === 'all' || appliesTo.engagementTypes.includes(work.engagementType)) &&
  (appliesTo.employerKinds === 'all' || appliesTo.employerKinds.includes(work.employerKind));

const applies = (rule: Rule, facts: Facts): boolean =>
  concerns(rule, facts) &&
  (facts.moment !== 'acceptance' || meets(rule.appliesTo.workerStatuses, facts.worker.statuses));

const meets = (asked: 'all' | readonly WorkerStatus[], held: readonly WorkerStatus[]): boolean =>
  asked === 'all' || asked.some((status) => held.includes(status));

function findingsOf(rule: Rule, facts: Facts, at: LocalDate): Finding[] {
  return (rulingsOf(rule, facts, at) ?? []).map((ruling) => findingOf(rule, ruling, facts, at));
}

function rulingsOf(rule: Rule, facts: Facts, at: LocalDate): readonly Ruling[] | undefined {
  if (facts.moment === 'publish') return rule.atPublish?.(facts, at);
  return facts.moment === 'acceptance' ? rule.atAcceptance?.(facts, at) : rule.atSharing?.(facts, at);
}

function findingOf(rule: Rule, ruling: Ruling, facts: Facts, at: LocalDate): Finding {
  return {
    ruleId: rule.id,
    ruleVersion: rule.version,
    key: ruling.key,
    moment: facts.moment,
    at,
    severity: ruling.severity,
    review: ruling.review ?? false,
    basis: rule.basis,
    sentence: ruling.sentence,
    wayOut: ruling.wayOut ?? rule.wayOut,
    numbers: ruling.numbers ?? {},
    quote: ruling.quote ?? null,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byGravity(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compare(a.ruleId, b.ruleId) ||
    compare(a.key, b.key)
  );
}
