import { addDays, instantOf, localDate } from '@gg/kernel';
import { poll } from '../../support/poll';
import { postingBody } from '../../support/posting';
import type { World, WorldEmployer, WorldPerson, WorldPlace } from '../../support/world';
import { StubbornClient } from '../actors/stubborn-client';
import { race, tally, type Finish, type Runner } from './race';

/** Where races are run: a system, whatever it stands on. */
export interface RaceGround {
  readonly world: World;
  /** Every process of the worker service; requests go round. */
  readonly workerUrls: readonly string[];
  readonly employerUrl: string;
  now(): Date;
  rows<T>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** Resolves when nothing is due that is not done. */
  settled(): Promise<void>;
  /** Resolves when all workers are known to matching. */
  indexed(): Promise<void>;
}

/** What a race came to. */
export interface RaceOutcome {
  /** How often each answer came: `taken`, or the code of the refusal. */
  readonly answers: Readonly<Record<string, number>>;
  readonly seats: readonly { readonly shiftId: string; readonly headcount: number; readonly filled: number }[];
  readonly bookings: readonly {
    readonly shiftId: string;
    readonly workerId: string;
    readonly partyId: string | null;
  }[];
  /** What must never be, as sentences; empty when all is well. */
  readonly faults: readonly string[];
}

/** Many workers tap on the few seats of one shift at once; each process of the service gets its part of them. */
export async function raceForSeats(
  ground: RaceGround,
  place: WorldPlace,
  { workers: count, seats, by }: { workers: number; seats: number; by: 'claim' | 'offer' },
): Promise<RaceOutcome> {
  const employer = await ground.world.employer(place);
  const workers = await ground.world.workers(place, count);
  await ground.indexed();
  const mode = { dispatch: by === 'offer', claim: by === 'claim' };
  const [shiftId] = await post(ground, place, employer, { headcounts: [seats], mode });
  const paths =
    by === 'claim'
      ? new Map(workers.map((one) => [one.accountId, `shifts/${shiftId!}/claims`]))
      : await offerPaths(ground, [shiftId!], count);
  const finishes = await race(runnersOf(ground, workers, (worker) => paths.get(worker.accountId)!));
  return outcomeOf(ground, [shiftId!], finishes, (taken) =>
    taken === seats ? [] : [`${taken} were told that they have one of ${seats} seats`],
  );
}

/** Workers who each tap on two shifts that overlap in time, on both at once and at two processes. */
export async function raceForOverlappingShifts(
  ground: RaceGround,
  place: WorldPlace,
  { workers: count }: { workers: number },
): Promise<RaceOutcome> {
  const employer = await ground.world.employer(place);
  const workers = await ground.world.workers(place, count);
  await ground.indexed();
  const shiftIds = await post(ground, place, employer, {
    headcounts: [count, count],
    mode: { dispatch: false, claim: true },
  });
  const runners = workers.flatMap((worker) =>
    shiftIds.map((shiftId, at): Runner => ({
      url: urlOf(ground, at),
      token: worker.token,
      path: `shifts/${shiftId}/claims`,
    })),
  );
  const finishes = await race(runners);
  return outcomeOf(ground, shiftIds, finishes, (taken) =>
    taken === count ? [] : [`${count} workers were told ${taken} times that they have a seat`],
  );
}

/** Couples and singles, all of whom have an offer, tap at once for seats that are fewer than they. */
export async function raceOfCouplesAndSingles(
  ground: RaceGround,
  place: WorldPlace,
  { couples, singles, seats }: { couples: number; singles: number; seats: number },
): Promise<RaceOutcome> {
  const { world } = ground;
  const employer = await world.employer(place);
  const people = await world.workers(place, 2 * couples + singles);
  for (let n = 0; n < couples; n++) await world.party('couple', people.slice(2 * n, 2 * n + 2));
  await ground.indexed();
  const [shiftId] = await post(ground, place, employer, { headcounts: [seats], mode: { dispatch: true } });
  const askers = [...people.slice(0, 2 * couples).filter((_, n) => n % 2 === 0), ...people.slice(2 * couples)];
  const paths = await offerPaths(ground, [shiftId!], askers.length);
  const finishes = await race(runnersOf(ground, askers, (worker) => paths.get(worker.accountId)!));
  return outcomeOf(ground, [shiftId!], finishes, () => []);
}

function urlOf({ workerUrls }: RaceGround, at: number): string {
  return workerUrls[at % workerUrls.length]!;
}

