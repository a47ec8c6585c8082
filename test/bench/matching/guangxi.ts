import { TRADES } from '@gg/reference-data';
import { summed } from './bench-dice';

/** The 14 cities: middle, a weight for how many people live there, and the deviation of homes in metres. */
const CITIES = [
  ['4501', 108.33, 22.82, 17, 7_500],
  ['4502', 109.41, 24.32, 8, 6_000],
  ['4503', 110.29, 25.27, 10, 6_000],
  ['4504', 111.28, 23.48, 6, 4_500],
  ['4505', 109.12, 21.48, 4, 4_500],
  ['4506', 108.35, 21.69, 2, 3_500],
  ['4507', 108.65, 21.98, 7, 4_500],
  ['4508', 109.6, 23.11, 9, 5_000],
  ['4509', 110.18, 22.65, 12, 5_500],
  ['4510', 106.62, 23.9, 7, 4_000],
  ['4511', 111.57, 24.4, 4, 3_500],
  ['4512', 108.09, 24.69, 7, 4_000],
  ['4513', 109.22, 23.75, 4, 3_500],
  ['4514', 107.36, 22.38, 3, 3_500],
] as const;

export interface City {
  readonly code: string;
  readonly lng: number;
  readonly lat: number;
  readonly spreadM: number;
}

export const cities: readonly City[] = CITIES.map(([code, lng, lat, , spreadM]) => ({ code, lng, lat, spreadM }));
export const cityWeights = summed(CITIES.map((city) => city[3]));

/** Sixty trades: those of the market, and as many more as are missing. The first is the most popular. */
export const trades: readonly string[] = Array.from(
  { length: 60 },
  (_, i) => TRADES[i]?.code ?? `9-99-99-${String(i).padStart(2, '0')}`,
);
export const tradeWeights = summed(trades.map((_, i) => 1 / (i + 1.5)));

/** How many trades people do, one to six. */
export const tradeCounts = summed([24, 30, 22, 13, 7, 4]);

/** Monday evening: what is asked about lies in the fortnight after it. */
export const NOW = new Date('2026-11-23T20:10:00+08:00');

/** The point so many metres east and north of another, near enough. */
export function moved(from: { lng: number; lat: number }, eastM: number, northM: number): { lng: number; lat: number } {
  const lat = from.lat + northM / 111_195;
  const lng = from.lng + eastM / (111_195 * Math.cos((from.lat * Math.PI) / 180));
  return { lng: Math.round(lng * 1e6) / 1e6, lat: Math.round(lat * 1e6) / 1e6 };
}

/** An id in the form of a UUIDv7: kinds apart, and in the order of the numbers, which are below 2⁴⁰. */
export function benchId(kind: number, n: number): string {
  const time = hex(n, 10);
  const rest = hex(Math.imul(n + 1, 0x9e3779b1) >>> 0, 12);
  return `0${kind}${time.slice(0, 6)}-${time.slice(6)}-7000-8000-${rest}`;
}

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0');
