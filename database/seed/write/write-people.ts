import { AccountBulkWriter, type BulkAccount, type ConsentPurpose, type StaffCredential } from '@gg/identity';
import { addDays, instantOf, localDate } from '@gg/kernel';
import { storeParty, storeProfiles } from '@gg/matching';
import type { Tx } from '@gg/platform';
import { WorkerBulkWriter, type BulkWorker } from '@gg/workers';
import type { MadeIdentity, Person, StaffMember, World } from '../generate/world';
import { staffOver, type Say, type SeedRun } from './seed-run';

/** People in one transaction: a few seconds of work, and small enough for a cluster's write set. */
const PEOPLE_A_STEP = 1_000;
/** Credentials are made side by side: each takes a core for a twentieth of a second. */
const HASHES_AT_ONCE = 4;

/** Staff, with the passwords that are told to whoever started the seed. */
export async function writeStaff(run: SeedRun, { staff, plan }: World): Promise<void> {
  const writer = run.doors.get(AccountBulkWriter);
  await run.step('seed.staff', async (tx) => {
    const credentials = await credentialsOf(writer, staff);
    await writer.insert(
      tx,
      staff.map((member, i) => ({
        ...accountOf(member, staff, plan.now),
        grants: [{ side: 'staff', role: member.role, regionPrefix: member.regionPrefix }],
        staff: credentials[i]!,
      })),
    );
    return null;
  });
}

async function credentialsOf(writer: AccountBulkWriter, staff: readonly StaffMember[]): Promise<StaffCredential[]> {
  const made: StaffCredential[] = [];
  for (let from = 0; from < staff.length; from += HASHES_AT_ONCE) {
    const some = staff.slice(from, from + HASHES_AT_ONCE);
    made.push(...(await Promise.all(some.map(({ signInName, password }) => writer.credential(signInName, password)))));
  }
  return made;
}

/** Workers with their accounts, and the candidates that matching makes of them. */
export async function writePeople(run: SeedRun, { people, staff, plan }: World, say: Say): Promise<void> {
  const accounts = run.doors.get(AccountBulkWriter);
  const workers = run.doors.get(WorkerBulkWriter);
  for (let from = 0; from < people.length; from += PEOPLE_A_STEP) {
    const some = people.slice(from, from + PEOPLE_A_STEP);
    await run.step(`seed.people.${from}`, async (tx) => {
      projectProfiles(tx);
      await accounts.insert(
        tx,
        some.map((person) => ({
          ...accountOf(person, staff, plan.now),
          channel: person.reach === 'app' ? 'app' : 'desk',
          consents: consentsOf(person),
          grants: [{ side: 'worker', role: 'worker' }],
        })),
      );
      await workers.insert(tx, some.map(workerOf));
      return null;
    });
    say(`people: ${from + some.length} of ${people.length}`);
  }
}

/** Couples and crews; their members' consents are theirs. */
export async function writeParties(run: SeedRun, { parties }: World): Promise<void> {
  const workers = run.doors.get(WorkerBulkWriter);
  await run.step('seed.parties', async (tx) => {
    tx.takeOver('party.changed.v1', 'matching.project-party', async (events) => {
      for (const { aggregateVersion, payload } of events) await storeParty(tx, aggregateVersion, payload);
    });
    await workers.insertParties(tx, parties);
    return null;
  });
}

/** Makes candidates of the profiles in the transaction that tells them: no job is left for each. */
export function projectProfiles(tx: Tx): void {
  tx.takeOver('worker.profile-changed.v1', 'matching.project-worker', (events) =>
    storeProfiles(
      tx,
      events.map(({ aggregateVersion, payload }) => ({ version: aggregateVersion, state: payload })),
    ),
  );
  // No employer has been written yet, so no number on a list of regulars waits for its owner.
  tx.takeOver('worker.registered.v1', 'employers.match-regulars-when-worker-registered', () => Promise.resolve());
}

/** The account of somebody. Who is verified was so by staff of their region, some days after they came. */
export function accountOf(person: MadeIdentity, staff: readonly StaffMember[], now: Date): BulkAccount {
  const { id, name, phone, idNumber, regionCode, registeredAt, identityState } = person;
  const verifier = identityState === 'verified' ? staffOver(staff, regionCode, 'verifier') : null;
  // Nobody confirms themself: of two at most one is this very verifier.
  const by = verifier === id ? staffOver(staff, regionCode, 'supervisor') : verifier;
  const day = addDays(localDate(registeredAt), 2);
  const at = instantOf(day, 10 * 60);
  return {
    id,
    name,
    phone,
    idNumber,
    regionCode,
    registeredAt,
    channel: 'desk',
    phoneHeardAt: phone === null ? null : heardAt(id, now),
    verified: by === null ? null : { method: 'desk_inspection', verifiedBy: by, verifiedAt: at < now ? at : now },
  };
}

/** Numbers were heard from within the last two months, each on its own day; a silent one would have to prove itself. */
const heardAt = (id: string, now: Date): Date =>
  instantOf(addDays(localDate(now), -1 - (parseInt(id.slice(-4), 16) % 60)), 12 * 60);

/** People without a phone, and many who only read SMS, let the centre's staff act for them. */
function consentsOf({ id, phone, reach }: Person): ConsentPurpose[] {
  const byStaff = phone === null || (reach === 'sms' && parseInt(id.slice(-2), 16) % 3 === 0);
  return [...(byStaff ? (['act_on_behalf'] as const) : []), ...(phone === null ? [] : (['sms_notices'] as const))];
}

const LARGE_LETTERS = { language: 'zh-CN', letters: 'large', readAloud: true, highContrast: false } as const;

const workerOf = (person: Person): BulkWorker => ({
  workerId: person.id,
  regionCode: person.regionCode,
  place: person.home,
  paused: person.paused,
  ...person.preferences,
  personalised: person.personalised,
  weekly: person.weekly,
  ...(person.largeLetters ? { display: LARGE_LETTERS } : {}),
  registeredAt: person.registeredAt,
  trades: person.trades,
  statuses: person.statuses,
  certificates: person.certificates,
  exceptions: person.exceptions,
  blockedEmployerIds: person.blockedEmployerIds,
  presence: person.presence,
});
