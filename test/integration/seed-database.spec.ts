import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { OfferReader } from '@gg/bookings';
import { PersonReader } from '@gg/identity';
import { Connections, createServiceApp, type Config, type ServiceName } from '@gg/platform';
import { migrate } from '@database/migrate';
import { schemaOf } from '@database/schema';
import {
  DEVELOPMENT_PLAN,
  generateWorld,
  openSeed,
  OtherWorld,
  seedDatabase,
  seedState,
  seedWorld,
  type SignIn,
  type World,
  type WorldPlan,
} from '@database/seed';
import { CentreAppModule } from '../../apps/centre/centre.module';
import { EmployerAppModule } from '../../apps/employer/employer.module';
import { MatchingAppModule } from '../../apps/matching/matching.module';
import { WorkerAppModule } from '../../apps/worker/worker.module';
import { IdentityService } from '../support/identity';
import { testConfig } from '../support/platform';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { testFolder } from '../support/test-folder';

jest.setTimeout(120_000);

/** A small town: three hundred people and ten firms are enough for everything to happen once. */
const PLAN: Omit<WorldPlan, 'now'> = {
  ...DEVELOPMENT_PLAN,
  seed: 300,
  workers: 300,
  firms: 10,
  agents: 2,
  households: 3,
  postings: 8,
  pastBookings: 600,
  presentShare: 0.05,
};

/** A Monday evening: the same world whenever the test is run. */
const START = new Date('2026-11-23T10:00:00Z');

