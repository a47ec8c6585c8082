import { join } from 'node:path';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { employersEntities, EmployersModule } from '@gg/employers';
import { IdentityModule, identityEntities, RegisterPerson, Staff, type StaffRole } from '@gg/identity';
import { CLOCK, FixedClock, newId, type Id } from '@gg/kernel';
import { MarketBulkWriter, marketsEntities, MarketsModule, type BulkMarket } from '@gg/markets';
import {
  AuditRecordEntity,
  createServiceApp,
  EventDeliveryEntity,
  EventEntity,
  IdempotencyKeyEntity,
  makeDataSource,
  PlatformModule,
  systemCaller,
  Transactions,
  type Caller,
  type Config,
  type ServiceName,
} from '@gg/platform';
import { migrate } from '@database/migrate';
import { workersEntities, WorkersModule } from '@gg/workers';
import { employersControllers as centreEmployers } from '../../apps/centre/employers-controllers';
import { workersControllers as centreWorkers } from '../../apps/centre/workers-controllers';
import { employersControllers } from '../../apps/employer/employers-controllers';
import { workersControllers } from '../../apps/worker/workers-controllers';
import { IdentityService, STAFF_PASSWORD, type Answered, type Asked } from './identity';
import { testConfig } from './platform';
import { testFolder } from './test-folder';

const ENTITIES = [
  AuditRecordEntity,
  EventEntity,
  EventDeliveryEntity,
  IdempotencyKeyEntity,
  ...identityEntities,
  ...marketsEntities,
  ...workersEntities,
  ...employersEntities,
];

const CONTROLLERS: Readonly<Record<'worker' | 'employer' | 'centre', Type[]>> = {
  worker: workersControllers,
  employer: employersControllers,
  centre: [...centreWorkers, ...centreEmployers],
};

type Door = keyof typeof CONTROLLERS;

