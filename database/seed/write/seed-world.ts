import { createHash } from 'node:crypto';
import type { World } from '../generate/world';
import { SeedRun, type Say, type SeedDoors } from './seed-run';
import { writeEmployers } from './write-employers';
import { writeMarkets } from './write-markets';
import { writePast, writePostings } from './write-postings';
import { writeParties, writePeople, writeStaff } from './write-people';
import { writeSharing } from './write-sharing';

/**
 * Writes a world through the doors of its rooms. May be called again after a failure, with the same world: what was done
 * is left as it is, what was not is done. Throws OtherWorld when another world was begun in this database.
 * @param doors the application context of `openSeed`, or of a service
 * @param say hears a line about each part
 */
export async function seedWorld(world: World, doors: SeedDoors, say: Say = () => undefined): Promise<void> {
  const run = new SeedRun(doors, world.staff[0]!, digestOf(world));
  await run.begin(world.plan);
  await writeStaff(run, world);
  say(`staff: ${world.staff.length}`);
  await writeMarkets(run, world);
  say(`markets: ${world.markets.length}`);
  await writePeople(run, world, say);
  await writeParties(run, world);
  say(`parties: ${world.parties.length}`);
  await writeEmployers(run, world, say);
  await writePast(run, world, say);
  await writePostings(run, world, say);
  await writeSharing(run, world, say);
  await run.end();
}

/** Tells two worlds apart, also those of one plan by two versions of the seed. */
function digestOf(world: World): Buffer {
  const hash = createHash('sha256');
  // Part by part: a world in one text would be tens of megabytes.
  for (const [name, part] of Object.entries(world)) {
    hash.update(name);
    for (const one of Array.isArray(part) ? (part as unknown[]) : [part]) hash.update(JSON.stringify(one));
  }
  return hash.digest();
}
