import { judge, type DemoReport } from './demo-report';
import { at, sampleEvidence, type SampleEvidence } from './sample-evidence';

it('is ok where both accounts agree and nothing is broken', () => {
  const { report, problems } = judge(sampleEvidence());
  expect(problems).toEqual([]);
  expect(report).toEqual({
    ok: true,
    postings: 2,
    seats: 3,
    filled: 3,
    fill_vs_maximum: 1,
    offers: 3,
    accepted: 2,
    declined: 0,
    expired: 0,
    withdrawn: 1,
    open: 0,
    delivered: { socket: 2, sms: 1, call_list: 0 },
    overbooked: 0,
    overlaps: 0,
    split_parties: 0,
    lost: 0,
    duplicated: 0,
    post_to_offer_ms: { socket: { p50: 1_050, p99: 1_050 }, sms: { p50: 3_000, p99: 3_000 } },
    accept_to_board_ms: { p50: 4_000, p99: 4_000 },
  });
});

it('has the keys of the issue, in their order', () => {
  expect(Object.keys(judge(sampleEvidence()).report)).toEqual(
    `ok postings seats filled fill_vs_maximum offers accepted declined expired withdrawn open delivered overbooked overlaps
     split_parties lost duplicated post_to_offer_ms accept_to_board_ms`.split(/\s+/),
  );
});

const offer = (evidence: SampleEvidence, id: string) => evidence.tables.offers.find((one) => one.id === id)!;

