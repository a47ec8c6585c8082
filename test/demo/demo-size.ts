import type { WorldPlan } from '@database/seed';
import { instantOf, type LocalDate } from '@gg/kernel';

/** How large a demonstration is. */
export interface DemoSize {
  readonly name: 'full' | 'quick';
  readonly plan: WorldPlan;
  /** Of all who were made up so many are stored: those who take part first. */
  readonly workersKept: number;
  /** Employers who post at once. */
  readonly postersAtOnce: number;
}

/** The day of the work, a Tuesday. Fixed: the same seed is to play the same day whenever somebody looks. */
export const WORK_DATE: LocalDate = '2026-11-24';
/** The evening before: the first postings; everything starts more than twelve hours later. */
export const EVENING = instantOf('2026-11-23', 18 * 60 + 30);
/** The morning: people stand at the markets, and work begins in two to five hours. */
export const MORNING = instantOf(WORK_DATE, 5 * 60);

const SEED = 20_261_124;

/** A busy day over all fourteen cities. */
export const FULL: DemoSize = {
  name: 'full',
  plan: {
    seed: SEED,
    now: EVENING,
    workers: 20_000,
    firms: 200,
    agents: 4,
    households: 8,
    postings: 0,
    pastBookings: 6_000,
    presentShare: 0,
    demonstration: { date: WORK_DATE, postings: 210, seats: 1_500, people: 2_000, present: 300, bySms: 0.25 },
  },
  workersKept: 20_000,
  postersAtOnce: 3,
};

/** Small enough for every run of the tests; made from a larger crowd, because three hundred people have few trades. */
export const QUICK: DemoSize = {
  name: 'quick',
  plan: {
    ...FULL.plan,
    workers: 3_000,
    firms: 60,
    agents: 0,
    households: 0,
    pastBookings: 400,
    demonstration: { date: WORK_DATE, postings: 20, seats: 110, people: 200, present: 40, bySms: 0.25 },
  },
  workersKept: 300,
  postersAtOnce: 3,
};
