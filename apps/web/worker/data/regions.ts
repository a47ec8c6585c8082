import { REGIONS } from '../../shared/generated/catalogue';

/** A point of the earth, WGS-84. */
export interface Point {
  readonly lng: number;
  readonly lat: number;
}

export type Region = (typeof REGIONS)[number];

const BY_CODE = new Map(REGIONS.map((region) => [region.code, region]));

export const cities = (): Region[] => REGIONS.filter(({ code }) => code.length === 4);
export const countiesOf = (city: string): Region[] =>
  REGIONS.filter(({ code }) => code.length === 6 && code.startsWith(city));
export const regionOf = (code: string): Region | undefined => BY_CODE.get(code);

/** 南宁 · 江南区; a city by its own name. */
export function regionName(code: string): string {
  const city = BY_CODE.get(code.slice(0, 4))?.name.replace(/市$/, '') ?? '';
  const county = code.length === 6 ? BY_CODE.get(code)?.name : undefined;
  return [city, county].filter(Boolean).join(' · ');
}

const EARTH_M = 6_371_000;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two points. */
export function metresBetween(a: Point, b: Point): number {
  const h =
    Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lng - a.lng) / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.sqrt(h));
}

/** Beyond this a point lies outside of Guangxi. */
const FARTHEST_M = 90_000;

/** The county whose middle is nearest; null for a point outside of Guangxi. */
export function nearestCounty(point: Point): Region | null {
  let best: { region: Region; metres: number } | null = null;
  for (const region of REGIONS) {
    if (region.code.length !== 6) continue;
    const metres = metresBetween(point, region);
    if (!best || metres < best.metres) best = { region, metres };
  }
  return best && best.metres <= FARTHEST_M ? best.region : null;
}
