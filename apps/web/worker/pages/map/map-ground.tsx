import { memo } from 'react';
import { distance } from '../../../shared/format/distance';
import { REGIONS } from '../../../shared/generated/catalogue';
import { pathOf, type Outlines } from '../../../shared/geo/outlines';
import { RADII_M } from '../../data/job-filters';
import type { Point } from '../../data/regions';
import { useLanguage } from '../../words/words';
import { clustered } from './clusters';
import { drawn, spotOf, type Size, type View } from './map-view';

/** Of a county's name on the map, in pixels. */
const NAME_ROOM: Size = { width: 76, height: 30 };
/** Farther away names stand too close to say which place is theirs: pixels for a metre. */
const NAMES_FROM = 0.0018;

const COUNTIES = REGIONS.filter(({ code }) => code.length === 6).map((region) => ({ ...region, spot: spotOf(region) }));

/** Land and borders. Drawn once; moving and zooming change what is around it. */
export const Borders = memo(function Borders({ outlines }: { outlines: Outlines }) {
  const path = (lines: readonly (readonly number[])[]): string => pathOf(lines, outlines.stepsPerDegree, spotOf);
  return (
    <>
      <path className="map-land" d={path(outlines.land)} />
      <path className="map-border" d={path(outlines.counties)} />
      <path className="map-border city" d={path(outlines.cities)} />
    </>
  );
});

/**
 * The names of counties for which there is room at a scale. The one where the person sets out stands below their mark.
 * @param homeX @param homeY of that mark, metres of the drawn map
 */
export const Names = memo(function Names({ scale, homeX, homeY }: { scale: number; homeX: number; homeY: number }) {
  if (scale < NAMES_FROM) return null;
  return (
    <>
      {clustered(COUNTIES, scale, NAME_ROOM).map(({ members: [county] }) => {
        const { x, y } = county!.spot;
        const covered =
          Math.abs(x - homeX) * scale < NAME_ROOM.width / 2 && Math.abs(y - homeY) * scale < NAME_ROOM.height;
        return (
          <text
            key={county!.code}
            className="map-name"
            x={x * scale}
            y={covered ? homeY * scale + NAME_ROOM.height : y * scale}
          >
            {county!.name}
          </text>
        );
      })}
    </>
  );
});

/** How far it is from where one sets out. @param chosen the distance that is looked within, metres */
export function Rings({ from, chosen, view }: { from: Point; chosen: number; view: View }) {
  const language = useLanguage();
  const { x, y } = spotOf(from);
  const at = { x: x * view.scale, y: y * view.scale };
  return (
    <>
      {RADII_M.map((metres) => {
        const radius = drawn(metres, from) * view.scale;
        return (
          <g key={metres} className={metres === chosen ? 'map-ring chosen' : 'map-ring'}>
            <circle cx={at.x} cy={at.y} r={radius} />
            {radius > 40 && (
              <text className="map-name" x={at.x} y={at.y - radius + 4} dominantBaseline="text-before-edge">
                {distance(metres, language)}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}
