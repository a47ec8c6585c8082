import type { LocalDate } from '@gg/kernel';
import type { Basis } from './basis';
import type {
  AcceptanceFacts,
  EmployerKind,
  EngagementType,
  Moment,
  PostingFacts,
  SharingFacts,
  WorkerStatus,
} from './facts';

/** `block` refuses; `warn` goes on with the finding shown; `info` tells. */
export type Severity = 'block' | 'warn' | 'info';

export const SEVERITIES: readonly Severity[] = ['block', 'warn', 'info'];

/** A text in both languages of the product. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** What a rule says of the facts: the part of a finding that the rule's function computes. */
export interface Ruling {
  /** Tells the rulings of one rule apart, and stays the same for the same facts: `week:2026-11-23`. */
  readonly key: string;
  readonly severity: Severity;
  /** The posting waits for staff (in_review) although nothing blocks it. */
  readonly review?: boolean;
  readonly sentence: Sentence;
  /** The lawful way out; the rule's own when absent. */
  readonly wayOut?: Sentence;
  /** The numbers that were compared, units in the names: `{weekMinutes: 1560, limitMinutes: 1440}`. */
  readonly numbers?: Readonly<Record<string, number>>;
  /** The words of the posting that the ruling is about. */
  readonly quote?: string;
}

/** Whom a rule applies to; `all` or a list. Worker statuses are asked only where a worker is known. */
export interface Applicability {
  readonly engagementTypes: 'all' | readonly EngagementType[];
  readonly employerKinds: 'all' | readonly EmployerKind[];
  readonly workerStatuses: 'all' | readonly WorkerStatus[];
}

/**
 * A rule: data, and one pure function for each moment at which it speaks. A change of what a rule says or computes is a
 * new version; the old one stays in the registry with an `effectiveTo`, so that old findings can be replayed.
 */
export interface Rule {
  readonly id: string;
  readonly version: number;
  readonly basis: Basis;
  readonly appliesTo: Applicability;
  /** First day on which the version is applied (local date). */
  readonly effectiveFrom: LocalDate;
  /** First day on which it is no longer applied; null while it is in force. */
  readonly effectiveTo: LocalDate | null;
  /** Prefix of the regions it holds in; null for a text that holds in the whole country. */
  readonly region: string | null;
  /** The gravest severity that it may give. */
  readonly severity: Severity;
  /** What the rule is about, for lists of rules. */
  readonly title: Sentence;
  readonly wayOut: Sentence;
  readonly atPublish?: (facts: PostingFacts, at: LocalDate) => readonly Ruling[];
  readonly atAcceptance?: (facts: AcceptanceFacts, at: LocalDate) => readonly Ruling[];
  /** For one work and many people: of whom {@link atAcceptance} certainly refuses nothing; null: it has to be asked. */
  readonly spares?: (work: WorkFacts) => Spared | null;
  /** When a surplus or a shortage of shared employment is published. */
  readonly atSharing?: (facts: SharingFacts, at: LocalDate) => readonly Ruling[];
}

/** Facts of an acceptance that are the same for everybody. */
export type WorkFacts = Omit<AcceptanceFacts, 'worker' | 'otherWork' | 'reference'> & {
  readonly reference: Omit<AcceptanceFacts['reference'], 'retirement'>;
};

/** Of whom a rule certainly refuses nothing: one of these is enough. Plain facts, so that many can be looked at cheaply. */
export interface Spared {
  /** Whoever was born on this date or before it. */
  readonly bornBy?: LocalDate;
  /** Whoever has no other work for this legal employer (统一社会信用代码); null: everybody, because a household has none. */
  readonly withoutWorkFor?: string | null;
}

/** Somebody's other work. */
export type OtherWorkOf = () => AcceptanceFacts['otherWork'];

/** 合规结论: what a rule said of a thing on a day. Plain data: stored as JSON, replayed with {@link Finding.ruleVersion}. */
export interface Finding {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly key: string;
  readonly moment: Moment;
  readonly at: LocalDate;
  readonly severity: Severity;
  readonly review: boolean;
  readonly basis: Basis;
  readonly sentence: Sentence;
  readonly wayOut: Sentence;
  readonly numbers: Readonly<Record<string, number>>;
  readonly quote: string | null;
}

/** A rule that applies to everybody, everywhere and without end, unless it says otherwise. */
export function defineRule(
  rule: Omit<Rule, 'appliesTo' | 'effectiveTo' | 'region'> & {
    readonly appliesTo?: Partial<Applicability>;
    readonly effectiveTo?: LocalDate;
    readonly region?: string;
  },
): Rule {
  return {
    ...rule,
    appliesTo: { engagementTypes: 'all', employerKinds: 'all', workerStatuses: 'all', ...rule.appliesTo },
    effectiveTo: rule.effectiveTo ?? null,
    region: rule.region ?? null,
  };
}
