import { PERMISSIONS, type Permission, type Role } from '@gg/identity';
import type { WorldPerson } from '../../support/world';
import type { Door, Operation } from './openapi';
import type { Stage } from './stage';
import type { Way } from './way';

/** Somebody who is not concerned, signed in at the service. */
export interface Stranger {
  readonly who: string;
  readonly token: string;
}

/**
 * Routes that name somebody's id and are open to everybody of the kind all the same, with the reason. What such a request
 * changes is the asker's own.
 */
export const OPEN_TO_OTHERS: ReadonlyMap<string, string> = new Map([
  ['worker GET shifts/{id}/explanation', 'open work is there for every worker; each hears of themself alone'],
  ['worker POST shifts/{id}/claims', 'open work is there for every worker'],
  ['worker POST shifts/{id}/applications', 'open work is there for every worker'],
  ['worker POST worker/blocks', 'whom a worker blocks is the own list'],
  ['worker DELETE worker/blocks/{employerId}', 'whom a worker blocks is the own list'],
  ['worker POST worker/presence', 'a market is of nobody'],
  ['worker POST parties/memberships', 'whoever has the code of a party may join it'],
  ['worker POST parties', 'a worker invites whom they like; nobody is of a party without saying yes'],
  ['employer POST regulars', 'an employer names whom it likes; the list is its own'],
  ['employer POST blocks', 'an employer names whom it likes; the list is its own'],
  ['employer DELETE blocks/{workerId}', 'an employer names whom it likes; the list is its own'],
  ['centre GET markets/{id}/presences', 'a market is of nobody; who is shown in it is filtered by region'],
]);

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Every id in a text. */
export const idsIn = (text: string): string[] => [...new Set(text.match(UUID) ?? [])];

/**
 * Whether a request names somebody's thing by its id, or a region in which staff do something, so that a stranger's one
 * has to be refused.
 */
export const isAddressed = ({ key, door }: Operation, { path, query, body }: Way): boolean => {
  const sent = JSON.stringify([path, query, body]);
  return !OPEN_TO_OTHERS.has(key) && (idsIn(sent).length > 0 || (door === 'centre' && sent.includes('"regionCode"')));
};

/** Others of the same kind: another worker, another employer's owner, the same staff of another county and city. */
export async function strangersAt(stage: Stage, door: Door): Promise<Stranger[]> {
  const { world, strangeWorker, rival, desk } = stage;
  // A session of its own each time: some requests end the one they come with.
  const session = (person: WorldPerson, employerId?: string) =>
    world.anotherSession(person.accountId, door, employerId ?? null);
  switch (door) {
    case 'worker':
      return [{ who: 'another worker', token: await session(strangeWorker) }];
    case 'employer':
      return [{ who: "another employer's owner", token: await session(rival.owner, rival.employerId) }];
    case 'centre':
      return [
        { who: 'a supervisor of another city', token: await session(desk.ofAnotherCity) },
        { who: 'a supervisor of another county', token: await session(desk.ofAnotherCounty) },
      ];
  }
}

/** People of the very employer or region in each role of a service. */
export type RoleHolders = Readonly<Record<Door, readonly { readonly role: Role | null; readonly token: string }[]>>;

export async function roleHolders(stage: Stage): Promise<RoleHolders> {
  const { world, home, boss, desk } = stage;
  const member = async (role: 'manager' | 'foreman' | 'viewer') => ({
    role,
    token: (await world.member(home, boss.employerId, role)).token,
  });
  const foreman = await world.member(home, boss.employerId, 'foreman');
  return {
    // An account that has signed in at the workers' service without being a worker.
    worker: [{ role: null, token: await world.anotherSession(foreman.accountId, 'worker') }],
    employer: [
      await member('manager'),
      await member('foreman'),
      await member('viewer'),
      { role: null, token: await world.anotherSession(stage.strangeWorker.accountId, 'employer') },
    ],
    centre: [
      { role: 'clerk', token: desk.clerk.token },
      { role: 'verifier', token: desk.verifier.token },
      { role: 'auditor', token: desk.auditor.token },
    ],
  };
}

/** Those at the service whose role does not hold what the route asks for. */
export function withoutPermission({ door, permission }: Operation, holders: RoleHolders): Stranger[] {
  const rule = PERMISSIONS[permission as Permission];
  const roles: readonly Role[] = rule.roles;
  if (roles.includes('account')) return [];
  return holders[door]
    .filter(({ role }) => role === null || !roles.includes(role))
    .map(({ role, token }) => ({ who: role ?? 'somebody without a role', token }));
}
