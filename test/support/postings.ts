import { join } from 'node:path';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { EmployerKind } from '@gg/compliance';
import { EmployerBulkWriter, EmployersModule, type Licence } from '@gg/employers';
import {
  creditCodeCheckCharacter,
  IdentityModule,
  RegisterPerson,
  type EmployerRole,
  type StaffRole,
} from '@gg/identity';
import { CLOCK, FixedClock, newId, type Id } from '@gg/kernel';
import {
  Connections,
  createServiceApp,
  PlatformModule,
  SessionResolver,
  systemCaller,
  Transactions,
  type Caller,
  type Config,
  type ServiceName,
} from '@gg/platform';
import { PostingsModule } from '@gg/postings';
import { migrate } from '../../database/migrate';
import { schemaOf } from '../../database/schema';
import { postingsControllers as centreControllers } from '../../apps/centre/postings-controllers';
import { postingsControllers as employerControllers } from '../../apps/employer/postings-controllers';
import { jobsControllers } from '../../apps/worker/jobs-controllers';
import { testConfig } from './platform';
import { createTestDatabase, type TestDatabase } from './test-database';
import { testFolder } from './test-folder';

const CONTROLLERS: Readonly<Record<ServiceName, Type[]>> = {
  worker: jobsControllers,
  employer: employerControllers,
  centre: centreControllers,
  matching: [],
};

/** What a later room adds to the services of postings. */
export interface LaterRoom {
  readonly modules: (config: Config) => DynamicModule[];
  readonly controllers: Partial<Record<ServiceName, Type[]>>;
  /** What it sets otherwise. */
  readonly settings?: object;
}

const NOTHING: LaterRoom = { modules: () => [], controllers: {} };

@Module({})
class PostingsOnly {
  static with(config: Config, later: LaterRoom): DynamicModule {
    return {
      module: PostingsOnly,
      imports: [
        PlatformModule.forService(config, schemaOf(config)),
        IdentityModule.forService(config),
        EmployersModule.forService(config),
        PostingsModule.forService(config),
        ...later.modules(config),
      ],
      controllers: [...CONTROLLERS[config.service], ...(later.controllers[config.service] ?? [])],
    };
  }
}

/** Whoever a token was handed to, without signing in. */
class KnownCallers extends SessionResolver {
  private readonly callers = new Map<string, Caller>();

  admit(caller: Caller): string {
    const token = `token-${newId()}`;
    this.callers.set(token, caller);
    return token;
  }

  override async resolve(token: string): Promise<Caller | null> {
    return this.callers.get(token) ?? null;
  }

  override look(token: string): Promise<Caller | null> {
    return this.resolve(token);
  }

  override csrfMatches(): boolean {
    return false;
  }
}

export interface Answered {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- the answer of a route, whatever it is
  readonly body: any;
}

/** Somebody who may ask a service. */
export class Asker {
  constructor(
    private readonly app: NestFastifyApplication,
    readonly token: string,
    readonly caller: Caller,
  ) {}

  /** @param key idempotency key; a fresh one unless told */
  async ask(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object, key: string = newId()): Promise<Answered> {
    const answer = await this.app.inject({
      method,
      url: `/api${path}`,
      headers: { authorization: `Bearer ${this.token}`, ...(method === 'GET' ? {} : { 'idempotency-key': key }) },
      ...(body ? { payload: body } : {}),
    });
    return { status: answer.statusCode, body: answer.body === '' ? null : JSON.parse(answer.body) };
  }

