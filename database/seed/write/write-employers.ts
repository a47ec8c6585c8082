import { AccountBulkWriter } from '@gg/identity';
import { EmployerBulkWriter, PasteRegulars, type BulkEmployer, type EmployerProof } from '@gg/employers';
import type { EmployerPlan, StaffMember, World } from '../generate/world';
import { staffOver, type Say, type SeedRun } from './seed-run';
import { accountOf } from './write-people';

/** Employers with their members, sites, licences, regulars and blocks. */
export async function writeEmployers(run: SeedRun, { employers, staff, plan }: World, say: Say): Promise<void> {
  const accounts = run.doors.get(AccountBulkWriter);
  const writer = run.doors.get(EmployerBulkWriter);
  await run.step('seed.employers', async (tx) => {
    const members = employers.flatMap((employer) => employer.members);
    await accounts.insert(
      tx,
      members.map((member) => ({ ...accountOf(member, staff, plan.now), channel: 'app' })),
    );
    await writer.insert(
      tx,
      employers.map((employer) => bulkEmployer(employer, staff)),
    );
    return null;
  });
  for (const employer of employers) await pasteStrangers(run, employer);
  say(`employers: ${employers.length}`);
}

/** Numbers of people whom nobody here knows: pasted by the employer as it would paste them. */
async function pasteStrangers(run: SeedRun, employer: EmployerPlan): Promise<void> {
  if (employer.regularPhones.length === 0) return;
  const caller = run.member(employer.members[0]!, employer, `regulars.${employer.id}`);
  await run.doors.get(PasteRegulars).execute(caller, { text: employer.regularPhones.join('\n') });
}

function bulkEmployer(employer: EmployerPlan, staff: readonly StaffMember[]): BulkEmployer {
  const { verifiedAt, regionCode, kind } = employer;
  const proof: EmployerProof = kind === 'household' ? 'identity_seen' : 'licence_seen';
  return {
    id: employer.id,
    kind,
    name: employer.name,
    creditCode: employer.creditCode,
    regionCode,
    registeredAt: employer.registeredAt,
    verified: verifiedAt === null ? null : { proof, by: staffOver(staff, regionCode, 'verifier'), at: verifiedAt },
    ...(employer.licence ? { licence: employer.licence } : {}),
    members: employer.members.map(({ id, role }) => ({ accountId: id, role })),
    sites: employer.sites,
    regularWorkerIds: employer.regulars,
    blockedWorkerIds: employer.blockedWorkerIds,
  };
}
