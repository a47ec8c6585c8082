/** The smallest value that at least a share of all values do not pass; 0.5 is the lower median. Empty: NaN. */
export function quantile(values: Iterable<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return NaN;
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!;
}

export const median = (values: Iterable<number>): number => quantile(values, 0.5);

/** Three significant digits: more would be noise. What was counted stays as it is. */
export const shown = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(3)));
