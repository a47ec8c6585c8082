import { Dice } from '@database/seed/generate/dice';
import { generateWorld, type EmployerPlan, type Person, type World } from '@database/seed';
import type { Id, LocalDate } from '@gg/kernel';
import { readPostings, type ParsedPosting } from '@gg/postings';
import { tradeByCode } from '@gg/reference-data';
import { keptPeople, leadersOf, type DemoWorld } from './demo-world';
import type { DemoSize } from './demo-size';
import { whyNot } from './may-take-oracle';

/** A file of postings that somebody brought. */
export interface BroughtFile {
  readonly name: string;
  readonly content: Buffer;
}

/** So many of those asked for a seat take part. */
const PEOPLE_A_SEAT = 1.7;
const SEARCH_M = 20_000;
const DAY_MS = 86_400_000;
/** Half past six in the evening, in minutes. */
const EVENING_MINUTE = 18 * 60 + 30;

/**
 * The world in which a file is posted: the firms that it names take the places of made ones, and those who live near its
 * postings and know the trades take part; everybody else is away on its days. The file is only looked through for whom to
 * invite: it is posted by the firms themselves, through the door that everybody's files come in by.
 */
export async function makeInputWorld(size: DemoSize, file: BroughtFile): Promise<DemoWorld> {
  const { rows } = await readPostings(file.content, file.name);
  const shifts = rows.flatMap((row) => row.draft.shifts.map((shift) => ({ row, shift })));
  if (shifts.length === 0) throw new Error(`${file.name} holds no posting that could be read.`);
  const first = Math.min(...shifts.map(({ shift }) => shift.start.getTime()));
  const now = eveningBefore(new Date(first));
  const made = generateWorld({ ...size.plan, now, demonstration: null });
  const people = invited(made, rows, size);
  const dates = new Set(shifts.flatMap(({ shift }) => [localDate(shift.start), localDate(shift.end)]));
  const dice = Dice.of(size.plan.seed).for('input');
  const { employers, senders } = withFirms(made.employers, rows);
  const world = {
    ...made,
    employers,
    postings: [],
    people: made.people.map((person): Person => {
      const takesPart = people.has(person.id);
      const own = dice.for(person.id);
      const free = takesPart ? [{ startMinute: 0, endMinute: 1_440 }] : [];
      return {
        ...person,
        presence: null,
        simulated: takesPart,
        reach: own.chance(size.plan.demonstration!.bySms) ? 'sms' : 'app',
        exceptions: [
          ...person.exceptions.filter(({ date }) => !dates.has(date)),
          ...[...dates].map((date) => ({ date, free })),
        ].sort((a, b) => (a.date < b.date ? -1 : 1)),
      };
    }),
  };
  const stored = keptPeople(world, size.workersKept);
  return {
    stored,
    people: stored.people.filter(({ simulated }) => simulated),
    toMarket: new Map(),
    leaderOf: leadersOf(stored, people),
    opens: now,
    script: { kind: 'file', file, senders },
  };
}

const localDate = (instant: Date): LocalDate => new Date(instant.getTime() + DAY_MS / 3).toISOString().slice(0, 10);

/** The evening of the day before, local. */
const eveningBefore = (instant: Date): Date =>
  new Date(Date.parse(`${localDate(new Date(instant.getTime() - DAY_MS))}T00:00:00+08:00`) + EVENING_MINUTE * 60_000);

/** Who lives near a posting and may take it, the nearest first, until there are enough for its seats. */
function invited(world: World, rows: readonly ParsedPosting[], size: DemoSize): Set<Id> {
  const most = size.plan.demonstration!.people;
  const chosen = new Set<Id>();
  for (const { draft } of rows) {
    const seats = Math.max(...draft.shifts.map(({ headcount }) => headcount));
    const able = world.people
      .filter(({ phone }) => phone !== null)
      .map((person) => ({ person, metres: roughMetres(person.home, draft.assembly.point) }))
      .filter(({ person, metres }) => metres <= SEARCH_M && !chosen.has(person.id) && isAble(person, draft))
      .sort((a, b) => a.metres - b.metres || (a.person.id < b.person.id ? -1 : 1));
    for (const { person } of able.slice(0, Math.ceil(seats * PEOPLE_A_SEAT))) {
      if (chosen.size < most) chosen.add(person.id);
    }
  }
  return chosen;
}

function isAble(person: Person, draft: ParsedPosting['draft']): boolean {
  const [shift] = draft.shifts;
  const anyDay = Array.from({ length: 7 }, (_, day) => ({ weekday: day + 1, startMinute: 0, endMinute: 1_440 }));
  const trade = tradeByCode(draft.tradeCode);
  const byLaw = (trade?.certificates ?? []).flatMap(({ kind, requirement }) => (requirement === 'law' ? [kind] : []));
  const demand = {
    postingId: '',
    shiftId: '',
    employerId: '',
    key: '',
    city: '',
    headcount: shift!.headcount,
    start: shift!.start,
    end: shift!.end,
    unpaidBreaks: [],
    tradeCode: draft.tradeCode,
    engagementType: draft.engagementType,
    legalEmployerCode: null,
    point: draft.assembly.point,
    certificates: [...byLaw, ...(draft.requiredCertificates ?? [])],
    loads: draft.loads,
    minAge: Math.max(18, draft.minAge ?? 0),
    maxAge: draft.maxAge,
    tradeLeastAge: trade?.minAge ?? 0,
    sentMs: 0,
  };
  const free = { ...person, exceptions: [], weekly: anyDay };
  return (
    whyNot({ person: free, market: null, employer: { id: '', blockedWorkerIds: [] }, worked: [] }, demand) === null
  );
}

const roughMetres = (a: { lng: number; lat: number }, b: { lng: number; lat: number }): number =>
  Math.hypot((a.lng - b.lng) * 102_000, (a.lat - b.lat) * 111_000);

/** The firms of the file take over made ones; whoever owns the firm sends the file. */
function withFirms(
  employers: readonly EmployerPlan[],
  rows: readonly ParsedPosting[],
): { employers: EmployerPlan[]; senders: { employerId: Id; accountId: Id }[] } {
  const firms = new Map(
    rows.flatMap(({ employer: { name, creditCode }, draft }) =>
      creditCode === null ? [] : [[creditCode, { name: name ?? creditCode, regionCode: draft.assembly.regionCode }]],
    ),
  );
  const free = employers.filter(({ kind, verification }) => kind === 'organisation' && verification === 'verified');
  if (free.length < firms.size)
    throw new Error(`The file names ${firms.size} firms; there is room for ${free.length}.`);
  const taken = new Map([...firms].map(([creditCode, firm], i) => [free[i]!.id, { ...firm, creditCode }]));
  // A file that names nobody is the file of whoever sends it.
  if (taken.size === 0) return { employers: [...employers], senders: [senderOf(free[0]!)] };
  const renamed = employers.map((employer) => ({ ...employer, ...taken.get(employer.id) }));
  return { employers: renamed, senders: renamed.filter(({ id }) => taken.has(id)).map(senderOf) };
}

const senderOf = ({ id, members }: EmployerPlan) => ({ employerId: id, accountId: members[0]!.id });
