import { isPresent } from '../compiled-candidate';
import type { Condition } from './condition';

/**
 * Nobody is woken: in quiet hours only those are asked who are at a market and so awake, and for work that starts too soon to
 * wait for the morning those who have allowed it.
 */
export const quietHours: Condition = {
  code: 'quiet_hours',
  holds: (c, q) =>
    q.mayBeWoken === 'everybody' ||
    (q.mayBeWoken === 'willing' && c.candidate.preferences.nightOffers) ||
    isPresent(c, q.nowMs),
  numbers: (_, q) => {
    const { fromHour, untilHour } = q.query.policy.quietHours;
    return { from: clockTime(fromHour), until: clockTime(untilHour) };
  },
};

const clockTime = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
