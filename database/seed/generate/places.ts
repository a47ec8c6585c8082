import type { GeoPoint } from '@gg/kernel';
import { childrenOf, REGIONS, regionByCode, type Region } from '@gg/reference-data';
import { Dice } from './dice';
import { Weighted } from './weighted';

/** Read once: they are asked for millions of times, and some runtimes look globals up each time. */
const { round, sqrt } = Math;

/** Resident population of the cities in ten thousands (第七次全国人口普查, 2020), rounded. */
const POPULATION: Readonly<Record<string, number>> = {
  '4501': 874,
  '4502': 416,
  '4503': 493,
  '4504': 282,
  '4505': 185,
  '4506': 105,
  '4507': 330,
  '4508': 432,
  '4509': 580,
  '4510': 357,
  '4511': 201,
  '4512': 342,
  '4513': 207,
  '4514': 209,
};

/** Gig work gathers in towns: a district counts so many times a county. */
const URBAN_WEIGHT = 9;
const COUNTY_CITY_WEIGHT = 1.5;

export const CITIES: readonly Region[] = REGIONS.filter(({ level }) => level === 'city');
/** Weight of a city among the fourteen. */
export const cityWeight = (cityCode: string): number => POPULATION[cityCode]!;

export const isUrban = (county: Region): boolean => county.name.endsWith('区');

const countyWeight = (county: Region): number =>
  isUrban(county) ? URBAN_WEIGHT : county.name.endsWith('市') ? COUNTY_CITY_WEIGHT : 1;

const cities = new Weighted(CITIES.map((city) => [city, cityWeight(city.code)]));
const countiesOf = new Map(
  CITIES.map((city) => [
    city.code,
    new Weighted(childrenOf(city.code).map((county) => [county, countyWeight(county)])),
  ]),
);

export const someCity = (dice: Dice): Region => cities.pick(dice);

/** A county of a city, towns first. */
export const someCounty = (dice: Dice, cityCode: string): Region => countiesOf.get(cityCode)!.pick(dice);

/** Districts of a city, or its first county where it has none that is called so. */
export const urbanCounties = (cityCode: string): readonly Region[] => childrenOf(cityCode).filter(isUrban);

export function countyOf(code: string): Region {
  const county = regionByCode(code);
  if (county?.level !== 'county') throw new RangeError(`no county: ${code}`);
  return county;
}

/** Metres of a degree: of latitude, and of longitude at 23.3° N, the middle of Guangxi. A table, for cos is not exact. */
const METRES_OF_LAT = 111_195;
export const METRES_OF_LNG = 102_130;

/** The point some metres east and north of another, to a millionth of a degree. */
export const offset = (from: GeoPoint, eastM: number, northM: number): GeoPoint => ({
  lng: round((from.lng + eastM / METRES_OF_LNG) * 1e6) / 1e6,
  lat: round((from.lat + northM / METRES_OF_LAT) * 1e6) / 1e6,
});

/** Metres between two points of Guangxi, on a plane: for choosing people, not for measuring. */
export function metresBetween(a: GeoPoint, b: GeoPoint): number {
  const east = (a.lng - b.lng) * METRES_OF_LNG;
  const north = (a.lat - b.lat) * METRES_OF_LAT;
  return round(sqrt(east * east + north * north));
}

/** How many settlements a county has: quarters of a town, or villages around it. */
const SETTLEMENTS = 6;
/** The land is the same in every world. */
const LAND = Dice.of(45);

const settlements = new Map<string, readonly GeoPoint[]>();

/** Where people of a county live: around its own point, dense in towns and wide in the country. */
function settlementsOf(county: Region): readonly GeoPoint[] {
  let points = settlements.get(county.code);
  if (!points) {
    const land = LAND.for(county.code);
    const spreadM = isUrban(county) ? 2_200 : 5_500;
    points = Array.from({ length: SETTLEMENTS }, (_, i) =>
      i === 0 ? county.centre : offset(county.centre, land.bell() * spreadM, land.bell() * spreadM),
    );
    settlements.set(county.code, points);
  }
  return points;
}

/** A home, a site or a market in a county: a third of them lie in its centre. */
export function somePoint(dice: Dice, county: Region): GeoPoint {
  const [centre, ...others] = settlementsOf(county) as [GeoPoint, ...GeoPoint[]];
  const settlement = dice.chance(0.34) ? centre : dice.pick(others);
  const spreadM = isUrban(county) ? 900 : 1_600;
  return offset(settlement, dice.bell() * spreadM, dice.bell() * spreadM);
}
