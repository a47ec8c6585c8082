import { distanceM, newId, type GeoPoint, type Id } from '@gg/kernel';
import { MarketBulkWriter, MarketList } from '@gg/markets';
import {
  Connections,
  PermissionPolicy,
  systemCaller,
  Transactions,
  type OpenTransaction,
  type SqlValue,
} from '@gg/platform';
import { openMarket, roomsServices, type Person, type RoomsServices } from '../support/rooms';
import { createTestDatabase } from '../support/test-database';

let rooms: RoomsServices;
let supervisor: Person;
let elsewhere: Person;
let clerk: Person;

const HALL = { lng: 108.31, lat: 22.78, datum: 'WGS-84' };
let names = 0;
/** A market as it is sent; another name each time. */
const described = (more: object = {}) => ({
  name: `江南零工市场${++names}`,
  kind: 'general',
  address: '白沙大道12号',
  regionCode: '450105',
  point: HALL,
  openingHours: [{ weekday: 1, startMinute: 300, endMinute: 1_080 }],
  ...more,
});

/** Anybody, without a session. */
const anybody = (path: string) => rooms.worker.ask('GET', path);

/** All items over all pages. */
async function all(path: string): Promise<{ marketId: Id; distanceM: number | null }[]> {
  const items = [];
  let after = '';
  do {
    const { status, body } = await anybody(`${path}${after && `&after=${after}`}`);
    expect(status).toBe(200);
    items.push(...body.items);
    after = body.next ?? '';
  } while (after);
  return items;
}

const audits = (marketId: Id) =>
  rooms.centre.connections.rows<{ action: string; actorId: string; regionCode: string; facts: string }>(
    'SELECT action, actor_id, region_code, facts FROM audit_records WHERE subject_id = ? ORDER BY id',
    [marketId],
  );

beforeAll(async () => {
  const database = await createTestDatabase();
  rooms = await roomsServices(database.url);
  supervisor = await rooms.staff('supervisor', '4501');
  clerk = await rooms.staff('clerk', '450105');
  elsewhere = await rooms.staff('supervisor', '4502');
});
afterAll(() => rooms.close());

