import { distanceM, type GeoPoint } from '@gg/kernel';
import { childrenOf } from '@gg/reference-data';
import { Dice } from './dice';
import { madeId } from './made-id';
import { CITIES, somePoint, urbanCounties } from './places';
import type { Market } from './world';

/** Markets stand where they stand, whatever the seed. */
const GROUND = Dice.of(4501).for('markets');
const OPENED = new Date('2024-03-01T01:00:00Z');

/** 零工市场 of the districts, and a 驿站 in two counties of each city. */
export const MARKETS: readonly Market[] = CITIES.flatMap(({ code, name }) => {
  const short = name.replace(/市$/, '');
  const districts = urbanCounties(code).slice(0, 3);
  const counties = childrenOf(code)
    .filter((county) => !districts.includes(county))
    .slice(0, 2);
  return [
    ...districts.map((county) => ({ county, title: `${short}市${county.name}零工市场` })),
    ...counties.map((county) => ({ county, title: `${county.name}零工驿站` })),
  ].map(({ county, title }) => ({
    id: madeId(GROUND.for(county.code), OPENED),
    name: title,
    regionCode: county.code,
    point: somePoint(GROUND.for(county.code).for('point'), county),
  }));
});

/** The market nearest to a point. */
export const nearestMarket = (point: GeoPoint): Market =>
  MARKETS.reduce((best, market) => (distanceM(market.point, point) < distanceM(best.point, point) ? market : best));
