import { addDays, instantOf, localDate } from '@gg/kernel';
import type { Dice } from './dice';
import { jobsOf } from './job-templates';
import { DAILY, type JobHours, type JobTemplate } from './job-template';
import { makeTerms } from './made-terms';
import { isFit, isFreeFor, nextHalfHour, Supply } from './supply';
import type { EmployerPlan, MadeTerms, Person, PlannedShift, PostingPlan, Site, WorldPlan } from './world';

/** Work begins at the earliest so long after the posting: people have to come. */
const LEAD_MS = 2 * 3_600_000;
const DAYS_AHEAD = 6;
const SEARCH_M = 20_000;
/** People who could take a seat, for each seat: about two in five accept. */
const PEOPLE_A_SEAT = 3;
/** Of ten postings, so many stay drafts. */
const DRAFTS_OF_TEN = 1;
/** How often every employer is asked for another posting. */
const ROUNDS = 6;

/** Who posts a job: an employer for itself, or an agent for a firm that it names. */
interface Poster {
  readonly poster: EmployerPlan;
  readonly user: EmployerPlan;
}

/**
 * Postings of the coming days, each with people near it who may take it and are free: every posting has its own crowd, so
 * that what is published can really be filled. Then a few drafts over which the rules will frown.
 */
export function makePostings(
  plan: WorldPlan,
  dice: Dice,
  employers: readonly EmployerPlan[],
  people: readonly Person[],
): PostingPlan[] {
  const round: Round = { plan, supply: new Supply(people), taken: new Set(), posted: new Map() };
  const odd = Math.min(oddDrafts.length, Math.floor(plan.postings / 10));
  const posters = postersInTurn(dice.for('posters'), employers);
  const postings: PostingPlan[] = [];
  for (let turn = 0; postings.length < plan.postings - odd && turn < posters.length * ROUNDS; turn++) {
    const posting = tryPosting(round, dice.for(turn), posters[turn % posters.length]!, `ahead-${turn}`);
    if (posting) postings.push(posting);
  }
  const drafts = Math.floor((postings.length * DRAFTS_OF_TEN) / 10);
  const settled = postings.map((posting, i) =>
    i >= postings.length - drafts ? { ...posting, publish: false } : posting,
  );
  const models = settled.filter(({ engagementType }) => engagementType === 'part_time');
  return [
    ...settled,
    ...oddDrafts.slice(0, models.length === 0 ? 0 : odd).map((twist, i) => twist(models[i % models.length]!, i)),
  ];
}

/** What has been posted so far, and on whom it counts. */
interface Round {
  readonly plan: WorldPlan;
  readonly supply: Supply;
  /** People and dates that a posting counts on. */
  readonly taken: Set<string>;
  /** Postings by trade. */
  readonly posted: Map<string, number>;
}

/**
 * City by city in turn, so that every city has work before one has much; in a city a household comes after five
 * firms, and agents come in for firms of their city.
 */
function postersInTurn(dice: Dice, employers: readonly EmployerPlan[]): Poster[] {
  const verified = dice.shuffled(employers.filter(({ verification }) => verification === 'verified'));
  const queues = [...new Set(verified.map(cityOf))].map((city): Poster[] => {
    const here = verified.filter((employer) => cityOf(employer) === city);
    const agents = here.filter(({ kind }) => kind === 'agent');
    const firms = here.filter(({ kind }) => kind !== 'agent' && kind !== 'household');
    const households = here.filter(({ kind }) => kind === 'household').map((user) => ({ poster: user, user }));
    return firms.flatMap((user, i) => {
      const poster = agents.length > 0 && dice.chance(0.15) ? dice.pick(agents) : user;
      return [{ poster, user }, ...(i % 6 === 4 ? households.splice(0, 1) : [])];
    });
  });
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => queues.flatMap((queue) => queue[i] ?? [])).flat();
}

const cityOf = ({ regionCode }: EmployerPlan): string => regionCode.slice(0, 4);

/** Tries the jobs of an employer, those first of which there are fewest yet, at several hours. Null when nobody would come. */
function tryPosting(round: Round, own: Dice, posting: Poster, key: string): PostingPlan | null {
  const count = ({ tradeCode }: JobTemplate): number => round.posted.get(tradeCode) ?? 0;
  const templates = own.shuffled(jobsOf(posting.user)).sort((a, b) => count(a) - count(b));
  for (const template of templates) {
    for (const hours of own.shuffled(template.hours)) {
      const made = tryJob(round, own.for(`${template.key} ${hours.from}`), posting, template, hours, key);
      if (made) return made;
    }
  }
  return null;
}