describe('a market', () => {
  it('is registered by a supervisor of its region, and public from then on', async () => {
    const body = described();
    const made = await supervisor.post('/markets', body);
    expect(made).toMatchObject({ status: 201, body: { marketId: expect.any(String) } });
    const marketId = String(made.body.marketId);
    const shown = { marketId, state: 'open', ...body };
    expect((await anybody(`/markets/${marketId}`)).body).toEqual(shown);
    expect((await clerk.get(`/markets/${marketId}`)).body).toEqual(shown);
    expect((await anybody('/markets?region=450105&limit=100')).body.items).toContainEqual({
      ...shown,
      distanceM: null,
    });
    expect(await audits(marketId)).toEqual([
      {
        action: 'markets.registered',
        actorId: supervisor.id,
        regionCode: '450105',
        facts: JSON.stringify({ name: body.name }),
      },
    ]);
  });

  it('is registered once for one key', async () => {
    const body = described();
    const key = newId();
    const [first, second] = [
      await supervisor.post('/markets', body, key),
      await supervisor.post('/markets', body, key),
    ];
    expect(second).toMatchObject({ status: 201, body: first.body });
  });

  it.each<[string, object, number, string]>([
    [
      'a region of another',
      { regionCode: '450203', point: { lng: 109.39, lat: 24.31, datum: 'WGS-84' } },
      403,
      'access.denied',
    ],
    ['a county that does not exist', { regionCode: '450199' }, 422, 'market.region_unknown'],
    ['a point elsewhere', { point: { lng: 110.29, lat: 25.27, datum: 'WGS-84' } }, 422, 'market.point_far_from_region'],
    ['a shifted datum', { point: { ...HALL, datum: 'GCJ-02' } }, 400, 'request.invalid'],
    ['a kind of its own', { kind: 'bazaar' }, 400, 'request.invalid'],
    ['no hours', { openingHours: [] }, 400, 'request.invalid'],
    [
      'hours over midnight',
      { openingHours: [{ weekday: 1, startMinute: 1_000, endMinute: 900 }] },
      422,
      'market.hours_invalid',
    ],
  ])('is refused with %s', async (_what, more, status, code) => {
    expect(await supervisor.post('/markets', described(more))).toMatchObject({ status, body: { code } });
  });

  it('has a name of its own in its county, and may share it with another county', async () => {
    const body = described();
    expect(await supervisor.post('/markets', body)).toMatchObject({ status: 201 });
    expect(await supervisor.post('/markets', body)).toMatchObject({ status: 409, body: { code: 'market.name_taken' } });
    expect(await supervisor.post('/markets', { ...body, regionCode: '450103' })).toMatchObject({ status: 201 });
  });

  it('is changed in what is named, by its region’s supervisor alone, and says so on the audit trail', async () => {
    const { id, name } = await openMarket(rooms.centre);
    const hours = [
      { weekday: 7, startMinute: 360, endMinute: 720 },
      { weekday: 1, startMinute: 300, endMinute: 1_080 },
    ];
    expect(await supervisor.patch(`/markets/${id}`, { openingHours: hours, kind: 'station' })).toMatchObject({
      status: 200,
    });
    expect((await anybody(`/markets/${id}`)).body).toMatchObject({
      name,
      kind: 'station',
      openingHours: [hours[1], hours[0]],
      point: HALL,
    });
    for (const person of [elsewhere, clerk]) {
      const refused = await person.patch(`/markets/${id}`, { name: '别人的' });
      expect(refused.status).toBe(person === clerk ? 403 : 404);
    }
    expect(await supervisor.patch(`/markets/${id}`, { regionCode: '450203' })).toMatchObject({
      status: 422,
      body: { code: 'market.point_far_from_region' },
    });
    expect((await anybody(`/markets/${id}`)).body).toMatchObject({ name, regionCode: '450105' });
    expect((await audits(id)).map(({ action, facts }) => [action, facts])).toEqual([
      ['markets.changed', JSON.stringify({ changed: ['kind', 'openingHours'] })],
    ]);
  });

  it('leaves the list when it closes, stays to be looked up, and comes back', async () => {
    const { id } = await openMarket(rooms.centre);
    const listed = async () => (await all('/markets?region=450105&limit=2')).some(({ marketId }) => marketId === id);
    const near = async () =>
      (await all('/markets?lng=108.31&lat=22.78&radiusM=1000&limit=2')).some(({ marketId }) => marketId === id);
    expect([await listed(), await near()]).toEqual([true, true]);
    expect(await elsewhere.post(`/markets/${id}/closure`, { reason: '拆迁' })).toMatchObject({ status: 404 });
    expect(await clerk.post(`/markets/${id}/closure`, { reason: '拆迁' })).toMatchObject({ status: 403 });
    expect(await supervisor.post(`/markets/${id}/closure`, { reason: '拆迁' })).toMatchObject({ status: 200 });
    expect([await listed(), await near()]).toEqual([false, false]);
    expect((await anybody(`/markets/${id}`)).body).toMatchObject({ marketId: id, state: 'closed' });
    expect((await clerk.get('/markets?state=closed&limit=100')).body.items).toContainEqual(
      expect.objectContaining({ marketId: id }),
    );
    expect(await supervisor.post(`/markets/${id}/closure`, { reason: '拆迁' })).toMatchObject({
      status: 409,
      body: { code: 'market.closed' },
    });
    expect(await elsewhere.post(`/markets/${id}/reopening`)).toMatchObject({ status: 404 });
    expect(await supervisor.post(`/markets/${id}/reopening`)).toMatchObject({ status: 200 });
    expect(await supervisor.post(`/markets/${id}/reopening`)).toMatchObject({
      status: 409,
      body: { code: 'market.open_already' },
    });
    expect([await listed(), await near()]).toEqual([true, true]);
    expect((await audits(id)).map(({ action }) => action)).toEqual(['markets.closed', 'markets.reopened']);
  });

  it('is shown to staff of its region only', async () => {
    const { id } = await openMarket(rooms.centre);
    expect(await elsewhere.get(`/markets/${id}`)).toMatchObject({ status: 404 });
    expect(JSON.stringify((await elsewhere.get('/markets?limit=100')).body)).not.toContain(id);
    expect(JSON.stringify((await clerk.get('/markets?limit=100')).body)).toContain(id);
  });
});

/** Connections that remember what they were asked. */
class Recording extends Connections {
  readonly asked: { sql: string; params: readonly SqlValue[] }[] = [];

  override begin(): Promise<OpenTransaction> {
    return rooms.worker.connections.begin();
  }

  override query(sql: string, params: readonly SqlValue[]): Promise<unknown> {
    this.asked.push({ sql, params });
    return rooms.worker.connections.query(sql, params);
  }
}

