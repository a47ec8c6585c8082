import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, type LoggerService } from '@nestjs/common';
import pino, { type Logger } from 'pino';
import { CONFIG, type Config } from '../config/config';

/** Names that never reach a log line, wherever they stand in an object. */
const REDACTED = [
  'phone', 'personName', 'idNumber', 'oneTimeCode', 'password', 'token', 'authorization', 'cookie',
].flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/** Structured logs, one JSON object a line, with the ids of the request or event at hand. */
@Injectable()
export class Log implements LoggerService {
  private readonly pino: Logger;
  private readonly bindings = new AsyncLocalStorage<Record<string, unknown>>();

  constructor(@Inject(CONFIG) config: Config) {
    this.pino = pino({
      level: config.LOG_LEVEL,
      base: { service: config.service, pid: process.pid },
      redact: { paths: REDACTED, censor: '***' },
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => this.bindings.getStore() ?? {},
    });
  }

  /** Runs work whose log lines all carry these ids. */
  within<T>(bindings: Record<string, unknown>, work: () => T): T {
    return this.bindings.run({ ...this.bindings.getStore(), ...bindings }, work);
  }

  /** Adds ids to the lines of the rest of this asynchronous call. */
  enter(bindings: Record<string, unknown>): void {
    this.bindings.enterWith({ ...this.bindings.getStore(), ...bindings });
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
    if (typeof facts === 'object' && facts !== null) this.pino[level](facts, message);
    else this.pino[level]({ context: message }, String(facts));
  }
}
