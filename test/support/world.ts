import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EmployerBulkWriter, EmployersModule } from '@gg/employers';
import {
  AccountBulkWriter,
  AccountGrants,
  creditCodeCheckCharacter,
  IdentityModule,
  idNumberCheckCharacter,
  newSessionToken,
  Staff,
  type EmployerRole,
  type Grant,
  type StaffGrant,
} from '@gg/identity';
import { distanceM, newId, type GeoPoint, type Id } from '@gg/kernel';
import { MarketBulkWriter, MarketsModule } from '@gg/markets';
import {
  Connections,
  loadConfig,
  PlatformModule,
  systemCaller,
  Transactions,
  type Config,
  type Tx,
} from '@gg/platform';
import { REGIONS, TRADES, type Trade } from '@gg/reference-data';
import { WorkerBulkWriter, WorkersModule, type BulkWorker } from '@gg/workers';
import { schemaOf } from '@database/schema';
import { openSession } from '../../libs/identity/data/sessions';

/** A corner of Guangxi of its own: people and work of two places never meet. */
export interface WorldPlace {
  readonly countyCode: string;
  readonly cityCode: string;
  /** Where the work is, and within a kilometre of which the people live. WGS-84. */
  readonly point: GeoPoint;
  readonly trade: Trade;
}

/** Somebody who is signed in already, as after a code by SMS. */
export interface WorldPerson {
  readonly accountId: Id;
  readonly name: string;
  /** Empty for somebody without one. */
  readonly phone: string;
  /** For `Authorization: Bearer` and the handshake of a socket. */
  readonly token: string;
}

export interface WorldEmployer {
  readonly employerId: Id;
  readonly siteId: Id;
  readonly name: string;
  readonly creditCode: string;
  readonly owner: WorldPerson;
}

/** Before the sign-in. */
type Unsigned = Omit<WorldPerson, 'token'>;

/** What is special about a worker. */
export type WorkerTouches = Partial<Omit<BulkWorker, 'workerId'>> & {
  /** Somebody whom only a call to the neighbour reaches. */
  readonly phoneless?: boolean;
};

/** Nobody of one place may be asked about work at another; settings of tests keep the radius of a search below this. */
const APART_M = 15_000;

/** County centres that lie {@link APART_M} from each other. */
const CENTRES = REGIONS.filter((region) => region.level === 'county').reduce<{ code: string; centre: GeoPoint }[]>(
  (kept, { code, centre }) =>
    kept.every((one) => distanceM(one.centre, centre) >= APART_M) ? [...kept, { code, centre }] : kept,
  [],
);

/** Trades for which nobody needs a paper, a status or a certain age. */
const FREE_TRADES = TRADES.filter(
  ({ certificates, construction, hazards, load, minAge }) =>
    certificates.length === 0 && !construction && hazards.length === 0 && load !== 'heavy' && minAge === null,
);

const SURNAMES = ['韦', '覃', '黄', '莫', '蒙', '农', '陆', '罗', '梁', '潘', '甘', '蓝'];
const GIVEN = ['桂芳', '小明', '丽华', '建国', '秀英', '海涛', '美玲', '志强', '春兰', '永福', '彩云', '大勇', '金凤'];

@Module({})
class WorldModule {
  static with(config: Config): DynamicModule {
    return {
      module: WorldModule,
      imports: [
        PlatformModule.forService(config, schemaOf(config)),
        IdentityModule.forService(config),
        MarketsModule.forService(),
        WorkersModule.forService(config),
        EmployersModule.forService(config),
      ],
    };
  }
}

/**
 * Makes the people, employers and places of a test: small, the same at every run, and written by the rooms' own doors, so
 * that every event a real registration tells is told. Several worlds may use one database when each has its own `series`.
 */
export class World {
  private people = 0;
  private readonly transactions: Transactions;
  readonly connections: Connections;

  private constructor(
    private readonly context: INestApplicationContext,
    private readonly config: Config,
    private readonly series: number,
  ) {
    this.transactions = context.get(Transactions);
    this.connections = context.get(Connections);
  }

  /**
   * @param env what a service of the system is given
   * @param series 0 … 89: tells worlds apart that share a database
   */
  static async open(env: NodeJS.ProcessEnv, series = 0): Promise<World> {
    const config = loadConfig('centre', { ...env, LOG_LEVEL: 'silent' });
    const context = await NestFactory.createApplicationContext(WorldModule.with(config), {
      logger: false,
      abortOnError: false,
    });
    return new World(context, config, series);
  }

