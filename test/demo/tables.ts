import type { Id } from '@gg/kernel';
import type { Database } from './database';

export interface ShiftRow {
  readonly shiftId: Id;
  readonly postingId: Id;
  readonly employerId: Id;
  readonly headcount: number;
  readonly filled: number;
  readonly seatsState: string;
  readonly dispatchState: string | null;
  readonly reason: string | null;
  readonly waves: number | null;
}
export interface OfferRow {
  readonly id: Id;
  readonly shiftId: Id;
  readonly workerId: Id;
  readonly partyId: Id | null;
  readonly state: string;
  readonly madeAt: Date;
  readonly deliveredBy: string | null;
  readonly memberIds: readonly Id[];
}
export interface BookingRow {
  readonly id: Id;
  readonly shiftId: Id;
  readonly workerId: Id;
  readonly partyId: Id | null;
  readonly offerId: Id | null;
  readonly live: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date;
}
export interface NoticeRow {
  readonly id: Id;
  readonly accountId: Id;
  readonly kind: string;
  readonly subjectId: Id;
  readonly causeId: Id;
  readonly madeAt: Date;
  readonly acknowledged: boolean;
}
export interface TextRow {
  readonly accountId: Id;
  readonly offerId: Id;
  readonly providerKey: string;
  readonly state: string;
}
export interface PartyRow {
  readonly id: Id;
  readonly leaderId: Id;
  readonly statedMinimum: number | null;
  readonly members: number;
}

/** What the tables say when all is over. */
export interface Tables {
  readonly shifts: readonly ShiftRow[];
  readonly offers: readonly OfferRow[];
  /** Of the day's shifts, and all others of the people who hold one of them. */
  readonly bookings: readonly BookingRow[];
  readonly notices: readonly NoticeRow[];
  readonly texts: readonly TextRow[];
  /** `worker code` → offer. */
  readonly codes: ReadonlyMap<string, Id>;
  readonly callsOpened: ReadonlySet<Id>;
  readonly parties: readonly PartyRow[];
}

/** Reads everything that concerns the shifts of the demonstration. */
export async function readTables(database: Database, shiftIds: readonly Id[]): Promise<Tables> {
  const ids = shiftIds.length > 0 ? shiftIds : ['00000000-0000-0000-0000-000000000000'];
  const shifts = await database.rows<ShiftRow>(
    `SELECT s.shift_id, s.posting_id, s.employer_id, s.headcount, s.filled, s.state seats_state,
            d.state dispatch_state, d.reason, d.waves
       FROM shift_seats s LEFT JOIN dispatches d ON d.shift_id = s.shift_id WHERE s.shift_id IN (?)`,
    [ids],
  );
  const offers = await database.rows<Omit<OfferRow, 'memberIds'>>(
    'SELECT id, shift_id, worker_id, party_id, state, made_at, delivered_by FROM offers WHERE shift_id IN (?)',
    [ids],
  );
  const members = await database.rows<{ offerId: Id; workerId: Id }>(
    'SELECT m.offer_id, m.worker_id FROM offer_members m JOIN offers o ON o.id = m.offer_id WHERE o.shift_id IN (?)',
    [ids],
  );
  const byOffer = grouped(members, ({ offerId }) => offerId);
  const bookings = await database.rows<Omit<BookingRow, 'live'> & { live: number | null }>(
    `SELECT b.id, b.shift_id, b.worker_id, b.party_id, b.offer_id, b.live, b.starts_at, b.ends_at FROM bookings b
      WHERE b.worker_id IN (SELECT worker_id FROM bookings WHERE shift_id IN (?))`,
    [ids],
  );
  return {
    shifts,
    offers: offers.map((one) => ({ ...one, memberIds: (byOffer.get(one.id) ?? []).map(({ workerId }) => workerId) })),
    bookings: bookings.map((one) => ({ ...one, live: one.live === 1 })),
    ...(await readNotices(database, ids)),
    parties: await database.rows<PartyRow>(
      `SELECT p.id, p.leader_id, p.stated_minimum,
              (SELECT COUNT(*) FROM party_members m WHERE m.party_id = p.id AND m.state = 'consented') members
         FROM parties p WHERE p.id IN (SELECT party_id FROM offers WHERE shift_id IN (?) AND party_id IS NOT NULL)`,
      [ids],
    ),
  };
}

async function readNotices(
  database: Database,
  ids: readonly Id[],
): Promise<Pick<Tables, 'notices' | 'texts' | 'codes' | 'callsOpened'>> {
  const notices = await database.rows<Omit<NoticeRow, 'acknowledged'> & { acknowledgedAt: Date | null }>(
    'SELECT id, account_id, kind, subject_id, cause_id, made_at, acknowledged_at FROM notices',
  );
  const texts = await database.rows<TextRow>(
    `SELECT t.account_id, t.offer_id, t.provider_key, t.state FROM sms_messages t JOIN offers o ON o.id = t.offer_id
      WHERE t.purpose = 'offer' AND o.shift_id IN (?)`,
    [ids],
  );
  const codes = await database.rows<{ workerId: Id; code: string; offerId: Id }>(
    'SELECT c.worker_id, c.code, c.offer_id FROM sms_reply_codes c JOIN offers o ON o.id = c.offer_id WHERE o.shift_id IN (?)',
    [ids],
  );
  const calls = await database.rows<{ offerId: Id }>(
    `SELECT DISTINCT n.subject_id offer_id FROM delivery_steps s JOIN notices n ON n.id = s.notice_id
      WHERE s.step = 'call_opened' AND n.kind = 'offer.made'`,
  );
  return {
    notices: notices.map(({ acknowledgedAt, ...one }) => ({ ...one, acknowledged: acknowledgedAt !== null })),
    texts,
    codes: new Map(codes.map(({ workerId, code, offerId }) => [`${workerId} ${code}`, offerId])),
    callsOpened: new Set(calls.map(({ offerId }) => offerId)),
  };
}

/** Rows by a key, in their order. */
export function grouped<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
