import { REGIONS, TRADES } from '../../shared/generated/catalogue';
import { dayStart } from '../../shared/format/time';
import type { Point } from './regions';

export const RADII_M = [3_000, 10_000, 20_000, 50_000] as const;
export const PAYS_FEN = [1_500, 2_000, 2_500, 3_000] as const;
export const DAYS = ['any', 'today', 'tomorrow', 'week'] as const;

/** What open work is narrowed by, in the list as on the map. */
export interface JobFilters {
  readonly trade: string | null;
  /** Around where the person sets out. */
  readonly radiusM: number;
  /** A city, for whoever has named no place to set out from. */
  readonly region: string | null;
  /** Least worth of an hour, before tax. */
  readonly payFen: number | null;
  readonly day: (typeof DAYS)[number];
}

/** Where they stand in the address. */
export const FILTER_NAMES = ['trade', 'radius', 'region', 'pay', 'day'] as const;

const isCity = (code: string | null): boolean => code?.length === 4 && REGIONS.some((region) => region.code === code);

/** What stands in the address; what nobody can have chosen counts as not chosen. */
export function filtersOf(query: URLSearchParams): JobFilters {
  const [trade, region] = [query.get('trade'), query.get('region')];
  const radius = Number(query.get('radius'));
  const pay = Number(query.get('pay'));
  const day = query.get('day') as JobFilters['day'];
  return {
    trade: TRADES.some(({ code }) => code === trade) ? trade : null,
    radiusM: RADII_M.includes(radius as never) ? radius : 20_000,
    region: isCity(region) ? region : null,
    payFen: PAYS_FEN.includes(pay as never) ? pay : null,
    day: DAYS.includes(day) ? day : 'any',
  };
}

/** A week is today and seven more days, so that the weekday of today is in it twice. */
const WEEK_DAYS = 8;

/** Between which starts a wish for a day lies, as instants. */
export function startsOn(day: JobFilters['day'], now: number): { startsFrom?: string; startsBefore?: string } {
  const midnight = (days: number): string => new Date(dayStart(now, days)).toISOString();
  if (day === 'today') return { startsBefore: midnight(1) };
  if (day === 'tomorrow') return { startsFrom: midnight(1), startsBefore: midnight(2) };
  return day === 'week' ? { startsBefore: midnight(WEEK_DAYS) } : {};
}

/**
 * What the service is asked for. The same wish on the same day is the same question.
 * @param from where the person sets out; null: of a city, or of all
 * @param now milliseconds of the service's clock
 */
export function asked({ trade, radiusM, region, payFen, day }: JobFilters, from: Point | null, now: number) {
  return {
    ...(from ? { lng: from.lng, lat: from.lat, radiusM } : region ? { region } : {}),
    ...(trade ? { trade } : {}),
    ...(payFen ? { minHourlyFen: payFen } : {}),
    ...startsOn(day, now),
  };
}
