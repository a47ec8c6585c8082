import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPool, type Pool } from 'mysql2/promise';
import type { ServiceName } from '@gg/platform';
import { startSystem, type ServiceHandle, type System } from '../../../tools/system.mjs';
import { candidatesIndexed } from '../../support/candidates-indexed';
import { gauge } from '../../support/gauge';
import { poll } from '../../support/poll';
import { testFolder } from '../../support/test-folder';
import { World } from '../../support/world';
import { buildHarness, faultyEntry } from '../harness/build-harness';
import { NO_FAULTS, type FaultPlan, type KillReport } from '../harness/fault-plan';
import { SharedClock } from './shared-clock';

/**
 * Leases of a second, so that what a dead process had in hand is soon taken up; short looks for the same reason; a search
 * that stays near, so that the people of one place are never asked about another's work.
 */
export const FAULT_SETTINGS = {
  relay: { leaseMs: 1_000, pollMs: 100, maxBackoffMs: 2_000 },
  queues: { commandTimeoutMs: 500 },
  http: { ratePerMinute: 100_000, signInPerMinute: 100_000 },
  dispatch: { radiiM: [5_000] },
} as const;

/** What is enqueued for at most this long after now counts as pending: the check whether a push went out. */
const SOON_MS = 2_000;
const SETTLE_WITHIN_MS = 60_000;
const DATABASE_BACK_MS = 30_000;

/** A service process that ended without having been asked to. */
export interface Death {
  readonly service: string;
  readonly pid: number;
  readonly signal: NodeJS.Signals | null;
  /** Real milliseconds from its death until it was ready again. */
  readonly backAfterMs: number;
}

type Suffering = Omit<FaultPlan, 'id'>;

export interface FaultySystemOptions {
  readonly settings?: object;
  /** Further replicas of services, by their names: `{ 'matching-2': 'matching' }`. */
  readonly replicas?: Readonly<Record<string, ServiceName>>;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * The whole system on durable servers of its own, each service with fault points that do nothing until a plan says so. A
 * service that dies is started again at once, as any supervisor would, without faults unless more are planned for it.
 */
export class FaultySystem {
  readonly deaths: Death[] = [];
  /** What is planned for each service: for the process that runs, and for those that follow when it has died of it. */
  private readonly planned = new Map<string, readonly Suffering[]>();
  private readonly restarts = new Set<Promise<void>>();
  private lost: Error | null = null;
  private plans = 0;

  private constructor(
    readonly system: System,
    readonly world: World,
    readonly clock: SharedClock,
    private readonly pool: Pool,
    private readonly folder: string,
  ) {
    for (const service of system.services) this.supervise(service);
  }

  static async start(options: FaultySystemOptions = {}): Promise<FaultySystem> {
    await buildHarness();
    const folder = testFolder('faults');
    const clock = new SharedClock(join(folder, 'clock-offset'));
    const { replicas = {}, settings = {}, env = {} } = options;
    const kinds: Readonly<Record<string, ServiceName>> = {
      worker: 'worker',
      employer: 'employer',
      centre: 'centre',
      matching: 'matching',
      ...replicas,
    };
    const system = await startSystem({
      dataDir: join(folder, 'data'),
      durable: true,
      services: Object.entries(kinds).map(([name, kind]) => ({
        name,
        kind,
        entry: faultyEntry(kind),
        args: [planFile(folder, name)],
      })),
      env: {
        NODE_ENV: 'test',
        CLOCK_OFFSET_FILE: clock.file,
        SETTINGS: JSON.stringify(merged(FAULT_SETTINGS, settings)),
        ...env,
      },
    });
    try {
      const world = await World.open(system.env);
      const pool = createPool({ uri: system.databaseUrl, timezone: 'Z', connectionLimit: 4, supportBigNumbers: true });
      return new FaultySystem(system, world, clock, pool, folder);
    } catch (error) {
      await system.stop();
      throw error;
    }
  }

  url(service: ServiceName): string {
    return this.system.service(service).url;
  }

  /** A file of this system, for reports and releases. */
  file(name: string): string {
    return join(this.folder, name);
  }

  /**
   * Gives a service something to suffer; it counts its calls from here.
   * @param then what the next processes suffer, each in its turn once the one before was killed as planned
   */
  plan(service: string, faults: Suffering, ...then: readonly Suffering[]): void {
    this.planned.set(service, [faults, ...then]);
    this.write(service, { ...faults, id: `plan-${++this.plans}` });
  }

  spare(service: string): void {
    this.planned.delete(service);
    this.write(service, NO_FAULTS);
  }

  /** Makes a file that a {@link FaultPlan.hold} waits for. */
  release(file: string): void {
    writeFileSync(file, '');
  }

  /** Resolves when every service that died is there again. Throws where one does not come back. */
  async allBack(): Promise<void> {
    while (this.restarts.size > 0) await Promise.allSettled(this.restarts);
    if (this.lost) throw this.lost;
  }