describe('among 6,000 markets', () => {
  const nanning: GeoPoint = { lng: 108.3665, lat: 22.8172 };
  let markets: { id: Id; point: GeoPoint; regionCode: string }[];

  beforeAll(async () => {
    const random = (n: number): string => `(CONV(LEFT(MD5(CONCAT(seq, '.', ${n})), 8), 16, 10) / 4294967296)`;
    await rooms.worker.connections.change(
      `INSERT INTO markets (id, name, kind, address, region_code, lng, lat, datum, opening_hours, state, version, registered_at, updated_at)
        SELECT LOWER(CONCAT('01a20000-0000-7', LPAD(HEX(seq % 4096), 3, '0'), '-8000-', LPAD(HEX(seq), 12, '0'))), CONCAT('驿站', seq),
               'station', '东门', CONCAT('45', LPAD(1 + FLOOR(${random(3)} * 14), 2, '0'), '0', 1 + FLOOR(${random(4)} * 9)),
               105 + ${random(1)} * 6.5, 21.5 + ${random(2)} * 4.5, 'WGS-84', '[]', IF(seq % 6 = 0, 'closed', 'open'), 1,
               '2026-01-01', '2026-01-01'
          FROM seq_1_to_6000`,
    );
    await rooms.worker.connections.query('ANALYZE TABLE markets', []);
    const rows = await rooms.worker.connections.rows<{ id: Id; lng: number; lat: number; regionCode: string }>(
      "SELECT id, lng, lat, region_code FROM markets WHERE state = 'open'",
    );
    markets = rows.map(({ lng, lat, ...row }) => ({ ...row, point: { lng, lat } }));
    expect(markets.length).toBeGreaterThan(5_000);
  });

  const reader = () => {
    const recording = new Recording();
    return { recording, list: new MarketList(recording, rooms.worker.app.get(PermissionPolicy)) };
  };

  async function plan({ asked }: Recording): Promise<{ key: string | null; rows: number; extra: string }> {
    const { sql, params } = asked[0]!;
    const [row] = await rooms.worker.connections.rows<{ key: string | null; rows: number; Extra: string }>(
      `EXPLAIN ${sql}`,
      params,
    );
    return { key: row!.key, rows: Number(row!.rows), extra: row!.Extra };
  }

  it.each([undefined, '4503', '450302'])(
    'those of region %s come page by page from one index, each once',
    async (region) => {
      const expected = markets
        .filter(({ regionCode }) => regionCode.startsWith(region ?? '45'))
        .sort((a, b) => (a.regionCode + a.id < b.regionCode + b.id ? -1 : 1));
      const { recording, list } = reader();
      const seen: Id[] = [];
      let after: readonly [string, Id] | null = null;
      do {
        const page: Awaited<ReturnType<MarketList['inRegion']>> = await list.inRegion(region, 100, after);
        seen.push(...page.items.map(({ market }) => market.id));
        after =
          page.next === null ? null : (JSON.parse(Buffer.from(page.next, 'base64url').toString()) as [string, Id]);
      } while (after);
      expect(seen).toEqual(expected.map(({ id }) => id));
      const { key, extra } = await plan(recording);
      expect(key).toBe('idx_markets_region');
      expect(extra).not.toMatch(/filesort|temporary/i);
    },
  );

  it.each([10_000, 100_000])(
    'those within %s m come nearest first, exactly, and a part of the index is read',
    async (radiusM) => {
      const expected = markets
        .map(({ id, point }) => ({ id, distanceM: Math.round(distanceM(nanning, point)) }))
        .filter((one) => one.distanceM <= radiusM)
        .sort((a, b) => a.distanceM - b.distanceM || (a.id < b.id ? -1 : 1));
      const { recording, list } = reader();
      const seen: { id: Id; distanceM: number | null }[] = [];
      let after: readonly [number, Id] | null = null;
      do {
        const page: Awaited<ReturnType<MarketList['near']>> = await list.near(nanning, radiusM, undefined, 50, after);
        seen.push(...page.items.map(({ market, distanceM: away }) => ({ id: market.id, distanceM: away })));
        after =
          page.next === null ? null : (JSON.parse(Buffer.from(page.next, 'base64url').toString()) as [number, Id]);
      } while (after);
      expect(expected.length).toBeGreaterThan(3);
      expect(seen).toEqual(expected);
      const { key, rows } = await plan(recording);
      expect(key).toBe('idx_markets_near');
      expect(rows).toBeLessThan(3_500);
    },
  );

  it('many are written at once as they are described, or none of them', async () => {
    const writer = rooms.worker.app.get(MarketBulkWriter);
    const one = await openMarket(rooms.worker);
    const write = (...some: (typeof one)[]) =>
      rooms.worker.app.get(Transactions).run(systemCaller('test'), 'test.markets', (tx) => writer.insert(tx, some));
    const fresh = { ...one, id: newId(), name: '另一个零工市场' };
    await expect(write(fresh, { ...one, id: newId() })).rejects.toMatchObject({ code: 'market.name_taken' });
    expect((await anybody(`/markets/${fresh.id}`)).status).toBe(404);
    await expect(write({ ...fresh, regionCode: '4501' })).rejects.toMatchObject({ code: 'market.region_unknown' });
    await write(fresh);
    expect((await anybody(`/markets/${fresh.id}`)).body).toMatchObject({ name: fresh.name, state: 'open' });
  });
});

it.each([
  '/markets?lng=108.3',
  '/markets?lng=200&lat=22',
  '/markets?lng=108&lat=22&radiusM=100001',
  '/markets?region=4401',
  '/markets?limit=101',
  '/markets?after=abc',
  '/markets?lng=108&lat=22&after=WyI0NTAxMDUiLCJ4Il0',
  '/markets/nonsense',
])('%s is refused', async (path) => expect((await anybody(path)).body.code).toBe('request.invalid'));
