import type { FaultySystem } from '../support/faulty-system';
import type { HiringEvening } from './hiring-evening';
import { differ } from './differ';
import type { StoredEvent } from './promised-notices';
import { parsed, storedEvents, wronglyTold } from './told-once';

interface OfferRow {
  readonly id: string;
  readonly shiftId: string;
  readonly workerId: string;
  readonly partyId: string | null;
  readonly state: string;
}

interface BookingRow {
  readonly id: string;
  readonly shiftId: string;
  readonly workerId: string;
  readonly partyId: string | null;
  readonly partyMinimum: number | null;
  readonly offerId: string | null;
  readonly state: string;
  readonly live: number | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

interface NoticeRow {
  readonly id: string;
  readonly accountId: string;
  readonly kind: string;
}

interface CandidateRow {
  readonly workerId: string;
  readonly profileVersion: number;
  readonly version: number;
  readonly calendar: unknown;
  readonly openOffers: number;
  readonly offersTotal: number;
  readonly acceptsTotal: number;
}

/** What the tables hold of one evening. */
interface Tables {
  readonly offers: readonly OfferRow[];
  readonly bookings: readonly BookingRow[];
  readonly events: readonly StoredEvent[];
  readonly notices: readonly NoticeRow[];
}

/**
 * Everything that is promised and does not hold after an evening, as sentences; empty when all is well. The tables are
 * compared with themselves, with the events, with what every client has in its journal, and with the gateway's ledger.
 */
export async function brokenPromises(system: FaultySystem, evening: HiringEvening): Promise<string[]> {
  const tables = await tablesOf(system, evening);
  const { employer } = evening.people;
  return [
    ...(await posting(system, evening)),
    ...(await seats(system, evening, tables)),
    ...(await wronglyTold(system, tables.events, { members: [{ ...employer, ...employer.owner, role: 'owner' }] })),
    ...changesTold(tables),
    ...(await answers(evening, tables)),
    ...heard(evening, tables),
    ...(await texts(system, evening, tables)),
    ...(await projection(system, evening, tables)),
    ...(await leftUndone(system, evening)),
  ];
}

async function tablesOf(system: FaultySystem, { shiftIds, people, startedAt }: HiringEvening): Promise<Tables> {
  const accountIds = [...Object.values(people.workers), people.employer.owner].map((person) => person.accountId);
  return {
    offers: await system.rows('SELECT * FROM offers WHERE shift_id IN (?)', [shiftIds]),
    bookings: await system.rows('SELECT * FROM bookings WHERE shift_id IN (?)', [shiftIds]),
    events: await storedEvents(system, "occurred_at >= ? AND JSON_VALUE(payload, '$.shiftId') IN (?)", [
      startedAt,
      shiftIds,
    ]),
    notices: await system.rows('SELECT id, account_id, kind FROM notices WHERE account_id IN (?)', [accountIds]),
  };
}

/** The employer sent one posting, however often its program had to repeat it. */
async function posting(system: FaultySystem, { people, shiftIds, console }: HiringEvening): Promise<string[]> {
  const shifts = await system.rows<{ id: string }>('SELECT id FROM shifts WHERE employer_id = ?', [
    people.employer.employerId,
  ]);
  return [
    ...differ(
      'shifts of the employer',
      shifts.map(({ id }) => id),
      shiftIds,
    ),
    ...differ('postings of the employer', [String(console.posted.length)], ['1']),
  ];
}

async function seats(
  system: FaultySystem,
  { shiftIds, people }: HiringEvening,
  { bookings, offers }: Tables,
): Promise<string[]> {
  const broken: string[] = [];
  const rows = await system.rows<{ shiftId: string; headcount: number; filled: number; dispatch: string | null }>(
    'SELECT s.shift_id, s.headcount, s.filled, d.state AS dispatch FROM shift_seats s LEFT JOIN dispatches d ON d.shift_id = s.shift_id WHERE s.shift_id IN (?)',
    [shiftIds],
  );
  broken.push(
    ...differ(
      'shifts with seats',
      rows.map((row) => row.shiftId),
      shiftIds,
    ),
  );
  for (const { shiftId, headcount, filled, dispatch } of rows) {
    const live = bookings.filter((one) => one.shiftId === shiftId && one.live === 1);
    if (filled > headcount) broken.push(`shift ${shiftId} has ${filled} of ${headcount} seats filled`);
    if (live.length !== filled) broken.push(`shift ${shiftId} says ${filled} and has ${live.length} bookings`);
    const over = filled === headcount ? 'full' : 'exhausted';
    if (dispatch !== over) broken.push(`the search for shift ${shiftId} is ${dispatch}, not ${over}`);
    const couple = live.filter((one) => one.partyId === people.partyId).length;
    if (couple !== 0 && couple !== 2) broken.push(`${couple} of the couple is seated on ${shiftId}`);
  }
  for (const [at, one] of bookings.entries()) {
    const clash = bookings
      .slice(at + 1)
      .find(
        (two) =>
          one.workerId === two.workerId &&
          one.live === 1 &&
          two.live === 1 &&
          one.startsAt < two.endsAt &&
          two.startsAt < one.endsAt,
      );
    if (clash) broken.push(`worker ${one.workerId} is to be in two places: ${one.id}, ${clash.id}`);
  }
  for (const { id, state } of offers) if (state === 'open') broken.push(`offer ${id} is still open`);
  return broken;
}

/** Each row that came into being or ended has its event, once. */
function changesTold({ offers, bookings, events }: Tables): string[] {
  const inEvents = (name: string) => {
    const named = events.filter((event) => event.name === name).map((event) => event.payload);
    return named.flatMap(({ offers: many, offerId, bookingId }) =>
      many ? many.map((offer) => offer.offerId) : [name.startsWith('booking') ? bookingId! : offerId!],
    );
  };
  const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id);
  return [
    ...differ('offers told as made', inEvents('offers.made.v1'), ids(offers)),
    ...differ(
      'offers told as answered',
      inEvents('offer.answered.v1'),
      ids(offers.filter(({ state }) => state === 'accepted' || state === 'declined')),
    ),
    ...differ(
      'offers told as closed',
      inEvents('offers.closed.v1'),
      ids(offers.filter(({ state }) => state === 'expired' || state === 'withdrawn')),
    ),
    ...differ('bookings told as made', inEvents('booking.made.v1'), ids(bookings)),
    ...differ(
      'bookings told as cancelled',
      inEvents('booking.cancelled.v1'),
      ids(bookings.filter(({ live }) => live !== 1)),
    ),
  ];
}

