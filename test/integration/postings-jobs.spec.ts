import { distanceM, newId, type GeoPoint, type Id } from '@gg/kernel';
import { Connections, type OpenTransaction, type SqlValue } from '@gg/platform';
import { PublicJobsReader, ShiftReader, type JobFilter } from '@gg/postings';
import { goodPosting, postingsServices, type PostingsServices, type TestEmployer } from '../support/postings';

let services: PostingsServices;
let firm: TestEmployer;

beforeAll(async () => {
  services = await postingsServices();
  firm = await services.employer();
});
afterAll(() => services.close());

const publish = async (more: object = {}): Promise<{ postingId: Id; shiftIds: Id[] }> =>
  (await firm.ask('POST', '/postings', { ...goodPosting, ...more, publish: true })).body;

/** All items over all pages. */
// oxlint-disable-next-line typescript/no-explicit-any -- the answer of a route
async function all(path: string): Promise<any[]> {
  const items = [];
  let after = '';
  do {
    const { status, body } = await services.get(`${path}${after && `&after=${after}`}`);
    expect(status).toBe(200);
    items.push(...body.items);
    after = body.next ?? '';
  } while (after);
  return items;
}

describe('open work', () => {
  it('is shown to everybody with the law’s stamp, and never the contact', async () => {
    const { shiftIds } = await publish({ contact: { name: '韦建国', phone: '13800138000' }, title: '公开的活' });
    const { status, body } = await services.get(`/jobs/${shiftIds[0]}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      shiftId: shiftIds[0],
      title: '公开的活',
      engagementType: 'part_time',
      trade: { code: '4-02-06-02', zh: '理货员' },
      start: '2026-11-24T22:30:00.000Z',
      paidMinutes: 240,
      headcount: 2,
      assembly: { name: '3号门', time: '2026-11-24T22:20:00.000Z' },
      pay: { kind: 'hourly', amountFen: 2_400, hourlyWorthFen: 2_400 },
    });
    expect(body.stamp.zh).toMatch(/^非全日制用工 · 用人单位：.+ · 发薪：.+ · 工伤保险（示例单位） · 当日结算$/);
    const listed = await services.get('/jobs?limit=50');
    expect(JSON.stringify([body, listed.body])).not.toMatch(/13800138000|韦建国/);
  });

  it('says whom and what it asks for, how long it takes people, and what the rules warn of', async () => {
    const validUntil = '2026-11-24T12:00:00.000Z';
    const shifts = [
      { ...goodPosting.shifts[0]!, start: '2026-11-25T06:30:00+08:00', end: '2026-11-25T12:30:00+08:00' },
    ];
    const { shiftIds } = await publish({ minAge: 20, maxAge: 55, validUntil, shifts });
    const { body } = await services.get(`/jobs/${shiftIds[0]}`);
    expect(body).toMatchObject({ minAge: 20, maxAge: 55, validUntil, hazards: [] });
    expect(body.warnings).toMatchObject([
      {
        ruleId: 'part-time.weekly-hours',
        severity: 'warn',
        basis: { kind: 'law' },
        sentence: { zh: expect.stringContaining('平均每天') },
        wayOut: { zh: expect.any(String) },
      },
    ]);
    const listed = (await all('/jobs?limit=50')).find(({ shiftId }) => shiftId === shiftIds[0]);
    expect(listed.warnings).toEqual(body.warnings);
  });

  it('stands in the same order for everybody, by distance or by start, and by nothing that is known of the reader', async () => {
    const [near, far] = [
      { lng: 108.4001, lat: 22.9 },
      { lng: 108.41, lat: 22.9 },
    ];
    const at = (point: GeoPoint, day: string) =>
      publish({
        assembly: { ...goodPosting.assembly, point },
        shifts: [
          { ...goodPosting.shifts[0]!, start: `2026-11-${day}T08:00:00+08:00`, end: `2026-11-${day}T12:00:00+08:00` },
        ],
      });
    const { shiftIds: later } = await at(near, '27');
    const { shiftIds: sooner } = await at(far, '26');
    const someone = services.worker();
    const ids = (body: { items: { shiftId: Id }[] }): Id[] =>
      body.items.map(({ shiftId }) => shiftId).filter((id) => [...later, ...sooner].includes(id));
    for (const [path, expected] of [
      ['/jobs?limit=50&lng=108.4&lat=22.9&radiusM=3000', [...later, ...sooner]],
      ['/jobs?limit=50', [...sooner, ...later]],
    ] as const) {
      const guest = await services.get(path);
      expect(ids(guest.body)).toEqual(expected);
      expect((await someone.ask('GET', path)).body).toEqual(guest.body);
    }
  });

  it('at somebody’s home is told to the county, however often the distance is asked', async () => {
    const household = await services.employer({ kind: 'household' });
    const home = { lng: 108.3149, lat: 22.7851 };
    const { name: own } = await services.connections
      .row<{ name: string }>('SELECT name FROM employers WHERE id = ?', [household.employerId])
      .then((row) => row!);
    const answered = await household.ask('POST', '/postings', {
      ...goodPosting,
      engagementType: 'casual',
      responsibility: { insuranceKind: 'accident', insurer: '示例保险', payer: own },
      assembly: {
        ...goodPosting.assembly,
        point: home,
        name: '韦家',
        address: '示例路18号3栋502',
        regionCode: '450105',
      },
      publish: true,
    });
    expect(answered).toMatchObject({ status: 201, body: { state: 'published' } });
    const [shiftId] = answered.body.shiftIds as Id[];
    const { body } = await services.get(`/jobs/${shiftId}`);
    expect(body.assembly).toMatchObject({
      point: { lng: 108.31, lat: 22.79 },
      name: '南宁市江南区',
      address: '南宁市江南区',
    });
    const asked = await all(`/jobs?limit=50&lng=${home.lng}&lat=${home.lat}&radiusM=2000`);
    const found = asked.find((one) => one.shiftId === shiftId);
    expect(found.distanceM).toBe(Math.round(distanceM(home, { lng: 108.31, lat: 22.79 })));
    expect(JSON.stringify([body, asked])).not.toMatch(/示例路18号|韦家|22\.7851/);
    // Whoever matches and whoever is booked has the door.
    const details = (await new ShiftReader().details(services.connections, [shiftId!])).get(shiftId!)!;
    expect(details.assembly).toMatchObject({ point: home, address: '示例路18号3栋502' });
  });

  it('is listed from publication to the start, and not in draft, review, closed or past its validity', async () => {
    const {
      shiftIds: [open],
      postingId,
    } = await publish();
    const {
      shiftIds: [valid],
    } = await publish({ validUntil: '2026-11-24T12:00:00+08:00' });
    const {
      shiftIds: [waiting],
    } = await publish({ engagementType: 'casual' });
    const { body: draft } = await firm.ask('POST', '/postings', goodPosting);
    const listed = async () => (await all('/jobs?limit=50')).map(({ shiftId }) => shiftId as Id);
    expect(await listed()).toEqual(expect.arrayContaining([open, valid]));
    for (const hidden of [waiting, draft.shiftIds[0]]) {
      expect(await listed()).not.toContain(hidden);
      expect((await services.get(`/jobs/${hidden}`)).status).toBe(404);
    }
    services.clock.advance(86_400_000);
    expect([(await listed()).includes(valid!), (await services.get(`/jobs/${valid}`)).status]).toEqual([false, 404]);
    expect(await listed()).toContain(open);
    services.clock.advance(Date.parse('2026-11-24T22:30:00Z') - services.clock.now().getTime());
    expect([(await listed()).includes(open!), (await services.get(`/jobs/${open}`)).status]).toEqual([false, 404]);
    services.clock.advance(Date.parse('2026-11-23T04:00:00Z') - services.clock.now().getTime());
    await firm.ask('POST', `/postings/${postingId}/closure`, {});
    expect([(await listed()).includes(open!), (await services.get(`/jobs/${open}`)).status]).toEqual([false, 404]);
  });

  it('is narrowed by pay and by day where it is found: no page is empty while a later one has some', async () => {
    const assembly = { ...goodPosting.assembly, point: { lng: 107.7, lat: 23.6 } };
    const [shift] = goodPosting.shifts;
    const at = (day: string, amountFen: number) =>
      publish({
        assembly,
        pay: { kind: 'hourly', amountFen },
        shifts: [{ ...shift!, start: `2026-11-${day}T08:00:00+08:00`, end: `2026-11-${day}T12:00:00+08:00` }],
      });
    for (const day of ['25', '26', '27']) await at(day, 2_500);
    const {
      shiftIds: [paid],
    } = await at('28', 4_000);
    const {
      shiftIds: [later],
    } = await at('29', 2_500);
    const ids = async (query: string): Promise<Id[]> =>
      (await services.get(`/jobs?limit=1&${query}`)).body.items.map(({ shiftId }: { shiftId: Id }) => shiftId);
    const near = 'lng=107.7&lat=23.6&radiusM=2000';
    const box = 'west=107.6&south=23.5&east=107.8&north=23.7';
    for (const where of [near, '']) {
      expect(await ids(`${where}&minHourlyFen=4000`)).toEqual([paid]);
      expect(
        await ids(`${where}&startsFrom=2026-11-28T00:00:00%2B08:00&startsBefore=2026-11-29T00:00:00%2B08:00`),
      ).toEqual([paid]);
    }
    const { body } = await services.get(`/jobs/map?${box}&startsFrom=2026-11-27T16:00:00Z`);
    expect(new Set(body.items.map(({ shiftId }: { shiftId: Id }) => shiftId))).toEqual(new Set([paid, later]));
    expect(body.rest).toEqual([]);
    expect(body.items[0]).toMatchObject({
      point: assembly.point,
      pay: { kind: 'hourly' },
      actualUserName: expect.any(String),
    });
    expect(JSON.stringify(body)).not.toContain('assembly');
  });

  it.each([
    '/jobs/map',
    '/jobs/map?west=108&south=22&east=107&north=23',
    '/jobs/map?west=105&south=22&east=109&north=23',
    '/jobs/map?west=108&south=22&east=109&north=23&lng=108',
    '/jobs?minHourlyFen=0',
    '/jobs?startsFrom=tomorrow',
    '/jobs?lng=108.3',
    '/jobs?lng=200&lat=22',
    '/jobs?lng=108&lat=22&radiusM=50001',
    '/jobs?region=4401',
    '/jobs?trade=9-99-99-99',
    '/jobs?limit=1000',
    '/jobs?after=abc',
    '/jobs?lng=108&lat=22&after=WyJ4IiwieSJd',
    '/jobs/nonsense',
  ])('%s is refused', async (path) => expect((await services.get(path)).body.code).toBe('request.invalid'));
});

/** Connections that remember what they were asked. */
class Recording extends Connections {
  readonly asked: { sql: string; params: readonly SqlValue[] }[] = [];

  override begin(): Promise<OpenTransaction> {
    return services.connections.begin();
  }

  override query(sql: string, params: readonly SqlValue[]): Promise<unknown> {
    this.asked.push({ sql, params });
    return services.connections.query(sql, params);
  }
}

describe('among 50,000 open shifts, three in ten of them full', () => {
  const nanning: GeoPoint = { lng: 108.3665, lat: 22.8172 };
  let shifts: { id: Id; point: GeoPoint; cityCode: string; tradeCode: string; startsAt: Date }[];

  beforeAll(async () => {
    const { postingId } = await publish();
    // Made by the server, from a digest of the row's number: the same rows on every run, in a second. Every third lies in
    // and around Nanning.
    const random = (n: number): string => `(CONV(LEFT(MD5(CONCAT(seq, '.', ${n})), 8), 16, 10) / 4294967296)`;
    const trade = `ELT(1 + FLOOR(${random(4)} * 5), '4-02-06-02', '4-02-05-01', '4-09-08-01', '4-03-02-05', '6-29-01-01')`;
    await services.connections.change(
      `INSERT INTO shifts (id, posting_id, employer_id, state, version, material_version, seats_version, starts_at, ends_at,
          listed_until, breaks, headcount, seats_full, trade_code, city_code, region_code, lng, lat, grid_cell, hourly_worth_fen)
        SELECT id, posting_id, employer_id, 'open', 1, 1, 0, starts_at, starts_at + INTERVAL 4 HOUR, starts_at, '[]', 1, seats_full, trade_code,
            city_code, CONCAT(city_code, '02'), lng, lat, FLOOR((lat + 180) * 20) * 10000 + FLOOR((lng + 180) * 20), 2000
          FROM (SELECT LOWER(CONCAT('01a20000-0000-7', LPAD(HEX(seq % 4096), 3, '0'), '-8000-', LPAD(HEX(seq), 12, '0'))) AS id,
                  ? AS posting_id, ? AS employer_id,
                  TIMESTAMP '2026-11-24 00:00:00' + INTERVAL FLOOR(${random(5)} * 480) * 15 MINUTE AS starts_at,
                  ${random(6)} < 0.3 AS seats_full,
                  ${trade} AS trade_code,
                  CONCAT('45', LPAD(1 + FLOOR(${random(3)} * 14), 2, '0')) AS city_code,
                  IF(seq % 3 = 0, ${nanning.lng} + (${random(1)} - 0.5) * 0.6, 105 + ${random(1)} * 6.5) AS lng,
                  IF(seq % 3 = 0, ${nanning.lat} + (${random(2)} - 0.5) * 0.6, 21.5 + ${random(2)} * 4.5) AS lat
                  FROM seq_1_to_50000) AS made`,
      [postingId, firm.employerId],
    );
    await services.connections.query('ANALYZE TABLE shifts', []);
    const rows = await services.connections.rows<{
      id: Id;
      lng: number;
      lat: number;
      cityCode: string;
      tradeCode: string;
      startsAt: Date;
    }>(
      "SELECT id, lng, lat, city_code, trade_code, starts_at FROM shifts WHERE id LIKE '01a20000-0000-%' AND seats_full = 0",
    );
    shifts = rows.map(({ lng, lat, ...row }) => ({ ...row, point: { lng, lat } }));
    // What the lists may show.
    expect(shifts.length).toBeGreaterThan(34_000);
    expect(shifts.length).toBeLessThan(36_000);
  }, 60_000);

  const reader = () => {
    const recording = new Recording();
    return { recording, jobs: new PublicJobsReader(recording, new ShiftReader(), services.clock) };
  };

  /** What the server says of the statement that found the page: key, rows looked at, how. */
  async function plan({ asked }: Recording): Promise<{ key: string | null; rows: number; extra: string }> {
    const { sql, params } = asked[0]!;
    const [row] = await services.connections.rows<{ key: string | null; rows: number; Extra: string }>(
      `EXPLAIN ${sql}`,
      params,
    );
    return { key: row!.key, rows: Number(row!.rows), extra: row!.Extra };
  }

  it.each<[string, JobFilter, string]>([
    ['all', {}, 'idx_shifts_free_time'],
    ['of what pays well', { minHourlyFen: 2_000 }, 'idx_shifts_free_time'],
    ['of a city', { region: '4503' }, 'idx_shifts_free_city'],
    ['of a trade', { tradeCode: '4-02-05-01' }, 'idx_shifts_free_trade'],
  ])(
    'a page %s by start comes from one index without sorting, the first and a deep one',
    async (_what, filter, key) => {
      const deep = shifts.map(({ startsAt }) => startsAt.toISOString()).sort()[31_500]!;
      for (const after of [null, [deep, newId()] as const]) {
        const { recording, jobs } = reader();
        const page = await jobs.bySoonest(filter, 20, after);
        expect(page.items).toHaveLength(20);
        const { key: used, extra } = await plan(recording);
        expect(used).toBe(key);
        expect(extra).not.toMatch(/filesort|temporary/i);
      }
    },
  );

  it('a search around a point reads the cells around it from the index', async () => {
    const { recording, jobs } = reader();
    await jobs.byDistance(nanning, 5_000, {}, 20, null);
    const { key, rows, extra } = await plan(recording);
    expect(key).toBe('idx_shifts_free_place');
    expect(extra).toMatch(/Using index/);
    expect(rows).toBeLessThan(3_000);
  });

  const box = { west: 108.2, south: 22.6, east: 108.7, north: 23 };

  it('a map reads the rows of the grid it shows from the index, whatever it is filtered by', async () => {
    const filter = {
      minHourlyFen: 1_500,
      tradeCode: '6-29-01-01',
      startsFrom: new Date('2026-11-24T16:00:00Z'),
      startsBefore: new Date('2026-11-26T16:00:00Z'),
    };
    for (const one of [{}, filter]) {
      const { recording, jobs } = reader();
      await jobs.onMap(box, null, one, 200);
      const { key, extra } = await plan(recording);
      expect([key, /Using index/.test(extra)]).toEqual(['idx_shifts_free_place', true]);
    }
  });

  it('a map shows the nearest one by one, and counts all others where they are', async () => {
    const { jobs } = reader();
    const { items, rest } = await jobs.onMap(box, { point: nanning, radiusM: 20_000 }, { minHourlyFen: 2_000 }, 200);
    const within = shifts
      .map(({ id, point }) => ({ id, point, away: distanceM(nanning, point) }))
      .filter(({ point: { lng, lat }, away }) => {
        const boxed = lng >= box.west && lng <= box.east && lat >= box.south && lat <= box.north;
        return boxed && away <= 20_000;
      })
      .sort((a, b) => a.away - b.away);
    const own = items.filter(({ shift }) => shift.shiftId.startsWith('01a20000-0000-'));
    expect(items).toHaveLength(200);
    expect(own.map(({ shift }) => shift.shiftId)).toEqual(within.slice(0, own.length).map(({ id }) => id));
    const told = rest.reduce((sum, { count }) => sum + count, 0);
    expect(told).toBeGreaterThanOrEqual(within.length - 200);
    expect(rest.length).toBeLessThanOrEqual(64);
  });

  it.each<[string, number, { region?: string; tradeCode?: string }]>([
    ['near', 2_900, {}],
    ['around the city', 12_000, {}],
    ['of a trade', 20_000, { tradeCode: '6-29-01-01' }],
    ['of a trade in a city', 50_000, { tradeCode: '4-09-08-01', region: '4507' }],
  ])(
    'pages %s give exactly what a look at every shift gives, nearest first',
    async (_what, radiusM, { region, tradeCode }) => {
      const expected = shifts
        .filter((one) => (!region || one.cityCode === region) && (!tradeCode || one.tradeCode === tradeCode))
        .map((one) => ({ id: one.id, distanceM: Math.round(distanceM(nanning, one.point)) }))
        .filter((one) => one.distanceM <= radiusM)
        .sort((a, b) => a.distanceM - b.distanceM || (a.id < b.id ? -1 : 1));
      const { jobs } = reader();
      const seen: { id: Id; distanceM: number | null }[] = [];
      let after: readonly [number, Id] | null = null;
      // Enough pages to cross the rings of the search; the smaller ones to their end.
      for (let page = 0; page < 15; page++) {
        const { items, next } = await jobs.byDistance(nanning, radiusM, { region, tradeCode }, 50, after);
        seen.push(...items.map(({ shift, distanceM: away }) => ({ id: shift.shiftId, distanceM: away })));
        if (next === null) break;
        after = JSON.parse(Buffer.from(next, 'base64url').toString()) as [number, Id];
      }
      expect(expected.length).toBeGreaterThan(50);
      // Shifts of the tests above stand near the point, too.
      const found = seen.filter(({ id }) => id.startsWith('01a20000-0000-'));
      expect(found).toEqual(expected.slice(0, found.length));
      if (expected.length < 700) expect(found).toHaveLength(expected.length);
    },
  );
});
