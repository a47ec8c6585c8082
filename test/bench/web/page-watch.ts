/** What a page noted of itself; milliseconds since its navigation began. */
export interface PageNotes {
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  /** When what is waited for could be tapped: in view, enabled, on top, and painted. 0: never. */
  readonly usableMs: number;
  readonly shifts: readonly LayoutShift[];
  /** Lengths of work during which nothing else of the page could happen; browsers tell of those past 50 ms. */
  readonly longTasksMs: readonly number[];
}

export interface LayoutShift {
  readonly atMs: number;
  readonly score: number;
}

/** What the page says once {@link PageNotes.usableMs} is known. */
export const USABLE = 'bench: usable';

/**
 * The script that watches a page from its first moment, as text: it runs in the page.
 * @param target what is waited for, as an expression of the page that is an element, or none
 */
export const pageWatch = (target: string): string => `(() => {
  const notes = { firstPaintMs: 0, largestPaintMs: 0, usableMs: 0, shifts: [], longTasksMs: [] };
  window.notesOfBench = notes;
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('paint', ({ name, startTime }) => { if (name === 'first-contentful-paint') notes.firstPaintMs = startTime; });
  watch('largest-contentful-paint', ({ startTime }) => { notes.largestPaintMs = startTime; });
  watch('layout-shift', ({ hadRecentInput, startTime, value }) => {
    if (!hadRecentInput) notes.shifts.push({ atMs: startTime, score: value });
  });
  watch('longtask', ({ duration }) => { notes.longTasksMs.push(duration); });
  const usable = () => {
    const target = ${target};
    if (!target || target.disabled) return false;
    const { left, top, width, height } = target.getBoundingClientRect();
    return width > 0 && target.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  };
  // A frame begins before it is painted: at the start of the next one, what this one had is on the screen.
  const look = () => requestAnimationFrame(() => {
    if (!usable()) return look();
    requestAnimationFrame((at) => {
      notes.usableMs = at;
      console.debug('${USABLE}');
    });
  });
  look();
})()`;

/** Windows of layout shifts end after so long without one, and at the latest after the whole. */
const SHIFT_GAP_MS = 1_000;
const SHIFT_WINDOW_MS = 5_000;

/** Cumulative layout shift as web vitals define it: the worst window of shifts that follow each other. */
export function layoutShift(shifts: readonly LayoutShift[]): number {
  let [worst, sum, first, last] = [0, 0, -Infinity, -Infinity];
  for (const { atMs, score } of [...shifts].sort((a, b) => a.atMs - b.atMs)) {
    if (atMs - last >= SHIFT_GAP_MS || atMs - first >= SHIFT_WINDOW_MS) [sum, first] = [0, atMs];
    [sum, last] = [sum + score, atMs];
    worst = Math.max(worst, sum);
  }
  return worst;
}

/** What of a task keeps a tap waiting longer than anybody notices. */
const UNNOTICED_MS = 50;

/** Total blocking time. */
export const blockedMs = (tasksMs: readonly number[]): number =>
  tasksMs.reduce((sum, ms) => sum + Math.max(0, ms - UNNOTICED_MS), 0);
