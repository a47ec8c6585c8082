import { lastStartOf } from '@database/seed';
import type { Cast } from './cast';
import type { Database } from './database';
import type { Demand } from './demand';
import { MORNING, type DemoSize } from './demo-size';
import type { DemoWorld, PostingOfTheDay } from './demo-world';
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

/** The evening and the morning, until the last work has begun. @returns the shifts that were posted */
export async function play(stage: Stage): Promise<Demand[]> {
  const { world, cast, clock, audience, size, stillness } = stage;
  const demands: Demand[] = [];
  const inAct = (act: PostingOfTheDay['act']) => world.postings.filter((one) => one.act === act);
  audience.act('第一幕 前一晚六点半：离开工还有十二个多小时，单位开始发布');
  await postAll(stage, inAct('evening'), demands);
  await goOnUntil(stage, MORNING);
  clock.advanceTo(MORNING);
  audience.act('第二幕 清晨五点：有人已经到了零工市场，单位继续发布，两小时后就要开工');
  audience.tell(`${await cast.comeToMarket()} 人在手机上点了“我到市场了”`);
  await stillness.wait();
  await postAll(stage, inAct('morning'), demands);
  await goOnUntil(stage, new Date(lastStartOf(size.plan.demonstration!).getTime() + 60_000));
  await cast.lookOnceMore();
  await stillness.wait();
  return demands;
}

async function postAll(
  { size, cast, audience, clock }: Stage,
  postings: readonly PostingOfTheDay[],
  demands: Demand[],
): Promise<void> {
  await someAtOnce(postings, size.postersAtOnce, async ({ plan }) => {
    const console = await cast.consoleOf(plan.employerId, plan.authorId);
    demands.push(...(await console.post(plan)));
    audience.note(clock.now());
  });
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

const callsWait = async (database: Database, now: Date): Promise<boolean> =>
  (await database.count("SELECT COUNT(*) n FROM call_list_entries WHERE state = 'waiting' AND due_at <= ?", [now])) > 0;