/** What is broken, how, and what the report says of it. */
const BROKEN: [string, (evidence: SampleEvidence) => void, Partial<DemoReport>, RegExp][] = [
  [
    'a notice is deleted',
    ({ tables }) => tables.notices.splice(2, 1),
    { lost: 1 },
    /^lost: no notice: bo offer.made o-party$/,
  ],
  [
    'the notice of somebody who has a page is deleted',
    ({ tables }) => tables.notices.splice(0, 1),
    { lost: 1 },
    /^notices: only in the journals: ann n1$/,
  ],
  [
    'nobody of the party but the one who answers hears of it',
    ({ tables }) => tables.notices.splice(3, 1),
    { lost: 1 },
    /cai offer.made_to_party/,
  ],
  [
    'a colleague of the one at the console hears nothing',
    ({ tables }) => tables.notices.pop(),
    { lost: 1 },
    /clerk shift.filled two/,
  ],
  [
    'a push falls to the ground',
    ({ journals }) => journals.notices.splice(0, 1),
    { lost: 1 },
    /^lost: no push: ann offer.made o-ann$/,
  ],
  [
    'somebody is put on a second shift',
    ({ tables }) => tables.bookings.push({ ...tables.bookings[0]!, id: 'b-x', shiftId: 'two', offerId: null }),
    { overlaps: 1, overbooked: 1 },
    /^overlap: ann holds one and two$/,
  ],
  [
    'an employer was told of a seat at another place at the same time',
    ({ journals }) => {
      const told = journals.notices.find(({ subject, accountId }) => subject === 'b-ann' && accountId === 'boss')!;
      journals.notices.push({ ...told, id: 'x', subject: 'b-x', data: { ...told.data, shiftId: 'two' } });
    },
    { overlaps: 1, overbooked: 1 },
    /^overlap: ann holds one and two$/,
  ],
  [
    'a shift has one too many',
    ({ tables }) => tables.bookings.push({ ...tables.bookings[0]!, id: 'b-x', workerId: 'dan', offerId: null }),
    { overbooked: 1 },
    /^overbooked: one has 2 of 1$/,
  ],
  [
    'half of a couple is seated',
    ({ tables }) => tables.bookings.pop(),
    { split_parties: 1 },
    /^split party: of the party of offer o-party 1 are seated, not 2$/,
  ],
  [
    'a notice stands in two rows',
    ({ tables }) => tables.notices.push({ ...tables.notices[0]!, id: 'n1 again' }),
    { duplicated: 2 },
    /^duplicated: 2 × row ann offer.made o-ann$/,
  ],
  [
    'a page shows the same thing twice',
    ({ journals }) => journals.notices.push({ ...journals.notices[0]!, id: 'n1 again' }),
    { duplicated: 1 },
    /^duplicated: 2 × shown on ann page: offer.made o-ann$/,
  ],
  [
    'a phone gets the same offer twice',
    ({ journals }) => journals.texts.push({ ...journals.texts[0]!, key: 'again' }),
    { duplicated: 1 },
    /^duplicated: 2 × text to bo: K7QF$/,
  ],
  [
    'an offer stays open',
    (evidence) => (offer(evidence, 'o-dan').state = 'open'),
    { open: 1, withdrawn: 0 },
    /^still open: o-dan$/,
  ],
  [
    'an offer is in a state that nobody knows',
    (evidence) => (offer(evidence, 'o-dan').state = 'forgotten'),
    { withdrawn: 0 },
    /^offers do not add up$/,
  ],
  [
    'a shift has no end',
    ({ tables }) => (tables.shifts[0]!.dispatchState = 'running'),
    {},
    /^shift one has no end: running, 1 of 1$/,
  ],
  [
    'a shift ends without a reason',
    ({ tables }) => Object.assign(tables.shifts[0]!, { dispatchState: 'exhausted', reason: null }),
    {},
    /^shift one has no end: exhausted, 1 of 1$/,
  ],
  [
    'more could have been filled',
    (evidence) => (evidence.maximum = 4),
    { fill_vs_maximum: 0.75 },
    /^filled 3, less than/,
  ],
  ['nothing was posted', (evidence) => void evidence.demands.splice(0), { postings: 0 }, /^nothing was posted$/],
  [
    'somebody was told yes whose offer was not accepted',
    (evidence) => (offer(evidence, 'o-ann').state = 'withdrawn'),
    { accepted: 1 },
    /^accepted offers: only in the journals: o-ann$/,
  ],
  [
    'an offer counts as accepted that nobody accepted',
    ({ journals }) => journals.answers.splice(0, 2),
    {},
    /^accepted offers: only in the tables: o-ann$/,
  ],
  [
    'two taps were given two seats',
    ({ journals }) => Object.assign(journals.answers[1]!, { seats: [{ bookingId: 'b-x', workerId: 'ann' }] }),
    {},
    /^the taps on offer o-ann were answered differently$/,
  ],
  [
    'a text got no answer',
    ({ journals }) => Object.assign(journals.answers[2]!, { outcome: 'unheard' }),
    {},
    /^nobody answered the text about offer o-party$/,
  ],
  [
    'a page was told that an offer expired that was withdrawn',
    (evidence) => (offer(evidence, 'o-dan').state = 'expired'),
    { expired: 1 },
    /^offer o-dan is expired, its page was told withdrawn$/,
  ],
  [
    'an offer counts as sent by a text that no phone got',
    ({ journals }) => journals.texts.pop(),
    {},
    /^texts: only in the tables: bo o-party$/,
  ],
  [
    'a text says nothing that can be read',
    ({ journals }) => journals.texts.push({ accountId: 'bo', key: 'x', atMs: 0, offer: null, readable: false }),
    {},
    /^a text to bo says nothing/,
  ],
  [
    'an offer counts as delivered that nobody saw',
    (evidence) =>
      evidence.tables.offers.push({
        ...offer(evidence, 'o-dan'),
        id: 'o-x',
        deliveredBy: 'socket',
        workerId: 'eve',
        memberIds: [],
      }),
    {},
    /^offer o-x counts as delivered by socket, and nobody saw it$/,
  ],
  [
    'a call is in the ledger that nobody made',
    (evidence) => (evidence.tables.callsOpened = new Set(['o-dan'])),
    { delivered: { socket: 2, sms: 1, call_list: 1 } },
    /^offers on the phone: only in the tables: o-dan$/,
  ],
  [
    'a board shows another number than the seats',
    ({ journals }) => Object.assign(journals.boards.at(-1)!, { filled: 1 }),
    {},
    /^boards: only in the journals: two 1 of 2$/,
  ],
  [
    'the seats count more than hold one',
    ({ tables }) => (tables.shifts[1]!.filled = 1),
    {},
    /^shift two counts 1 seats filled, and 2 people hold one$/,
  ],
  [
    'an employer is not told that all is filled',
    ({ journals }) =>
      journals.notices.splice(
        journals.notices.findIndex(({ kind }) => kind === 'shift.filled'),
        1,
      ),
    { lost: 1 },
    /^no console was told shift.filled of shift one$/,
  ],
  ['a posting is in no table', ({ tables }) => tables.shifts.pop(), {}, /^shifts: only in the journals: p2 two 2$/],
  [
    'somebody was asked who may not come',
    (evidence) => (evidence.unlawful = ['offer o-dan went to dan, who may not take it: age']),
    {},
    /^unlawful: offer o-dan/,
  ],
];

it.each(BROKEN)('is not ok when %s', (_what, breakIt, said, problem) => {
  const evidence = sampleEvidence();
  breakIt(evidence);
  const { report, problems } = judge(evidence);
  expect(report.ok).toBe(false);
  expect(report).toMatchObject(said);
  expect(problems).toContainEqual(expect.stringMatching(problem));
});

it('asks for no push of a page that was closed, was just being opened, or came too late', () => {
  for (const [fromMs, toMs] of [
    [at(-60), at(1)],
    [at(1), null],
    [at(4), null],
  ]) {
    const evidence = sampleEvidence();
    Object.assign(evidence.journals.connections[0]!, { fromMs: fromMs!.getTime(), toMs: toMs?.getTime() ?? null });
    evidence.journals.notices.splice(0, 1);
    expect(judge(evidence).report.lost).toBe(0);
  }
});
