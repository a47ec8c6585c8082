import { distanceM, DomainError, type GeoPoint, type Id } from '@gg/kernel';
import type { Region } from '@gg/reference-data';

/** 综合零工市场 with all trades, 行业零工市场 of one line of work, 零工驿站 (站点) with a window and a screen. */
export const MARKET_KINDS = ['general', 'trade', 'station'] as const;
export type MarketKind = (typeof MARKET_KINDS)[number];

/** Whether it is in operation at all. Says nothing of the hour: people queue before the doors open. */
export type MarketState = 'open' | 'closed';

/** A range of every week in which the doors are open; `weekday` is ISO (Monday 1 … Sunday 7), minutes of the local day. */
export interface OpeningRange {
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
}

/** What staff say of a market. */
export interface MarketDescription {
  readonly name: string;
  readonly kind: MarketKind;
  /** As one would tell a driver. */
  readonly address: string;
  /** County. */
  readonly regionCode: string;
  /** WGS-84. */
  readonly point: GeoPoint;
  readonly openingHours: readonly OpeningRange[];
}

export interface Market extends MarketDescription {
  readonly id: Id;
  /** What the point is measured in; always the same, and named so that nobody guesses. */
  readonly datum: 'WGS-84';
  readonly state: MarketState;
}

const DAY = 1_440;

/** No county of Guangxi reaches further from its centre: a point beyond it has its axes exchanged or the wrong county. */
const FARTHEST_FROM_CENTRE_M = 120_000;

/** Opening hours in their one form: sorted. Throws `market.hours_invalid` for ranges that leave their day or overlap. */
export function openingHours(ranges: readonly OpeningRange[]): OpeningRange[] {
  const sorted = [...ranges].sort((a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute);
  const sound = sorted.every(({ weekday, startMinute, endMinute }, at) => {
    const before = sorted[at - 1];
    const apart = before?.weekday !== weekday || before.endMinute <= startMinute;
    return weekday >= 1 && weekday <= 7 && startMinute >= 0 && startMinute < endMinute && endMinute <= DAY && apart;
  });
  if (!sound || sorted.length === 0) throw new DomainError('market.hours_invalid');
  return sorted.map(({ weekday, startMinute, endMinute }) => ({ weekday, startMinute, endMinute }));
}

/**
 * Checks that a market lies where it is said to lie. Throws `market.region_unknown`, `market.point_far_from_region`.
 * @param county what the region code names, if anything
 */
export function assertPlace({ point }: Pick<MarketDescription, 'point'>, county: Region | undefined): void {
  if (county?.level !== 'county') throw new DomainError('market.region_unknown');
  const metres = distanceM(point, county.centre);
  if (!(metres <= FARTHEST_FROM_CENTRE_M)) {
    throw new DomainError('market.point_far_from_region', { km: Math.round(metres / 1_000) });
  }
}
