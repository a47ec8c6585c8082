import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Module, type DynamicModule } from '@nestjs/common';
import { migrate } from '@database/migrate';
import { CODES_FILE, IdentityModule, identityEntities, RegisterPerson, Staff, type StaffGrant } from '@gg/identity';
import { CLOCK, FixedClock, newId, type Id } from '@gg/kernel';
import {
  AuditRecordEntity,
  Connections,
  createServiceApp,
  EventDeliveryEntity,
  EventEntity,
  IdempotencyKeyEntity,
  makeDataSource,
  PlatformModule,
  systemCaller,
  type Config,
  type ServiceName,
} from '@gg/platform';
import { testConfig } from './platform';
import { testFolder } from './test-folder';

const ENTITIES = [AuditRecordEntity, EventEntity, EventDeliveryEntity, IdempotencyKeyEntity, ...identityEntities];

@Module({})
class IdentityOnly {
  static with(config: Config): DynamicModule {
    const { poolSize } = config.settings.database;
    const dataSource = makeDataSource({ url: config.DATABASE_URL, poolSize }, ENTITIES);
    return {
      module: IdentityOnly,
      imports: [PlatformModule.forService(config, { dataSource, version: '' }), IdentityModule.forService(config)],
    };
  }
}

export interface Answered {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- the answer of a route, whatever it is
  readonly body: any;
  readonly cookies: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface Asked {
  readonly token?: string;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** The idempotency key of a write; a fresh one unless told, null for none. */
  readonly key?: string | null;
}

/** One running service with the routes of identity alone. */
export class IdentityService {
  constructor(
    readonly app: NestFastifyApplication,
    readonly config: Config,
  ) {}

  get connections(): Connections {
    return this.app.get(Connections);
  }

  async ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, asked: Asked = {}): Promise<Answered> {
    const key = asked.key === undefined ? newId() : asked.key;
    const answer = await this.app.inject({
      method,
      url: `/api${path}`,
      ...(asked.body ? { payload: asked.body } : {}),
      ...(asked.cookies ? { cookies: { ...asked.cookies } } : {}),
      headers: {
        ...(asked.token ? { authorization: `Bearer ${asked.token}` } : {}),
        ...(key !== null && method !== 'GET' ? { 'idempotency-key': key } : {}),
        ...asked.headers,
      },
    });
    return {
      status: answer.statusCode,
      body: answer.body === '' ? null : JSON.parse(answer.body),
      cookies: Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value])),
      headers: answer.headers,
    };
  }

  /** The last code that was sent to a phone. */
  async lastCode(phone: string): Promise<string> {
    const lines = (await readFile(join(this.config.DATA_DIR, CODES_FILE), 'utf8')).trim().split('\n');
    const codes = lines.map((line) => JSON.parse(line) as { phone: string; code: string });
    const last = codes.filter((one) => one.phone === phone).at(-1);
    if (!last) throw new Error('no code was sent to this phone');
    return last.code;
  }

  /** Signs in by code; the answer of the last step. */
  async signIn(phone: string, more: object = {}): Promise<Answered> {
    const sent = await this.ask('POST', '/sign-in/codes', { body: { phone } });
    if (sent.status !== 202) return sent;
    return this.ask('POST', '/sign-in', { body: { phone, code: await this.lastCode(phone), ...more } });
  }
}

export interface IdentityServices {
  readonly worker: IdentityService;
  readonly employer: IdentityService;
  readonly centre: IdentityService;
  readonly clock: FixedClock;
  /** One more process of a service, on the same database. */
  another(service: ServiceName, more?: NodeJS.ProcessEnv, settings?: object): Promise<IdentityService>;
  /** A member of staff who is signed in. */
  staff(grants: readonly StaffGrant[], name?: string): Promise<{ token: string; accountId: Id; name: string }>;
  close(): Promise<void>;
}

export const STAFF_PASSWORD = '桂林山水 甲天下 2026';

/** The three services with their clock standing still at a Monday noon in Nanning. */
export async function identityServices(databaseUrl: string, more: NodeJS.ProcessEnv = {}): Promise<IdentityServices> {
  const clock = new FixedClock('2026-11-23T04:00:00Z');
  const folder = testFolder('identity');
  await migrate(databaseUrl);
  const running: IdentityService[] = [];
  const another = async (
    service: ServiceName,
    extra: NodeJS.ProcessEnv = {},
    settings: object = {},
  ): Promise<IdentityService> => {
    const env = { MASTER_KEY_FILE: join(folder, 'master.json'), DATA_DIR: folder, ...more, ...extra };
    const http = { ratePerMinute: 100_000, signInPerMinute: 100_000 };
    const config: Config = { ...testConfig(databaseUrl, { http, ...settings }, env), service };
    const app = await createServiceApp(IdentityOnly, config, async (adapter) => {
      const testing = await Test.createTestingModule({ imports: [IdentityOnly.with(config)] })
        .overrideProvider(CLOCK)
        .useValue(clock)
        .compile();
      return testing.createNestApplication<NestFastifyApplication>(adapter);
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const one = new IdentityService(app, config);
    running.push(one);
    return one;
  };
  const [worker, employer, centre] = [await another('worker'), await another('employer'), await another('centre')];
  let hired = 0;
  return {
    worker,
    employer,
    centre,
    clock,
    another,
    staff: async (grants, name = `clerk${++hired}.${newId().slice(-6)}`) => {
      const staff = { signInName: name, name: '覃小红', password: STAFF_PASSWORD, grants, regionCode: '45' };
      const { accountId } = await centre.app.get(Staff).install(systemCaller('test'), staff, false);
      const answer = await centre.ask('POST', '/sign-in', { body: { name, password: STAFF_PASSWORD } });
      return { token: String(answer.body.token), accountId, name };
    },
    close: async () => {
      for (const service of running) await service.app.close();
    },
  };
}

/** Registers a person as staff would, without the routes. */
export async function registered(
  service: IdentityService,
  person: { name: string; phone?: string | null; idNumber?: string | null; regionCode?: string },
): Promise<Id> {
  const { accountId } = await service.app.get(RegisterPerson).execute(systemCaller('test'), {
    name: person.name,
    phone: person.phone ?? null,
    idNumber: person.idNumber ?? null,
    regionCode: person.regionCode ?? '450103',
    consentToActOnBehalf: false,
  });
  return accountId;
}