  /** How many places there are. */
  static readonly places = CENTRES.length * FREE_TRADES.length;

  /** The n-th place, from 0; beyond the last one it starts anew. */
  place(n: number): WorldPlace {
    const { code, centre } = CENTRES[n % CENTRES.length]!;
    const trade = FREE_TRADES[Math.floor(n / CENTRES.length) % FREE_TRADES.length]!;
    return { countyCode: code, cityCode: code.slice(0, 4), point: centre, trade };
  }

  /** A verified firm with one site, whose owner is signed in. */
  async employer(place: WorldPlace, more: { regularWorkerIds?: readonly Id[] } = {}): Promise<WorldEmployer> {
    const number = this.series * 100_000 + ++this.people;
    const name = `桂${SURNAMES[number % SURNAMES.length]!}物流${number}号`;
    const creditCode = creditCodeOf(place.countyCode, number);
    return this.run(async (tx) => {
      const owner = await this.person(tx, place);
      const [written] = await this.context.get(EmployerBulkWriter).insert(tx, [
        {
          kind: 'organisation',
          name,
          creditCode,
          regionCode: place.countyCode,
          verified: { proof: 'register_query', by: null },
          members: [{ accountId: owner.accountId, role: 'owner' }],
          sites: [{ name: '一号仓', address: '东门', regionCode: place.countyCode, point: place.point }],
          ...more,
        },
      ]);
      const { employerId, siteIds } = written!;
      const token = await this.signIn(tx, owner.accountId, 'employer', employerId);
      return { employerId, siteId: siteIds[0]!, name, creditCode, owner: { ...owner, token } };
    });
  }

  /** A market where the place's work is, in operation. */
  async market(place: WorldPlace): Promise<Id> {
    const id = newId();
    const { countyCode: regionCode, point } = place;
    const name = `零工驿站${this.series * 100_000 + ++this.people}`;
    const openingHours = [{ weekday: 1, startMinute: 360, endMinute: 1_080 }];
    const market = { id, name, kind: 'station' as const, address: '东门', regionCode, point, openingHours };
    await this.run((tx) => this.context.get(MarketBulkWriter).insert(tx, [market]));
    return id;
  }

  /** One more member of an employer, signed in. */
  async member(place: WorldPlace, employerId: Id, role: EmployerRole): Promise<WorldPerson> {
    return this.run(async (tx) => {
      const person = await this.person(tx, place);
      await this.context.get(AccountGrants).give(tx, person.accountId, { side: 'employer', role, employerId });
      return { ...person, token: await this.signIn(tx, person.accountId, 'employer', employerId) };
    });
  }

  /**
   * Workers who may lawfully take the place's work: with real-name data, its trade, and free at any hour. They live in the
   * order in which they are made, the first one nearest.
   * @param touch what is special about each; by its number
   */
  async workers(
    place: WorldPlace,
    count: number,
    touch: (n: number) => WorkerTouches = () => ({}),
  ): Promise<WorldPerson[]> {
    return this.run(async (tx) => {
      const people: WorldPerson[] = [];
      const unsigned = await this.accounts(tx, place, {
        count,
        phoneOf: (number, n) => (touch(n).phoneless ? null : phoneOf('138', number)),
        grants: [{ side: 'worker', role: 'worker' }],
      });
      for (const person of unsigned) {
        people.push({ ...person, token: await this.signIn(tx, person.accountId, 'worker', null) });
      }
      await this.context.get(WorkerBulkWriter).insert(
        tx,
        people.map(({ accountId }, n) => {
          const { phoneless: _said, ...touches } = touch(n);
          return {
            workerId: accountId,
            regionCode: place.countyCode,
            place: homeOf(place.point, n, count),
            weekly: ALWAYS,
            trades: [{ code: place.trade.code, months: 24 }],
            ...touches,
          };
        }),
      );
      return people;
    });
  }

  /** A couple, or a crew with a minimum, whose members all consent; the leader first. */
  async party(
    kind: 'couple' | 'crew',
    members: readonly WorldPerson[],
    statedMinimum: number | null = null,
  ): Promise<Id> {
    return this.run(async (tx) => {
      const memberIds = members.map((member) => member.accountId);
      const [id] = await this.context.get(WorkerBulkWriter).insertParties(tx, [{ kind, statedMinimum, memberIds }]);
      return id!;
    });
  }

