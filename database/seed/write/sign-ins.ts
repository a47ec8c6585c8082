import { regionFullName, tradeByCode } from '@gg/reference-data';
import type { EmployerPlan, Person, StaffMember, World } from '../generate/world';

/** A way to sign in, as the launcher prints it. Workers and employers get a one-time code by SMS, which demonstration mode shows. */
export type SignIn =
  | { readonly service: 'worker' | 'employer'; readonly who: string; readonly phone: string }
  | { readonly service: 'centre'; readonly who: string; readonly name: string; readonly password: string };

/** A few people of each kind whose pages have something on them. */
export function signInsOf(world: World): SignIn[] {
  return [...workers(world), ...employers(world), ...staff(world)];
}

function workers(world: World): SignIn[] {
  const ahead = world.postings.filter(({ publish, mode }) => publish && mode.dispatch);
  const posting = new Set(ahead.map(({ employerId }) => employerId));
  const regulars = new Set(world.employers.filter(({ id }) => posting.has(id)).flatMap((one) => one.regulars));
  const leaders = new Set(world.parties.map(({ memberIds }) => memberIds[0]!));
  const usable = world.people.filter(
    (person) =>
      person.reach === 'app' && person.phone !== null && person.identityState === 'verified' && !person.paused,
  );
  const kinds: [string, (person: Person) => boolean][] = [
    ['熟工', ({ id }) => regulars.has(id)],
    ['班组或结伴带头人', ({ id }) => leaders.has(id)],
    ['正在零工市场', ({ presence }) => presence !== null],
  ];
  return kinds.flatMap(([title, fits]) => {
    const person = usable.find(fits) ?? world.people.find((one) => one.phone !== null && fits(one));
    return person ? [{ service: 'worker' as const, who: `${title} ${about(person)}`, phone: person.phone! }] : [];
  });
}

const about = ({ name, trades, regionCode }: Person): string =>
  `${name}（${regionFullName(regionCode)}，${tradeByCode(trades[0]!.code)?.zh ?? ''}）`;

function employers(world: World): SignIn[] {
  const count = ({ id }: EmployerPlan): number => world.postings.filter(({ employerId }) => employerId === id).length;
  const busiest = (kind: (employer: EmployerPlan) => boolean): EmployerPlan | undefined =>
    world.employers
      .filter((one) => one.verification === 'verified' && kind(one))
      .sort((a, b) => count(b) - count(a))[0];
  const firm = busiest(({ kind, members }) => kind === 'organisation' && members.length >= 3);
  const foreman = firm?.members.find(({ role }) => role === 'foreman');
  const awaiting = world.employers.find(({ verification }) => verification === 'awaiting');
  const found: [string, EmployerPlan | undefined, string | null | undefined][] = [
    ['负责人', firm, firm?.members[0]?.phone],
    ['班组长', firm, foreman?.phone],
    ['中介', ...ownerOf(busiest(({ kind }) => kind === 'agent'))],
    ['家庭', ...ownerOf(busiest(({ kind }) => kind === 'household'))],
    ['待核验单位', ...ownerOf(awaiting)],
  ];
  return found.flatMap(([title, employer, phone]) =>
    employer && phone ? [{ service: 'employer' as const, who: `${title} ${employer.name}`, phone }] : [],
  );
}

const ownerOf = (employer: EmployerPlan | undefined): [EmployerPlan | undefined, string | null | undefined] => [
  employer,
  employer?.members[0]?.phone,
];

const ROLES = { supervisor: '主管', verifier: '审核', clerk: '窗口', auditor: '审计' } as const;

function staff(world: World): SignIn[] {
  const shown = (member: StaffMember): boolean => ['45', '4501', '450105'].includes(member.regionPrefix);
  return world.staff.filter(shown).map(({ name, role, regionPrefix, signInName, password }) => ({
    service: 'centre',
    who: `${ROLES[role]} ${name}（${regionFullName(regionPrefix)}）`,
    name: signInName,
    password,
  }));
}
