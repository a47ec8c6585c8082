import { generateWorld, type World, type WorldPlan } from '@database/seed';
import { regionFullName } from '@gg/reference-data';
import { AppPerson } from '../demo/app-person';
import { EmployerConsole, NotPublished } from '../demo/employer-console';
import type { Person } from '../demo/habits';
import { HttpClient, UnexpectedAnswer } from '../demo/http-client';
import { Journals } from '../demo/journals';
import { Pace, someAtOnce } from '../demo/pace';
import type { Doors, Town } from '../demo/town';
import { cornersOf, nextPosting, type Corner } from './ordinary-day';
import type { SimulateOptions } from './simulate-options';
import { UnhurriedHabits } from './unhurried-habits';

/** What the launcher gives. */
export interface SimulationHouse {
  /** Addresses of the running services. */
  readonly urls: Readonly<Record<string, string>>;
  /** With which its people were made up: the same plan gives the same people. */
  readonly plan: WorldPlan;
  readonly say: (line: string) => void;
  /** Ends everything at once. */
  readonly stop: AbortSignal;
}

/** What came of it, as the people counted. */
export interface SimulationCount {
  readonly postings: number;
  readonly accepted: number;
  readonly declined: number;
}

/** How often it is looked whether everything is to end. */
const LOOK_MS = 200;
/** Pages that are opened at the same time. */
const AT_ONCE = 4;

/**
 * Ordinary traffic for a running system: employers post, people look at their phones and answer, all of it by the doors that
 * everybody uses. Ends after its time, or when it is told to.
 */
export async function runSimulation(options: SimulateOptions, house: SimulationHouse): Promise<SimulationCount> {
  const { say, stop } = house;
  const world: World = generateWorld(house.plan);
  const corners = cornersOf(world, options.employers, options.people);
  const pace = new Pace();
  const http = new HttpClient((ms) => pace.pause(ms));
  const journals = new Journals();
  const town: Town = { doors: doorsOf(house.urls), http, journals, habits: new UnhurriedHabits(house.plan.seed), pace };
  const people = corners.flatMap((corner) => corner.people.map((one) => new AppPerson(town, personOf(one), one)));
  const consoles = new Map(
    corners.map((corner) => [corner, new EmployerConsole(town, corner.employer, ownerOf(corner))]),
  );
  let postings = 0;
  const count = (): SimulationCount => ({
    postings,
    accepted: journals.answers.filter(({ outcome }) => outcome === 'accepted').length,
    declined: journals.answers.filter(({ outcome }) => outcome === 'declined').length,
  });
  try {
    say(`${people.length} 位劳动者、${corners.length} 家用工单位登录…… signing in`);
    await someAtOnce(people, AT_ONCE, async (person) => {
      if (!stop.aborted) await whereItCan(say, () => person.signIn().then(() => person.open()));
    });
    const open = new Set<Corner>();
    await someAtOnce([...consoles], AT_ONCE, async ([corner, console]) => {
      if (!stop.aborted && (await whereItCan(say, () => console.open()))) open.add(corner);
    });
    const posting = corners.filter((corner) => open.has(corner));
    if (posting.length === 0 && !stop.aborted) throw new Error('No employer could sign in: nothing will move.');
    const end = Date.now() + options.minutes * 60_000;
    for (let turn = 0; Date.now() < end && !stop.aborted; turn++) {
      const corner = posting[turn % posting.length]!;
      if (await posted(consoles.get(corner)!, corner, turn, say)) postings++;
      const { accepted, declined } = count();
      say(`  至今 so far: 发布 ${postings}，接单 ${accepted}，不接 ${declined}`);
      for (const next = Date.now() + options.everySeconds * 1_000; Date.now() < next && !stop.aborted;) {
        await pace.pause(LOOK_MS);
      }
    }
    return count();
  } finally {
    for (const person of people) person.close();
    for (const console of consoles.values()) console.close();
    http.close();
  }
}

/** Whoever signed in by hand a moment ago has to wait for the next code; the day goes on without them. @returns whether it went well */
async function whereItCan(say: (line: string) => void, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof UnexpectedAnswer)) throw error;
    say(`  ${error.message}`);
    return false;
  }
}

/** @returns whether it became public; what the market refuses is told, and the day goes on */
async function posted(
  console: EmployerConsole,
  { employer, models }: Corner,
  turn: number,
  say: (line: string) => void,
): Promise<boolean> {
  const plan = nextPosting(models[turn % models.length]!, new Date(), turn);
  const { start, headcount } = plan.shifts[0]!;
  try {
    await console.post(plan);
    const when = new Intl.DateTimeFormat('zh-CN', {
      dateStyle: 'short',
      timeStyle: 'short',
      timeZone: 'Asia/Shanghai',
    });
    say(
      `${regionFullName(employer.regionCode)} ${employer.name}：${plan.title}，${headcount} 人，${when.format(start)}`,
    );
    return true;
  } catch (error) {
    if (!(error instanceof NotPublished) && !(error instanceof UnexpectedAnswer)) throw error;
    say(`${employer.name}：${error.message}`);
    return false;
  }
}

const doorsOf = (urls: Readonly<Record<string, string>>): Doors => ({
  workers: [urls['worker']!, urls['worker']!],
  employer: urls['employer']!,
  centre: urls['centre']!,
  sms: urls['sms'] ?? '',
});

const ownerOf = ({ employer }: Corner): string => employer.members[0]!.id;

const personOf = ({ id, temper }: World['people'][number]): Person => ({
  id,
  withApp: true,
  goesWith: id,
  acceptPerMille: temper.acceptPerMille,
});
