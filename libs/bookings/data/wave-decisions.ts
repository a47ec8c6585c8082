import type { Id } from '@gg/kernel';
import type { DecisionRecord, Dispatch } from '@gg/matching';
import type { SqlValue } from '@gg/platform';

interface Reader {
  row<T>(sql: string, params?: readonly SqlValue[]): Promise<T | null>;
}

/** What a wave keeps of the decision that made it. */
export interface KeptDecision {
  readonly decision?: DecisionRecord;
  /** The wave that keeps it, where several were decided together. */
  readonly decidedWith?: number;
  /** Who was cut out afterwards, having got other offers or work meanwhile. */
  readonly cut?: readonly Id[];
}

/** Characters of a decision that is kept; of the usual wave it is a tenth of this. */
const LONGEST = 200_000;

/** What each wave of a plan keeps: the first that is written has the decision, the others say which. */
export function keptDecisions(
  waves: Dispatch['waves'],
  record: DecisionRecord | null,
  cut: readonly Id[],
): ReadonlyMap<number, KeptDecision> {
  const first = waves.find((wave) => wave.picks.length > 0);
  if (!first || !record || JSON.stringify(record).length > LONGEST) return new Map();
  return new Map(
    waves.map(({ wave }) => [wave, wave === first.wave ? { decision: record, cut } : { decidedWith: first.wave, cut }]),
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
  const kept = JSON.parse(row.plan) as KeptDecision;
  if (kept.decidedWith === undefined) return { madeAt: row.madeAt, ...kept };
  const keeper = await read(kept.decidedWith);
  const { decision } = JSON.parse(keeper?.plan ?? '{}') as KeptDecision;
  return { madeAt: row.madeAt, ...kept, ...(decision ? { decision } : {}) };
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
