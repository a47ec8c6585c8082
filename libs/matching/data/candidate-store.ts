import type { CalendarState, PartyState, WorkerProfileState } from '@gg/contracts';
import { localDate, newId, type Id } from '@gg/kernel';
import type { Connections, Tx } from '@gg/platform';

/** Takes the next number of the feed. From here to COMMIT no other change is numbered, so keep what follows short. */
async function nextSeq(tx: Tx): Promise<number> {
  await tx.change(
    'INSERT INTO candidate_feed (id, seq, feed_id) VALUES (1, 1, ?) ON DUPLICATE KEY UPDATE seq = seq + 1',
    [newId()],
  );
  const row = await tx.row<{ seq: number }>('SELECT seq FROM candidate_feed WHERE id = 1');
  return Number(row?.seq ?? 0);
}

/**
 * Gives the feed another name: what was kept of it, and whoever follows it, begins anew. For a database that was restored,
 * whose feed gives its numbers a second time. @returns the name; null when nothing was ever written
 */
export async function renameFeed(connections: Connections): Promise<Id | null> {
  const feedId = newId();
  const { affectedRows } = await connections.change('UPDATE candidate_feed SET feed_id = ? WHERE id = 1', [feedId]);
  return affectedRows === 0 ? null : feedId;
}

const EMPTY = {
  number: null,
  profile: null,
  profileVersion: 0,
  calendar: null,
  calendarVersion: 0,
  openOffers: 0,
  offersDay: null,
  offersOnDay: 0,
  offersTotal: 0,
  acceptsTotal: 0,
  lastOfferAt: null,
};

/** Keeps a worker's profile, unless a newer one is there. */
export async function storeProfiles(
  tx: Tx,
  profiles: readonly { version: number; state: WorkerProfileState }[],
): Promise<void> {
  const feedSeq = await nextSeq(tx);
  await tx.insert(
    'candidates',
    profiles.map(({ version, state }) => ({
      ...EMPTY,
      workerId: state.workerId,
      number: state.number,
      profile: state,
      profileVersion: version,
      feedSeq,
    })),
    // Assigned from left to right: the version last, because the others look at it.
    `ON DUPLICATE KEY UPDATE
       number = IF(VALUES(profile_version) > profile_version, VALUES(number), number),
       profile = IF(VALUES(profile_version) > profile_version, VALUES(profile), profile),
       feed_seq = IF(VALUES(profile_version) > profile_version, VALUES(feed_seq), feed_seq),
       profile_version = GREATEST(profile_version, VALUES(profile_version))`,
  );
}

/**
 * Keeps what is booked of workers, unless something newer is there. The totals of offers that a calendar carries stay in
 * it: beside them stands what was counted here, and neither is added to the other, because either may come first.
 */
export async function storeCalendars(
  tx: Tx,
  calendars: readonly { version: number; state: CalendarState }[],
): Promise<void> {
  const feedSeq = await nextSeq(tx);
  await tx.insert(
    'candidates',
    calendars.map(({ version, state }) => ({
      ...EMPTY,
      workerId: state.workerId,
      calendar: state,
      calendarVersion: version,
      feedSeq,
    })),
    `ON DUPLICATE KEY UPDATE
       calendar = IF(VALUES(calendar_version) > calendar_version, VALUES(calendar), calendar),
       feed_seq = IF(VALUES(calendar_version) > calendar_version, VALUES(feed_seq), feed_seq),
       calendar_version = GREATEST(calendar_version, VALUES(calendar_version))`,
  );
}

/** Counts offers made to workers. Word of an earlier day that comes late does not touch the later day's count. */
export async function countOffersMade(tx: Tx, workerIds: readonly Id[], madeAt: Date): Promise<void> {
  const ids = [...new Set(workerIds)].sort();
  if (ids.length === 0) return;
  const feedSeq = await nextSeq(tx);
  const day = localDate(madeAt);
  await tx.insert(
    'candidates',
    ids.map((workerId) => ({
      ...EMPTY,
      workerId,
      openOffers: 1,
      offersDay: day,
      offersOnDay: 1,
      offersTotal: 1,
      lastOfferAt: madeAt,
      feedSeq,
    })),
    `ON DUPLICATE KEY UPDATE
       open_offers = open_offers + 1,
       offers_on_day = CASE WHEN offers_day IS NULL OR offers_day < VALUES(offers_day) THEN 1
                            WHEN offers_day = VALUES(offers_day) THEN offers_on_day + 1
                            ELSE offers_on_day END,
       offers_day = GREATEST(COALESCE(offers_day, VALUES(offers_day)), VALUES(offers_day)),
       offers_total = offers_total + 1,
       last_offer_at = GREATEST(COALESCE(last_offer_at, VALUES(last_offer_at)), VALUES(last_offer_at)),
       feed_seq = VALUES(feed_seq)`,
  );
}

/** Counts offers that ended. May come before the offer was counted: the sum is right when both have come. */
export async function countOffersEnded(tx: Tx, workerIds: readonly Id[], accepted: boolean): Promise<void> {
  const ids = [...new Set(workerIds)].sort();
  if (ids.length === 0) return;
  const feedSeq = await nextSeq(tx);
  await tx.insert(
    'candidates',
    ids.map((workerId) => ({ ...EMPTY, workerId, openOffers: -1, acceptsTotal: accepted ? 1 : 0, feedSeq })),
    `ON DUPLICATE KEY UPDATE
       open_offers = open_offers - 1,
       accepts_total = accepts_total + VALUES(accepts_total),
       feed_seq = VALUES(feed_seq)`,
  );
}

/** Keeps a party, unless a newer state of it is there. */
export async function storeParty(tx: Tx, version: number, state: PartyState): Promise<void> {
  const feedSeq = await nextSeq(tx);
  await tx.insert(
    'candidate_parties',
    { partyId: state.partyId, state, version, feedSeq },
    `ON DUPLICATE KEY UPDATE
       state = IF(VALUES(version) > version, VALUES(state), state),
       feed_seq = IF(VALUES(version) > version, VALUES(feed_seq), feed_seq),
       version = GREATEST(version, VALUES(version))`,
  );
}
