import { Inject, Injectable } from '@nestjs/common';
import type { PartyState } from '@gg/contracts';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import type { Reader } from '../data/reader';
import { partiesById } from '../data/party-rows';
import { profileStates, type VersionedProfile } from '../data/profile-states';
import { partyStateOf } from '../data/party-state';

/** Bounds one answer of the server and what a process holds of it. */
const BATCH = 1_000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * All profiles and parties, batch by batch, as their events carry them: for seeding a projection and for building one
 * anew. Ids are walked upwards, so a row that is inserted meanwhile may be missed: its event is not.
 */
@Injectable()
export class WorkerProfiles {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @param after the last id of an earlier walk; everything without it */
  async *workerProfiles(reader: Reader, after: Id = FIRST_ID): AsyncGenerator<VersionedProfile[]> {
    for (let cursor = after; ;) {
      const ids = await nextIds(
        reader,
        'SELECT worker_id AS id FROM workers WHERE worker_id > ? ORDER BY worker_id LIMIT ?',
        cursor,
      );
      const last = ids.at(-1);
      if (last === undefined) return;
      yield [...(await profileStates(reader, ids, this.clock.now())).values()];
      cursor = last;
    }
  }

  /** As {@link workerProfiles}, for parties; those that have ended are among them. */
  async *partyStates(reader: Reader, after: Id = FIRST_ID): AsyncGenerator<{ version: number; state: PartyState }[]> {
    for (let cursor = after; ;) {
      const ids = await nextIds(reader, 'SELECT id FROM parties WHERE id > ? ORDER BY id LIMIT ?', cursor);
      const last = ids.at(-1);
      if (last === undefined) return;
      const parties = await partiesById(reader, ids);
      yield [...parties.values()].map((party) => ({ version: party.version, state: partyStateOf(party) }));
      cursor = last;
    }
  }
}

async function nextIds(reader: Reader, sql: string, after: Id): Promise<Id[]> {
  const rows = await reader.rows<{ id: Id }>(sql, [after, BATCH]);
  return rows.map(({ id }) => id);
}
