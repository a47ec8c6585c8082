import fc from 'fast-check';
import { metresBetween } from '../../data/regions';
import {
  around,
  boxToAsk,
  drawn,
  NEAREST,
  panned,
  pointOf,
  seenAt,
  showing,
  spotOf,
  zoomed,
  type View,
} from './map-view';

const point = fc.record({
  lng: fc.double({ min: 104.4, max: 112.1, noNaN: true }),
  lat: fc.double({ min: 20.8, max: 26.4, noNaN: true }),
});
const size = fc.record({ width: fc.integer({ min: 300, max: 1_400 }), height: fc.integer({ min: 300, max: 900 }) });
const view = fc
  .tuple(point, fc.integer({ min: 500, max: 50_000 }), size)
  .map(([at, radiusM, frame]) => ({ view: around(at, radiusM, frame), size: frame }));
const close = (a: number, b: number, within: number): void => expect(Math.abs(a - b)).toBeLessThan(within);

it('a point comes back from the map', () => {
  fc.assert(
    fc.property(point, (at) => {
      const back = pointOf(spotOf(at));
      close(back.lng, at.lng, 1e-9);
      close(back.lat, at.lat, 1e-9);
    }),
  );
});

it('metres on the map are metres on the ground, to one in a hundred within fifty kilometres', () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      const metres = metresBetween(a, b);
      fc.pre(metres > 100 && metres < 50_000);
      const [from, to] = [spotOf(a), spotOf(b)];
      close(Math.hypot(to.x - from.x, to.y - from.y) / drawn(metres, a), 1, 0.01);
    }),
  );
});

it('the whole circle that is looked for is seen', () => {
  fc.assert(
    fc.property(point, fc.constantFrom(3_000, 10_000, 20_000, 50_000), size, (at, radiusM, frame) => {
      const shown = around(at, radiusM, frame);
      fc.pre(Math.max(frame.width / frame.height, frame.height / frame.width) < 1.4);
      expect(2 * drawn(radiusM, at) * shown.scale).toBeLessThanOrEqual(Math.min(frame.width, frame.height));
    }),
  );
});

it('what lies below two fingers stays there, however far one zooms', () => {
  const at = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) });
  fc.assert(
    fc.property(
      view,
      at,
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      ({ view: before, size: frame }, px, factor) => {
        const ground = ({ centre, scale }: View) => ({
          x: centre.x + (px.x - frame.width / 2) / scale,
          y: centre.y + (px.y - frame.height / 2) / scale,
        });
        const after = zoomed(before, frame, factor, px);
        const [was, is] = [ground(before), ground(after)];
        close(was.x, is.x, 1e-3);
        close(was.y, is.y, 1e-3);
        expect(after.scale).toBeLessThanOrEqual(NEAREST);
      },
    ),
  );
});

it('what is dragged follows the finger', () => {
  fc.assert(
    fc.property(view, point, fc.integer({ min: -500, max: 500 }), ({ view: before, size: frame }, at, right) => {
      const [was, is] = [before, panned(before, right, -right)].map((one) => seenAt(spotOf(at), one, frame));
      close(is!.x - was!.x, right, 1e-3);
      close(is!.y - was!.y, -right, 1e-3);
    }),
  );
});

it('asks for all that is seen, for at most the double, and never for more than the service gives', () => {
  fc.assert(
    fc.property(view, fc.double({ min: 0.001, max: 50, noNaN: true }), ({ view: first, size: frame }, factor) => {
      const now = zoomed(first, frame, factor);
      const box = boxToAsk(now, frame);
      for (const [right, down] of [
        [0, 0],
        [frame.width, frame.height],
      ] as const) {
        const corner = pointOf({
          x: now.centre.x + (right - frame.width / 2) / now.scale,
          y: now.centre.y + (down - frame.height / 2) / now.scale,
        });
        expect(corner.lng).toBeGreaterThanOrEqual(box.west - 1e-9);
        expect(corner.lng).toBeLessThanOrEqual(box.east + 1e-9);
        expect(corner.lat).toBeGreaterThanOrEqual(box.south - 1e-9);
        expect(corner.lat).toBeLessThanOrEqual(box.north + 1e-9);
      }
      expect(Math.max(box.east - box.west, box.north - box.south)).toBeLessThanOrEqual(3);
    }),
  );
});

it('all of a cluster is seen, and nearer than before', () => {
  fc.assert(
    fc.property(view, fc.array(point, { minLength: 1, maxLength: 9 }), ({ view: before, size: frame }, points) => {
      const spots = points.map(spotOf);
      const wide = Math.max(
        ...spots.map(({ x }) => Math.abs(x - spots[0]!.x)),
        ...spots.map(({ y }) => Math.abs(y - spots[0]!.y)),
      );
      fc.pre(wide * before.scale * 1.5 < 200);
      const after = showing(spots, before, frame, { width: 50, height: 40 });
      expect(after.scale).toBeGreaterThanOrEqual(Math.min(NEAREST, before.scale));
      for (const spot of spots) {
        const { x, y } = seenAt(spot, after, frame);
        expect(x >= 0 && x <= frame.width && y >= 0 && y <= frame.height).toBe(true);
      }
    }),
  );
});
