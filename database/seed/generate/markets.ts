import { distanceM, type GeoPoint } from '@gg/kernel';
import type { MarketKind, OpeningRange } from '@gg/markets';
import { childrenOf, type Region } from '@gg/reference-data';
import { Dice } from './dice';
import { madeId } from './made-id';
import { CITIES, somePoint, urbanCounties } from './places';
import type { Market } from './world';

/** Markets stand where they stand, whatever the seed. */
const GROUND = Dice.of(4501).for('markets');
const OPENED = new Date('2024-03-01T01:00:00Z');

const WORKDAYS = [1, 2, 3, 4, 5, 6];

const onDays = (days: readonly number[], from: number, to: number): OpeningRange[] =>
  days.map((weekday) => ({ weekday, startMinute: from * 60, endMinute: to * 60 }));

/** Work of the day is given out before it begins; a station has its staff's hours, with a noon's rest. */
const HOURS: Readonly<Record<MarketKind, readonly OpeningRange[]>> = {
  general: [...onDays(WORKDAYS, 5, 18), ...onDays([7], 5, 12)],
  trade: onDays([...WORKDAYS, 7], 5, 19),
  station: WORKDAYS.flatMap((day) => [...onDays([day], 7, 12), ...onDays([day], 14, 18)]),
};

/** What the second market of a city is for; the next city's is for the next. */
const LINES_OF_WORK = ['建筑', '家政', '装卸物流'];
const STREETS = ['人民', '解放', '朝阳', '民族', '江滨', '站前', '兴宁', '友爱'];

interface Sign {
  readonly county: Region;
  readonly kind: MarketKind;
  readonly name: string;
}

/** A general market in the first district of each city and one in the third, one of a line of work in the second. */
function signsOf({ code, name }: Region, city: number): Sign[] {
  const short = name.replace(/市$/, '');
  const districts = urbanCounties(code).slice(0, 3);
  const counties = childrenOf(code).filter((county) => !districts.includes(county));
  return [
    ...districts.map((county, at): Sign => {
      const line = at === 1 ? LINES_OF_WORK[city % LINES_OF_WORK.length]! : '';
      return { county, kind: at === 1 ? 'trade' : 'general', name: `${short}市${county.name}${line}零工市场` };
    }),
    ...counties.slice(0, 2).map((county): Sign => ({ county, kind: 'station', name: `${county.name}零工驿站` })),
  ];
}

/** 零工市场 of the districts, and a 驿站 in two counties of each city. */
export const MARKETS: readonly Market[] = CITIES.flatMap((city, at) =>
  signsOf(city, at).map(({ county, kind, name }) => {
    const ground = GROUND.for(county.code);
    const street = ground.for('street');
    return {
      id: madeId(ground, OPENED),
      name,
      kind,
      address: `${county.name}${street.pick(STREETS)}路${street.between(1, 188)}号`,
      regionCode: county.code,
      point: somePoint(ground.for('point'), county),
      openingHours: HOURS[kind],
      registeredAt: OPENED,
    };
  }),
);

/** The market nearest to a point. */
export const nearestMarket = (point: GeoPoint): Market =>
  MARKETS.reduce((best, market) => (distanceM(market.point, point) < distanceM(best.point, point) ? market : best));