let database: TestDatabase;
let config: Config;
let app: INestApplicationContext;
let connections: Connections;
let world: World;
const said: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase(migrate);
  const folder = testFolder('seed');
  const clock = join(folder, 'clock');
  writeFileSync(clock, String(START.getTime() - Date.now()));
  const more = {
    MASTER_KEY_FILE: join(folder, 'keys.json'),
    DATA_DIR: folder,
    DEMO_MODE: 'true',
    CLOCK_OFFSET_FILE: clock,
    PUBLIC_WORKER_URL: 'http://127.0.0.1:3001',
  };
  config = {
    ...testConfig(database.url, { http: { ratePerMinute: 100_000, signInPerMinute: 100_000 } }, more),
    service: 'centre',
  };
  app = await openSeed(config);
  connections = app.get(Connections);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const count = async (table: string, where = 'TRUE'): Promise<number> => {
  const row = await connections.row<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`);
  return Number(row!.n);
};
const TABLES = [
  'accounts',
  'person_keys',
  'account_grants',
  'markets',
  'workers',
  'worker_trades',
  'parties',
  'employers',
  'sites',
  'postings',
  'shifts',
  'offers',
  'bookings',
  'worker_calendars',
  'candidates',
  'candidate_parties',
  'events',
  'event_deliveries',
  'staff_credentials',
];
const counts = (): Promise<number[]> => Promise.all(TABLES.map((table) => count(table)));

describe('seeding', () => {
  it('refuses production', async () => {
    await expect(seedDatabase(app, { ...config, NODE_ENV: 'production' }, PLAN, () => undefined)).rejects.toThrow(
      /production/,
    );
    expect(await seedState(connections)).toEqual({ kind: 'empty' });
  });

  it('that is cut short is known by what it left, goes on with its own world, and refuses to mix in another', async () => {
    const cutShort = (line: string): void => {
      if (line.startsWith('employers')) throw new Error('killed here');
    };
    await expect(seedDatabase(app, config, PLAN, cutShort)).rejects.toThrow('killed here');
    const state = await seedState(connections);
    expect(state).toMatchObject({ kind: 'begun', plan: PLAN });
    expect(await count('employers')).toBeGreaterThan(0);
    expect(await count('bookings')).toBe(0);
    const { plan } = state as Extract<typeof state, { kind: 'begun' }>;
    await expect(seedWorld(generateWorld({ ...plan, seed: 301 }), app)).rejects.toThrow(OtherWorld);

    // Later, and asked for something else: the world that was begun is the one that is finished.
    const finished = await seedDatabase(app, config, { ...PLAN, seed: 301 }, (line) => said.push(line));
    world = finished!;
    expect(world.plan).toEqual(plan);
    expect(said[0]).toMatch(/cut short/);
    const people = world.people.length + world.staff.length + world.employers.flatMap(({ members }) => members).length;
    expect(await count('accounts')).toBe(people);
    expect(await count('markets')).toBe(world.markets.length);
    expect(await count('workers')).toBe(world.people.length);
    expect(await count('staff_credentials')).toBe(world.staff.length);
    expect(await count('employers')).toBe(world.employers.length);
    expect(await count('sites')).toBe(world.employers.flatMap(({ sites }) => sites).length);
    expect(await count('parties')).toBe(world.parties.length);
    expect(await count('offers')).toBe(world.pastShifts.flatMap(({ offers }) => offers).length);
    expect(await count('postings')).toBe(world.pastShifts.length + world.postings.length);
  });

  it('does nothing when it is done', async () => {
    expect(await seedState(connections)).toEqual({ kind: 'inhabited' });
    const before = await counts();
    expect(await seedDatabase(app, config, PLAN, () => undefined)).toBeNull();
    expect(await counts()).toEqual(before);
  });

  it('leaves no job for what it has done itself, and one for each shift that is public', async () => {
    expect(await count('event_deliveries', "done_at IS NULL AND consumer LIKE 'matching.%'")).toBe(0);
    const dispatched = world.postings.filter(({ publish }) => publish).flatMap(({ shifts }) => shifts).length;
    expect(dispatched).toBeGreaterThan(0);
    expect(
      await count('event_deliveries', "done_at IS NULL AND consumer = 'bookings.dispatch-when-shift-posted'"),
    ).toBe(dispatched);
    expect(await count('postings', "state = 'draft'")).toBe(world.postings.filter(({ publish }) => !publish).length);
    expect(await count('postings', "state = 'in_review'")).toBe(0);
  });

  it('seals what is personal, so that only the key opens it', async () => {
    const person = world.people.find(({ phone }) => phone !== null)!;
    const row = await connections.row<Record<string, unknown>>('SELECT * FROM accounts WHERE id = ?', [person.id]);
    const stored = Object.values(row!).map((value) =>
      Buffer.isBuffer(value) ? value.toString('latin1') : String(value),
    );
    for (const secret of [person.phone!, person.idNumber ?? person.phone!]) {
      expect(stored.filter((text) => text.includes(secret))).toEqual([]);
    }
    const contact = (await app.get(PersonReader).contacts([person.id])).get(person.id);
    expect(contact).toEqual({ name: person.name, phone: person.phone });
  });

  it('counts of each worker what their past says', async () => {
    const offers = world.pastShifts.flatMap((shift) => shift.offers);
    const busiest = world.people
      .map(({ id }) => ({ id, own: offers.filter(({ workerId }) => workerId === id) }))
      .sort((a, b) => b.own.length - a.own.length)[0]!;
    const row = await connections.row(
      'SELECT offers, accepts, shows, no_shows FROM worker_calendars WHERE worker_id = ?',
      [busiest.id],
    );
    const shown = (outcome: string): number => busiest.own.filter((one) => one.outcome === outcome).length;
    expect(row).toEqual({
      offers: busiest.own.length,
      accepts: busiest.own.filter(({ answer }) => answer === 'accepted').length,
      shows: shown('settled'),
      noShows: shown('no_show'),
    });
    // Every seat of the past: as many held as the boards say.
    const wrong = await connections.rows(
      `SELECT s.shift_id FROM shift_seats s LEFT JOIN bookings b ON b.shift_id = s.shift_id AND b.state IN ('settled', 'no_show')
        WHERE s.state = 'ended' GROUP BY s.shift_id, s.filled HAVING COUNT(b.id) <> s.filled`,
    );
    expect(wrong).toEqual([]);
  });
});

describe('the candidates', () => {
  let matching: INestApplicationContext | undefined;
  const rows = () => connections.rows<Record<string, unknown>>('SELECT * FROM candidates ORDER BY worker_id');
  const parties = () => connections.rows<Record<string, unknown>>('SELECT * FROM candidate_parties ORDER BY party_id');
  const withoutFeed = (all: Record<string, unknown>[]) => all.map(({ feedSeq: _feed, ...row }) => row);

  afterAll(() => matching?.close());

  it('are what the consumers would have made of the same events', async () => {
    const [bulk, bulkParties] = [await rows(), await parties()];
    expect(bulk).toHaveLength(world.people.length);
    expect(bulk.filter(({ calendar }) => calendar !== null).length).toBeGreaterThan(20);
    // Everything again, one event at a time, by the service itself; nothing else may happen meanwhile.
    await connections.change("UPDATE event_deliveries SET due_at = '2100-01-01' WHERE done_at IS NULL", []);
    await connections.change("UPDATE event_deliveries SET done_at = NULL WHERE consumer LIKE 'matching.project-%'", []);
    for (const table of ['candidates', 'candidate_parties', 'candidate_feed'])
      await connections.change(`DELETE FROM ${table}`, []);
    const service: Config = { ...config, service: 'matching' };
    matching = await NestFactory.createApplicationContext(MatchingAppModule.with(service, schemaOf(service)), {
      logger: false,
      abortOnError: false,
    });
    await poll(
      'all events projected',
      async () => (await count('event_deliveries', "done_at IS NULL AND consumer LIKE 'matching.project-%'")) === 0,
      90_000,
    );
    expect(withoutFeed(await rows())).toEqual(withoutFeed(bulk));
    expect(withoutFeed(await parties())).toEqual(withoutFeed(bulkParties));
  });

  it('may be lent: mills and the firms beside them are put together', async () => {
    await connections.change(
      "UPDATE event_deliveries SET due_at = '2000-01-01' WHERE consumer = 'shared-employment.allocate-city-when-due'",
      [],
    );
    await poll(
      'an allocation of every city',
      async () => (await count('shared_cities')) > 0 && (await count('shared_cities', 'pending = TRUE')) === 0,
      30_000,
    );
    expect(await count('shared_postings', "state = 'published'")).toBe(world.sharing.length);
    const cities = await connections.rows<{ cityCode: string }>('SELECT DISTINCT city_code FROM shared_pairs');
    expect(cities.map(({ cityCode }) => cityCode)).toContain('4514');
  });

  it('are asked for the shifts that are public', async () => {
    await connections.change(
      "UPDATE event_deliveries SET due_at = '2000-01-01' WHERE consumer = 'bookings.dispatch-when-shift-posted'",
      [],
    );
    const waiting = world.postings.filter(({ publish, mode }) => publish && mode.dispatch);
    expect(waiting.length).toBeGreaterThan(0);
    const shifts = () =>
      connections.rows<{ shiftId: string; headcount: number; title: string; asked: number }>(
        `SELECT s.shift_id, s.headcount, p.title, COUNT(m.worker_id) AS asked
           FROM shift_seats s JOIN postings p ON p.id = s.posting_id JOIN dispatches d ON d.shift_id = s.shift_id
           LEFT JOIN offers o ON o.shift_id = s.shift_id LEFT JOIN offer_members m ON m.offer_id = o.id
          WHERE s.state = 'open' AND d.state <> 'stopped' GROUP BY s.shift_id, s.headcount, p.title`,
      );
    const expected = waiting.flatMap((posting) => posting.shifts).length;
    // More are asked than seats there are, as long as nobody has answered. Where a first wave lost people to another shift at
    // that moment, the next look asks others.
    await poll(
      'offers for every shift',
      async () => {
        const all = await shifts();
        return all.length === expected && all.every(({ asked, headcount }) => Number(asked) >= headcount);
      },
      30_000,
    );
  });
});

describe('the people of the seed', () => {
  const MODULES = { worker: WorkerAppModule, employer: EmployerAppModule, centre: CentreAppModule };
  const running: NestFastifyApplication[] = [];
  let signIns: SignIn[];

  const service = async (name: Exclude<ServiceName, 'matching'>): Promise<IdentityService> => {
    const own: Config = { ...config, service: name };
    const made = await createServiceApp(MODULES[name].with(own, schemaOf(own)), own);
    await made.init();
    await made.getHttpAdapter().getInstance().ready();
    running.push(made);
    return new IdentityService(made, own);
  };

  beforeAll(() => {
    const file = join(config.DATA_DIR, 'sign-ins.json');
    signIns = JSON.parse(readFileSync(file, 'utf8')) as SignIn[];
    // Passwords stand in it.
    expect(statSync(file).mode & 0o077).toBe(0);
  });
  afterAll(async () => {
    for (const one of running) await one.close();
  });

  it('sign in as workers, and find what is offered to them', async () => {
    const worker = await service('worker');
    const asked = await connections.row<{ workerId: string }>(
      "SELECT worker_id FROM offers WHERE state = 'open' ORDER BY worker_id LIMIT 1",
    );
    const person = world.people.find(({ id }) => id === asked!.workerId)!;
    const answer = await worker.signIn(person.phone!);
    expect(answer).toMatchObject({ status: 200, body: { registered: false, accountId: person.id } });
    const session = await worker.ask('GET', '/session', { token: String(answer.body.token) });
    expect(session.body).toMatchObject({ kind: 'worker', identityState: person.identityState });
    const offers = await app.get(OfferReader).ofWorker(person.id, true, 10, null);
    expect(offers.items.length).toBeGreaterThan(0);
    const shown = signIns.filter((one) => one.service === 'worker');
    expect(shown.length).toBeGreaterThan(0);
    for (const one of shown)
      expect(await worker.signIn('phone' in one ? one.phone : '')).toMatchObject({ status: 200 });
  });

  it('sign in as members of employers, for the organisation they belong to', async () => {
    const employer = await service('employer');
    const owned = new Map(world.employers.flatMap(({ id, members }) => members.map((member) => [member.phone, id])));
    for (const one of signIns) {
      if (one.service !== 'employer') continue;
      const answer = await employer.signIn(one.phone);
      expect(answer).toMatchObject({ status: 200, body: { registered: false } });
      const session = await employer.ask('GET', '/session', { token: String(answer.body.token) });
      expect(session.body).toMatchObject({ kind: 'employer', employerId: owned.get(one.phone) });
    }
  });

  it('sign in as staff by name and password, with the role of their region', async () => {
    const centre = await service('centre');
    for (const one of signIns) {
      if (one.service !== 'centre') continue;
      const answer = await centre.ask('POST', '/sign-in', { body: { name: one.name, password: one.password } });
      expect(answer).toMatchObject({ status: 200, body: { mustChangePassword: false } });
      const session = await centre.ask('GET', '/session', { token: String(answer.body.token) });
      const member = world.staff.find(({ signInName }) => signInName === one.name)!;
      expect(session.body.grants).toEqual([{ role: member.role, regionPrefix: member.regionPrefix }]);
    }
  });
});
