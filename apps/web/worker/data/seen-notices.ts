import { Store } from '../../shared/state/store';

const KEY = 'guigong.notices-seen';

const recalled = (): string => {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
};

/**
 * `at` of the newest notice that the person has looked at in this browser. Another thing than acknowledged: that says the
 * page has it, which is what escalation asks.
 */
export const seenNotices = new Store<string>(recalled());

/** Whoever leaves the list has seen what stood in it. */
export function noteSeen(at: string): void {
  if (at <= seenNotices.get()) return;
  seenNotices.set(at);
  try {
    localStorage.setItem(KEY, at);
  } catch {
    // Then they count as new again next time.
  }
}
