import { EventEmitter } from 'node:events';
import type { SessionResolver } from '../access/ports';
import type { Config } from '../config/config';
import { endOnUnawaited } from '../http/service-app';
import type { RateLimit } from '../http/rate-limit';
import type { Log } from '../observability/log';
import type { Metrics } from '../observability/metrics';
import type { Realtime } from './realtime';
import { SocketHub } from './socket-hub.gateway';

describe('what nobody waits for', () => {
  it('may fail after a gap: it is logged, and the others are told all the same', async () => {
    let gap: () => void = () => undefined;
    const logged: object[] = [];
    const realtime = {
      onPush: (_service: string, _frames: unknown, told: () => void) => (gap = told),
      onRecheck: () => undefined,
    };
    const log = { info: () => undefined, warn: (facts: object) => logged.push(facts) };
    const hub = new SocketHub(
      realtime as unknown as Realtime,
      {} as SessionResolver,
      { service: 'employer' } as Config,
      {} as RateLimit,
      {} as Metrics,
      log as unknown as Log,
    );
    hub.onModuleInit();
    const failure = new Error('the database is away');
    let told = false;
    hub.onGap(() => Promise.reject(failure));
    hub.onGap(async () => {
      told = true;
    });
    gap();
    await new Promise(setImmediate);
    expect(told).toBe(true);
    expect(logged).toEqual([{ err: failure }]);
  });

  it.each(['unhandledRejection', 'uncaughtException'])('and fails unseen ends the process: %s', (what) => {
    const did: unknown[] = [];
    const process = Object.assign(new EventEmitter(), { exit: (code: number) => did.push(code) });
    endOnUnawaited(
      { error: (facts: object) => did.push(facts) } as unknown as Log,
      process as unknown as NodeJS.Process,
    );
    const error = new Error('nobody awaited me');
    process.emit(what, error);
    expect(did).toEqual([{ err: error, what }, 1]);
  });
});
