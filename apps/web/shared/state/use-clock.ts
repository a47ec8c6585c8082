import { useEffect, useState } from 'react';
import type { ServerClock } from '../api/server-clock';

/** The service's time, in milliseconds, looked at again every so often; aligned, so that all counts tick together. */
export function useClock(clock: ServerClock, everyMs: number): number {
  const [now, look] = useState(() => clock.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      look(clock.now());
      timer = setTimeout(tick, everyMs - (clock.now() % everyMs) || everyMs);
    };
    timer = setTimeout(tick, everyMs - (clock.now() % everyMs));
    // A phone wakes up: its timers have slept.
    const onVisible = (): void => look(clock.now());
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [clock, everyMs]);
  return now;
}
