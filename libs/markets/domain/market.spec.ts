import { DomainError } from '@gg/kernel';
import { regionByCode } from '@gg/reference-data';
import { assertPlace, openingHours, type OpeningRange } from './market';

const range = (weekday: number, startMinute: number, endMinute: number): OpeningRange => ({
  weekday,
  startMinute,
  endMinute,
});

describe('opening hours', () => {
  it('have one form, in whatever order they are said', () => {
    const morning = range(1, 360, 720);
    const afternoon = range(1, 720, 1_080);
    const sunday = range(7, 0, 1_440);
    expect(openingHours([sunday, afternoon, morning])).toEqual([morning, afternoon, sunday]);
  });

  it.each<[string, OpeningRange[]]>([
    ['none at all', []],
    ['weekday 0', [range(0, 360, 720)]],
    ['weekday 8', [range(8, 360, 720)]],
    ['reversed', [range(1, 720, 360)]],
    ['empty', [range(1, 360, 360)]],
    ['over midnight', [range(1, 1_320, 1_441)]],
    ['before midnight', [range(1, -1, 360)]],
    ['one over another', [range(1, 600, 900), range(1, 360, 601)]],
    ['the same twice', [range(1, 360, 720), range(1, 360, 720)]],
  ])('are refused: %s', (_what, ranges) => {
    expect(() => openingHours(ranges)).toThrow(new DomainError('market.hours_invalid'));
  });
});

describe('the place of a market', () => {
  const point = { lng: 108.31, lat: 22.78 };

  it('is in a county, and near it', () => {
    expect(() => assertPlace({ point }, regionByCode('450105'))).not.toThrow();
  });

  it.each([
    ['of a city', '4501', point, 'market.region_unknown'],
    ['of nowhere', '459999', point, 'market.region_unknown'],
    ['with its axes exchanged', '450105', { lng: point.lat, lat: point.lng }, 'market.point_far_from_region'],
    ['of another county', '450325', point, 'market.point_far_from_region'],
    ['of no number', '450105', { lng: Number.NaN, lat: 22 }, 'market.point_far_from_region'],
  ])('is refused: %s', (_what, code, at, problem) => {
    expect(() => assertPlace({ point: at }, regionByCode(code))).toThrow(expect.objectContaining({ code: problem }));
  });
});
