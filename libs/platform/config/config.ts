import { NO_QUIET_HOURS } from '@gg/kernel';
import { z } from 'zod';
import { readTrustedProxies, WANTED } from '../http/trusted-proxies';
import { settingsSchema, type Settings } from './settings';

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);
const secret = z.string().min(32, 'at least 32 characters');

function isProxies(text: string): boolean {
  try {
    readTrustedProxies(text);
    return true;
  } catch {
    return false;
  }
}

/** What the environment says: addresses, secrets, the kind of environment. Numbers of policy are in {@link Settings}. */
const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: z.string().regex(/^(mariadb|mysql):\/\//, 'a mariadb:// or mysql:// URL'),
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'one redis:// URL, or several separated by commas for a cluster'),
  /** Namespace of every Redis key and channel; a hash tag is put around it. */
  REDIS_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default('gg'),
  HOST: z.string().default('127.0.0.1'),
  WORKER_PORT: port(3001),
  EMPLOYER_PORT: port(3002),
  CENTRE_PORT: port(3003),
  MATCHING_PORT: port(3004),
  /** Where the workers' pages are seen from outside; links in SMS and on posters start with it. */
  PUBLIC_WORKER_URL: z.url().optional(),
  /** Origins whose cookies are believed on sockets, separated by commas; the service's own is always among them. */
  ALLOWED_ORIGINS: z.string().default(''),
  /** Whose X-Forwarded-For counts: a number of proxies in front of us, or their addresses and networks. */
  TRUST_PROXY: z.string().default('0').refine(isProxies, WANTED),
  DATA_DIR: z.string().default('.data/dev'),
  MASTER_KEY_FILE: z.string().min(1),
  BLIND_INDEX_KEY: secret,
  CSRF_SECRET: secret,
  LINK_SECRET: secret,
  SMS_GATEWAY_URL: z.url().default('http://127.0.0.1:3005'),
  SMS_GATEWAY_TOKEN: z.string().min(16),
  /** Where one-time codes go: a file in DATA_DIR, refused in production, or the gateway. Left out, as NODE_ENV says. */
  CODE_SENDER: z.enum(['file', 'gateway']).optional(),
  /** Shows one-time codes in answers and prints sign-ins; refused in production. */
  DEMO_MODE: z.stringbool().default(false),
  /** A file holding milliseconds to add to the wall clock, shared by all processes; refused in production. */
  CLOCK_OFFSET_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Settings to change, as JSON: `{"relay":{"leaseMs":1000}}`. */
  SETTINGS: z.string().default('{}'),
});

export type Environment = z.infer<typeof environmentSchema>;
export type ServiceName = 'worker' | 'employer' | 'centre' | 'matching';

export interface Config extends Environment {
  readonly service: ServiceName;
  readonly settings: Settings;
}

/** Injection token of the {@link Config}. */
export const CONFIG = Symbol('Config');

/** Names of the variables that a service reads, for the check of the compose files. */
export const ENVIRONMENT_VARIABLES = Object.keys(environmentSchema.shape);

/**
 * Reads and checks the environment. Throws an Error whose message lists every wrong variable, so that a bad setting is
 * found at start and not at three in the morning. Values are never printed: some are secrets.
 */
export function loadConfig(service: ServiceName, env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environmentSchema.safeParse(env);
  if (!parsed.success) throw new Error(`bad configuration:\n${problems(parsed.error)}`);
  const values = parsed.data;
  const settings = loadSettings(values.SETTINGS, values.NODE_ENV);
  if (values.NODE_ENV === 'production') {
    const refused = [values.DEMO_MODE && 'DEMO_MODE', values.CLOCK_OFFSET_FILE && 'CLOCK_OFFSET_FILE'].filter(Boolean);
    if (refused.length > 0) throw new Error(`bad configuration:\n  not in production: ${refused.join(', ')}`);
  }
  return { ...values, service, settings };
}

/**
 * The settings alone, for commands that are no service. Throws as {@link loadConfig}.
 * @param text `SETTINGS`, JSON
 * @param kind `NODE_ENV`: quiet hours that are left out are kept in production only
 */
export function loadSettings(text: string, kind: Environment['NODE_ENV'] = 'production'): Settings {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('bad configuration:\n  SETTINGS: not JSON');
  }
  const settings = settingsSchema.safeParse(json);
  if (!settings.success) throw new Error(`bad configuration:\n${problems(settings.error)}`);
  const saysQuietHours = Object.hasOwn(json as object, 'quietHours');
  if (kind === 'production' || saysQuietHours) return settings.data;
  return { ...settings.data, quietHours: NO_QUIET_HOURS };
}

function problems(error: z.ZodError): string {
  return error.issues.map((issue) => `  ${issue.path.join('.') || 'SETTINGS'}: ${issue.message}`).join('\n');
}

/** Where the workers' pages are seen from outside, without a slash at the end. */
export const publicWorkerUrl = (config: Pick<Config, 'PUBLIC_WORKER_URL' | 'HOST' | 'WORKER_PORT'>): string =>
  (config.PUBLIC_WORKER_URL ?? `http://${config.HOST}:${config.WORKER_PORT}`).replace(/\/+$/, '');

/** Name of a service's session cookie. */
export const cookieName = (service: ServiceName): string => `gg_${service}`;

/** The port on which a service listens. */
export function portOf(config: Config): number {
  const ports = {
    worker: config.WORKER_PORT,
    employer: config.EMPLOYER_PORT,
    centre: config.CENTRE_PORT,
    matching: config.MATCHING_PORT,
  };
  return ports[config.service];
}
