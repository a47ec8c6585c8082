import { CLOCK, localDate, type Clock } from '@gg/kernel';
import { CreateSharedPosting } from '@gg/shared-employment';
import type { World } from '../generate/world';
import type { Say, SeedRun } from './seed-run';

/** Surpluses and shortages, written and published as their firms would: the rules judge each, the matching service pairs them. */
export async function writeSharing(run: SeedRun, world: World, say: Say): Promise<void> {
  const create = run.doors.get(CreateSharedPosting);
  const today = localDate(run.doors.get<Clock>(CLOCK as never).now());
  const employers = new Map(world.employers.map((employer) => [employer.id, employer]));
  const due = world.sharing.filter(({ to }) => to > today);
  for (const { key, employerId, authorId, contact, ...terms } of due) {
    const employer = employers.get(employerId)!;
    const author = employer.members.find(({ id }) => id === authorId)!;
    const command = { employerId: null, terms, contact, publish: true };
    await create.execute(run.member(author, employer, key), command);
  }
  if (due.length > 0) say(`surpluses and shortages: ${due.length}`);
}
