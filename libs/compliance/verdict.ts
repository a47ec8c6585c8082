import { localDate, type LocalDate } from '@gg/kernel';
import {
  isCountyCode,
  legalNumbersOn,
  marketPolicyOn,
  minimumWageFor,
  retirementRange,
  tradeByCode,
  type MinimumWage,
  type MinimumWageAdditions,
} from '@gg/reference-data';
import type {
  AcceptanceContent,
  AcceptanceFacts,
  Facts,
  PostingContent,
  PostingFacts,
  SharingContent,
  SharingFacts,
} from './domain/facts';
import { concerns, isInForce, judge, replay } from './domain/judge';
import { isOfEmployer } from './domain/of-employer';
import type { Finding, OtherWorkOf, Spared } from './domain/rule';
import { RULES } from './domain/rule-registry';

/** Figures that staff have entered on top of those of the release. */
export interface ReferenceAdditions {
  readonly minimumWages?: MinimumWageAdditions;
}

/** What the rules said, and of which facts: store both, and the decision can be replayed. */
export interface Verdict<F extends Facts = Facts> {
  readonly at: LocalDate;
  readonly facts: F;
  /** Gravest first. */
  readonly findings: readonly Finding[];
  /** At least one finding blocks. */
  readonly blocked: boolean;
  /** Nothing blocks, but staff must look first (posting goes in_review). */
  readonly needsReview: boolean;
}

/** Judges a posting as it would be published on a local date. */
export function judgePosting(
  posting: PostingContent,
  at: LocalDate,
  additions: ReferenceAdditions = {},
): Verdict<PostingFacts> {
  const facts: PostingFacts = {
    ...posting,
    moment: 'publish',
    reference: {
      law: legalNumbersOn(at),
      policy: marketPolicyOn(at),
      trade: tradeByCode(posting.tradeCode) ?? null,
      minimumWage: strictestWage(
        posting.regionCode,
        posting.shifts.map(({ start }) => localDate(start)),
        at,
        additions,
      ),
    },
  };
  return verdictOn(facts, at);
}

/**
 * Judges whether a worker may be offered, or may accept, a shift on a local date. The same function serves the offer and
 * the acceptance: what is lawful to accept is what may be offered.
 */
export function judgeAcceptance(acceptance: AcceptanceContent, at: LocalDate): Verdict<AcceptanceFacts> {
  const facts: AcceptanceFacts = {
    ...acceptance,
    moment: 'acceptance',
    reference: {
      law: legalNumbersOn(at),
      policy: marketPolicyOn(at),
      trade: tradeByCode(acceptance.tradeCode) ?? null,
      retirement: retirementRange(acceptance.worker.birthDate, acceptance.worker.sex),
    },
  };
  return verdictOn(facts, at);
}

/** Judges a surplus or a shortage of shared employment as it would be published on a local date. */
export function judgeSharing(
  sharing: SharingContent,
  at: LocalDate,
  additions: ReferenceAdditions = {},
): Verdict<SharingFacts> {
  const facts: SharingFacts = {
    ...sharing,
    moment: 'sharing',
    reference: {
      trades: sharing.tradeCodes.flatMap((code) => tradeByCode(code) ?? []),
      minimumWage: strictestWage(sharing.regionCode, [sharing.from, sharing.to], at, additions),
    },
  };
  return verdictOn(facts, at);
}

/** What the rules refuse of one work, to many people. */
export interface Refusals {
  /** To a worker who has this other work; empty when they allow the acceptance. */
  readonly of: (worker: AcceptanceContent['worker'], otherWork: OtherWorkOf) => readonly Finding[];
  /** Whom each rule that is asked spares; null: it has to be asked of everybody. Whoever all of them spare is allowed. */
  readonly spared: readonly (Spared | null)[];
}

/**
 * The blocking findings of {@link judgeAcceptance} for many workers and one shift: which rules concern the shift, and the
 * figures in force, are worked out once.
 * @param except ids of rules that the caller asks by itself
 */
export function refusalsOf(
  work: Omit<AcceptanceContent, 'worker' | 'otherWork'>,
  at: LocalDate,
  except: readonly string[] = [],
): Refusals {
  const moment = 'acceptance';
  const reference = { law: legalNumbersOn(at), policy: marketPolicyOn(at), trade: tradeByCode(work.tradeCode) ?? null };
  const rules = RULES.filter(
    (rule) =>
      rule.severity === 'block' &&
      rule.atAcceptance &&
      !except.includes(rule.id) &&
      isInForce(rule, at) &&
      concerns(rule, work),
  ).map((rule) => ({ rule, spared: rule.spares?.({ ...work, moment, reference }) ?? null }));
  const of: Refusals['of'] = (worker, otherWork) => {
    const asked = rules.filter(({ spared }) => spared === null || !isSpared(spared, worker, otherWork));
    if (asked.length === 0) return [];
    const facts: AcceptanceFacts = {
      ...work,
      worker,
      otherWork: otherWork(),
      moment,
      reference: { ...reference, retirement: retirementRange(worker.birthDate, worker.sex) },
    };
    return judge(
      asked.map(({ rule }) => rule),
      facts,
      at,
    ).filter(({ severity }) => severity === 'block');
  };
  return { of, spared: rules.map(({ spared }) => spared) };
}

const isSpared = (
  { bornBy, withoutWorkFor }: Spared,
  { birthDate }: AcceptanceContent['worker'],
  otherWork: OtherWorkOf,
): boolean =>
  (bornBy !== undefined && birthDate <= bornBy) ||
  (withoutWorkFor !== undefined && !isOfEmployer(otherWork(), withoutWorkFor));

function verdictOn<F extends Facts>(facts: F, at: LocalDate): Verdict<F> {
  const findings = judge(RULES, facts, at);
  const blocked = findings.some(({ severity }) => severity === 'block');
  return { at, facts, findings, blocked, needsReview: !blocked && findings.some(({ review }) => review) };
}

/** The highest minimum wage of the days on which is worked: a rise between publishing and working counts. */
function strictestWage(
  regionCode: string,
  worked: readonly LocalDate[],
  at: LocalDate,
  { minimumWages }: ReferenceAdditions,
): MinimumWage | null {
  if (!isCountyCode(regionCode)) return null;
  return [...new Set([at, ...worked])]
    .map((day) => minimumWageFor(regionCode, day < at ? at : day, minimumWages))
    .reduce((strictest, wage) => (wage.hourlyFen > strictest.hourlyFen ? wage : strictest));
}

/** What the rule version of a stored finding says of the stored facts: the same finding, or null. */
export const replayFinding = (finding: Finding, facts: Facts): Finding | null => replay(RULES, finding, facts);
