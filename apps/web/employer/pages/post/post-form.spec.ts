import type { Posting } from '../../data/postings';
import {
  emptyForm,
  formOf,
  hourlyWorth,
  inputOf,
  lengthOf,
  missingOf,
  paidMinutesOf,
  type PostForm,
} from './post-form';

const poster = { name: '邕江仓储', kind: 'organisation' } as const;
const form = (change: Partial<PostForm> = {}): PostForm => ({
  ...emptyForm(poster, '2026-12-01', 's1'),
  tradeCode: '4-02-06-02',
  title: '分拣',
  amount: 24,
  ...change,
});

it.each([
  ['08:00', '12:00', [], 240, 240],
  ['22:00', '06:00', [], 480, 480],
  ['08:00', '18:00', [{ start: '12:00', end: '13:30', paid: false }], 600, 510],
  ['08:00', '18:00', [{ start: '12:00', end: '12:30', paid: true }], 600, 600],
])('%s to %s lasts, and is paid for', (start, end, breaks, length, paid) => {
  expect([lengthOf({ start, end }), paidMinutesOf({ start, end, breaks })]).toEqual([length, paid]);
});

it.each([
  ['hourly', { amount: 24.5 }, 2_450],
  ['daily', { payKind: 'daily', amount: 220, start: '08:00', end: '18:00' }, 2_200],
  ['piece', { payKind: 'piece', amount: 1.2, expectedOutput: 80, start: '08:00', end: '12:00' }, 2_400],
  ['piece work without its output', { payKind: 'piece', amount: 1.2 }, null],
  ['nothing said', { amount: null }, null],
] as const)('an hour is worth: %s', (_what, change, fen) => {
  expect(hourlyWorth(form(change as Partial<PostForm>))).toBe(fen);
});

it.each([
  ['nothing', {}, []],
  ['a trade and a place', { tradeCode: null, siteId: null }, ['trade', 'site']],
  ['days', { dates: [] }, ['dates']],
  ['hours that end as they begin', { end: '08:00' }, ['time']],
  ['the output of piece work', { payKind: 'piece' }, ['output']],
  ['half a contact', { contactName: '韦' }, ['contact']],
])('is missing: %s', (_what, change, missing) => {
  expect(missingOf(form(change as Partial<PostForm>))).toEqual(missing);
});

it('a night over several days becomes shifts in Guangxi’s time, breaks after midnight among them', () => {
  const night = form({
    dates: ['2026-12-01', '2026-12-03'],
    start: '20:00',
    end: '04:00',
    breaks: [{ start: '00:30', end: '01:00', paid: false }],
    headcount: 5,
  });
  expect(inputOf(night).shifts).toEqual([
    {
      start: '2026-12-01T12:00:00.000Z',
      end: '2026-12-01T20:00:00.000Z',
      breaks: [{ start: '2026-12-01T16:30:00.000Z', end: '2026-12-01T17:00:00.000Z', paid: false }],
      headcount: 5,
      repeatOn: [],
    },
    expect.objectContaining({ start: '2026-12-03T12:00:00.000Z' }),
  ]);
});

it('a household hires for casual service', () => {
  const { engagementType, responsibility } = inputOf({
    ...form(),
    ...emptyForm({ name: '韦家', kind: 'household' }, '2026-12-01', 's1'),
  });
  expect([engagementType, responsibility.insuranceKind]).toEqual(['casual', 'accident']);
});

it('what was posted comes back as it was, on other days', () => {
  const before = form({
    engagementType: 'short_full_time',
    payKind: 'daily',
    amount: 220,
    start: '08:00',
    end: '18:00',
    breaks: [{ start: '12:00', end: '13:00', paid: false }],
    headcount: 12,
    mode: 'application',
    contactName: '韦建国',
    contactPhone: '13800138000',
    maxKg: 20,
    repeated: true,
    actualUser: { name: '别家', creditCode: '91450105MA5000001M' },
  });
  const { shifts, contact, pay, responsibility, requiredCertificates, assembly, ...terms } = inputOf(before);
  const party = { name: poster.name, creditCode: null };
  const posting = {
    terms: {
      ...terms,
      pay,
      assembly: { ...assembly, point: { lng: 0, lat: 0 }, name: '', address: '', regionCode: '450103' },
      requiredCertificates: requiredCertificates ?? [],
      responsibility: { ...responsibility, legalEmployer: party, actualUser: before.actualUser, intermediary: null },
    },
    shifts,
    contact,
  } as unknown as Posting;
  expect(formOf(posting, poster, null, ['2026-12-09'])).toEqual({ ...before, dates: ['2026-12-09'], outdoor: null });
  expect(formOf(posting, poster, null).dates).toEqual(['2026-12-01']);
});
