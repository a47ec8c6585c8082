import type { NoticeMessage } from '@gg/contracts';
import type { Demand } from './demand';
import type { Evidence } from './evidence';
import { Journals, type GivenAnswer } from './journals';
import type { Tables } from './tables';

/** What a test may change: lists and what is in them. */
type Writable<T> = {
  -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? { -readonly [F in keyof E]: E[F] }[] : T[K];
};

export type SampleEvidence = Writable<Omit<Evidence, 'tables' | 'demands'>> & {
  tables: Writable<Tables>;
  demands: Demand[];
};

/** Business time and real time run side by side in the sample. */
export const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 23, 10, 30, seconds));

/**
 * A day in small on which all is well: Ann took seat one of the first shift on her page after two taps, the couple Bo and
 * Cai took both seats of the second by a text of Bo's, and Dan's offer of the first was withdrawn when it was full.
 */
export function sampleEvidence(): SampleEvidence {
  const journals = new Journals();
  const demands = [demand('one', 'p1', 1), demand('two', 'p2', 2)];
  for (const { postingId, shiftId, employerId, headcount, key, start, end, sentMs } of demands)
    journals.postings.push({ postingId, shiftId, employerId, headcount, key, start, end, sentMs });
  const tables = sampleTables();
  for (const accountId of ['ann', 'dan', 'boss'])
    journals.connections.push({ accountId, device: `${accountId} page`, fromMs: at(-60).getTime(), toMs: null });
  for (const { id, accountId, kind, subjectId, madeAt } of tables.notices) {
    if (!['ann', 'dan', 'boss'].includes(accountId)) continue;
    const data = dataOf(kind, subjectId);
    const receivedMs = madeAt.getTime() + 40;
    journals.notices.push({
      id,
      kind,
      subject: subjectId,
      at: madeAt.toISOString(),
      data,
      accountId,
      device: `${accountId} page`,
      receivedMs,
    });
    journals.acknowledged.set(id, receivedMs + 10);
  }
  journals.opened.set('o-ann', { shiftId: 'one', key: 'one', memberIds: ['ann'] });
  const taps = ['k1', 'k2'].map((): GivenAnswer => ({
    accountId: 'ann',
    offer: { offerId: 'o-ann' },
    answer: 'accept',
    channel: 'app',
    sentMs: at(5).getTime(),
    outcome: 'accepted',
    problem: null,
    seats: [{ bookingId: 'b-ann', workerId: 'ann' }],
  }));
  journals.answers.push(...taps, {
    accountId: 'bo',
    offer: { code: 'K7QF' },
    answer: 'accept',
    channel: 'sms',
    sentMs: at(8).getTime(),
    outcome: 'accepted',
    problem: 'accepted',
    seats: null,
  });
  journals.texts.push({
    accountId: 'bo',
    key: 'offer-o-party',
    atMs: at(3).getTime(),
    offer: { key: 'two', code: 'K7QF', people: 2 },
    readable: true,
  });
  for (const [shiftId, headcount] of [
    ['one', 1],
    ['two', 2],
  ] as const) {
    journals.boards.push({ shiftId, version: 1, state: 'filling', headcount, filled: 0, receivedMs: at(2).getTime() });
    journals.boards.push({
      shiftId,
      version: 2,
      state: 'full',
      headcount,
      filled: headcount,
      receivedMs: at(9).getTime(),
    });
  }
  return {
    demands,
    journals,
    tables,
    membersOf: new Map([['firm', ['boss', 'clerk']]]),
    withPage: new Set(['ann', 'dan', 'boss']),
    withPhone: new Set(['ann', 'bo', 'cai', 'dan']),
    parties: [{ kind: 'couple', statedMinimum: null, memberIds: ['bo', 'cai'] }],
    maximum: 3,
    unlawful: [],
    realMsOf: (instant) => instant.getTime(),
  };
}

const demand = (shiftId: string, postingId: string, headcount: number): Demand => ({
  postingId,
  shiftId,
  employerId: 'firm',
  key: shiftId,
  city: '4501',
  headcount,
  start: at(43_200),
  end: at(57_600),
  unpaidBreaks: [],
  tradeCode: '4-02-05-01',
  engagementType: 'part_time',
  legalEmployerCode: null,
  point: { lng: 108.3, lat: 22.8 },
  certificates: [],
  loads: null,
  minAge: null,
  maxAge: null,
  tradeLeastAge: 0,
  sentMs: at(0).getTime(),
});

