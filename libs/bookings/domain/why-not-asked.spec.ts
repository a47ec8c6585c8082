import { whyNotAsked, whyNotAskedText, type OwnOffer, type OwnSeat, type WhyNotAskedFacts } from './why-not-asked';
import { WHY_NOT_ASKED_TEXTS, type WhyNotAskedCode } from './why-not-asked-texts';

const NOW = new Date('2026-11-30T07:00:00Z');
const minutes = (n: number): Date => new Date(NOW.getTime() + n * 60_000);

const shift: WhyNotAskedFacts['shift'] = {
  start: minutes(600),
  materialVersion: 2,
  state: 'open',
  headcount: 3,
  filled: 1,
  dispatches: true,
};
const search: NonNullable<WhyNotAskedFacts['search']> = {
  state: 'running',
  reason: null,
  waves: 2,
  radiusM: 5_000,
  offers: 7,
  lookAt: null,
  before: null,
};
const facts = (more: Partial<WhyNotAskedFacts> = {}): WhyNotAskedFacts => ({
  now: NOW,
  isKnown: true,
  eligible: true,
  distanceM: 900,
  offers: [],
  seats: [],
  unreachedTries: 2,
  posting: 'published',
  shift,
  search,
  ...more,
});
const offer = (more: Partial<OwnOffer>): OwnOffer => ({
  state: 'open',
  madeAt: minutes(-60),
  expiresAt: minutes(30),
  closedAt: null,
  closeReason: null,
  deliveredAt: minutes(-59),
  materialVersion: 2,
  ...more,
});
const seat = (more: Partial<OwnSeat>): OwnSeat => ({
  state: 'booked',
  isLive: false,
  madeAt: minutes(-50),
  endedAt: minutes(-10),
  endReason: null,
  ...more,
});
const codes = (more: Partial<WhyNotAskedFacts>): WhyNotAskedCode[] => whyNotAsked(facts(more)).map(({ code }) => code);
const ended = { closedAt: minutes(-5), expiresAt: minutes(-5) };

it.each<[string, Partial<WhyNotAskedFacts>, WhyNotAskedCode[]]>([
  ['nobody has looked at them', { isKnown: false, eligible: false }, ['not_known_yet']],
  ['a seat in hand is all there is to say', { seats: [seat({ isLive: true })], posting: 'closed' }, ['seat_held']],
  ['an open offer too', { offers: [offer({})] }, ['offer_open']],
  ['one that is over but not written so yet', { offers: [offer({ expiresAt: minutes(-1) })] }, ['expired']],
  ['declined', { offers: [offer({ state: 'declined', ...ended })] }, ['declined']],
  ['no answer', { offers: [offer({ state: 'expired', ...ended })] }, ['expired']],
  [
    'once out of reach',
    { offers: [offer({ state: 'expired', deliveredAt: null, ...ended })] },
    ['unreached', 'waiting'],
  ],
  [
    'out of reach',
    { offers: [1, 2].map(() => offer({ state: 'expired', deliveredAt: null, ...ended })) },
    ['out_of_reach'],
  ],
  [
    'asked for other terms',
    { offers: [offer({ state: 'declined', materialVersion: 1, ...ended })] },
    ['asked_before_change', 'waiting'],
  ],
  [
    'taken back since it was full',
    { offers: [offer({ state: 'withdrawn', closeReason: 'shift_filled', ...ended })], shift: { ...shift, filled: 3 } },
    ['taken_back_filled', 'shift_full'],
  ],
  [
    'taken back with the posting',
    { offers: [offer({ state: 'withdrawn', closeReason: 'shift_closed', ...ended })], posting: 'closed' },
    ['offer_withdrawn', 'posting_closed'],
  ],
  [
    'gave the seat back',
    { offers: [offer({ state: 'accepted' })], seats: [seat({ state: 'cancelled_by_worker' })] },
    ['gave_back'],
  ],
  [
    'silent before the start',
    { offers: [offer({ state: 'accepted' })], seats: [seat({ state: 'released', endReason: 'silent' })] },
    ['silent'],
  ],
  [
    'lost with the party, and free again',
    { offers: [offer({ state: 'accepted' })], seats: [seat({ state: 'released', endReason: 'party_below_minimum' })] },
    ['seat_ended', 'waiting'],
  ],
  [
    'declined, and full',
    { offers: [offer({ state: 'declined', ...ended })], shift: { ...shift, filled: 3 } },
    ['declined', 'shift_full'],
  ],
  ['cut by the employer', { seats: [seat({ state: 'cancelled_by_employer' })] }, ['seat_ended', 'waiting']],
  ['closed', { posting: 'closed' }, ['posting_closed']],
  ['taken down', { posting: 'taken_down' }, ['posting_taken_down']],
  ['withdrawn', { shift: { ...shift, state: 'withdrawn' } }, ['shift_withdrawn']],
  ['begun', { shift: { ...shift, start: NOW } }, ['shift_over']],
  ['full', { shift: { ...shift, filled: 3 } }, ['shift_full']],
  ['applications only', { shift: { ...shift, dispatches: false } }, ['no_dispatch']],
  ['not begun', { search: { ...search, waves: 0, radiusM: 0 } }, ['search_not_begun']],
  ['unknown to dispatch', { search: null }, ['search_not_begun']],
  ['stopped', { search: { ...search, state: 'stopped' } }, ['search_stopped']],
  ['exhausted', { search: { ...search, state: 'exhausted', reason: 'everybody_asked' } }, ['search_ended']],
  ['at night', { search: { ...search, reason: 'quiet_hours', lookAt: minutes(90) } }, ['search_rests']],
  ['regulars', { search: { ...search, radiusM: 0, waves: 1 } }, ['regulars_first']],
  ['too far so far', { distanceM: 5_001 }, ['beyond_radius']],
  ['on the bound', { distanceM: 5_000 }, ['waiting']],
  ['a place in the row', { search: { ...search, before: 12 } }, ['behind_others']],
  ['whoever may not be asked has no turn', { eligible: false }, []],
  ['but hears that it is full', { eligible: false, shift: { ...shift, filled: 3 } }, ['shift_full']],
])('%s', (_name, more, expected) => {
  expect(codes(more)).toEqual(expected);
});

it('says it with local times and with distances that have a unit', () => {
  const [declined] = whyNotAsked(facts({ offers: [offer({ state: 'declined', ...ended })] }));
  expect(whyNotAskedText(declined!)).toEqual({
    zh: '11-30 14:00 问过您，11-30 14:55 答复不接，不再重复问',
    en: 'you were asked at 11-30 14:00, and the answer at 11-30 14:55 was no: nobody is asked twice',
  });
  const [old] = whyNotAsked(facts({ seats: [seat({ isLive: true, madeAt: new Date('2025-12-31T15:59:00Z') })] }));
  expect(old!.params).toEqual({ at: '2025-12-31 23:59' });
  const [far] = whyNotAsked(facts({ distanceM: 8_200 }));
  expect(whyNotAskedText(far!).zh).toBe('目前的找人范围是 5 公里，您距集合点 8.2 公里');
});

it('has every sentence in both languages, with the same figures', () => {
  for (const { zh, en } of Object.values(WHY_NOT_ASKED_TEXTS)) {
    const named = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    expect([zh, en]).not.toContain('');
    expect(named(zh)).toEqual(named(en));
  }
});
