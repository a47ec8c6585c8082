import 'reflect-metadata';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { CLOCK, type Clock } from '@gg/kernel';
import { Connections, loadConfig, type Config } from '@gg/platform';
import { schemaOf } from '../schema';
import { DEVELOPMENT_PLAN, generateWorld } from './generate/generate-world';
import type { World, WorldPlan } from './generate/world';
import { SeedModule } from './write/seed-module';
import { seedState, type Say } from './write/seed-run';
import { seedWorld } from './write/seed-world';
import { signInsOf } from './write/sign-ins';

/** The rooms that the seed writes through, connected. Close it. @param given of a service that runs no jobs */
export function openSeed(given: Config): Promise<INestApplicationContext> {
  const { settings } = given;
  // What it leaves to do waits in the database for whoever runs jobs one day; nobody is in a hurry.
  const config = { ...given, settings: { ...settings, relay: { ...settings.relay, handovers: 0 } } };
  return NestFactory.createApplicationContext(SeedModule.with(config, schemaOf(config)), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
}

/**
 * Seeds a database that nobody lives in, goes on with a seed that was cut short, and does nothing otherwise. Writes the
 * sign-ins and the plan beside the data.
 * @param wanted the plan of a fresh seed; a seed that was begun keeps its own
 * @returns the world that was written, or null when there was nothing to do
 */
export async function seedDatabase(
  app: INestApplicationContext,
  config: Config,
  wanted: Omit<WorldPlan, 'now'> & { readonly now?: Date },
  say: Say,
): Promise<World | null> {
  if (config.NODE_ENV === 'production') throw new Error('The seed is made-up people: it refuses NODE_ENV=production.');
  const state = await seedState(app.get(Connections));
  if (state.kind === 'inhabited') {
    say('Somebody lives in this database already: nothing was seeded.');
    return null;
  }
  const now = wanted.now ?? app.get<Clock>(CLOCK).now();
  const plan = state.kind === 'begun' ? state.plan : { ...wanted, now };
  if (state.kind === 'begun') say('The last seed was cut short: going on with it.');
  const world = generateWorld(plan);
  say(`made up: ${world.people.length} people, ${world.employers.length} employers, ${world.pastShifts.length} shifts`);
  await seedWorld(world, app, say);
  writeBeside(config.DATA_DIR, 'sign-ins.json', signInsOf(world));
  // Who plays the people of this world makes them up again from it.
  writeBeside(config.DATA_DIR, 'seed-plan.json', plan);
  return world;
}

/** Readable by the one who started it only: passwords and phones follow from it. Whole or not at all. */
function writeBeside(dataDir: string, name: string, content: object): void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, name);
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** `seed.js [plan.json]`: the development world, or that of a plan (instants as ISO text). */
async function main(planFile: string | undefined): Promise<void> {
  const config = loadConfig('centre');
  if (config.NODE_ENV === 'production') throw new Error('The seed is made-up people: it refuses NODE_ENV=production.');
  const plan = planFile === undefined ? DEVELOPMENT_PLAN : readPlan(planFile);
  const app = await openSeed(config);
  try {
    await seedDatabase(app, config, plan, (line) => process.stdout.write(`${line}\n`));
  } finally {
    await app.close();
  }
}

function readPlan(file: string): WorldPlan {
  const plan = JSON.parse(readFileSync(file, 'utf8')) as Omit<WorldPlan, 'now'> & { now: string };
  return { ...DEVELOPMENT_PLAN, ...plan, now: new Date(plan.now) };
}

if (require.main === module) {
  main(process.argv[2]).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
