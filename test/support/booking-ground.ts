import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DomainError, newId, type Id } from '@gg/kernel';
import { CONFIG, Connections, loadConfig, systemCaller, type Caller, type Config } from '@gg/platform';
import { CreatePosting, draftOf, postingInput, ShiftReader } from '@gg/postings';
import { migrate } from '@database/migrate';
import { schemaOf } from '@database/schema';
import type { System } from '../../tools/system.mjs';
import { WorkerAppModule } from '../../apps/worker/worker.module';
import { openSeats } from '../../libs/bookings/use-cases/open-seats';
import { testConfig } from './platform';
import { postingBody } from './posting';
import { createTestDatabase, type TestDatabase } from './test-database';
import { testFolder } from './test-folder';
import { World, type WorldEmployer, type WorldPerson, type WorldPlace } from './world';

/**
 * Shifts with open seats and offers, and the use cases of bookings to take them, without queues: what is tested is what
 * the database lets through when many come at once.
 */
export class BookingGround {
  private constructor(
    readonly database: Pick<TestDatabase, 'url'>,
    readonly world: World,
    readonly app: INestApplicationContext,
    readonly connections: Connections,
  ) {}

  /** @param at a database of its own, already migrated, instead of the tests' */
  static async open(name: string, at?: string): Promise<BookingGround> {
    const database = at ? { url: at } : await createTestDatabase(migrate);
    const env = testConfig(database.url, {}, { MASTER_KEY_FILE: `${testFolder(name)}/master-keys.json` });
    const { settings: _settings, service: _service, ...variables } = env;
    const given = Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, String(value)]));
    delete given['PUBLIC_WORKER_URL'];
    delete given['CLOCK_OFFSET_FILE'];
    return BookingGround.on(env, given, database);
  }

  /** The same on a system that runs already: what its services were given. */
  static async of(system: Pick<System, 'databaseUrl' | 'env'>): Promise<BookingGround> {
    return BookingGround.on(loadConfig('worker', system.env), system.env, { url: system.databaseUrl });
  }

  private static async on(
    env: Config,
    given: NodeJS.ProcessEnv,
    database: Pick<TestDatabase, 'url'>,
  ): Promise<BookingGround> {
    const world = await World.open(given);
    const config = { ...env, service: 'worker' as const };
    const app = await NestFactory.createApplicationContext(WorkerAppModule.with(config, schemaOf(config)), {
      logger: false,
      abortOnError: false,
    });
    return new BookingGround(database, world, app, app.get(Connections));
  }

  /** The same use cases in a second process' place, at another address of the same database. */
  async elsewhere(url: string): Promise<INestApplicationContext> {
    const config = { ...this.app.get<Config>(CONFIG), DATABASE_URL: url };
    return NestFactory.createApplicationContext(WorkerAppModule.with(config, schemaOf(config)), {
      logger: false,
      abortOnError: false,
    });
  }

  /** A published shift of whose seats nobody has heard yet. @param more of the posting, instead of what is usual */
  async published(
    place: WorldPlace,
    employer: WorldEmployer,
    headcount: number,
    startsInHours = 30,
    hours = 4,
    more: object = {},
  ): Promise<Id> {
    const start = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + startsInHours * 3_600_000);
    const { publish: _publish, ...body } = postingBody(place, employer, { start, hours, headcount });
    const outcome = await this.app.get(CreatePosting).execute(asEmployer(employer), {
      employerId: null,
      ...draftOf(postingInput.parse({ ...body, ...more })),
      publish: true,
    });
    return outcome.shiftIds[0]!;
  }

  /** A published shift whose seats are open; as {@link published}. */
  async shift(...asked: Parameters<BookingGround['published']>): Promise<Id> {
    const shiftId = await this.published(...asked);
    const shift = (await this.app.get(ShiftReader).details(this.connections, [shiftId])).get(shiftId)!;
    const payload = {
      postingId: shift.postingId,
      shiftId,
      employerId: shift.employerId,
      headcount: shift.headcount,
      start: shift.start.toISOString(),
      end: shift.end.toISOString(),
    };
    const { dispatch: dispatches, application: applications } = shift.mode;
    const { reconfirmation } = this.app.get<Config>(CONFIG).settings;
    const opening = { dispatches, applications, reconfirmation };
    await this.world.run((tx) => openSeats(tx, { payload }, shift.cityCode, opening));
    return shiftId;
  }

  /** Offers of a shift to people, as a wave would write them; a party's goes to its leader. */
  async offer(
    shiftId: Id,
    to: readonly { readonly leader: WorldPerson; readonly partyId?: Id; readonly members?: readonly WorldPerson[] }[],
  ): Promise<Id[]> {
    const seats = await this.connections.row<{ employerId: Id; startsAt: Date }>(
      'SELECT * FROM shift_seats WHERE shift_id = ?',
      [shiftId],
    );
    const shift = (await this.app.get(ShiftReader).details(this.connections, [shiftId])).get(shiftId)!;
    return this.world.run(async (tx) => {
      const ids: Id[] = [];
      for (const [rank, { leader, partyId, members }] of to.entries()) {
        const id = newId();
        ids.push(id);
        await tx.insert('offers', {
          id,
          shiftId,
          employerId: seats!.employerId,
          wave: 1,
          workerId: leader.accountId,
          partyId: partyId ?? null,
          materialVersion: shift.materialVersion,
          asked: true,
          rank,
          state: 'open',
          source: partyId ? 'party' : 'nearby',
          score: 500_000,
          distanceM: 500,
          expectedAcceptanceMicro: 400_000,
          reasons: [],
          madeAt: tx.now,
          expiresAt: new Date(tx.now.getTime() + 3_600_000),
          socketLifeMinutes: 20,
          smsLifeMinutes: 60,
        });
        const all = members ?? [leader];
        await tx.insert(
          'offer_members',
          all.map((member) => ({ offerId: id, workerId: member.accountId, madeAt: tx.now })),
        );
      }
      return ids;
    });
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.world.close();
  }
}

/** An employer's owner who is signed in. */
export const asEmployer = (employer: WorldEmployer): Caller => ({
  ...systemCaller('ground'),
  kind: 'employer',
  accountId: employer.owner.accountId,
  employerId: employer.employerId,
  channel: 'app',
  grants: [{ role: 'owner', regionPrefix: null }],
});

/** The code with which something is refused; `done` when it is not. Anything else that is thrown fails the test. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** The same caller with an idempotency key. */
export const keyed = (caller: Caller, key: string): Caller => ({
  ...caller,
  idempotency: { key, route: 'POST /ground', bodyHash: Buffer.alloc(32, key) },
});

/** A worker who is signed in. */
export const asWorker = (person: WorldPerson): Caller => ({
  ...systemCaller('ground'),
  kind: 'worker',
  accountId: person.accountId,
  workerId: person.accountId,
  channel: 'app',
  grants: [{ role: 'worker', regionPrefix: null }],
});
