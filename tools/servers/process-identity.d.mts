export interface ProcessIdentity {
  readonly pid: number;
  readonly parentPid: number;
  /** Which boot of the machine it belongs to; '' where the platform does not say. */
  readonly boot: string;
  /** The platform's own statement of when it started. */
  readonly started: string;
  /** The command line, arguments joined by one space. */
  readonly command: string;
}

/** Who runs under this id now; undefined when nobody does (a zombie is nobody). */
export function processIdentity(pid: number): ProcessIdentity | undefined;

/** Whether the process that was recorded still runs: same id, boot and start, and the marker in its command line. */
export function stillRuns(recorded: { pid: number; boot: string; started: string; marker?: string }): boolean;
