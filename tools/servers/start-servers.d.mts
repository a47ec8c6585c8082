/** How a private server ended. */
export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One private server. It keeps its port: clients find it again after it was stopped, killed or restarted. */
export interface ServerHandle {
  readonly name: 'mariadb' | 'redis';
  readonly port: number;
  /** undefined while it does not run */
  readonly pid: number | undefined;
  readonly running: boolean;
  readonly logFile: string;
  /** Resolves when the server answers; does nothing where it runs already. */
  start(): Promise<void>;
  /** Ends it in its own good order; one that is not durable is killed, since its data is thrown away anyway. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would (default SIGKILL), and resolves when it has ended. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  restart(): Promise<void>;
  /** Called when it ends without having been asked to. */
  onDeath: ((exit: ServerExit) => void) | undefined;
}

export interface RedisHandle extends ServerHandle {
  /** Empties every database of it. */
  flush(): Promise<void>;
}

export interface Servers {
  /** The application's schema `guigong`, as a user who may do everything there and nothing elsewhere. */
  readonly databaseUrl: string;
  /** No schema; a user who may make and drop any. */
  readonly adminDatabaseUrl: string;
  readonly redisUrl: string;
  readonly mariadb: ServerHandle;
  readonly redis: RedisHandle;
  /** Redis first, then MariaDB. Files stay where they are. */
  stop(): Promise<void>;
}

export interface StartServersOptions {
  /** Everything the servers keep: data, logs, passwords, pidfiles. One process at a time owns it. */
  readonly dataDir: string;
  /**
   * true: writes survive crashes and restarts, and the servers outlive a launcher that is killed (the next start finds
   * and stops them). false, for tests: nothing is flushed, nothing survives, the servers end with this process.
   */
  readonly durable: boolean;
  /** Which to start; both unless told otherwise. Asking for the handle of one that was not started throws. */
  readonly only?: readonly ('mariadb' | 'redis')[];
  /** Hears what a person would want to know: installations, orphans stopped, data thrown away. */
  readonly say?: (sentence: string) => void;
}

/**
 * Starts a private MariaDB and a private Redis on loopback and free ports, and resolves when both answer. Installs them
 * first where they are missing and this user may. Stops what a killed owner of the same directory left running.
 * @throws LauncherRefusal where a person has to do something first, in one sentence
 */
export function startServers(options: StartServersOptions): Promise<Servers>;
