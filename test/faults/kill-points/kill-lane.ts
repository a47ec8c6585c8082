import { existsSync, readFileSync } from 'node:fs';
import type { FaultPoint, KillReport } from '../harness/fault-plan';
import { brokenPromises } from '../scenario/broken-promises';
import { HiringEvening } from '../scenario/hiring-evening';
import { FaultySystem, linesOf, type Death } from '../support/faulty-system';
import { serviceOf } from './choose-points';

/** A process that was killed at a point, as its parent saw it end. */
export type Kill = Death & { readonly point: FaultPoint };

export interface EveningOutcome {
  readonly kills: readonly Kill[];
  /** Points that this evening never came to. */
  readonly unreached: readonly FaultPoint[];
  /** Points whose process was to be started after a death that did not happen. */
  readonly untried: readonly FaultPoint[];
  readonly broken: readonly string[];
}

/** One system on which one evening after the other is played, each at a place of its own. */
export class KillLane {
  private evenings = 0;

  private constructor(private readonly system: FaultySystem) {}

  static async start(): Promise<KillLane> {
    return new KillLane(await FaultySystem.start());
  }

  /** An evening in which nobody dies. @returns every point that was passed, in order */
  async record(): Promise<{ points: FaultPoint[]; broken: string[] }> {
    const file = this.system.file(`points-${this.evenings}`);
    const broken = await this.play(() => {
      for (const { name } of this.system.system.services) this.system.plan(name, { record: file });
    });
    return { points: linesOf(file), broken };
  }

  /** An evening in which processes die at these points; those of one service one after the other. */
  async kill(points: readonly FaultPoint[]): Promise<EveningOutcome> {
    const deathsBefore = this.system.deaths.length;
    const reports = points.map((point, n) => ({ point, file: this.system.file(`kill-${this.evenings}-${n}`) }));
    const broken = await this.play(() => {
      for (const service of new Set(points.map(serviceOf))) {
        const ofService = reports.filter(({ point }) => serviceOf(point) === service);
        const [first, ...later] = ofService.map(({ point, file }) => ({ kill: { point, report: file } }));
        this.system.plan(service, first!, ...later);
      }
    });
    const deaths = this.system.deaths.slice(deathsBefore);
    const kills: Kill[] = [];
    const unreached: FaultPoint[] = [];
    const untried: FaultPoint[] = [];
    for (const { point, file } of reports) {
      if (!existsSync(file)) {
        const isBehindOne = unreached.some((other) => serviceOf(other) === serviceOf(point));
        (isBehindOne ? untried : unreached).push(point);
        continue;
      }
      const { pid } = JSON.parse(readFileSync(file, 'utf8')) as KillReport;
      const death = deaths.find((one) => one.pid === pid);
      if (death) kills.push({ ...death, point });
      else broken.push(`process ${pid} says that it ends at ${point}, and did not`);
    }
    const others = deaths.filter((death) => !kills.some((kill) => kill.pid === death.pid));
    for (const { service, pid, signal } of others) broken.push(`${service} ${pid} died of ${signal} by itself`);
    return { kills, unreached, untried, broken };
  }

  stop(): Promise<void> {
    return this.system.stop();
  }

  /** @param arm called when all are at home and nothing has happened yet */
  private async play(arm: () => void): Promise<string[]> {
    const evening = await HiringEvening.prepare(this.system, this.evenings++);
    try {
      arm();
      await evening.run();
      return await brokenPromises(this.system, evening);
    } catch (error) {
      return [`the evening did not come to its end: ${String(error)}`];
    } finally {
      for (const { name } of this.system.system.services) this.system.spare(name);
      evening.close();
      await this.system.allBack();
    }
  }
}
