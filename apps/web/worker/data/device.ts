import type { Point } from './regions';

const LOCATE_WITHIN_MS = 12_000;

/** Where the phone is, WGS-84, as its satellites say; null where it does not tell. */
export function whereAmI(): Promise<Point | null> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) {
      resolve(null);
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lng: coords.longitude, lat: coords.latitude }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: LOCATE_WITHIN_MS, maximumAge: 60_000 },
    );
  });
}

/** What the list of signed-in devices shows of this one. */
export function deviceName(): string {
  const agent = navigator.userAgent;
  const system = /Android [\d.]+|iPhone OS [\d_]+|Windows NT [\d.]+|Mac OS X [\d_]+|Linux/.exec(agent)?.[0] ?? '';
  const model = /Android [\d.]+; ([^;)]+?)( Build|\))/.exec(agent)?.[1] ?? '';
  const browser = /MicroMessenger/.test(agent) ? '微信' : (/(Edg|Chrome|Firefox|Safari)\//.exec(agent)?.[1] ?? '');
  return [model, system.replace(/_/g, '.'), browser].filter(Boolean).join(' ').slice(0, 160) || 'browser';
}

/** A map of the place in the phone's map app or browser. The datum is named: the map shifts the point by itself. */
export const directionsTo = ({ lng, lat }: Point, name: string): string =>
  `https://uri.amap.com/marker?position=${lng},${lat}&name=${encodeURIComponent(name)}&coordinate=wgs84&callnative=1`;

/** Hands a link to another app; where the browser cannot, it is copied. @returns whether it was copied */
export async function handOver(title: string, url: string): Promise<'shared' | 'copied' | 'failed'> {
  try {
    if ('share' in navigator) {
      await navigator.share({ title, url });
      return 'shared';
    }
    await (navigator as Navigator).clipboard.writeText(url);
    return 'copied';
  } catch {
    return 'failed';
  }
}