  /** Sends a file as a form does. */
  async upload(path: string, content: Buffer, filename: string): Promise<Answered> {
    const boundary = '----form-of-a-test';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
    const answer = await this.app.inject({
      method: 'POST',
      url: `/api${path}`,
      headers: {
        authorization: `Bearer ${this.token}`,
        'idempotency-key': newId(),
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    });
    return { status: answer.statusCode, body: JSON.parse(answer.body) };
  }
}

/** An employer with its owner, who may publish. */
export interface TestEmployer extends Asker {
  readonly employerId: Id;
  readonly ownerId: Id;
  readonly creditCode: string | null;
  /** Another member of it. */
  member(role: EmployerRole): Promise<Asker>;
}

export interface EmployerOptions {
  readonly kind?: EmployerKind;
  readonly verified?: boolean;
  readonly regionCode?: string;
  /** Where the owner lives, when it is elsewhere. */
  readonly ownerRegionCode?: string;
  readonly licence?: Licence;
  readonly sites?: readonly {
    id: Id;
    name: string;
    address: string;
    regionCode: string;
    point: { lng: number; lat: number };
  }[];
}

export interface PostingsServices {
  readonly database: TestDatabase;
  readonly connections: Connections;
  readonly transactions: Transactions;
  readonly clock: FixedClock;
  readonly employerApp: NestFastifyApplication;
  /** Anybody, without a token. */
  get(path: string): Promise<Answered>;
  employer(options?: EmployerOptions): Promise<TestEmployer>;
  staff(role: StaffRole, regionPrefix: string): Asker;
  /** Somebody who looks for work, signed in. */
  worker(): Asker;
  /** A person of whom staff have a consent to act, or not. */
  person(consentToActOnBehalf: boolean, regionCode?: string): Promise<Id>;
  /** Rows of a table's events, oldest first. */
  events(
    name?: string,
  ): Promise<{ name: string; aggregateId: Id; aggregateVersion: number; payload: Record<string, unknown> }[]>;
  close(): Promise<void>;
}

/** A Monday noon in Nanning. */
export const TEST_NOW = '2026-11-23T04:00:00.000Z';

/** A valid credit code that belongs to nobody; another for each number. */
export function testCreditCode(number: number): string {
  const first17 = `91450105MA5${String(number).padStart(6, '0')}`;
  return first17 + creditCodeCheckCharacter(first17);
}

/** The three services with the routes of postings, on a database with the newest schema. */
export async function postingsServices(later: LaterRoom = NOTHING): Promise<PostingsServices> {
  const database = await createTestDatabase(migrate);
  const clock = new FixedClock(TEST_NOW);
  const sessions = new KnownCallers();
  const folder = testFolder('postings');
  const apps = new Map<ServiceName, NestFastifyApplication>();
  const http = { ratePerMinute: 1_000_000, signInPerMinute: 1_000_000 };
  for (const service of ['employer', 'centre', 'worker'] as const) {
    const env = { MASTER_KEY_FILE: join(folder, 'master.json'), DATA_DIR: folder };
    const config: Config = {
      ...testConfig(database.url, { http, ...later.settings }, env),
      service,
    };
    const app = await createServiceApp(PostingsOnly, config, async (adapter) => {
      const testing = await Test.createTestingModule({ imports: [PostingsOnly.with(config, later)] })
        .overrideProvider(CLOCK)
        .useValue(clock)
        .overrideProvider(SessionResolver)
        .useValue(sessions)
        .compile();
      return testing.createNestApplication<NestFastifyApplication>(adapter);
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    apps.set(service, app);
  }
  const app = apps.get('employer')!;
  const connections = app.get(Connections);
  const transactions = app.get(Transactions);
  let phones = 13_700_000_000;
  let codes = 0;
  const register = (consentToActOnBehalf: boolean, regionCode = '450105') =>
    app
      .get(RegisterPerson)
      .execute(systemCaller('test'), {
        name: '韦建国',
        phone: String(++phones),
        idNumber: null,
        regionCode,
        consentToActOnBehalf,
      })
      .then(({ accountId }) => accountId);
  const asker = (service: ServiceName, caller: Caller) => new Asker(apps.get(service)!, sessions.admit(caller), caller);
  const memberCaller = (accountId: Id, employerId: Id, role: EmployerRole): Caller => ({
    ...systemCaller('test'),
    kind: 'employer',
    channel: 'api',
    accountId,
    employerId,
    grants: [{ role, regionPrefix: null }],
  });
  return {
    database,
    connections,
    transactions,
    clock,
    employerApp: app,
    async get(path) {
      const answer = await apps.get('worker')!.inject({ method: 'GET', url: `/api${path}` });
      return { status: answer.statusCode, body: JSON.parse(answer.body) };
    },
    async employer({
      kind = 'organisation',
      verified = true,
      regionCode = '450105',
      ownerRegionCode = regionCode,
      licence,
      sites = [],
    } = {}) {
      const ownerId = await register(true, ownerRegionCode);
      const creditCode = kind === 'household' ? null : testCreditCode(++codes);
      const [written] = await transactions.run(systemCaller('test'), 'test.employer', (tx) =>
        app.get(EmployerBulkWriter).insert(tx, [
          {
            kind,
            name: `示例单位${codes}`,
            creditCode,
            regionCode,
            verified: verified ? { proof: kind === 'household' ? 'identity_seen' : 'register_query', by: null } : null,
            members: [{ accountId: ownerId, role: 'owner' }],
            sites,
            ...(licence ? { licence } : {}),
          },
        ]),
      );
      const { employerId } = written!;
      const owner = asker('employer', memberCaller(ownerId, employerId, 'owner'));
      const member = async (role: EmployerRole) =>
        asker('employer', memberCaller(await register(false), employerId, role));
      return Object.assign(owner, { employerId, ownerId, creditCode, member });
    },
    staff: (role, regionPrefix) =>
      asker('centre', {
        ...systemCaller('test'),
        kind: 'staff',
        channel: 'app',
        accountId: newId(),
        grants: [{ role, regionPrefix }],
      }),
    worker() {
      const accountId = newId();
      const about = { kind: 'worker', channel: 'app', accountId, workerId: accountId } as const;
      return asker('worker', { ...systemCaller('test'), ...about, grants: [{ role: 'worker', regionPrefix: null }] });
    },
    person: register,
    async events(name) {
      const rows = await connections.rows<{ name: string; aggregateId: Id; aggregateVersion: number; payload: string }>(
        `SELECT name, aggregate_id, aggregate_version, payload FROM events ${name ? 'WHERE name = ?' : ''} ORDER BY occurred_at, id`,
        name ? [name] : [],
      );
      return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) as Record<string, unknown> }));
    },
    async close() {
      for (const one of apps.values()) await one.close();
    },
  };
}

/** A posting that nothing is wrong with: a morning of sorting the day after tomorrow, for two. */
export const goodPosting = {
  engagementType: 'part_time',
  tradeCode: '4-02-06-02',
  title: '快件分拣员',
  description: '分拣快件、扫码、装笼',
  conditions: '不限',
  responsibility: { insuranceKind: 'work_injury', insurer: '示例单位' },
  pay: { kind: 'hourly', amountFen: 2_400 },
  settlement: { cycle: 'daily', days: 0 },
  assembly: {
    point: { lng: 108.2435, lat: 22.7789 },
    name: '3号门',
    address: '沙井大道示例路18号',
    regionCode: '450105',
    minutesBefore: 10,
  },
  minAge: 18,
  shifts: [{ start: '2026-11-25T06:30:00+08:00', end: '2026-11-25T10:30:00+08:00', headcount: 2 }],
};
