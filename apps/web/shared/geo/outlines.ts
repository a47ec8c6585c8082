import type source from './guangxi-outlines.json';

/** Guangxi's borders as `tools/reference-data/outline-guangxi.mjs` makes them; see the attribution in the data. */
export type Outlines = typeof source;

/**
 * A path in SVG's language through lines of the data: each its first point and the steps from there.
 * @param place where a longitude and a latitude are drawn
 */
export function pathOf(
  lines: readonly (readonly number[])[],
  stepsPerDegree: number,
  place: (point: { lng: number; lat: number }) => { x: number; y: number },
): string {
  return lines
    .map((line) => {
      let [east, north] = [0, 0];
      const points: string[] = [];
      for (let n = 0; n < line.length; n += 2) {
        east += line[n]!;
        north += line[n + 1]!;
        const { x, y } = place({ lng: east / stepsPerDegree, lat: north / stepsPerDegree });
        points.push(`${Math.round(x)} ${Math.round(y)}`);
      }
      return `M${points.join('L')}`;
    })
    .join('');
}
