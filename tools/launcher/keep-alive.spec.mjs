import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { keepAlive } from './keep-alive.mjs';

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Exit */

const died = { code: 7, signal: null };

describe('a service that dies', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  /** @param {() => Promise<void>} start */
  function watched(start) {
    /** @type {string[]} */
    const said = [];
    const handle = {
      name: 'worker',
      logFile: 'worker.log',
      start: jest.fn(start),
      onDeath: /** @type {((exit: Exit) => void) | undefined} */ (undefined),
    };
    const watch = keepAlive(handle, {
      say: (sentence) => said.push(sentence),
      delaysMs: [100, 1_000],
      recoveredAfterMs: 60_000,
    });
    return { handle, said, watch };
  }

  test('is started again after a pause, and both are said', async () => {
    const { handle, said } = watched(async () => undefined);
    handle.onDeath?.(died);
    await jest.advanceTimersByTimeAsync(99);
    expect(handle.start).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect(handle.start).toHaveBeenCalledTimes(1);
    expect(said).toEqual([
      expect.stringMatching(/^worker has died \(status 7\); starting it again in 0.1 s/),
      'worker runs again.',
    ]);
  });

  test('waits longer each time, and is left down in the end', async () => {
    const { handle, said } = watched(async () => undefined);
    handle.onDeath?.(died);
    await jest.advanceTimersByTimeAsync(100);
    handle.onDeath?.({ code: null, signal: 'SIGKILL' });
    await jest.advanceTimersByTimeAsync(999);
    expect(handle.start).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(handle.start).toHaveBeenCalledTimes(2);
    handle.onDeath?.(died);
    await jest.advanceTimersByTimeAsync(1_000_000);
    expect(handle.start).toHaveBeenCalledTimes(2);
    expect(said.at(-1)).toMatch(/has died 3 times in a row and stays down: see worker.log/);
  });

  test('counts a start that fails as a death', async () => {
    const { handle, said } = watched(async () => {
      throw new Error('no');
    });
    handle.onDeath?.(died);
    await jest.advanceTimersByTimeAsync(1_000_000);
    expect(handle.start).toHaveBeenCalledTimes(2);
    expect(said.at(-1)).toMatch(/stays down/);
  });

  test('begins to count anew after it has lived for long', async () => {
    const { handle } = watched(async () => undefined);
    for (let death = 1; death <= 5; death += 1) {
      handle.onDeath?.(died);
      await jest.advanceTimersByTimeAsync(60_100);
      expect(handle.start).toHaveBeenCalledTimes(death);
    }
  });

  test('is left alone once the watch is called off', async () => {
    const { handle, watch } = watched(async () => undefined);
    handle.onDeath?.(died);
    watch.cancel();
    await jest.advanceTimersByTimeAsync(1_000_000);
    expect(handle.start).not.toHaveBeenCalled();
    expect(handle.onDeath).toBeUndefined();
  });
});