  /** A member of staff, signed in. */
  async staff(...grants: readonly StaffGrant[]): Promise<WorldPerson> {
    const number = this.series * 100_000 + ++this.people;
    const name = nameOf(number);
    const signInName = `desk${number}`;
    const { accountId } = await this.context
      .get(Staff)
      .install(
        systemCaller('world'),
        { signInName, name, password: '桂林山水 甲天下 2026', grants, regionCode: '45' },
        false,
      );
    const token = await this.run((tx) => this.signIn(tx, accountId, 'centre', null));
    return { accountId, name, phone: '', token };
  }

  /**
   * One more session of somebody, as from another device.
   * @param employerId for whom it acts, at the employers' service
   */
  async anotherSession(
    accountId: Id,
    service: 'worker' | 'employer' | 'centre',
    employerId: Id | null = null,
  ): Promise<string> {
    return this.run((tx) => this.signIn(tx, accountId, service, employerId));
  }

  /** One transaction of the software itself, for what a test has to write besides. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transactions.run(systemCaller('world'), 'world', work);
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  private async person(tx: Tx, place: WorldPlace): Promise<Unsigned> {
    const [person] = await this.accounts(tx, place, {
      count: 1,
      phoneOf: (number) => phoneOf('139', number),
      grants: [],
    });
    return person!;
  }

  private async accounts(
    tx: Tx,
    { countyCode }: WorldPlace,
    { count, phoneOf: phone, grants }: NewPeople,
  ): Promise<Unsigned[]> {
    const people = Array.from({ length: count }, (_, n) => {
      const number = this.series * 100_000 + ++this.people;
      return {
        accountId: newId(),
        name: nameOf(number),
        phone: phone(number, n) ?? '',
        idNumber: idNumberOf(countyCode, number),
      };
    });
    await this.context.get(AccountBulkWriter).insert(
      tx,
      people.map(({ accountId: id, name, phone, idNumber }) => ({
        id,
        name,
        phone: phone === '' ? null : phone,
        idNumber,
        regionCode: countyCode,
        registeredAt: tx.now,
        channel: 'desk',
        phoneHeardAt: phone === '' ? null : tx.now,
        verified: null,
        grants,
      })),
    );
    return people.map(({ idNumber: _secret, ...person }) => person);
  }

  private async signIn(
    tx: Tx,
    accountId: Id,
    service: 'worker' | 'employer' | 'centre',
    employerId: Id | null,
  ): Promise<string> {
    const token = newSessionToken();
    await openSession(tx, { token, accountId, service, employerId, device: 'test' }, this.config.settings.sessions);
    return token;
  }
}

interface NewPeople {
  readonly count: number;
  /** @param number one of its own @param n which of these people, from 0 */
  readonly phoneOf: (number: number, n: number) => string | null;
  readonly grants: readonly Grant[];
}

const phoneOf = (prefix: string, number: number): string => prefix + String(number).padStart(8, '0');

/** Every minute of the week, in canonical form. */
const ALWAYS = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1_440 }));

const nameOf = (number: number): string =>
  SURNAMES[number % SURNAMES.length]! + GIVEN[Math.floor(number / SURNAMES.length) % GIVEN.length]!;

/** Within a kilometre north of the point, farther with each number. */
function homeOf({ lng, lat }: GeoPoint, n: number, count: number): GeoPoint {
  const KM_IN_DEGREES = 0.008;
  return { lng, lat: Number((lat + (KM_IN_DEGREES * (n + 1)) / (count + 1)).toFixed(6)) };
}

/** A number of its own with a right check digit, of somebody between 21 and 45 years. */
function idNumberOf(countyCode: string, number: number): string {
  const order = number % 1_000;
  const day = (Math.floor(number / 1_000) % 28) + 1;
  const month = (Math.floor(number / 28_000) % 12) + 1;
  const year = 1982 + (Math.floor(number / 336_000) % 23);
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  const first17 = `${countyCode}${year}${pad(month, 2)}${pad(day, 2)}${pad(order, 3)}`;
  return first17 + idNumberCheckCharacter(first17);
}

function creditCodeOf(countyCode: string, number: number): string {
  const first17 = `91${countyCode}${String(number).padStart(9, '0')}`;
  return first17 + creditCodeCheckCharacter(first17);
}
