import type { Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import { calendarStates } from '../data/calendars';

/** Tells matching the state that a worker's calendar has reached. Read now, so a later change tells a later state. */
export async function publishCalendar(tx: Tx, workerId: Id, cityCode: string | null): Promise<void> {
  for (const { version, state } of await calendarStates(tx, [workerId], tx.now)) {
    tx.emit({
      name: 'worker.calendar-changed.v1',
      aggregateId: workerId,
      aggregateVersion: version,
      cityCode,
      payload: state,
    });
  }
}