/** What people were told of their answers is what the tables say; nothing was answered that nobody did. */
async function answers({ apps, desk, texter, people }: HiringEvening, { offers, bookings }: Tables): Promise<string[]> {
  const acts = apps.flatMap((app) => app.journal);
  const done = (act: string) => acts.filter((one) => one.act === act && one.code === null);
  const byDesk = desk.journal.filter((call) => call.code === null).map((call) => call.offerId);
  const bySms = offers.filter(
    (offer) => offer.workerId === people.workers.texter.accountId && offer.state === 'accepted',
  );
  const accepted = [...done('accept').map((one) => one.subject), ...byDesk, ...bySms.map((offer) => offer.id)];
  const of = (state: string) => offers.filter((offer) => offer.state === state).map((offer) => offer.id);
  const broken = [
    ...differ('offers accepted', of('accepted'), [...new Set(accepted)]),
    ...differ('offers declined', of('declined'), [...new Set(done('decline').map((one) => one.subject))]),
    ...differ(
      'bookings given back',
      bookings.filter(({ state }) => state === 'cancelled_by_worker').map(({ id }) => id),
      [...new Set(done('undo').map((one) => one.subject))],
    ),
  ];
  if (bySms.length > texter.replies.length)
    broken.push(`${bySms.length} offers accepted by ${texter.replies.length} texts`);
  for (const { subject, bookings: brought } of done('accept')) {
    const rows = bookings
      .filter((booking) => booking.offerId === subject)
      .map(({ id, workerId }) => `${id} ${workerId}`);
    broken.push(
      ...differ(
        `bookings of offer ${subject}`,
        rows,
        brought.map(({ bookingId, workerId }) => `${bookingId} ${workerId}`),
      ),
    );
  }
  for (const offerId of [...byDesk, ...bySms.map((offer) => offer.id)]) {
    const count = bookings.filter((booking) => booking.offerId === offerId).length;
    if (count !== 1) broken.push(`offer ${offerId} brought ${count} bookings`);
  }
  for (const app of apps) {
    const shown = (await app.bookings()).map(({ id, state }) => `${id} ${state}`);
    const rows = bookings
      .filter(({ workerId }) => workerId === app.person.accountId)
      .map(({ id, state }) => `${id} ${state}`);
    broken.push(...differ(`bookings shown to ${app.person.name}`, shown, rows));
  }
  return broken;
}

/** Every page has every notice of its account, and none that is in no table. */
function heard({ apps, console, people }: HiringEvening, { notices }: Tables): string[] {
  const accounts = [
    { accountId: people.employer.owner.accountId, pages: [console.page] },
    ...apps.map((app) => ({ accountId: app.person.accountId, pages: app.pages })),
  ];
  return accounts.flatMap(({ accountId, pages }) =>
    pages.flatMap((page, at) =>
      differ(
        `notices on page ${at} of ${accountId}`,
        [...page.notices.values()].map(({ id, kind }) => `${kind} ${id}`),
        notices.filter((notice) => notice.accountId === accountId).map(({ id, kind }) => `${kind} ${id}`),
      ),
    ),
  );
}

