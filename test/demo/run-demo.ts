import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Redis } from 'ioredis';
import type { startSystem, System, SystemProgress } from '../../tools/system.mjs';
import { Cast } from './cast';
import { Database } from './database';
import type { DemoOptions } from './demo-options';
import { judge, type Verdict } from './demo-report';
import { FULL, QUICK } from './demo-size';
import { clockFileOf, openDoors, prepareSystem, storeWorld } from './demo-system';
import { makeDemoWorld } from './demo-world';
import type { Evidence } from './evidence';
import { gatherEvidence } from './gather-evidence';
import { Habits } from './habits';
import { HttpClient } from './http-client';
import { makeInputWorld, type BroughtFile } from './input-world';
import { Journals } from './journals';
import { Pace } from './pace';
import { play } from './play';
import { Saboteur } from './saboteur';
import { SharedClock } from './shared-clock';
import { Stillness } from './stillness';
import { SILENCE, Story, type Page } from './story';

/** What the launcher gives. */
export interface DemoHouse {
  readonly startSystem: typeof startSystem;
  /** Everything of the run; removed by the launcher. */
  readonly dataDir: string;
  readonly progress: SystemProgress;
  readonly out: Page;
  readonly err: Page;
  /** Told once, so that an interruption can stop what was started. */
  readonly onSystem: (system: System) => void;
}

/** All well; not `ok`, or spoiled and noticed; spoiled and *not* noticed. */
export const EXIT = { ok: 0, notOk: 1, blind: 2 } as const;

/** Plays the whole demonstration and tells what came of it. @returns the exit code */
export async function runDemo(options: DemoOptions, house: DemoHouse): Promise<number> {
  const size = options.quick ? QUICK : FULL;
  const { progress, dataDir, out } = house;
  const system = await prepareSystem(house.startSystem, dataDir, progress);
  house.onSystem(system);
  const world = await progress.step('Making up the people, the firms and the day', () =>
    options.input === null ? Promise.resolve(makeDemoWorld(size)) : makeInputWorld(size, fileOf(options.input)),
  );
  const clock = new SharedClock(clockFileOf(dataDir), world.opens);
  await progress.step(`Storing ${world.stored.people.length} workers and their histories`, (note) =>
    storeWorld(system, world.stored, note),
  );
  const doors = await openDoors(system);
  const pace = new Pace();
  const journals = new Journals();
  const habits = new Habits(size.plan.seed);
  const http = new HttpClient((ms) => pace.pause(ms));
  const cast = new Cast({ doors, http, journals, habits, pace }, world);
  const database = new Database(system.databaseUrl);
  const redis = new Redis(system.redisUrl, { maxRetriesPerRequest: null });
  const stillness = new Stillness(database, redis, clock, pace, cast.phones, journals);
  const saboteur = new Saboteur(database, cast);
  const story = options.json ? null : new Story(out, world, journals);
  try {
    pace.accompany('the phone network', () => cast.phones.run());
    await progress.step(`Signing ${cast.withApp.length} people in`, (note) => cast.arrive(note));
    story?.opening();
    saboteur.prepare(options.sabotage);
    const demands = await play({ size, world, cast, clock, stillness, database, audience: story ?? SILENCE });
    const gather = () => gatherEvidence({ world, cast, journals, database, clock, habits }, demands);
    if (options.sabotage.length > 0) return await spoil(options, saboteur, gather, house);
    const evidence = await gather();
    const verdict = judge(evidence);
    story?.closing(verdict, evidence);
    if (options.json) {
      out.write(`${JSON.stringify(verdict.report)}\n`);
      // The line of figures says that something is wrong, not what.
      for (const problem of verdict.problems) house.err.write(`${problem}\n`);
    }
    return verdict.report.ok ? EXIT.ok : EXIT.notOk;
  } finally {
    cast.phones.stop();
    cast.leave();
    http.close();
    await stillness.close().catch(() => undefined);
    redis.disconnect();
    await database.close();
  }
}

const fileOf = (path: string): BroughtFile => ({ name: basename(path), content: readFileSync(path) });

/**
 * Spoils one thing after the other and sees whether the count notices; what is spoiled is put right again before the next.
 * The report is that of everything spoiled at once.
 */
async function spoil(
  { sabotage, json }: DemoOptions,
  saboteur: Saboteur,
  gather: () => Promise<Evidence>,
  { out, err }: DemoHouse,
): Promise<number> {
  const say = (line: string): unknown => (json ? err : out).write(`${line}\n`);
  // A push that was dropped during the play is found first: the count must be clean before anything is spoiled.
  if (sabotage.includes('drop-push')) saboteur.findWhatWasDropped();
  const clean = judge(await gather());
  say(`没有动手脚：${wordsOf(clean)}`);
  let blind = !clean.report.ok;
  for (const kind of sabotage) {
    const undo = await saboteur.spoil(kind, (await gather()).tables);
    const verdict = judge(await gather());
    await undo();
    say(`动手脚 ${kind}：${wordsOf(verdict)}`);
    blind ||= verdict.report.ok;
  }
  const { tables } = await gather();
  for (const kind of sabotage) await saboteur.spoil(kind, tables);
  const all = judge(await gather());
  if (json) out.write(`${JSON.stringify(all.report)}\n`);
  if (blind) say('账目没有发现该发现的。');
  return blind || all.report.ok ? EXIT.blind : EXIT.notOk;
}

const wordsOf = ({ report, problems }: Verdict): string =>
  report.ok ? 'ok' : `发现 ${problems.length} 处不对，例如：${problems.slice(0, 3).join('；')}`;
