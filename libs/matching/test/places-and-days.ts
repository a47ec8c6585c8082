/** The test world: points around Jiangnan district of Nanning, and local days. Guangxi is UTC+8 all year. */

export const MINUTE = 60_000;
export const DAY = 1440 * MINUTE;

/** Where shifts gather. */
export const CENTRE = { lng: 108.3, lat: 22.78 };

/** A point so many metres north (or south) of the centre, exact enough to hit a bound. */
export const northOf = (metres: number): { lng: number; lat: number } => ({
  lng: CENTRE.lng,
  lat: CENTRE.lat + ((metres / 6_370_986) * 180) / Math.PI,
});

export const localDay = (ms: number): string => new Date(ms + 480 * MINUTE).toISOString().slice(0, 10);
export const midnightOf = (ms: number): number => Math.floor((ms + 480 * MINUTE) / DAY) * DAY - 480 * MINUTE;
/** Monday 1 … Sunday 7. */
export const weekdayOf = (ms: number): number => ((new Date(ms + 480 * MINUTE).getUTCDay() + 6) % 7) + 1;
export const minuteOf = (ms: number): number => Math.round((ms - midnightOf(ms)) / MINUTE);
export const noonOf = (date: string): number => Date.parse(`${date}T12:00:00+08:00`);
/** The date so many days earlier. */
export const daysBefore = (date: string, days: number): string => localDay(noonOf(date) - days * DAY);
/** The same day so many years earlier, as a birth date. */
export const yearsBefore = (date: string, years: number): string =>
  `${Number(date.slice(0, 4)) - years}${date.slice(4)}`;

/** An id in the form of a UUIDv7, telling kinds apart. */
export const testId = (kind: number, n: number): string =>
  `0198${kind}000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
