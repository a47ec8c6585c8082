/** The door of matching: who may be asked for a shift, in which order, and what to do next about its seats. */
export * from './domain/assignment/assignment-problem';
export * from './domain/assignment/solve-assignment';
export { AssignmentAborted, type SolverProgress, type SolverSignals } from './domain/assignment/solver-watch';
export * from './domain/candidate';
export * from './domain/candidate-faults';
export * from './domain/candidate-index';
export type { ConditionCode } from './domain/conditions/condition';
export {
  decided,
  peopleBefore,
  planAndRecord,
  PLANNER_VERSION,
  replay,
  type DecidedPick,
  type DecisionRecord,
} from './domain/decision-record';
export * from './domain/dispatch-policy';
export * from './domain/dispatch-state';
export { CONDITION_CODES, type EligibilityFailure } from './domain/eligibility';
export { explainCandidate } from './domain/explain-candidate';
export { packDecision, unpackDecision, type PackedDecision } from './domain/packed-decision';
export { ExpectedAcceptance } from './domain/expected-acceptance';
export { PackedCandidateIndex } from './domain/packed/packed-candidate-index';
export { creditCodeOf } from './domain/judged-person';
export { offerLifeMinutes } from './domain/offer-life';
export { paidMinutesByDate } from './domain/paid-minutes';
export * from './domain/plan-batch';
export * from './domain/plan-dispatch';
export { planWave } from './domain/plan-wave';
export * from './domain/reason-texts';
export type { ScoreReason } from './domain/scorer';
export * from './domain/score-policy';
export * from './domain/shift-query';
export * from './domain/transport/transport';
export { transportAside } from './transport/transport-aside';
export { matchingEntities } from './data/entities';
export { renameFeed, storeCalendars, storeParty, storeProfiles } from './data/candidate-store';
export { candidateOf, type CandidateRow } from './feed/candidate-rows';
export { readCandidate } from './feed/read-candidate';
export { BatchPlanner } from './batch/batch-planner';
export { gatherBatch, type BatchShift } from './batch/gather-batch';
export { LiveCandidateIndex } from './feed/live-candidate-index';
export { MatchingModule } from './matching.module';