const runnersOf = (
  ground: RaceGround,
  workers: readonly WorldPerson[],
  path: (worker: WorldPerson) => string,
): Runner[] => workers.map((worker, at) => ({ url: urlOf(ground, at), token: worker.token, path: path(worker) }));

/** One posting with a shift for each headcount, all at the same hours of the day after tomorrow. */
async function post(
  ground: RaceGround,
  place: WorldPlace,
  employer: WorldEmployer,
  { headcounts, mode }: { headcounts: readonly number[]; mode: object },
): Promise<readonly string[]> {
  const start = instantOf(addDays(localDate(ground.now()), 2), 8 * 60);
  const shift = (headcount: number, at: number) => {
    const from = new Date(start.getTime() + at * 3_600_000);
    return { start: from.toISOString(), end: new Date(from.getTime() + 4 * 3_600_000).toISOString(), headcount };
  };
  const body = { ...postingBody(place, employer, { start, headcount: 1, mode }), shifts: headcounts.map(shift) };
  const client = new StubbornClient(ground.employerUrl, employer.owner.token);
  const { status, body: answer } = await client.post<{ shiftIds: string[] }>('postings', body);
  if (status !== 201) throw new Error(`the posting was refused: ${status} ${JSON.stringify(answer)}`);
  await ground.settled();
  return answer.shiftIds;
}

/** Where each worker answers their offer. */
async function offerPaths(
  ground: RaceGround,
  shiftIds: readonly string[],
  count: number,
): Promise<Map<string, string>> {
  const offers = await poll(`${count} offers`, async () => {
    const rows = await ground.rows<{ id: string; workerId: string }>(
      "SELECT id, worker_id FROM offers WHERE shift_id IN (?) AND state = 'open'",
      [shiftIds],
    );
    return rows.length === count && rows;
  });
  return new Map(offers.map(({ id, workerId }) => [workerId, `offers/${id}/acceptance`]));
}

async function outcomeOf(
  ground: RaceGround,
  shiftIds: readonly string[],
  finishes: readonly Finish[],
  told: (taken: number) => string[],
): Promise<RaceOutcome> {
  const seats = await ground.rows<{ shiftId: string; headcount: number; filled: number }>(
    'SELECT shift_id, headcount, filled FROM shift_seats WHERE shift_id IN (?)',
    [shiftIds],
  );
  const bookings = await ground.rows<{
    shiftId: string;
    workerId: string;
    partyId: string | null;
    partyMinimum: number | null;
    offerId: string | null;
  }>('SELECT shift_id, worker_id, party_id, party_minimum, offer_id FROM bookings WHERE shift_id IN (?) AND live = 1', [
    shiftIds,
  ]);
  const answers = tally(finishes);
  const faults = [...told(answers['taken'] ?? 0)];
  for (const finish of finishes) {
    if (finish.status >= 500) faults.push(`an answer was ${finish.status} ${JSON.stringify(finish.body)}`);
  }
  for (const { shiftId, headcount, filled } of seats) {
    const here = bookings.filter((booking) => booking.shiftId === shiftId);
    if (filled > headcount || here.length > headcount)
      faults.push(`${filled} filled and ${here.length} booked of ${headcount} seats`);
    if (filled !== here.length) faults.push(`the seats say ${filled}, the bookings ${here.length}`);
  }
  const [overlaps] = await ground.rows<{ n: number }>(
    `SELECT COUNT(*) AS n FROM bookings a JOIN bookings b
        ON a.worker_id = b.worker_id AND a.id < b.id AND a.live = 1 AND b.live = 1 AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
      WHERE a.shift_id IN (?)`,
    [shiftIds],
  );
  if (Number(overlaps!.n) > 0) faults.push(`${overlaps!.n} times somebody is to be in two places at once`);
  for (const partyId of new Set(bookings.flatMap((booking) => booking.partyId ?? []))) {
    const seated = bookings.filter((booking) => booking.partyId === partyId);
    if (seated.length < (seated[0]!.partyMinimum ?? 2))
      faults.push(`a party is split: ${seated.length} of it are seated`);
  }
  const [orphans] = await ground.rows<{ n: number }>(
    `SELECT COUNT(*) AS n FROM offers o WHERE o.shift_id IN (?) AND o.state = 'accepted'
        AND NOT EXISTS (SELECT 1 FROM bookings b WHERE b.offer_id = o.id AND b.live = 1)`,
    [shiftIds],
  );
  if (Number(orphans!.n) > 0) faults.push(`${orphans!.n} accepted offers have no booking`);
  return {
    answers,
    seats,
    bookings: bookings.map(({ shiftId, workerId, partyId }) => ({ shiftId, workerId, partyId })),
    faults,
  };
}
