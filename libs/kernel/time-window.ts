/** A half-open span of instants: `start` belongs to it, `end` does not. Two windows that touch do not overlap. */
export interface TimeWindow {
  readonly start: Date;
  readonly end: Date;
}

/** Whether two windows share an instant. */
export const overlaps = (a: TimeWindow, b: TimeWindow): boolean =>
  a.start.getTime() < b.end.getTime() && b.start.getTime() < a.end.getTime();

/** Whether the outer window holds the whole of the inner one. */
export const contains = (outer: TimeWindow, inner: TimeWindow): boolean =>
  outer.start.getTime() <= inner.start.getTime() && inner.end.getTime() <= outer.end.getTime();

/** Whole minutes of a window, rounded down. */
export const minutesOf = (w: TimeWindow): number => Math.floor((w.end.getTime() - w.start.getTime()) / 60_000);

/** The part that two windows share, or null. */
export function intersection(a: TimeWindow, b: TimeWindow): TimeWindow | null {
  const start = a.start > b.start ? a.start : b.start;
  const end = a.end < b.end ? a.end : b.end;
  return start < end ? { start, end } : null;
}
