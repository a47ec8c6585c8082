/** A point on the ellipsoid, WGS-84, in degrees. */
export interface GeoPoint {
  readonly lng: number;
  readonly lat: number;
}

/** Mean earth radius in metres (IUGG), as MariaDB's ST_Distance_Sphere uses it, so that SQL and code agree. */
const EARTH_RADIUS_M = 6_370_986;

/** Great-circle distance in metres (haversine). */
export function distanceM(a: GeoPoint, b: GeoPoint): number {
  const rad = Math.PI / 180;
  const dLat = (b.lat - a.lat) * rad;
  const dLng = (b.lng - a.lng) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLng / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A distance as people say it: 600 米, 2.3 公里, 375 公里. */
export function distanceText(metres: number, language: 'zh' | 'en'): string {
  const [m, km] = language === 'zh' ? ['米', '公里'] : ['m', 'km'];
  if (metres < 1_000) return `${Math.round(metres)} ${m}`;
  const far = metres / 1_000;
  return `${far < 100 ? Number(far.toFixed(1)) : Math.round(far)} ${km}`;
}
