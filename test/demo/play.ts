import type { PostingPlan } from '@database/seed';
import type { Cast } from './cast';
import type { Database } from './database';
import type { Demand } from './demand';
import type { DemoSize } from './demo-size';
import type { DemoWorld, Script } from './demo-world';
import { ImportStory } from './import-story';
import { someAtOnce } from './pace';
import type { SharedClock } from './shared-clock';
import type { Stillness } from './stillness';

/** Hears how the play goes on. */
export interface Audience {
  /** A new act. */
  act(title: string): void;
  tell(sentence: string): void;
  /** Something moved; as often as it does. @param now business time */
  note(now: Date): void;
}

export interface Stage {
  readonly size: DemoSize;
  readonly world: DemoWorld;
  readonly cast: Cast;
  readonly clock: SharedClock;
  readonly stillness: Stillness;
  readonly database: Database;
  readonly audience: Audience;
}

/** From the first posting until the last work has begun. @returns the shifts that were posted */
export async function play(stage: Stage): Promise<Demand[]> {
  const { world, cast, stillness } = stage;
  const demands: Demand[] = [];
  if (world.script.kind === 'file') await bringFile(stage, world.script, demands);
  else await playActs(stage, world.script, demands);
  const lastStart = Math.max(...demands.map(({ start }) => start.getTime()));
  await goOnUntil(stage, new Date(lastStart + MINUTE_MS));
  await cast.lookOnceMore();
  await stillness.wait();
  return demands;
}

async function playActs(stage: Stage, script: Extract<Script, { kind: 'two acts' }>, demands: Demand[]): Promise<void> {
  const { cast, clock, audience, stillness } = stage;
  audience.act('第一幕 前一晚六点半：离开工还有十二个多小时，单位开始发布');
  await postAll(stage, script.evening, demands);
  await goOnUntil(stage, script.morningAt);
  clock.advanceTo(script.morningAt);
  audience.act('第二幕 清晨五点：有人已经到了零工市场，单位继续发布，最早的两小时后就要开工');
  audience.tell(`${await cast.comeToMarket()} 人在手机上点了“我到市场了”`);
  await stillness.wait();
  await postAll(stage, script.morning, demands);
}

async function postAll(
  { size, cast, audience, clock }: Stage,
  plans: readonly PostingPlan[],
  demands: Demand[],
): Promise<void> {
  await someAtOnce(plans, size.postersAtOnce, async (plan) => {
    const console = await cast.consoleOf(plan.employerId, plan.authorId);
    demands.push(...(await console.post(plan)));
    audience.note(clock.now());
  });
}

/** Every firm of the file sends it; what each row came to is told once. */
async function bringFile(
  { cast, audience, clock, size }: Stage,
  { file, senders }: Extract<Script, { kind: 'file' }>,
  demands: Demand[],
): Promise<void> {
  audience.act(`前一晚：${senders.length} 家单位各自上传 ${file.name}`);
  const report = new ImportStory();
  await someAtOnce(senders, size.postersAtOnce, async ({ employerId, accountId }) => {
    const console = await cast.consoleOf(employerId, accountId);
    const brought = await console.bring(file);
    report.hear(brought);
    demands.push(...brought.demands);
    audience.note(clock.now());
  });
  for (const line of report.lines()) audience.tell(line);
  if (demands.length === 0) throw new Error(`Nothing in ${file.name} could be posted.`);
}

/**
 * Lets everything happen that happens by itself up to an instant: the clock jumps to whatever is due next, but only while
 * nothing is pending.
 */
async function goOnUntil({ stillness, clock, cast, database, audience }: Stage, end: Date): Promise<void> {
  for (;;) {
    await stillness.wait();
    if (await callsWait(database, clock.now())) {
      await cast.phoneEverybody();
      continue;
    }
    const next = await stillness.nextDue();
    if (next === null || next > end) return;
    clock.advanceTo(next);
    audience.note(clock.now());
  }
}

const MINUTE_MS = 60_000;

const callsWait = async (database: Database, now: Date): Promise<boolean> =>
  (await database.count("SELECT COUNT(*) n FROM call_list_entries WHERE state = 'waiting' AND due_at <= ?", [now])) > 0;