function tryJob(
  { plan, supply, taken, posted }: Round,
  own: Dice,
  { poster, user }: Poster,
  template: JobTemplate,
  hours: JobHours,
  key: string,
): PostingPlan | null {
  const firstDate = addDays(localDate(plan.now), own.below(DAYS_AHEAD));
  if (instantOf(firstDate, hours.from).getTime() < nextHalfHour(plan.now).getTime() + LEAD_MS) return null;
  const [least, most] = template.headcount;
  const job = {
    template,
    user,
    site: own.pick(user.sites),
    hours,
    firstDate,
    days: own.pick(template.days),
    headcount: own.between(least, most),
  };
  const terms = makeTerms(own.for('terms'), job);
  const crowd = crowdFor(terms, supply, taken);
  const headcount = Math.min(job.headcount, Math.floor(crowd.length / PEOPLE_A_SEAT));
  if (headcount < Math.min(least, 3)) return null;
  for (const { id } of crowd.slice(0, headcount * PEOPLE_A_SEAT)) {
    for (const { start } of terms.shifts) taken.add(`${id} ${localDate(start)}`);
  }
  posted.set(template.tradeCode, (posted.get(template.tradeCode) ?? 0) + 1);
  return {
    ...withHeadcount(terms, headcount),
    ...postedBy(poster, own),
    key,
    publish: true,
    mode: modeOf(template),
    reserves: headcount >= 10 ? Math.floor(headcount / 10) : 0,
    demonstration: false,
  };
}

/** Who may take every shift of it, is free and is not counted on elsewhere that day. */
function crowdFor(terms: MadeTerms, supply: Supply, taken: ReadonlySet<string>): Person[] {
  const free = (person: Person, shift: PlannedShift): boolean =>
    isFreeFor(person, shift) && !taken.has(`${person.id} ${localDate(shift.start)}`);
  return supply
    .near(terms.assembly.point, terms.tradeCode, SEARCH_M)
    .filter(
      (near) =>
        isFit(near, terms, localDate(terms.shifts.at(-1)!.end)) &&
        terms.shifts.every((shift) => free(near.person, shift)),
    )
    .map(({ person }) => person);
}

export const withHeadcount = (terms: MadeTerms, headcount: number): MadeTerms => ({
  ...terms,
  shifts: terms.shifts.map((shift) => ({ ...shift, headcount })),
});

/** Who of an employer posts, and who is called on site. */
export function postedBy(poster: EmployerPlan, own: Dice): Pick<PostingPlan, 'employerId' | 'authorId' | 'contact'> {
  const writers = poster.members.filter(({ role }) => role === 'owner' || role === 'manager');
  const onSite = poster.members.find(({ role }) => role === 'foreman') ?? poster.members[0]!;
  return {
    employerId: poster.id,
    authorId: own.pick(writers).id,
    contact: { name: onSite.name, phone: onSite.phone! },
  };
}

export function modeOf({ filling }: JobTemplate): PostingPlan['mode'] {
  if (filling === 'application') return { dispatch: false, claim: false, application: true };
  return { dispatch: true, claim: filling === 'dispatch_and_claim', application: false };
}

/** Drafts that nothing forbids and over which the rules say something: staff and employers have something to read. */
const oddDrafts: readonly ((model: PostingPlan, i: number) => PostingPlan)[] = [
  (model, i) => ({ ...draftOf(model, i), title: `高薪急招${model.title.replace(/（.*$/, '')}` }),
  (model, i) => ({
    ...draftOf(model, i),
    engagementType: 'casual',
    responsibility: { ...model.responsibility, insurer: '雇主责任险（商业保险）', insuranceKind: 'employer_liability' },
  }),
  (model, i) => ({ ...draftOf(model, i), shifts: longWeek(model.shifts[0]!) }),
  (model, i) => ({ ...draftOf(model, i), conditions: '男2名，女2名，分开安排休息室。' }),
  (model, i) => ({
    ...draftOf(model, i),
    engagementType: 'casual',
    settlement: { ...DAILY, cycle: 'monthly', days: 30 },
    responsibility: { ...model.responsibility, insurer: null, insuranceKind: 'none' },
  }),
  (model, i) => ({ ...draftOf(model, i), conditions: '' }),
];

const draftOf = (model: PostingPlan, i: number): PostingPlan => ({ ...model, key: `draft-${i}`, publish: false });

/** Six days running: more hours than one person may do part-time for one employer. */
function longWeek(first: PlannedShift): PlannedShift[] {
  const dayMs = 86_400_000;
  const later = (instant: Date, days: number): Date => new Date(instant.getTime() + days * dayMs);
  return Array.from({ length: 6 }, (_, i) => ({
    ...first,
    start: later(first.start, i),
    end: later(first.end, i),
    breaks: first.breaks.map(({ start, end, paid }) => ({ start: later(start, i), end: later(end, i), paid })),
  }));
}

/** A site with the employer who owns it. */
export const sitesIn = (employers: readonly EmployerPlan[], cityCode: string): { user: EmployerPlan; site: Site }[] =>
  employers.flatMap((user) =>
    user.sites.filter(({ regionCode }) => regionCode.startsWith(cityCode)).map((site) => ({ user, site })),
  );
