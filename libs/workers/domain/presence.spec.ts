import { declarePresence, isPresent } from './presence';

const market = '01900000-0000-7000-8000-000000000001';
const other = '01900000-0000-7000-8000-000000000002';
const at = (time: string): Date => new Date(`2026-11-23T${time}:00+08:00`);
const hall = { lng: 108.3, lat: 22.8 };

describe('presence at a market', () => {
  const first = declarePresence(null, { id: market, point: hall }, at('05:00'), 3);

  it('lasts its hours and not a moment longer', () => {
    expect(first).toEqual({ marketId: market, point: hall, arrivedAt: at('05:00'), until: at('08:00') });
    expect(isPresent(first, at('05:00'))).toBe(true);
    expect(isPresent(first, new Date(at('08:00').getTime() - 1))).toBe(true);
    expect(isPresent(first, at('08:00'))).toBe(false);
    expect(isPresent(first, at('04:59'))).toBe(false);
    expect(isPresent(null, at('05:00'))).toBe(false);
  });

  it.each([
    ['the same market in time keeps the place in the order', market, '07:59', '05:00'],
    ['the same market once it has run out arrives anew', market, '08:00', '08:00'],
    ['another market arrives anew', other, '06:00', '06:00'],
  ])('%s', (_what, marketId, now, arrivedAt) => {
    expect(declarePresence(first, { id: marketId, point: hall }, at(now), 3)).toEqual({
      marketId,
      point: hall,
      arrivedAt: at(arrivedAt),
      until: new Date(at(now).getTime() + 3 * 3_600_000),
    });
  });

  it('follows a market that has moved', () => {
    const moved = { lng: 108.4, lat: 22.9 };
    expect(declarePresence(first, { id: market, point: moved }, at('06:00'), 3).point).toEqual(moved);
  });
});