/**
 * The phone got one text for each offer and for each reply, whatever was repeated on the way. An offer that was taken
 * away before its text was due has none; one whose process died after the gateway had taken the text may count as such.
 */
async function texts(system: FaultySystem, { texter }: HiringEvening, { offers }: Tables): Promise<string[]> {
  await texter.look();
  const { accountId } = texter.person;
  const messages = await system.rows<{ providerKey: string; offerId: string | null; purpose: string; state: string }>(
    'SELECT provider_key, offer_id, purpose, state FROM sms_messages WHERE account_id = ?',
    [accountId],
  );
  const keys = texter.received.map((text) => text.key);
  const sure = messages.filter(({ state, providerKey }) => state === 'sent' || keys.includes(providerKey));
  const offered = offers.filter((offer) => offer.workerId === accountId);
  const texted = messages.filter(({ purpose }) => purpose === 'offer').map(({ offerId }) => offerId!);
  return [
    ...differ(
      'texts on the phone',
      keys,
      sure.map((message) => message.providerKey),
    ),
    ...differ(
      'offers that were to be texted',
      texted,
      offered.filter(({ id, state }) => state !== 'withdrawn' || texted.includes(id)).map(({ id }) => id),
    ),
    ...differ(
      'replies answered',
      [String(keys.filter((key) => key.startsWith('answer-')).length)],
      [String(texter.replies.length)],
    ),
    ...messages
      .filter(({ state, offerId }) => state === 'waiting' || (state === 'failed' && offerId !== null))
      .map(({ providerKey, state }) => `text ${providerKey} is ${state}`),
  ];
}

/** What matching knows of these people is what the other rooms have, in whatever order it was told. */
async function projection(
  system: FaultySystem,
  { people }: HiringEvening,
  { bookings, offers }: Tables,
): Promise<string[]> {
  const workerIds = Object.values(people.workers).map((person) => person.accountId);
  const rows = await system.rows<CandidateRow>(
    `SELECT c.worker_id, c.profile_version, c.calendar, c.open_offers, c.offers_total, c.accepts_total, w.version
       FROM candidates c JOIN workers w ON w.worker_id = c.worker_id WHERE c.worker_id IN (?)`,
    [workerIds],
  );
  const members = await system.rows<{ offerId: string; workerId: string }>(
    'SELECT offer_id, worker_id FROM offer_members WHERE worker_id IN (?)',
    [workerIds],
  );
  const states = new Map(offers.map((offer) => [offer.id, offer.state]));
  const broken = differ(
    'candidates',
    rows.map((row) => row.workerId),
    workerIds,
  );
  for (const row of rows) {
    const who = `the candidate ${row.workerId}`;
    const theirs = members
      .filter(({ workerId }) => workerId === row.workerId)
      .map(({ offerId }) => states.get(offerId));
    const live = bookings.filter(({ workerId, live: held }) => workerId === row.workerId && held === 1);
    const busy = row.calendar === null ? [] : parsed<{ busy: { bookingId: string }[] }>(row.calendar).busy;
    const count = (what: string, found: number, wanted: number) => {
      if (found !== wanted) broken.push(`${who} has ${found} ${what}, not ${wanted}`);
    };
    count('as the version of the profile', row.profileVersion, row.version);
    count('open offers', row.openOffers, theirs.filter((state) => state === 'open').length);
    count('offers in all', row.offersTotal, theirs.length);
    count('acceptances', row.acceptsTotal, theirs.filter((state) => state === 'accepted').length);
    broken.push(
      ...differ(
        `${who} is busy`,
        busy.map(({ bookingId }) => bookingId),
        live.map(({ id }) => id),
      ),
    );
  }
  return broken;
}

async function leftUndone(system: FaultySystem, { shiftIds, startedAt }: HiringEvening): Promise<string[]> {
  const left = await system.rows<{ consumer: string; attempts: number; lastError: string | null }>(
    `SELECT d.consumer, d.attempts, d.last_error FROM event_deliveries d JOIN events e ON e.id = d.event_id
      WHERE d.done_at IS NULL AND d.due_at <= ? AND e.occurred_at >= ?`,
    [system.clock.now(), startedAt],
  );
  const searches = await system.count("dispatches WHERE shift_id IN (?) AND state NOT IN ('full', 'exhausted')", [
    shiftIds,
  ]);
  return [
    ...left.map(({ consumer, attempts, lastError }) => `${consumer} is not done after ${attempts} tries: ${lastError}`),
    ...(searches === 0 ? [] : [`${searches} searches are not over`]),
  ];
}
