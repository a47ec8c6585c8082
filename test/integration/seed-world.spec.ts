import { judgePosting, judgeSharing, payRank, type PostingContent } from '@gg/compliance';
import { parsePersonName, readCreditCode, readIdNumber, readPhone, type CreditCode } from '@gg/identity';
import { addDays, ageOn, distanceM, isId, lawWeekOf, localDate } from '@gg/kernel';
import { MARKET_KINDS, openingHours } from '@gg/markets';
import { CERTIFICATES, legalNumbersOn, regionByCode, REGIONS, TRADES, tradeByCode } from '@gg/reference-data';
import { STATED_STATUSES, weeklyPattern } from '@gg/workers';
import { madePhone } from '@database/seed/generate/made-numbers';
import { DEVELOPMENT_PLAN, Dice, generateWorld, lastStartOf, signInsOf, type Person, type World } from '@database/seed';

/** A Monday evening in Nanning, with a full week behind it and one ahead. */
const NOW = new Date('2026-11-23T10:00:00Z');
const today = localDate(NOW);
const CITIES = REGIONS.filter(({ level }) => level === 'city').map(({ code }) => code);
const DAY = addDays(today, 2);

const world = generateWorld({ ...DEVELOPMENT_PLAN, now: NOW });
const busyDay = generateWorld({
  ...DEVELOPMENT_PLAN,
  now: NOW,
  workers: 6_000,
  postings: 0,
  pastBookings: 300,
  demonstration: { date: DAY, postings: 200, seats: 1_200, people: 1_500, present: 300, bySms: 0.25 },
});

const everyone = (of: World) => [...of.people, ...of.staff, ...of.employers.flatMap(({ members }) => members)];
const flat = ({ weekday, startMinute, endMinute }: Person['weekly'][number]): number[] => [
  weekday,
  startMinute,
  endMinute,
];
const minutesOf = ({ start, end }: { start: Date; end: Date }): number => (end.getTime() - start.getTime()) / 60_000;
/** Those that are not as they should be: one expectation for thousands. */
const faulty = <T>(things: readonly T[], isRight: (thing: T) => boolean): T[] =>
  things.filter((thing) => !isRight(thing));
const repeated = (texts: readonly string[]): string[] => texts.filter((text, i) => texts.indexOf(text) !== i);

