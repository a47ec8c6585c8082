import { TRADES } from '../../shared/generated/catalogue';
import { asked, filtersOf, startsOn, type JobFilters } from './job-filters';

/** Monday 23 November 2026, 14:30 in Nanning. */
const NOW = Date.parse('2026-11-23T06:30:00Z');
const trade = TRADES[0]!.code;
const nothing: JobFilters = { trade: null, radiusM: 20_000, region: null, payFen: null, day: 'any' };

it.each<[string, Partial<JobFilters>]>([
  ['', {}],
  [`trade=${trade}&radius=3000&pay=2500&day=week`, { trade, radiusM: 3_000, payFen: 2_500, day: 'week' }],
  ['region=4503', { region: '4503' }],
  ['trade=nothing&radius=1&pay=7&day=never&region=450103', {}],
  ['region=4401&radius=NaN', {}],
])('the address %s', (query, chosen) => {
  expect(filtersOf(new URLSearchParams(query))).toEqual({ ...nothing, ...chosen });
});

it.each<[JobFilters['day'], object]>([
  ['any', {}],
  ['today', { startsBefore: '2026-11-23T16:00:00.000Z' }],
  ['tomorrow', { startsFrom: '2026-11-23T16:00:00.000Z', startsBefore: '2026-11-24T16:00:00.000Z' }],
  ['week', { startsBefore: '2026-11-30T16:00:00.000Z' }],
])('%s', (day, bounds) => {
  expect(startsOn(day, NOW)).toEqual(bounds);
  // Until midnight it is the same question.
  expect(startsOn(day, Date.parse('2026-11-23T15:59:59.999Z'))).toEqual(bounds);
});

it('a place to set out from comes before a city, and nothing is asked for that was not chosen', () => {
  const from = { lng: 108.3, lat: 22.8 };
  expect(asked(nothing, null, NOW)).toEqual({});
  expect(asked({ ...nothing, region: '4501' }, null, NOW)).toEqual({ region: '4501' });
  expect(asked({ ...nothing, region: '4501', payFen: 2_000, trade }, from, NOW)).toEqual({
    ...from,
    radiusM: 20_000,
    minHourlyFen: 2_000,
    trade,
  });
});
