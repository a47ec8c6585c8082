import type { Id } from '@gg/kernel';
import type { Evidence } from './evidence';
import { seatsInJournals } from './find-broken-seats';
import type { GivenAnswer } from './journals';
import { grouped } from './tables';

/** Where what people wrote down is not what the tables say; each difference as a sentence. */
export function journalsAgainstTables(evidence: Evidence): string[] {
  return [
    ...postings(evidence),
    ...answers(evidence),
    ...oneOfferOneOutcome(evidence),
    ...ends(evidence),
    ...notices(evidence),
    ...texts(evidence),
    ...deliveries(evidence),
    ...seats(evidence),
    ...boards(evidence),
    ...outcomes(evidence),
  ];
}

/** Both ways: what is in one set only. */
function different(what: string, journals: Iterable<string>, tables: Iterable<string>): string[] {
  const [written, stored] = [new Set(journals), new Set(tables)];
  return [
    ...[...written].filter((one) => !stored.has(one)).map((one) => `${what}: only in the journals: ${one}`),
    ...[...stored].filter((one) => !written.has(one)).map((one) => `${what}: only in the tables: ${one}`),
  ];
}

function postings({ demands, tables }: Evidence): string[] {
  return different(
    'shifts',
    demands.map(({ postingId, shiftId, headcount }) => `${postingId} ${shiftId} ${headcount}`),
    tables.shifts.map(({ postingId, shiftId, headcount }) => `${postingId} ${shiftId} ${headcount}`),
  );
}

/** The offer somebody answered: who replied to a text knew its code only. */
const offerOf = ({ tables }: Evidence, { accountId, offer }: GivenAnswer): Id =>
  'offerId' in offer ? offer.offerId : (tables.codes.get(`${accountId} ${offer.code}`) ?? `code ${offer.code}`);

function answers(evidence: Evidence): string[] {
  const { journals, tables } = evidence;
  const by = (outcome: string) =>
    journals.answers.filter((one) => one.outcome === outcome).map((one) => offerOf(evidence, one));
  const inState = (state: string) => tables.offers.filter((one) => one.state === state).map(({ id }) => id);
  return [
    ...different('accepted offers', by('accepted'), inState('accepted')),
    ...different('declined offers', by('declined'), inState('declined')),
    ...by('unheard').map((offer) => `nobody answered the text about offer ${offer}`),
  ];
}

/** Two taps, two devices, a repeated request: all who were answered "yes" were told the same seats. */
function oneOfferOneOutcome(evidence: Evidence): string[] {
  const good = evidence.journals.answers.filter(({ outcome }) => outcome === 'accepted' || outcome === 'declined');
  return [...grouped(good, (one) => offerOf(evidence, one))].flatMap(([offer, list]) => {
    const told = new Set(list.filter(({ seats: told }) => told).map(({ seats: told }) => JSON.stringify(told)));
    const said = new Set(list.map(({ outcome }) => outcome));
    return told.size > 1 || said.size > 1 ? [`the taps on offer ${offer} were answered differently`] : [];
  });
}

/** Offers that ended by themselves, as pages were told. */
function ends({ journals, tables }: Evidence): string[] {
  const state = new Map(tables.offers.map((offer) => [offer.id, offer.state]));
  const told = journals.notices.filter(({ kind }) => kind === 'offer.closed');
  return told.flatMap(({ subject, data }) =>
    state.get(subject) === data['state']
      ? []
      : [`offer ${subject} is ${state.get(subject)}, its page was told ${String(data['state'])}`],
  );
}

/** Whoever has a page holds every notice that is theirs in the end, and no other. */
function notices({ journals, tables, withPage }: Evidence): string[] {
  return different(
    'notices',
    journals.notices.map(({ accountId, id }) => `${accountId} ${id}`),
    tables.notices.filter(({ accountId }) => withPage.has(accountId)).map(({ accountId, id }) => `${accountId} ${id}`),
  );
}

function texts({ journals, tables, withPhone }: Evidence): string[] {
  const seen = journals.texts.flatMap(({ accountId, offer }) =>
    offer ? [`${accountId} ${tables.codes.get(`${accountId} ${offer.code}`) ?? offer.code}`] : [],
  );
  const sent = tables.texts.filter(({ accountId, state }) => state === 'sent' && withPhone.has(accountId));
  const unread = journals.texts.filter(({ readable }) => !readable);
  return [
    ...different(
      'texts',
      seen,
      sent.map(({ accountId, offerId }) => `${accountId} ${offerId}`),
    ),
    ...unread.map(({ accountId, key }) => `a text to ${accountId} says nothing that a person could read: ${key}`),
  ];
}

/** Offers by the channel that delivered them: an offer may be delivered by several. */
export interface Delivered {
  readonly socket: ReadonlySet<Id>;
  readonly sms: ReadonlySet<Id>;
  readonly callList: ReadonlySet<Id>;
}

export function deliveredInTables({ tables }: Evidence): Delivered {
  const pages = tables.notices.filter(({ kind, acknowledged }) => kind === 'offer.made' && acknowledged);
  return {
    socket: new Set(pages.map(({ subjectId }) => subjectId)),
    sms: new Set(tables.texts.filter(({ state }) => state === 'sent').map(({ offerId }) => offerId)),
    callList: tables.callsOpened,
  };
}

