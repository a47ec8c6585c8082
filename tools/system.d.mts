import type { ServerExit, Servers } from './servers/start-servers.mjs';

export type ServiceName = 'worker' | 'employer' | 'centre' | 'matching';

/** One service process. */
export interface ServiceOptions {
  /** Unique in the system; names its log and pidfile. One of the four names needs nothing else. */
  readonly name: string;
  /** Which of the four it is a further replica of; its own name unless given. */
  readonly kind?: ServiceName;
  /** The program, an absolute path; `dist/apps/<kind>/main.js` unless given. It must differ from other processes' arguments. */
  readonly entry?: string;
  /** Where it must listen. The first of a kind has the port that the others know, a further replica a free one. */
  readonly port?: number;
  /** Wins over the system's environment. The port stands in the kind's own variable (WORKER_PORT …) and in PORT. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** For Node itself, such as `--require=…`. */
  readonly nodeArgs?: readonly string[];
  /** For the program. */
  readonly args?: readonly string[];
  /** The path that answers 2xx once it is ready; `/readyz` unless given. */
  readonly ready?: string;
}

export interface ServiceHandle {
  readonly name: string;
  /** undefined while it does not run */
  readonly pid: number | undefined;
  readonly port: number;
  readonly url: string;
  readonly running: boolean;
  readonly logFile: string;
  /** What it has written, or the last lines of it; over all its starts. */
  log(lines?: number): string;
  /** Resolves when it is ready; on the port it had. Does nothing where it runs. */
  start(): Promise<void>;
  /** SIGTERM, and SIGKILL when it has not ended in 12 s. */
  stop(): Promise<void>;
  /** Default SIGKILL. Resolves when it has ended; SIGSTOP and SIGCONT are only sent. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  restart(): Promise<void>;
  /** Resolves when the process that runs now has ended, whoever ended it (a kill point, a crash). */
  readonly exited: Promise<ServerExit>;
  /** Called when it ends, once it was ready, without having been asked to. */
  onDeath: ((exit: ServerExit) => void) | undefined;
}

/** Hears what is being done; silence unless given. */
export interface SystemProgress {
  step<T>(title: string, work: (note: (text: string) => void) => Promise<T>): Promise<T>;
  say(sentence: string): void;
}

export interface SystemOptions {
  /** Everything of this system: servers' data, secrets, logs, the gateway's ledger. One process at a time owns it. */
  readonly dataDir: string;
  /** See startServers; true unless given. false: every process ends with this one. */
  readonly durable?: boolean;
  /** Free ones where not given. */
  readonly ports?: Partial<Record<ServiceName | 'sms', number>>;
  /** For every service; wins over what the launcher makes. `NODE_ENV: 'production'` makes nothing for development. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The four unless given. They must be built (`npm run build`). */
  readonly services?: readonly (ServiceName | ServiceOptions)[];
  /** Whether to start the development SMS gateway; true unless given. */
  readonly sms?: boolean;
  /** Use this database, and start no MariaDB. */
  readonly databaseUrl?: string;
  /** Use this Redis, and start none. */
  readonly redisUrl?: string;
  /** Whether to bring the schema up to date first; true unless given. */
  readonly migrate?: boolean;
  /** Whether to fill an empty database with the demonstration data; false unless given. */
  readonly seed?: boolean;
  /** What to do about a service that is not built; 'refuse' unless given. */
  readonly missing?: 'refuse' | 'skip';
  readonly progress?: SystemProgress;
}

export interface System {
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** What every service is given: for scripts that are to see the same system. */
  readonly env: NodeJS.ProcessEnv;
  /** The private servers; undefined where both are outside ones. */
  readonly servers: Servers | undefined;
  /** In the order of their start, without the gateway. */
  readonly services: readonly ServiceHandle[];
  readonly sms: ServiceHandle | undefined;
  /** By name, the gateway included. */
  readonly urls: Readonly<Record<string, string>>;
  /** @throws Error where none of this name was started */
  service(name: string): ServiceHandle;
  /** Starts one more. */
  start(wanted: ServiceName | ServiceOptions): Promise<ServiceHandle>;
  /** Services first, then the gateway, then Redis, then MariaDB. Files stay where they are. */
  stop(): Promise<void>;
}

/**
 * Starts the whole system as real processes: private servers, schema, gateway, services; resolves when all are ready.
 * Where something fails, what was started is stopped again.
 * @throws LauncherRefusal in one sentence, with the end of the log that tells more
 */
export function startSystem(options: SystemOptions): Promise<System>;