function sampleTables(): Writable<Tables> {
  const offer = { partyId: null, madeAt: at(1) };
  const booking = { live: true, partyId: null, startsAt: at(43_200), endsAt: at(57_600) };
  const notice = (id: string, accountId: string, kind: string, subjectId: string, seconds: number) => ({
    id,
    accountId,
    kind,
    subjectId,
    causeId: `${kind} ${subjectId}`,
    madeAt: at(seconds),
    acknowledged: true,
  });
  return {
    shifts: [
      {
        shiftId: 'one',
        postingId: 'p1',
        employerId: 'firm',
        headcount: 1,
        filled: 1,
        seatsState: 'open',
        dispatchState: 'full',
        reason: null,
        waves: 1,
      },
      {
        shiftId: 'two',
        postingId: 'p2',
        employerId: 'firm',
        headcount: 2,
        filled: 2,
        seatsState: 'open',
        dispatchState: 'full',
        reason: null,
        waves: 1,
      },
    ],
    offers: [
      {
        ...offer,
        id: 'o-ann',
        shiftId: 'one',
        workerId: 'ann',
        state: 'accepted',
        deliveredBy: 'socket',
        memberIds: ['ann'],
      },
      {
        ...offer,
        id: 'o-dan',
        shiftId: 'one',
        workerId: 'dan',
        state: 'withdrawn',
        deliveredBy: 'socket',
        memberIds: ['dan'],
      },
      {
        ...offer,
        id: 'o-party',
        shiftId: 'two',
        workerId: 'bo',
        partyId: 'couple',
        state: 'accepted',
        deliveredBy: 'sms',
        memberIds: ['bo', 'cai'],
      },
    ],
    bookings: [
      { ...booking, id: 'b-ann', shiftId: 'one', workerId: 'ann', offerId: 'o-ann' },
      { ...booking, id: 'b-bo', shiftId: 'two', workerId: 'bo', partyId: 'couple', offerId: 'o-party' },
      { ...booking, id: 'b-cai', shiftId: 'two', workerId: 'cai', partyId: 'couple', offerId: 'o-party' },
    ],
    notices: [
      notice('n1', 'ann', 'offer.made', 'o-ann', 1),
      notice('n2', 'dan', 'offer.made', 'o-dan', 1),
      { ...notice('n3', 'bo', 'offer.made', 'o-party', 1), acknowledged: false },
      { ...notice('n4', 'cai', 'offer.made_to_party', 'o-party', 1), acknowledged: false },
      notice('n5', 'ann', 'offer.answered', 'o-ann', 6),
      notice('n6', 'dan', 'offer.closed', 'o-dan', 6),
      notice('n7', 'bo', 'offer.answered', 'o-party', 9),
      notice('n8', 'cai', 'offer.answered', 'o-party', 9),
      notice('n9', 'ann', 'booking.made', 'b-ann', 6),
      notice('n10', 'bo', 'booking.made', 'b-bo', 9),
      notice('n11', 'cai', 'booking.made', 'b-cai', 9),
      ...['boss', 'clerk'].flatMap((accountId) => [
        notice(`${accountId} 1`, accountId, 'booking.made', 'b-ann', 6),
        notice(`${accountId} 2`, accountId, 'booking.made', 'b-bo', 9),
        notice(`${accountId} 3`, accountId, 'booking.made', 'b-cai', 9),
        notice(`${accountId} 4`, accountId, 'shift.filled', 'one', 6),
        notice(`${accountId} 5`, accountId, 'shift.filled', 'two', 9),
      ]),
    ],
    texts: [{ accountId: 'bo', offerId: 'o-party', providerKey: 'offer-o-party', state: 'sent' }],
    codes: new Map([['bo K7QF', 'o-party']]),
    callsOpened: new Set<string>(),
    parties: [{ id: 'couple', leaderId: 'bo', statedMinimum: null, members: 2 }],
  };
}

/** What a notice says, as the system tells it. */
function dataOf(kind: string, subjectId: string): NoticeMessage['data'] {
  if (kind === 'offer.closed') return { offerId: subjectId, state: 'withdrawn' };
  if (kind !== 'booking.made') return {};
  const workerId = subjectId.slice(2);
  const [start, end] = [at(43_200).toISOString(), at(57_600).toISOString()];
  return workerId === 'ann'
    ? { workerId, shiftId: 'one', offerId: 'o-ann', partyId: null, start, end }
    : { workerId, shiftId: 'two', offerId: 'o-party', partyId: 'couple', start, end };
}
