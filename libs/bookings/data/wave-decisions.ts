import type { Id } from '@gg/kernel';
import { packDecision, unpackDecision, type DecisionRecord, type Dispatch, type PackedDecision } from '@gg/matching';
import type { SqlValue } from '@gg/platform';

interface Reader {
  row<T>(sql: string, params?: readonly SqlValue[]): Promise<T | null>;
}

/** Who was to be asked by a batch, in its order. */
export interface ChosenPick {
  readonly workerId: Id;
  /** 0 … 1,000,000. */
  readonly score: number;
}

/** What a wave that came from a batch went by. */
export interface BatchDecision {
  readonly batchId: Id;
  /** Of what planned the batch's wave. */
  readonly planner: number;
  /** What the confirmed plan gave this shift. */
  readonly planned: readonly ChosenPick[];
  /** Those of them who still could be asked, with their scores at that moment, in the order of the offers. */
  readonly chosen: readonly ChosenPick[];
  readonly expectedAcceptanceMicro: number;
}

/** What a wave keeps of the decision that made it. */
export interface KeptDecision {
  readonly decision?: DecisionRecord;
  /** The wave that keeps it, where several were decided together. */
  readonly decidedWith?: number;
  /** Instead of a decision, where the wave came from a batch. */
  readonly batch?: BatchDecision;
  /** Who was cut out afterwards, having got other offers or work meanwhile. */
  readonly cut?: readonly Id[];
}

/** The same as it is stored; an older program stored decisions as they are. */
export type StoredDecision = Omit<KeptDecision, 'decision'> & { readonly decision?: PackedDecision | DecisionRecord };

/** Characters of a decision that is kept; the largest ordinary plan, of three full waves, has half of this. */
const LONGEST = 200_000;

/**
 * What each wave of a plan keeps: the first that is written has the decision, the others say which.
 * @returns null where the decision is too long to be kept
 */
export function keptDecisions(
  waves: Dispatch['waves'],
  record: DecisionRecord | null,
  cut: readonly Id[],
): ReadonlyMap<number, StoredDecision> | null {
  const first = waves.find((wave) => wave.picks.length > 0);
  if (!first || !record) return new Map();
  const decision = packDecision(record);
  if (JSON.stringify(decision).length > LONGEST) return null;
  return new Map(
    waves.map(({ wave }) => [wave, wave === first.wave ? { decision, cut } : { decidedWith: first.wave, cut }]),
  );
}

/** A wave with what it keeps; null when there was none. */
export async function decisionOf(
  reader: Reader,
  shiftId: Id,
  wave: number,
): Promise<({ readonly madeAt: Date } & KeptDecision) | null> {
  const read = (number: number) =>
    reader.row<{ madeAt: Date; plan: string }>(
      'SELECT made_at, plan FROM dispatch_waves WHERE shift_id = ? AND wave = ?',
      [shiftId, number],
    );
  const row = await read(wave);
  if (!row) return null;
  const { decision: own, ...kept } = JSON.parse(row.plan) as StoredDecision;
  const keeper = kept.decidedWith === undefined ? null : await read(kept.decidedWith);
  const decision = keeper ? (JSON.parse(keeper.plan) as StoredDecision).decision : own;
  return { madeAt: row.madeAt, ...kept, ...(decision ? { decision: unpackDecision(decision) } : {}) };
}

/** What was decided last about a shift, with the offers made so far; the decision is null where none is kept. */
export async function lastDecision(
  reader: Reader,
  shiftId: Id,
): Promise<{ readonly offers: number; readonly decision: DecisionRecord | null }> {
  const made = await reader.row<{ wave: number | null; offers: number }>(
    'SELECT MAX(wave) AS wave, CAST(COALESCE(SUM(picks), 0) AS SIGNED) AS offers FROM dispatch_waves WHERE shift_id = ?',
    [shiftId],
  );
  if (!made || made.wave === null) return { offers: 0, decision: null };
  const kept = await decisionOf(reader, shiftId, made.wave);
  return { offers: Number(made.offers), decision: kept?.decision ?? null };
}