describe('chance', () => {
  it('falls the same on every machine', () => {
    // Fixed once: another sequence would make another world of every seed.
    const dice = Dice.of(45).for('a');
    expect([dice.uint32(), dice.uint32(), dice.uint32()]).toEqual([1_615_133_894, 2_706_007_999, 3_053_576_975]);
    expect(Dice.of(45).for('a').fraction()).toBe(0.3760526674243925);
    expect(Dice.of(46).for('a').uint32()).not.toBe(Dice.of(45).for('a').uint32());
  });

  it('of one thing does not depend on what was thrown for another', () => {
    const one = Dice.of(7);
    for (let i = 0; i < 100; i++) one.for('others').uint32();
    one.uint32();
    expect(one.for('mine').hex(30)).toBe(Dice.of(7).for('mine').hex(30));
  });

  it('is even', () => {
    const dice = Dice.of(3);
    const counts = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 6_000; i++) counts[dice.below(6)]! += 1;
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});

describe('a world', () => {
  it('is the same for the same plan, and another for another seed', () => {
    const plan = { ...DEVELOPMENT_PLAN, now: NOW, workers: 200, firms: 20, pastBookings: 300, postings: 12 };
    const text = JSON.stringify(generateWorld(plan));
    expect(JSON.stringify(generateWorld(plan))).toBe(text);
    expect(JSON.stringify(generateWorld({ ...plan, seed: plan.seed + 1 }))).not.toBe(text);
  });

  it('has what was asked for', () => {
    expect(world.people).toHaveLength(DEVELOPMENT_PLAN.workers);
    expect(world.postings).toHaveLength(DEVELOPMENT_PLAN.postings);
    const kinds = world.employers.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'household')).toHaveLength(DEVELOPMENT_PLAN.households);
    expect(kinds.filter((kind) => kind === 'agent')).toHaveLength(DEVELOPMENT_PLAN.agents);
    // And the four of the crushing season.
    expect(kinds.filter((kind) => kind === 'organisation' || kind === 'sole_trader')).toHaveLength(
      DEVELOPMENT_PLAN.firms + 4,
    );
  });

  it('gives no id, phone or ID number twice', () => {
    const ids = [
      ...everyone(world).map(({ id }) => id),
      ...world.employers.flatMap(({ id, sites }) => [id, ...sites.map((site) => site.id)]),
      ...world.pastShifts.flatMap(({ postingId, shiftId }) => [postingId, shiftId]),
      ...world.markets.map(({ id }) => id),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(isId)).toBe(true);
    const phones = [
      ...everyone(world).flatMap(({ phone }) => phone ?? []),
      ...world.employers.flatMap(({ regularPhones }) => regularPhones),
    ];
    expect(new Set(phones).size).toBe(phones.length);
    const numbers = everyone(world).flatMap(({ idNumber }) => idNumber ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('never comes back to a phone it has given out', () => {
    // Numbers come around after as many as there are of eight digits, and not after a part of them.
    const round = 100_000_000;
    for (const part of [2, 5]) expect(madePhone(round / part)).not.toBe(madePhone(0));
    expect(() => madePhone(round)).toThrow(RangeError);
  });

  it('has valid numbers that belong to nobody', () => {
    const people = everyone(world);
    expect(faulty(people, ({ name }) => parsePersonName(name) === name)).toEqual([]);
    // No carrier has been given 154.
    const phones = people.flatMap(({ phone }) => phone ?? []);
    expect(faulty(phones, (phone) => readPhone(phone) === phone && phone.startsWith('154'))).toEqual([]);
    const numbered = people.filter(({ idNumber }) => idNumber !== null);
    expect(numbered.length).toBeGreaterThan(people.length * 0.9);
    const isRight = ({ idNumber, birthDate, sex }: (typeof people)[number]): boolean => {
      const reading = readIdNumber(idNumber!, today);
      if (!reading.ok) return false;
      const { number } = reading;
      // The place is of a city of Guangxi, and none that ever was.
      const place = number.regionCode ?? '';
      const nowhere = CITIES.includes(place.slice(0, 4)) && regionByCode(place) === undefined;
      return nowhere && number.text === idNumber && number.birthDate === birthDate && number.sex === sex;
    };
    expect(faulty(numbered, isRight)).toEqual([]);
    for (const { creditCode, kind } of world.employers) {
      expect(creditCode === null).toBe(kind === 'household');
      if (creditCode === null) continue;
      const reading = readCreditCode(creditCode);
      expect(reading).toMatchObject({ ok: true, code: { text: creditCode } });
      const { code } = reading as { code: CreditCode };
      expect(regionByCode(code.regionCode)).toBeUndefined();
      expect(innerCheckIsRight(code.organisationCode)).toBe(true);
    }
    expect(repeated(world.employers.flatMap(({ creditCode }) => creditCode ?? []))).toEqual([]);
    expect(repeated(world.employers.filter(({ kind }) => kind !== 'household').map(({ name }) => name))).toEqual([]);
  });

  it('has an age pyramid of people who look for gig work', () => {
    const ages = world.people.map(({ birthDate }) => ageOn(birthDate, today)).sort((a, b) => a - b);
    expect(ages[0]).toBeGreaterThanOrEqual(17);
    expect(ages.at(-1)).toBeLessThanOrEqual(68);
    const median = ages[ages.length / 2]!;
    expect(median).toBeGreaterThan(35);
    expect(median).toBeLessThan(47);
    const share = (fits: (person: Person) => boolean): number => world.people.filter(fits).length / world.people.length;
    expect(share(({ birthDate }) => ageOn(birthDate, today) < 18)).toBeLessThan(0.03);
    expect(share(({ sex }) => sex === 'female')).toBeGreaterThan(0.4);
    expect(share(({ sex }) => sex === 'female')).toBeLessThan(0.55);
    expect(share(({ statuses }) => statuses.some(({ kind }) => kind === 'student'))).toBeGreaterThan(0.02);
    expect(share(({ statuses }) => statuses.some(({ kind }) => kind === 'drawing_pension'))).toBeGreaterThan(0.01);
    expect(share(({ identityState }) => identityState === 'unverified')).toBeLessThan(0.06);
    const kinds = new Set<string>(STATED_STATUSES);
    const stated = world.people.map(({ statuses }) => statuses.map(({ kind }) => kind));
    expect(
      faulty(stated, (list) => list.every((kind) => kinds.has(kind)) && new Set(list).size === list.length),
    ).toEqual([]);
  });

  it('has one to six trades a person, a few of which most people do', () => {
    const isRight = ({ trades }: Person): boolean =>
      trades.length >= 1 &&
      trades.length <= 6 &&
      new Set(trades.map(({ code }) => code)).size === trades.length &&
      trades.every(({ months }) => Number.isInteger(months) && months >= 0);
    expect(faulty(world.people, isRight)).toEqual([]);
    const counts = new Map<string, number>();
    for (const { code } of world.people.flatMap(({ trades }) => trades)) counts.set(code, (counts.get(code) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual(TRADES.map(({ code }) => code).sort());
    const all = [...counts.values()].sort((a, b) => b - a);
    const total = all.reduce((sum, count) => sum + count, 0);
    expect(all.slice(0, 5).reduce((sum, count) => sum + count, 0) / total).toBeGreaterThan(0.4);
    // Guards and room attendants are not the same people.
    const women = (code: string): number => {
      const doing = world.people.filter(({ trades }) => trades.some((trade) => trade.code === code));
      return doing.filter(({ sex }) => sex === 'female').length / doing.length;
    };
    expect(women('4-03-01-02')).toBeGreaterThan(0.7);
    expect(women('6-29-01-01')).toBeLessThan(0.2);
  });

  it('has papers with the terms of their kind, most of them valid', () => {
    const papers = world.people.flatMap(({ certificates }) => certificates);
    const valid = papers.filter(({ validTo }) => validTo === null || validTo >= today);
    expect(papers.length).toBeGreaterThan(500);
    expect(valid.length / papers.length).toBeGreaterThan(0.85);
    expect(valid.length).toBeLessThan(papers.length);
    const isRight = ({ kind, validFrom, validTo }: (typeof papers)[number]): boolean => {
      const { validMonths } = CERTIFICATES.find((definition) => definition.kind === kind)!;
      return (
        (validTo === null) === (validMonths === null) && validFrom <= today && (validTo === null || validTo > validFrom)
      );
    };
    expect(faulty(papers, isRight)).toEqual([]);
  });

  it('says when people are free in the canonical form of the room', () => {
    const isRight = ({ weekly }: Person): boolean =>
      weekly.length > 0 && JSON.stringify(weeklyPattern(weekly).map(flat)) === JSON.stringify(weekly.map(flat));
    expect(faulty(world.people, isRight)).toEqual([]);
  });

  it('lies in Guangxi, around the points of all cities', () => {
    for (const city of CITIES) {
      expect(world.people.filter(({ regionCode }) => regionCode.startsWith(city)).length).toBeGreaterThan(30);
      const kinds = world.markets.filter(({ regionCode }) => regionCode.startsWith(city)).map(({ kind }) => kind);
      expect(kinds).toEqual(expect.arrayContaining(['general', 'station']));
      expect(world.employers.some(({ regionCode }) => regionCode.startsWith(city))).toBe(true);
    }
    const places = [
      ...world.people.map(({ regionCode, home }) => ({ regionCode, point: home })),
      ...world.employers.flatMap(({ sites }) => sites),
      ...world.markets,
    ];
    const far = places.map(({ regionCode, point }) => distanceM(point, regionByCode(regionCode)!.centre));
    expect(Math.max(...far)).toBeLessThan(60_000);
    expect(far.filter((metres) => metres < 10_000).length / far.length).toBeGreaterThan(0.75);
  });

  it('has staff of every role at every level of region', () => {
    for (const length of [2, 4, 6]) {
      const roles = world.staff.filter(({ regionPrefix }) => regionPrefix.length === length).map(({ role }) => role);
      expect(new Set(roles)).toEqual(new Set(['supervisor', 'verifier', 'clerk', 'auditor']));
    }
    for (const city of CITIES) {
      expect(world.staff.some(({ regionPrefix, role }) => regionPrefix === city && role === 'clerk')).toBe(true);
    }
    expect(repeated(world.staff.map(({ signInName }) => signInName))).toEqual([]);
  });

  it('has couples and crews of people who live near each other, everybody in one at most', () => {
    const people = new Map(world.people.map((person) => [person.id, person]));
    expect(repeated(world.parties.flatMap(({ memberIds }) => memberIds))).toEqual([]);
    expect(world.parties.filter(({ kind }) => kind === 'couple').length).toBeGreaterThan(20);
    expect(world.parties.filter(({ kind }) => kind === 'crew').length).toBeGreaterThan(8);
    for (const { kind, memberIds, statedMinimum } of world.parties) {
      expect(memberIds.length).toBeGreaterThanOrEqual(2);
      if (kind === 'couple') expect([memberIds.length, statedMinimum]).toEqual([2, null]);
      if (statedMinimum !== null) expect(statedMinimum).toBeLessThanOrEqual(memberIds.length);
      const [leader, ...mates] = memberIds.map((id) => people.get(id)!);
      for (const mate of mates) {
        expect(distanceM(leader!.home, mate.home)).toBeLessThan(8_000);
        expect(mate.trades.some(({ code }) => code === leader!.trades[0]!.code)).toBe(true);
      }
    }
  });

  it('has markets of every kind, each with its own name, address and hours', () => {
    expect(new Set(world.markets.map(({ kind }) => kind))).toEqual(new Set(MARKET_KINDS));
    expect(repeated(world.markets.map(({ name }) => name))).toEqual([]);
    for (const { address, openingHours: hours, regionCode } of world.markets) {
      expect(address.startsWith(regionByCode(regionCode)!.name)).toBe(true);
      expect(openingHours(hours)).toEqual(hours);
    }
  });

  it('has people at the markets now', () => {
    const present = world.people.flatMap(({ presence }) => presence ?? []);
    expect(present.length).toBeGreaterThan(20);
    for (const { arrivedAt, until, marketId, point } of present) {
      expect(arrivedAt < NOW && NOW < until).toBe(true);
      expect(world.markets.find(({ id }) => id === marketId)?.point).toEqual(point);
    }
  });

  it('shows ways to sign in on every side, to accounts that exist', () => {
    const signIns = signInsOf(world);
    const phones = new Set(everyone(world).map(({ phone }) => phone));
    const staff = new Map(world.staff.map(({ signInName, password }) => [signInName, password]));
    for (const service of ['worker', 'employer', 'centre']) {
      expect(signIns.filter((one) => one.service === service).length).toBeGreaterThanOrEqual(3);
    }
    for (const one of signIns) {
      if (one.service === 'centre') expect(staff.get(one.name)).toBe(one.password);
      else expect(phones.has(one.phone)).toBe(true);
    }
  });
});

describe('the past', () => {
  const people = new Map(world.people.map((person) => [person.id, person]));
  const seats = world.pastShifts.flatMap((shift) =>
    shift.offers.map((offer) => ({ shift, offer, window: shift.shifts[0]!, person: people.get(offer.workerId)! })),
  );
  const held = seats.filter(({ offer }) => offer.outcome !== null);

  it('is over, and differs from person to person', () => {
    expect(held.length).toBeGreaterThan(3_000);
    const inOrder = ({ window, offer, shift }: (typeof seats)[number]): boolean =>
      shift.publishedAt <= offer.madeAt &&
      offer.madeAt <= offer.answeredAt &&
      offer.answeredAt < window.start &&
      window.end <= NOW &&
      (offer.cancelledAt === null || (offer.answeredAt < offer.cancelledAt && offer.cancelledAt < window.start));
    expect(faulty(seats, inOrder)).toEqual([]);
    const shown = (outcome: string): number => held.filter(({ offer }) => offer.outcome === outcome).length;
    expect(shown('no_show')).toBeGreaterThan(50);
    expect(shown('cancelled_by_worker')).toBeGreaterThan(50);
    expect(shown('settled') / held.length).toBeGreaterThan(0.85);
    expect(new Set(held.map(({ person }) => person.id)).size).toBeGreaterThan(500);
  });

  it('never filled more seats than there were', () => {
    const isRight = ({ shifts, offers }: World['pastShifts'][number]): boolean =>
      offers.filter(({ outcome }) => outcome === 'settled' || outcome === 'no_show').length <= shifts[0]!.headcount &&
      new Set(offers.map(({ workerId }) => workerId)).size === offers.length;
    expect(faulty(world.pastShifts, isRight)).toEqual([]);
  });

  it('broke no law: papers, ages, loads, rest, and the hours of a week with one employer', () => {
    const weeks = new Map<string, number>();
    const lastEnd = new Map<string, Date>();
    const isLawful = ({ shift, window, person }: (typeof held)[number]): boolean => {
      const date = localDate(window.start);
      const byLaw = tradeByCode(shift.tradeCode)!.certificates.filter(({ requirement }) => requirement === 'law');
      const papers = [...byLaw.map(({ kind }) => kind), ...shift.certificates];
      const { repeatedLoadKg, singleLoadKg } = legalNumbersOn(date);
      const tooHeavy =
        shift.loads !== null && shift.loads.maxKg > (shift.loads.repeated ? repeatedLoadKg : singleLoadKg);
      const restedMs = window.start.getTime() - (lastEnd.get(person.id)?.getTime() ?? 0);
      lastEnd.set(person.id, window.end);
      const unpaid = window.breaks.filter(({ paid }) => !paid).reduce((sum, pause) => sum + minutesOf(pause), 0);
      const week = `${person.id} ${shift.employerId} ${lawWeekOf(date)} ${shift.engagementType}`;
      weeks.set(week, (weeks.get(week) ?? 0) + minutesOf(window) - unpaid);
      return (
        ageOn(person.birthDate, date) >= 18 &&
        papers.every((kind) =>
          person.certificates.some(
            (paper) => paper.kind === kind && paper.validFrom <= date && date <= (paper.validTo ?? date),
          ),
        ) &&
        !(tooHeavy && person.sex === 'female') &&
        restedMs >= 8 * 3_600_000
      );
    };
    const inTime = [...held].sort((a, b) => a.window.start.getTime() - b.window.start.getTime());
    expect(faulty(inTime, isLawful)).toEqual([]);
    expect(faulty([...weeks], ([week, minutes]) => minutes <= (week.endsWith('part_time') ? 1_440 : 2_400))).toEqual(
      [],
    );
  });

  it('made regulars of those who came, and put nobody on a list who was blocked', () => {
    const listed = world.employers.filter(({ regulars }) => regulars.length > 0);
    expect(listed.length).toBeGreaterThan(40);
    const came = new Set(held.map(({ shift, offer }) => `${shift.employerId} ${offer.workerId}`));
    const isRight = ({ id, regulars, blockedWorkerIds }: (typeof listed)[number]): boolean =>
      regulars.every(
        (workerId) =>
          came.has(`${id} ${workerId}`) &&
          !blockedWorkerIds.includes(workerId) &&
          !people.get(workerId)!.blockedEmployerIds.includes(id),
      );
    expect(faulty(listed, isRight)).toEqual([]);
    expect(world.employers.some(({ blockedWorkerIds }) => blockedWorkerIds.length > 0)).toBe(true);
  });
});

describe('the postings of the coming days', () => {
  it('are in all cities, ahead, and of many trades', () => {
    expect(new Set(world.postings.map(({ assembly }) => assembly.regionCode.slice(0, 4))).size).toBe(14);
    expect(new Set(world.postings.map(({ tradeCode }) => tradeCode)).size).toBeGreaterThanOrEqual(12);
    expect(new Set(world.postings.map(({ key }) => key)).size).toBe(world.postings.length);
    for (const { shifts } of world.postings) for (const { start } of shifts) expect(start > NOW).toBe(true);
    const drafts = world.postings.filter(({ publish }) => !publish);
    expect(drafts.length).toBeGreaterThanOrEqual(8);
    expect(drafts.length).toBeLessThan(world.postings.length / 3);
  });

  it('break no rule that blocks; some drafts are frowned upon', () => {
    const verdicts = [...world.postings, ...busyDay.postings].map((posting) => ({
      posting,
      verdict: judgePosting(contentOf(posting, posting.demonstration ? busyDay : world), today),
    }));
    expect(
      verdicts
        .filter(({ verdict }) => verdict.blocked)
        .map(({ posting, verdict }) => [posting.title, verdict.findings]),
    ).toEqual([]);
    const frowned = verdicts.filter(
      ({ posting, verdict }) => !posting.publish && verdict.findings.some(({ severity }) => severity === 'warn'),
    );
    expect(frowned.length).toBeGreaterThanOrEqual(5);
    // What is published needs nobody's second look, but for a few words.
    const looked = verdicts.filter(({ posting, verdict }) => posting.publish && verdict.needsReview);
    expect(looked.map(({ posting }) => posting.title)).toEqual([]);
  });

  it.each(['2026-11-23T15:59:30Z', '2026-12-31T16:00:00Z', '2028-02-28T16:30:00Z'])(
    'are ahead and lawful whenever it is: %s',
    (text) => {
      const now = new Date(text);
      const other = generateWorld({ ...DEVELOPMENT_PLAN, now, workers: 1_500, pastBookings: 100, postings: 20 });
      expect(other.postings).toHaveLength(20);
      const starts = other.postings.flatMap(({ shifts }) => shifts.map(({ start }) => start));
      expect(faulty(starts, (start) => start > now)).toEqual([]);
      const blocked = other.postings.filter(
        (posting) => judgePosting(contentOf(posting, other), localDate(now)).blocked,
      );
      expect(blocked.map(({ title }) => title)).toEqual([]);
    },
  );

  it('find people near by who are able, free and counted on by nobody else', () => {
    const counted = new Set<string>();
    for (const posting of world.postings.filter(({ publish, key }) => publish && key.startsWith('ahead'))) {
      for (const shift of posting.shifts) {
        const able = ableFor(world.people, posting, shift).filter(
          ({ id }) => !counted.has(`${id} ${localDate(shift.start)}`),
        );
        expect([posting.title, able.length >= shift.headcount * 2]).toEqual([posting.title, true]);
        for (const { id } of able.slice(0, shift.headcount)) counted.add(`${id} ${localDate(shift.start)}`);
      }
    }
  });
});

describe('the season of the sugar mills', () => {
  const cityOf = ({ place }: World['sharing'][number]): string => place.regionCode.slice(0, 4);

  it.each(['2026-11-23T10:00:00Z', '2027-03-10T04:00:00Z', '2027-07-01T04:00:00Z'])(
    'finds no rule against it, whenever it is: %s',
    (text) => {
      const now = new Date(text);
      const { sharing, employers } = generateWorld({
        ...DEVELOPMENT_PLAN,
        now,
        workers: 50,
        pastBookings: 0,
        postings: 0,
      });
      const findings = sharing.flatMap((one) => {
        const { kind } = employers.find(({ id }) => id === one.employerId)!;
        const content = { ...one, engagementType: 'shared' as const, employerKind: kind, placeText: one.place.address };
        return judgeSharing({ ...content, regionCode: one.place.regionCode }, localDate(now)).findings;
      });
      expect(findings).toEqual([]);
      expect(sharing.length).toBeGreaterThan(5);
      expect(faulty(sharing, ({ from, to }) => from >= localDate(now) && from < to)).toEqual([]);
    },
  );

  it('has mills that are short, firms of their cities that lend, and most of them for what the mill pays', () => {
    const shortages = world.sharing.filter(({ side }) => side === 'shortage');
    const surpluses = world.sharing.filter(({ side }) => side === 'surplus');
    expect(shortages.map(cityOf)).toContain('4514');
    expect(shortages.map(cityOf)).toContain('4501');
    const fitting = surpluses.filter((one) =>
      shortages.some((mill) => cityOf(mill) === cityOf(one) && payRank(mill.pay) >= payRank(one.pay)),
    );
    expect(fitting.length).toBeGreaterThan(surpluses.length / 2);
    expect(busyDay.sharing).toEqual([]);
  });
});

describe('the busy day of a demonstration', () => {
  const plan = busyDay.plan.demonstration!;
  const postings = busyDay.postings.filter(({ demonstration }) => demonstration);
  const taking = busyDay.people.filter(({ simulated }) => simulated);

  it('posts as much as was asked for, in all cities, at overlapping times', () => {
    expect(postings).toHaveLength(plan.postings);
    const seats = postings.map(({ shifts }) => shifts[0]!.headcount);
    const total = seats.reduce((sum, count) => sum + count, 0);
    expect(total).toBeLessThanOrEqual(plan.seats);
    expect(total).toBeGreaterThan(plan.seats * 0.7);
    expect(Math.max(...seats)).toBeLessThanOrEqual(40);
    expect(new Set(postings.map(({ assembly }) => assembly.regionCode.slice(0, 4))).size).toBe(14);
    const starts = postings.map(({ shifts }) => shifts[0]!.start.getTime());
    const ends = postings.map(({ shifts }) => shifts[0]!.end.getTime());
    expect(Math.max(...starts)).toBeLessThan(Math.min(...ends));
    expect(Math.max(...starts)).toBeLessThanOrEqual(lastStartOf(plan).getTime());
  });

  it('has as many people taking part as was asked for; all others are away', () => {
    expect(taking).toHaveLength(plan.people);
    expect(taking.filter(({ presence }) => presence !== null)).toHaveLength(plan.present);
    expect(taking.filter(({ reach }) => reach === 'sms')).toHaveLength(plan.people * plan.bySms);
    expect(taking.every(({ phone }) => phone !== null)).toBe(true);
    const isRight = ({ simulated, exceptions }: Person): boolean => {
      const day = exceptions.filter(({ date }) => date === DAY);
      return day.length === 1 && day[0]!.free.length === (simulated ? 1 : 0);
    };
    expect(faulty(busyDay.people, isRight)).toEqual([]);
    const inParties = new Set(busyDay.parties.flatMap(({ memberIds }) => memberIds));
    expect(taking.filter(({ id }) => inParties.has(id)).length).toBeGreaterThan(60);
    const simulated = new Set(taking.map(({ id }) => id));
    for (const { memberIds } of busyDay.parties) {
      expect(new Set(memberIds.map((id) => simulated.has(id))).size).toBe(1);
    }
  });

  it('could be filled', () => {
    const chances = postings.map(
      (posting) => ableFor(taking, posting, posting.shifts[0]!).length / posting.shifts[0]!.headcount,
    );
    expect(Math.min(...chances)).toBeGreaterThanOrEqual(1);
    expect(chances.filter((chance) => chance >= 2).length / chances.length).toBeGreaterThan(0.8);
  });
});

/** People of a posting's trade near it, with its papers, who are free: worked out apart from the generator. */
function ableFor(
  people: readonly Person[],
  posting: World['postings'][number],
  shift: { start: Date; end: Date },
): Person[] {
  const date = localDate(shift.start);
  const law = tradeByCode(posting.tradeCode)!.certificates.filter(({ requirement }) => requirement === 'law');
  const papers = [...law.map(({ kind }) => kind), ...posting.certificates];
  const heavy = posting.loads !== null && posting.loads.maxKg > (posting.loads.repeated ? 20 : 25);
  return people.filter(
    (person) =>
      person.trades.some(({ code }) => code === posting.tradeCode) &&
      !person.paused &&
      person.identityState !== 'unverified' &&
      ageOn(person.birthDate, date) >= 18 &&
      !(heavy && person.sex === 'female') &&
      distanceM(person.home, posting.assembly.point) <= Math.min(21_000, person.preferences.maxDistanceM ?? Infinity) &&
      papers.every((kind) =>
        person.certificates.some(
          (paper) => paper.kind === kind && paper.validFrom <= date && (paper.validTo ?? date) >= date,
        ),
      ) &&
      freeMinutes(person, shift),
  );
}

/** Minute by minute. */
function freeMinutes({ weekly, exceptions }: Person, { start, end }: { start: Date; end: Date }): boolean {
  for (let at = start.getTime(); at < end.getTime(); at += 15 * 60_000) {
    const local = new Date(at + 8 * 3_600_000);
    const date = local.toISOString().slice(0, 10);
    const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
    const exception = exceptions.find((one) => one.date === date);
    const ranges = exception ? exception.free : weekly.filter(({ weekday }) => weekday === (local.getUTCDay() || 7));
    if (!ranges.some(({ startMinute, endMinute }) => startMinute <= minute && minute < endMinute)) return false;
  }
  return true;
}

/** GB 11714, worked out apart from the generator. */
function innerCheckIsRight(code: string): boolean {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * parseInt(code.charAt(i), 36), 0);
  const check = (11 - (sum % 11)) % 11;
  return code.charAt(8) === (check === 10 ? 'X' : String(check));
}

/** The posting as the rules read it. */
function contentOf(posting: World['postings'][number], of: World): PostingContent {
  const employer = of.employers.find(({ id }) => id === posting.employerId)!;
  const { licence, kind, name } = employer;
  const intermediary =
    kind === 'agent' ? { name, licence: licence!.number, licenceValidUntil: licence!.validTo } : null;
  return {
    ...posting,
    employerKind: kind,
    description: [posting.description, posting.tools, posting.meals, posting.transport].join('\n'),
    conditionsText: posting.conditions === '' ? null : posting.conditions,
    responsibility: { ...posting.responsibility, labourDispatch: false, intermediary },
    headcount: Math.max(...posting.shifts.map(({ headcount }) => headcount)),
    regionCode: posting.assembly.regionCode,
    placeText: `${posting.assembly.name} ${posting.assembly.address}`,
    venue: 'ordinary',
    probationDays: null,
    validUntil: null,
  };
}