  /** Rows as the database has them, with camelCase names. Waits for a database that is away. */
  async rows<T>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    const rows = await poll('the database', () => this.rowsNow(sql, params), DATABASE_BACK_MS);
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value])) as T);
  }

  private async rowsNow(sql: string, params: readonly unknown[]): Promise<Record<string, unknown>[]> {
    const [rows] = await this.pool.query(sql, params as (string | number | Date | readonly string[])[]);
    return rows as Record<string, unknown>[];
  }

  async count(sql: string, params: readonly unknown[] = []): Promise<number> {
    const [row] = await this.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${sql}`, params);
    return Number(row!.n);
  }

  /** Resolves when nothing is due that is not done. What happens soon is let happen: the clock moves on. */
  async settled(withinMs = SETTLE_WITHIN_MS): Promise<void> {
    for (;;) {
      await poll('all due deliveries to be done', async () => (await this.pending(0)) === 0, withinMs).catch(
        async (error: unknown) => {
          const left = await this.rows(
            'SELECT event_id, consumer, chunk, attempts, last_error FROM event_deliveries WHERE done_at IS NULL AND due_at <= ? LIMIT 5',
            [this.clock.now()],
          );
          throw new Error(`deliveries are left: ${JSON.stringify(left)}`, { cause: error });
        },
      );
      await this.pushesRecorded();
      if ((await this.pending(SOON_MS)) === 0) return;
      this.clock.advance(SOON_MS);
    }
  }

  /** What every table holds, as one number each: the same number before and after means that nothing was written. */
  async checksums(): Promise<Readonly<Record<string, number>>> {
    const tables = await this.rows<{ name: string }>(
      "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'",
    );
    const sums = await this.rows<Record<string, unknown>>(
      `CHECKSUM TABLE ${tables.map(({ name }) => `\`${name}\``).join(', ')}`,
    );
    return Object.fromEntries(sums.map((row) => [String(row['Table']), Number(row['Checksum'])]));
  }

  /** Resolves when every matching process has every worker in its index. */
  async indexed(): Promise<void> {
    await this.settled();
    const wanted = await this.count('candidates WHERE profile IS NOT NULL AND number IS NOT NULL');
    const matchings = this.system.services.filter(({ name }) => name.startsWith('matching'));
    await Promise.all(matchings.map(({ url }) => candidatesIndexed(url, wanted)));
  }

  async stop(): Promise<void> {
    for (const service of this.system.services) service.onDeath = undefined;
    await Promise.allSettled(this.restarts);
    await this.world.close();
    await this.pool.end();
    await this.system.stop();
  }

  /** A push is recorded a moment after all else that is due is done. */
  private async pushesRecorded(): Promise<void> {
    const { services } = this.system;
    await poll('all pushes in the ledger', async () => {
      // A process that is gone has nothing to record any more: what it pushed is left to the check.
      const unrecorded = await Promise.all(services.map(({ url }) => gauge(url, 'gg_pushes_unrecorded')));
      return unrecorded.every((pushes) => (pushes ?? 0) === 0);
    });
  }

  private pending(withinMs: number): Promise<number> {
    const until = new Date(this.clock.now().getTime() + withinMs);
    return this.count('event_deliveries WHERE done_at IS NULL AND due_at <= ?', [until]);
  }

  private supervise(service: ServiceHandle): void {
    let pid = service.pid ?? 0;
    service.onDeath = ({ signal }) => {
      const back = this.bringBack(service, { pid, signal }).then(
        () => void (pid = service.pid ?? 0),
        (error: unknown) => void (this.lost ??= new Error(`${service.name} did not come back`, { cause: error })),
      );
      const watched = back.finally(() => this.restarts.delete(watched));
      this.restarts.add(watched);
    };
  }

  /** Starts a service that has died, again and again while its processes are killed as planned before they are ready. */
  private async bringBack(
    service: ServiceHandle,
    death: { pid: number; signal: NodeJS.Signals | null },
  ): Promise<void> {
    const { name } = service;
    for (let last = death; ;) {
      const diedAt = performance.now();
      this.planNext(name);
      const failure = await service.start().then(
        () => null,
        (error: unknown) => ({ error }),
      );
      this.deaths.push({ service: name, ...last, backAfterMs: Math.round(performance.now() - diedAt) });
      if (failure === null) return;
      const report = this.reportOf(name);
      if (report === null) throw failure.error;
      last = { pid: report.pid, signal: (await service.exited).signal };
    }
  }

  /** After a death: the next process goes on counting where the dead one was. */
  private planNext(service: string): void {
    const [, next, ...later] = this.planned.get(service) ?? [];
    const report = this.reportOf(service);
    if (next === undefined || report === null) this.spare(service);
    else this.plan(service, { ...next, passed: report.passed }, ...later);
  }

  /** What a process said that died of the plan that its service has now; null where none did. */
  private reportOf(service: string): KillReport | null {
    const kill = this.planned.get(service)?.[0]?.kill;
    const [report] = kill ? linesOf(kill.report) : [];
    return report === undefined ? null : (JSON.parse(report) as KillReport);
  }

  private write(service: string, plan: FaultPlan): void {
    const file = planFile(this.folder, service);
    writeFileSync(`${file}.new`, JSON.stringify(plan));
    renameSync(`${file}.new`, file);
  }
}

/** Lines of a file that a process writes; none while it is not there. */
export function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}

const planFile = (folder: string, service: string): string => join(folder, `${service}-plan.json`);

const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());

/** Sections of settings over each other. */
function merged(base: object, over: object): object {
  const isSection = (value: unknown): value is object =>
    value !== null && typeof value === 'object' && !Array.isArray(value);
  return Object.entries(over).reduce<Record<string, unknown>>(
    (all, [name, value]) => {
      const below = all[name];
      return { ...all, [name]: isSection(below) && isSection(value) ? merged(below, value) : (value as unknown) };
    },
    { ...base },
  );
}
