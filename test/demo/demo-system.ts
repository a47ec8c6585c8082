import { join } from 'node:path';
import { openSeed, seedWorld, type World } from '@database/seed';
import { loadConfig } from '@gg/platform';
import type { startSystem, System, SystemProgress } from '../../tools/system.mjs';
import type { Doors } from './town';

/** The file that holds the milliseconds all processes add to the wall clock. */
export const clockFileOf = (dataDir: string): string => join(dataDir, 'clock-offset');

/**
 * What differs from the usual numbers, and why. Policy stays as it is: waves, lives of offers, caps, escalation.
 */
const SETTINGS = {
  // Nobody nudges the relay when the clock is moved, so it has to look more often than twice a second.
  relay: { pollMs: 20 },
  // Two thousand people share one address and sign in within a minute, some of them on two devices.
  http: { ratePerMinute: 200_000, signInPerMinute: 200_000 },
  codes: { perMinute: 60 },
};

/** Servers, schema and seed: everything but the services, which are started by {@link openDoors}. */
export async function prepareSystem(
  start: typeof startSystem,
  dataDir: string,
  progress: SystemProgress,
): Promise<System> {
  return start({
    dataDir,
    // Ends with us, and keeps nothing: no disk has to be waited for.
    durable: false,
    services: [],
    env: {
      CLOCK_OFFSET_FILE: clockFileOf(dataDir),
      SETTINGS: JSON.stringify(SETTINGS),
      DEMO_MODE: '1',
      LOG_LEVEL: 'warn',
    },
    progress,
  });
}

/** Stores the world through the doors of its rooms. */
export async function storeWorld(system: System, world: World, say: (line: string) => void): Promise<void> {
  const app = await openSeed(loadConfig('centre', system.env));
  try {
    await seedWorld(world, app, say);
  } finally {
    await app.close();
  }
}

/** Starts the services, the workers' twice: people come back at the other one. */
export async function openDoors(system: System): Promise<Doors> {
  await Promise.all([
    system.start('matching'),
    system.start('worker'),
    system.start({ name: 'worker-2', kind: 'worker' }),
    system.start('employer'),
    system.start('centre'),
  ]);
  const url = (name: string): string => system.urls[name]!;
  return {
    workers: [url('worker'), url('worker-2')],
    employer: url('employer'),
    centre: url('centre'),
    sms: url('sms'),
  };
}
