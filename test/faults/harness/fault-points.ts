import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import type { ServiceName } from '@gg/platform';
import type { FaultPlan, FaultPoint, KillReport, Moment, PlanFile } from './fault-plan';

/** A relay that has nothing to do opens a transaction at each poll; the first few stand for all of them. */
const ENDLESS = 'relay.claim begin';
const ENDLESS_COUNTED = 2;

const LOOK_EVERY_MS = 10;

/**
 * The points of one service process. Every call at a wrapped port passes its point before and after; what happens there,
 * the plan says.
 */
export class FaultPoints {
  private planId = '';
  private counts = new Map<string, number>();

  constructor(
    private readonly service: ServiceName,
    private readonly plans: PlanFile,
  ) {}

  get plan(): FaultPlan {
    return this.plans.current;
  }

  /** For calls that cannot wait. @param call port, operation and call, as in a {@link FaultPoint} */
  pass(call: string, moment: Moment): void {
    const plan = this.plan;
    this.happen(plan, this.next(plan, call, moment));
  }

  /** Resolves when the process may go on. */
  async passOrWait(call: string, moment: Moment): Promise<void> {
    const plan = this.plan;
    const point = this.next(plan, call, moment);
    this.happen(plan, point);
    const hold = plan.hold?.find((one) => one.point === point);
    // Runs in a service: the test decides when, by the file.
    while (hold && !existsSync(hold.release)) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }

  private next(plan: FaultPlan, call: string, moment: Moment): FaultPoint | null {
    if (plan.id !== this.planId) {
      this.planId = plan.id;
      this.counts = new Map(Object.entries(plan.passed ?? {}));
    }
    const key = `${this.service} ${call} ${moment}`;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return call.endsWith(ENDLESS) && count > ENDLESS_COUNTED ? null : `${key} ${count}`;
  }

  private happen({ record, kill }: FaultPlan, point: FaultPoint | null): void {
    if (point === null) return;
    if (record !== undefined) appendFileSync(record, `${point}\n`);
    if (kill?.point !== point) return;
    writeFileSync(
      kill.report,
      JSON.stringify({ point, pid: process.pid, passed: Object.fromEntries(this.counts) } satisfies KillReport),
    );
    // Nobody catches this one: what was not written is gone, as when the power fails.
    process.kill(process.pid, 'SIGKILL');
  }
}