/** A service with identity, workers and employers in it, and the routes of these. */
@Module({})
class Rooms {
  static with(config: Config): DynamicModule {
    const dataSource = makeDataSource({ url: config.DATABASE_URL, poolSize: 20 }, ENTITIES);
    return {
      module: Rooms,
      imports: [
        PlatformModule.forService(config, { dataSource, version: '' }),
        IdentityModule.forService(config),
        MarketsModule.forService(),
        WorkersModule.forService(config),
        EmployersModule.forService(config),
      ],
      controllers: CONTROLLERS[config.service as Door],
    };
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One running service, asked over HTTP. */
export class RoomsService extends IdentityService {
  override ask(method: Method, path: string, asked: Asked = {}): Promise<Answered> {
    return super.ask(method as 'PUT', path, asked);
  }
}

/** Somebody who is signed in at a service. */
export class Person {
  constructor(
    readonly service: RoomsService,
    readonly id: Id,
    readonly token: string,
    readonly phone: string | null = null,
  ) {}

  ask(method: Method, path: string, body?: object, key?: string): Promise<Answered> {
    return this.service.ask(method, path, {
      token: this.token,
      ...(body ? { body } : {}),
      ...(key === undefined ? {} : { key }),
    });
  }

  get(path: string): Promise<Answered> {
    return this.ask('GET', path);
  }

  post(path: string, body?: object, key?: string): Promise<Answered> {
    return this.ask('POST', path, body, key);
  }

  put(path: string, body?: object): Promise<Answered> {
    return this.ask('PUT', path, body);
  }

  patch(path: string, body?: object, key?: string): Promise<Answered> {
    return this.ask('PATCH', path, body, key);
  }

  delete(path: string): Promise<Answered> {
    return this.ask('DELETE', path);
  }
}

export interface RoomsServices {
  readonly worker: RoomsService;
  readonly employer: RoomsService;
  readonly centre: RoomsService;
  readonly clock: FixedClock;
  /** A phone number that nobody in this run has. */
  newPhone(): string;
  /** A worker who has just signed in by phone. */
  signInWorker(phone?: string): Promise<Person>;
  /** A member-to-be who has just signed in at the employers' service. */
  signInEmployer(phone?: string): Promise<Person>;
  staff(role: StaffRole, regionPrefix: string): Promise<Person>;
  close(): Promise<void>;
}

/** The three services on one database, their clock standing still at a Monday noon in Nanning. */
export async function roomsServices(databaseUrl: string): Promise<RoomsServices> {
  const clock = new FixedClock('2026-11-23T04:00:00Z');
  const folder = testFolder('rooms');
  await migrate(databaseUrl);
  const running: RoomsService[] = [];
  const start = async (service: ServiceName): Promise<RoomsService> => {
    const env = { MASTER_KEY_FILE: join(folder, 'master.json'), DATA_DIR: folder };
    const settings = { http: { ratePerMinute: 100_000, signInPerMinute: 100_000 } };
    const config: Config = { ...testConfig(databaseUrl, settings, env), service };
    const app = await createServiceApp(Rooms, config, async (adapter) => {
      const testing = await Test.createTestingModule({ imports: [Rooms.with(config)] })
        .overrideProvider(CLOCK)
        .useValue(clock)
        .compile();
      return testing.createNestApplication<NestFastifyApplication>(adapter);
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const one = new RoomsService(app, config);
    running.push(one);
    return one;
  };
  const [worker, employer, centre] = [await start('worker'), await start('employer'), await start('centre')];
  let phones = 0;
  let hired = 0;
  const newPhone = (): string => `138${String(++phones).padStart(8, '0')}`;
  const signIn = async (service: RoomsService, phone: string): Promise<Person> => {
    const { body } = await service.signIn(phone);
    return new Person(service, String(body.accountId), String(body.token), phone);
  };
  return {
    worker,
    employer,
    centre,
    clock,
    newPhone,
    signInWorker: (phone = newPhone()) => signIn(worker, phone),
    signInEmployer: (phone = newPhone()) => signIn(employer, phone),
    staff: async (role, regionPrefix) => {
      const signInName = `staff${++hired}.${newId().slice(-6)}`;
      const staff = {
        signInName,
        name: '覃小红',
        password: STAFF_PASSWORD,
        grants: [{ role, regionPrefix }],
        regionCode: '45',
      };
      const { accountId } = await centre.app.get(Staff).install(systemCaller('test'), staff, false);
      const { body } = await centre.ask('POST', '/sign-in', { body: { name: signInName, password: STAFF_PASSWORD } });
      return new Person(centre, accountId, String(body.token));
    },
    close: async () => {
      for (const service of running) await service.app.close();
    },
  };
}

/** An account as the desk would make it, without the routes. */
export async function registerAccount(service: RoomsService, phone: string | null, name = '韦大力'): Promise<Id> {
  const command = { name, phone, idNumber: null, regionCode: '450105', consentToActOnBehalf: false };
  const { accountId } = await service.app.get(RegisterPerson).execute(systemCaller('test'), command);
  return accountId;
}

/** A market in operation, without the routes. */
export async function openMarket(service: RoomsService, more: Partial<BulkMarket> = {}): Promise<BulkMarket> {
  const id = newId();
  const market: BulkMarket = {
    id,
    name: `零工市场${id.slice(-12)}`,
    kind: 'general',
    address: '白沙大道1号',
    regionCode: '450105',
    point: { lng: 108.31, lat: 22.78 },
    openingHours: [{ weekday: 1, startMinute: 300, endMinute: 1_080 }],
    ...more,
  };
  await service.app
    .get(Transactions)
    .run(systemCaller('test'), 'test.market', (tx) => service.app.get(MarketBulkWriter).insert(tx, [market]));
  return market;
}

/** A worker who acts, without a session. */
export const workerCaller = (workerId: Id): Caller => ({
  ...systemCaller('test'),
  kind: 'worker',
  accountId: workerId,
  workerId,
  channel: 'app',
});

/** Events of one aggregate in the order of their versions. */
export async function eventsOf<P>(
  service: RoomsService,
  name: string,
  aggregateId: Id,
): Promise<{ version: number; payload: P }[]> {
  const rows = await service.connections.rows<{ aggregateVersion: number; payload: string }>(
    'SELECT aggregate_version, payload FROM events WHERE name = ? AND aggregate_id = ? ORDER BY aggregate_version',
    [name, aggregateId],
  );
  return rows.map((row) => ({ version: row.aggregateVersion, payload: JSON.parse(row.payload) as P }));
}
