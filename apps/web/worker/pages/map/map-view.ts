import type { Point } from '../../data/regions';

/** A place on the drawn map: Mercator, metres at the equator from the middle of Guangxi, eastwards and downwards. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What part of the map is seen. */
export interface View {
  readonly centre: Spot;
  /** Pixels for a metre of the drawn map. */
  readonly scale: number;
}

/** Of the frame, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const EARTH_M = 6_371_000;
const MIDDLE: Point = { lng: 108.5, lat: 23.7 };
const RAD = Math.PI / 180;
const northwards = (lat: number): number => EARTH_M * Math.log(Math.tan(Math.PI / 4 + (lat * RAD) / 2));

/** The projection keeps angles, so that a circle on the ground is one on the map. */
export const spotOf = ({ lng, lat }: Point): Spot => ({
  x: EARTH_M * (lng - MIDDLE.lng) * RAD,
  y: northwards(MIDDLE.lat) - northwards(lat),
});

export const pointOf = ({ x, y }: Spot): Point => ({
  lng: MIDDLE.lng + x / EARTH_M / RAD,
  lat: (2 * Math.atan(Math.exp((northwards(MIDDLE.lat) - y) / EARTH_M)) - Math.PI / 2) / RAD,
});

/** Metres of the drawn map for metres on the ground at a place. */
export const drawn = (metres: number, { lat }: Point): number => metres / Math.cos(lat * RAD);

/** A pixel for four metres: nearer, the outlines tell nothing more. */
export const NEAREST = 0.25;
/** So wide at most, in metres: the service is asked for no wider part of the map. */
const WIDEST_M = 170_000;

const clampScale = (scale: number, { width, height }: Size): number =>
  Math.min(NEAREST, Math.max(scale, Math.max(width, height) / WIDEST_M));

/** A circle on the ground fills the frame, with a margin. */
export function around(point: Point, radiusM: number, size: Size): View {
  const across = 2.1 * drawn(radiusM, point);
  return { centre: spotOf(point), scale: clampScale(Math.min(size.width, size.height) / across, size) };
}

/** The map has been dragged by so many pixels. */
export const panned = ({ centre, scale }: View, right: number, down: number): View => ({
  centre: { x: centre.x - right / scale, y: centre.y - down / scale },
  scale,
});

/** Nearer or farther; what lies at a pixel of the frame stays there. */
export function zoomed(view: View, size: Size, factor: number, at?: Spot): View {
  const scale = clampScale(view.scale * factor, size);
  const off = at ? { x: at.x - size.width / 2, y: at.y - size.height / 2 } : { x: 0, y: 0 };
  const share = 1 / view.scale - 1 / scale;
  return { centre: { x: view.centre.x + off.x * share, y: view.centre.y + off.y * share }, scale };
}

/** All of some spots with room around each. Never farther than the view was. */
export function showing(spots: readonly Spot[], view: View, size: Size, room: Size): View {
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const fit = Math.min(
    Math.max(1, size.width - 2 * room.width) / Math.max(1, right - left),
    Math.max(1, size.height - 2 * room.height) / Math.max(1, bottom - top),
  );
  return {
    centre: { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale: clampScale(Math.max(fit, view.scale * 1.5), size),
  };
}

/** Where a spot is seen, in pixels of the frame. */
export const seenAt = (spot: Spot, { centre, scale }: View, { width, height }: Size): Spot => ({
  x: (spot.x - centre.x) * scale + width / 2,
  y: (spot.y - centre.y) * scale + height / 2,
});

/**
 * The part of the earth to ask for: what is seen, out to the next lines of a grid that is finer the nearer one is, so that
 * a small move asks for nothing new.
 */
export function boxToAsk({ centre, scale }: View, { width, height }: Size): Box {
  const corner = (right: number, down: number): Point =>
    pointOf({ x: centre.x + (right * width) / 2 / scale, y: centre.y + (down * height) / 2 / scale });
  const [southWest, northEast] = [corner(-1, 1), corner(1, -1)];
  const across = Math.max(northEast.lng - southWest.lng, northEast.lat - southWest.lat);
  const step = 2 ** Math.ceil(Math.log2(across / 4));
  const [down, up] = [Math.floor, Math.ceil].map((round) => (value: number) => round(value / step) * step);
  return {
    west: down!(southWest.lng),
    south: down!(southWest.lat),
    east: up!(northEast.lng),
    north: up!(northEast.lat),
  };
}
