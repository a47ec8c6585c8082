import { addDays, instantOf, localDate, type Id, type LocalDate } from '@gg/kernel';
import { isDuplicate } from '../database/sql';
import type { Transactions } from '../database/transactions';
import type { Caller } from '../access/caller';

/** Local minute of the night's upkeep: after the last shifts have begun and before the first assemble. */
const UPKEEP_MINUTE = 3 * 60 + 30;

/** One id a date, in the form of a UUIDv7 (MariaDB 10.11 refuses version 8), so that any number of processes schedule one night. */
const idOf = (date: LocalDate): Id => `${date.replaceAll('-', '')}-0000-7000-8000-000000000001`;

/** Schedules the next night's upkeep; nothing happens when it is scheduled already. */
export async function scheduleUpkeep(transactions: Transactions, caller: Caller, now: Date): Promise<void> {
  const today = localDate(now);
  const date = instantOf(today, UPKEEP_MINUTE) > now ? today : addDays(today, 1);
  try {
    await transactions.run(caller, 'platform.schedule-upkeep', async (tx) =>
      tx.emit({
        id: idOf(date),
        name: 'upkeep.night-due.v1',
        aggregateId: idOf(date),
        aggregateVersion: 1,
        dueAt: instantOf(date, UPKEEP_MINUTE),
        payload: { date },
      }),
    );
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}