function deliveredInJournals({ journals, tables }: Evidence): Delivered {
  const pages = journals.notices.filter(({ id, kind }) => kind === 'offer.made' && journals.acknowledged.has(id));
  return {
    socket: new Set(pages.map(({ subject }) => subject)),
    sms: new Set(
      journals.texts.flatMap(({ accountId, offer }) =>
        offer ? [tables.codes.get(`${accountId} ${offer.code}`) ?? offer.code] : [],
      ),
    ),
    callList: new Set(journals.calls.map(({ offerId }) => offerId)),
  };
}

/** What counts as delivered reached somebody by that very channel, and nobody was offered what is in no table. */
function deliveries(evidence: Evidence): string[] {
  const [told, stored] = [deliveredInJournals(evidence), deliveredInTables(evidence)];
  const known = new Set([...told.socket, ...told.sms, ...told.callList]);
  const unseen = evidence.tables.offers.filter(({ id, deliveredBy }) => deliveredBy !== null && !known.has(id));
  const offers = new Set(evidence.tables.offers.map(({ id }) => id));
  return [
    ...different('offers on pages', told.socket, stored.socket),
    ...different('offers in texts', told.sms, stored.sms),
    ...different('offers on the phone', told.callList, stored.callList),
    ...unseen.map(({ id, deliveredBy }) => `offer ${id} counts as delivered by ${deliveredBy}, and nobody saw it`),
    ...[...known].filter((id) => !offers.has(id)).map((id) => `offer ${id} reached somebody and is in no table`),
  ];
}

/** Every seat of which the employer was told, and of which the person was told. */
function seats(evidence: Evidence): string[] {
  const { journals, tables, membersOf } = evidence;
  const day = new Set(tables.shifts.map(({ shiftId }) => shiftId));
  const stored = tables.bookings.filter(({ shiftId }) => day.has(shiftId));
  const employers = new Set([...membersOf.values()].flat());
  const told = journals.notices.filter(({ kind, accountId }) => kind === 'booking.made' && !employers.has(accountId));
  const known = new Map(stored.map(({ id, workerId }) => [id, workerId]));
  const answered = journals.answers.flatMap(({ seats: given }) => given ?? []);
  return [
    ...different(
      'seats told to employers',
      seatsInJournals(evidence).map(({ bookingId, workerId, shiftId }) => `${bookingId} ${workerId} ${shiftId}`),
      stored.map(({ id, workerId, shiftId }) => `${id} ${workerId} ${shiftId}`),
    ),
    ...told.flatMap(({ accountId, subject }) =>
      known.get(subject) === accountId ? [] : [`${accountId} was told of seat ${subject}, which is in no table`],
    ),
    ...answered.flatMap(({ bookingId, workerId }) =>
      known.get(bookingId) === workerId ? [] : [`${workerId} was given seat ${bookingId}, which is in no table`],
    ),
  ];
}

/** The last board that each employer saw is the state of the seats, and the seats are the bookings. */
function boards({ journals, tables, demands }: Evidence): string[] {
  const last = new Map<Id, { version: number; filled: number; headcount: number }>();
  for (const board of journals.boards) {
    if ((last.get(board.shiftId)?.version ?? 0) <= board.version) last.set(board.shiftId, board);
  }
  const live = grouped(
    tables.bookings.filter((booking) => booking.live),
    ({ shiftId }) => shiftId,
  );
  return different(
    'boards',
    demands.map(({ shiftId }) => `${shiftId} ${last.get(shiftId)?.filled} of ${last.get(shiftId)?.headcount}`),
    tables.shifts.map(({ shiftId, filled, headcount }) => `${shiftId} ${filled} of ${headcount}`),
  ).concat(
    tables.shifts.flatMap(({ shiftId, filled }) => {
      const held = live.get(shiftId)?.length ?? 0;
      return held === filled ? [] : [`shift ${shiftId} counts ${filled} seats filled, and ${held} people hold one`];
    }),
  );
}

/** Employers were told of the end of each shift, and of the reason where seats stay empty. */
function outcomes({ journals, tables, withPage, membersOf }: Evidence): string[] {
  const told = grouped(
    journals.notices.filter(({ kind }) => kind === 'shift.filled' || kind === 'shift.exhausted'),
    ({ subject }) => subject,
  );
  return tables.shifts.flatMap(({ shiftId, employerId, filled, headcount }) => {
    if (!(membersOf.get(employerId) ?? []).some((id) => withPage.has(id))) return [];
    const list = told.get(shiftId) ?? [];
    const wanted = filled >= headcount ? 'shift.filled' : 'shift.exhausted';
    const found = list.filter(({ kind }) => kind === wanted);
    if (found.length === 0) return [`no console was told ${wanted} of shift ${shiftId}`];
    return wanted === 'shift.filled' || found.every(({ data }) => data['reason'])
      ? []
      : [`shift ${shiftId} was told to be exhausted without a reason`];
  });
}
