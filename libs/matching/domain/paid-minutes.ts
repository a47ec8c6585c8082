import { splitAtLocalMidnight, type TimeWindow } from '@gg/kernel';
import type { PaidMinutes } from './candidate';

/**
 * The paid minutes of a shift by local date: its window without the unpaid breaks, cut at every local midnight. Breaks
 * may touch, overlap each other or reach outside the window. A part of a minute
 * counts as one: a limit to the minute is never passed by a hidden part.
 */
export function paidMinutesByDate(window: TimeWindow, unpaidBreaks: readonly TimeWindow[]): PaidMinutes[] {
  const breaks = [...unpaidBreaks].sort((a, b) => a.start.getTime() - b.start.getTime());
  return splitAtLocalMidnight(window).map(({ date, window: part }) => {
    const end = part.end.getTime();
    let paidMs = 0;
    let from = part.start.getTime();
    for (const pause of breaks) {
      const pauseStart = Math.min(pause.start.getTime(), end);
      if (pauseStart > from) paidMs += pauseStart - from;
      from = Math.max(from, Math.min(pause.end.getTime(), end));
    }
    paidMs += end - from;
    return { date, minutes: Math.ceil(paidMs / 60_000) };
  });
}
