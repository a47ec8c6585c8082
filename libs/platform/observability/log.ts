import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, type LoggerService } from '@nestjs/common';
import pino, { type Logger, type LoggerOptions } from 'pino';
import { CONFIG, type Config } from '../config/config';
import { errorFacts } from './error-facts';

/** Names that never reach a log line, wherever they stand in an object. */
const REDACTED = [
  'phone',
  'personName',
  'idNumber',
  'oneTimeCode',
  'password',
  'token',
  'authorization',
  'cookie',
].flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/** How a service logs. Errors lose what they carry of personal data, wherever they stand in a line. */
export const logOptions = (config: Pick<Config, 'LOG_LEVEL' | 'service'>): LoggerOptions => ({
  level: config.LOG_LEVEL,
  base: { service: config.service, pid: process.pid },
  redact: { paths: REDACTED, censor: '***' },
  timestamp: pino.stdTimeFunctions.isoTime,
  // The formatter has been there before.
  serializers: { err: (facts: unknown) => facts },
  formatters: {
    log: (facts) =>
      Object.fromEntries(
        Object.entries(facts).map(([name, fact]) => [name, fact instanceof Error ? errorFacts(fact) : fact]),
      ),
  },
});

/**
 * Structured logs, one JSON object a line, with the ids of the request or event at hand. A delivery's ids come by
 * themselves ({@link Log.within}); a request's are named by the few who write a line in one (`caller.trace`): to follow every
 * request's asynchronous calls costs a quarter of all that a read costs.
 */
@Injectable()
export class Log implements LoggerService {
  private readonly pino: Logger;
  private readonly bindings = new AsyncLocalStorage<Record<string, unknown>>();

  constructor(@Inject(CONFIG) config: Config) {
    this.pino = pino({ ...logOptions(config), mixin: () => this.bindings.getStore() ?? {} });
  }

  /** Runs work whose log lines all carry these ids. */
  within<T>(bindings: Record<string, unknown>, work: () => T): T {
    return this.bindings.run({ ...this.bindings.getStore(), ...bindings }, work);
  }

  debug(facts: object | string, message?: string): void {
    this.write('debug', facts, message);
  }

  info(facts: object | string, message?: string): void {
    this.write('info', facts, message);
  }

  warn(facts: object | string, message?: string): void {
    this.write('warn', facts, message);
  }

  error(facts: object | string, message?: string): void {
    this.write('error', facts, message);
  }

  /** Nest's own lines. */
  log(message: unknown, context?: string): void {
    this.write('debug', { context }, String(message));
  }

  private write(level: 'debug' | 'info' | 'warn' | 'error', facts: unknown, message?: string): void {
    // An error by itself would be its own message, with all that stands in it.
    if (facts instanceof Error) this.pino[level]({ err: facts, context: message }, facts.name);
    else if (typeof facts === 'object' && facts !== null) this.pino[level](facts, message);
    else this.pino[level]({ context: message }, String(facts));
  }
}
