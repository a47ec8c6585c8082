import { readFileSync } from 'node:fs';

/** Before or after the call itself. */
export type Moment = 'before' | 'after';

/**
 * One call at a port, one side of it, counted since the plan was made: where a process can die.
 * `worker transaction bookings.accept-offer commit before 1`
 */
export type FaultPoint = string;

/** What one service process is to suffer. Written by the test, read by the process at each call. */
export interface FaultPlan {
  /** Another id is another plan: calls are counted anew. */
  readonly id: string;
  /** How often each call was passed before, by processes that have died since: counting goes on from there. */
  readonly passed?: Readonly<Record<string, number>>;
  /** A file to which each point is written as it is passed, one a line. */
  readonly record?: string;
  /** Where to end this process by SIGKILL, and the file that then tells of it. */
  readonly kill?: { readonly point: FaultPoint; readonly report: string };
  /** Where to wait until a file is there. */
  readonly hold?: readonly { readonly point: FaultPoint; readonly release: string }[];
  /** What becomes of jobs on their way to the queue. */
  readonly jobs?: JobDisorder;
}

export interface JobDisorder {
  /** Each job goes into the queue this many times, under ids that the queue cannot know as the same. */
  readonly copies?: number;
  /** Each job goes into the queue a while later than it should, at most so many real milliseconds, by a throw of dice. */
  readonly scatterMs?: number;
  /** Makes the dice fall the same again. */
  readonly seed?: number;
}

/** What is left in the report of a kill. */
export interface KillReport {
  readonly point: FaultPoint;
  readonly pid: number;
  /** How often each call had been passed by then, as in {@link FaultPlan.passed}. */
  readonly passed: Readonly<Record<string, number>>;
}

export const NO_FAULTS: FaultPlan = { id: 'none' };

/** How long a plan that was read is believed, in real milliseconds. */
const FRESH_MS = 5;

/** Follows the plan in a file: a test changes it while the process runs. A missing file means no faults. */
export class PlanFile {
  private plan: FaultPlan = NO_FAULTS;
  private text = '';
  private readAt = -Infinity;

  constructor(private readonly file: string) {}

  get current(): FaultPlan {
    const now = performance.now();
    if (now - this.readAt > FRESH_MS) {
      this.readAt = now;
      const text = this.read();
      if (text !== this.text) {
        this.text = text;
        this.plan = text === '' ? NO_FAULTS : (JSON.parse(text) as FaultPlan);
      }
    }
    return this.plan;
  }

  private read(): string {
    try {
      return readFileSync(this.file, 'utf8');
    } catch {
      return '';
    }
  }
}
