import type { Candidate, PartyCandidate } from '../domain/candidate';
import type { ShiftQuery } from '../domain/shift-query';
import { bruteRules } from './brute-rules';
import { localMinuteAt, minutesIn, MINUTE } from './local-minutes';

/**
 * The answers of matching worked out once more from docs/matching.md, minute by minute and without any of its code, for
 * small populations in which every instant is a whole minute. Slow and plain on purpose: it is what the fast code is
 * measured against. Only types are shared.
 */

const EARTH_RADIUS_M = 6_370_986;

/** Great-circle distance by the angle between unit vectors, in whole metres. */
export function bruteMetres(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  const vector = (p: { lng: number; lat: number }): [number, number, number] => {
    const [lng, lat] = [(p.lng / 180) * Math.PI, (p.lat / 180) * Math.PI];
    return [Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)];
  };
  const [ax, ay, az] = vector(a);
  const [bx, by, bz] = vector(b);
  const cross = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
  return Math.round(EARTH_RADIUS_M * Math.atan2(cross, ax * bx + ay * by + az * bz));
}

/** What of a shift is the same for all workers, minute by minute. */
export interface BruteShift {
  readonly query: ShiftQuery;
  readonly minutes: { at: number; date: string; weekday: number; minute: number; week: string; paid: boolean }[];
  readonly instants: ReadonlySet<number>;
  readonly dates: string[];
  /** Paid minutes by local date and by week, counted one by one. */
  readonly paidOn: ReadonlyMap<string, number>;
  readonly paidInWeek: ReadonlyMap<string, number>;
}

export function bruteShift(query: ShiftQuery): BruteShift {
  const minutes = [...minutesIn(query.window.start, query.window.end)].map((at) => ({
    at,
    ...localMinuteAt(at),
    paid: !query.unpaidBreaks.some((pause) => pause.start.getTime() <= at && at < pause.end.getTime()),
  }));
  const paidOn = new Map<string, number>();
  const paidInWeek = new Map<string, number>();
  for (const m of minutes) {
    paidOn.set(m.date, (paidOn.get(m.date) ?? 0) + (m.paid ? 1 : 0));
    paidInWeek.set(m.week, (paidInWeek.get(m.week) ?? 0) + (m.paid ? 1 : 0));
  }
  const instants = new Set(minutes.map((m) => m.at));
  return { query, minutes, instants, dates: [...new Set(minutes.map((m) => m.date))], paidOn, paidInWeek };
}

const isHere = (c: Candidate, now: Date): boolean =>
  c.presence !== null && c.presence.arrivedAt.getTime() <= now.getTime() && now.getTime() < c.presence.until.getTime();

export function bruteDistance(c: Candidate, query: ShiftQuery): number {
  const distances = [bruteMetres(c.point, query.assemblyPoint)];
  const soon = query.window.start.getTime() <= query.now.getTime() + query.policy.presenceLeadMinutes * MINUTE;
  if (soon && isHere(c, query.now) && c.presence?.point)
    distances.push(bruteMetres(c.presence.point, query.assemblyPoint));
  return Math.min(...distances);
}

function yearsOld(birthDate: string, on: string): number {
  const [by, bm, bd] = birthDate.split('-').map(Number) as [number, number, number];
  const [oy, om, od] = on.split('-').map(Number) as [number, number, number];
  const hadBirthday = om > bm || (om === bm && od >= bd);
  return oy - by - (hadBirthday ? 0 : 1);
}

function isFreeAt(c: Candidate, m: { date: string; weekday: number; minute: number }): boolean {
  const instead = c.exceptions.filter((e) => e.date === m.date);
  if (instead.length > 0) {
    return instead.some((e) => e.free.some((r) => r.startMinute <= m.minute && m.minute < r.endMinute));
  }
  return c.weeklyAvailability.some((r) => {
    const dayBefore = r.weekday === 7 ? 1 : r.weekday + 1;
    if (r.weekday === m.weekday && r.startMinute <= m.minute && m.minute < r.endMinute) return true;
    return dayBefore === m.weekday && m.minute + 1440 < r.endMinute;
  });
}

/**
 * Over the ends of the shift and of bookings up to a day later: the longest run of minutes without work in the 1,440 before
 * the end; the shortest of these.
 */
function shortestRest(c: Candidate, shift: BruteShift): number {
  const { start, end } = shift.query.window;
  const work = [{ start, end }, ...c.bookings].map((w) => [w.start.getTime(), w.end.getTime()] as const);
  const ends = work.map(([, to]) => to).filter((to) => to >= end.getTime() && to <= end.getTime() + 1440 * MINUTE);
  return Math.min(
    ...ends.map((to) => {
      let longest = 0;
      let run = 0;
      for (let at = to - 1440 * MINUTE; at < to; at += MINUTE) {
        run = work.some(([from, until]) => from <= at && at < until) ? 0 : run + 1;
        if (run > longest) longest = run;
      }
      return longest;
    }),
  );
}

/** Codes of the conditions that a worker does not meet, in no particular order. */
export function bruteFailures(c: Candidate, shift: BruteShift): string[] {
  const { query: q, minutes, dates } = shift;
  const failures: string[] = [];
  const must = (code: string, holds: boolean): void => {
    if (!holds) failures.push(code);
  };
  const [first, last] = [dates[0]!, dates[dates.length - 1]!];
  must('active', c.active);
  must('identity', (c.identityState === 'format_ok' || c.identityState === 'verified') && c.sex !== undefined);
  must('trade', c.trades.map((t) => t.code).includes(q.trade));
  must(
    'certificate',
    q.requiredCertificates.every((kind) =>
      c.certificates.some(
        (x) =>
          x.kind === kind && dates.every((date) => date >= x.validFrom && !(x.validTo !== null && date > x.validTo)),
      ),
    ),
  );
  must(
    'age',
    c.birthDate !== null &&
      yearsOld(c.birthDate, first) >= q.minAge &&
      yearsOld(c.birthDate, localMinuteAt(q.now.getTime()).date) >= q.minAgeNow &&
      (q.maxAge === null || yearsOld(c.birthDate, last) <= q.maxAge),
  );
  must('protected_work', !(q.closedTo === 'female' && c.sex === 'female'));
  must(
    'blocked_by_worker',
    c.blockedEmployerIds.every((id) => id !== q.employerId),
  );
  must(
    'blocked_by_employer',
    c.blockedByEmployerIds.every((id) => id !== q.employerId),
  );
  const metres = bruteDistance(c, q);
  must('distance', metres <= q.radiusM);
  must('own_distance', c.preferences.maxDistanceM === null || metres <= c.preferences.maxDistanceM);
  must(
    'available',
    minutes.every((m) => isFreeAt(c, m)),
  );

  const overlapping = c.bookings.filter((b) => [...minutesIn(b.start, b.end)].some((at) => shift.instants.has(at)));
  must('booked', overlapping.length === 0);
  const restMs = q.policy.minRestMinutes * MINUTE;
  must(
    'rest',
    c.bookings
      .filter((b) => !overlapping.includes(b))
      .every(
        (b) =>
          b.end.getTime() + restMs <= q.window.start.getTime() || q.window.end.getTime() + restMs <= b.start.getTime(),
      ),
  );

  must('daily_rest', q.policy.dailyRestMinutes === 0 || shortestRest(c, shift) >= q.policy.dailyRestMinutes);

  const withEmployer = c.bookings
    .filter((b) => b.legalEmployerCode === q.legalEmployerCode)
    .flatMap((b) => b.paidMinutes);
  const weekLimit = q.lawLimits.weeklyMinutesWithEmployer;
  const weekOf = (date: string): string => localMinuteAt(Date.parse(`${date}T12:00:00+08:00`)).week;
  must(
    'hours_week',
    weekLimit === null ||
      [...shift.paidInWeek].every(([week, asked]) => {
        const booked = withEmployer.filter((p) => weekOf(p.date) === week).reduce((sum, p) => sum + p.minutes, 0);
        return asked + booked <= weekLimit;
      }),
  );
  const onPlatforms = c.bookings.filter((b) => b.engagementType === 'platform').flatMap((b) => b.paidMinutes);
  const dayLimit = q.lawLimits.dailyPlatformMinutes;
  must(
    'hours_day',
    dayLimit === null ||
      [...shift.paidOn].every(([date, asked]) => {
        const booked = onPlatforms.filter((p) => p.date === date).reduce((sum, p) => sum + p.minutes, 0);
        return asked + booked <= dayLimit;
      }),
  );
  must('rules', c.birthDate === null || c.sex === undefined || bruteRules(c, yearsOld(c.birthDate, first), shift));
  const night = bruteNight(q);
  must('quiet_hours', night === null || isHere(c, q.now) || (night.isUrgent && c.preferences.nightOffers));
  must('daily_offers', offersOnDay(c, q) < q.policy.offersPerDay);
  must('open_offers', c.openOffers < q.policy.openOffers);
  return failures;
}

/** Walked minute by minute from the asking on: null when it is in no quiet hours; else whether the work can wait for their end. */
function bruteNight({ now, window, policy }: ShiftQuery): { isUrgent: boolean } | null {
  const { fromHour, untilHour, urgentMinutes } = policy.quietHours;
  const quiet: number[] = [];
  for (let hour = fromHour; hour !== untilHour; hour = (hour + 1) % 24) quiet.push(hour);
  const isQuiet = (ms: number): boolean => quiet.includes(Math.floor(localMinuteAt(ms).minute / 60));
  let at = Math.floor(now.getTime() / MINUTE) * MINUTE;
  if (!isQuiet(at)) return null;
  while (isQuiet(at)) at += MINUTE;
  return { isUrgent: window.start.getTime() < at + urgentMinutes * MINUTE };
}

const offersOnDay = (c: Candidate, q: ShiftQuery): number =>
  c.offersToday.date === localMinuteAt(q.now.getTime()).date ? c.offersToday.count : 0;

/** The score of docs/matching.md in exact whole numbers of any size. */
export function bruteScore(c: Candidate, shift: BruteShift): number {
  const { query: q, minutes } = shift;
  const share = (top: number, bottom: number): number => Number((BigInt(top) * 1_000_000n) / BigInt(bottom));
  const minutesAgo = (at: Date): number => Math.max(0, Math.floor((q.now.getTime() - at.getTime()) / MINUTE));
  const metres = bruteDistance(c, q);
  const registered = minutesAgo(c.registeredAt);
  const near = share(5000, 5000 + metres);
  const points = (parts: [number, number][]): number =>
    parts.reduce((sum, [weight, value]) => sum + Number((BigInt(value) * BigInt(weight)) / 1000n), 0);
  if (!c.personalised) {
    return points([
      [300, near],
      [100, share(Math.max(0, 525_600 - registered), 525_600)],
      [600, 600_000],
    ]);
  }
  const skill = c.trades.find((t) => t.code === q.trade);
  const known =
    skill === undefined ? 0 : skill.experienceShifts + (skill.experienceMonths > 24 ? 24 : skill.experienceMonths);
  const { shows, noShows, cancellations } = c.reliability;
  const { minHourlyPayFen: wish, nights, preferredTrades } = c.preferences;
  const nightMinutes = minutes.filter((m) => m.minute >= 1320 || m.minute < 360).length;
  const night = share(nightMinutes, minutes.length);
  const offers = offersOnDay(c, q);
  const waited = Math.min(10_080, minutesAgo(c.lastOfferAt ?? c.registeredAt));
  return points([
    [300, near],
    [200, share(known, known + 10)],
    [200, share(2 * (9 + shows), 2 * (9 + shows) + 2 * (1 + noShows) + cancellations)],
    [60, wish === null ? 500_000 : q.hourlyPayFen >= wish ? 1_000_000 : share(q.hourlyPayFen, 2 * wish)],
    [40, preferredTrades.length === 0 ? 500_000 : preferredTrades.includes(q.trade) ? 1_000_000 : 0],
    [40, nights === null ? 500_000 : nights === 'wanted' ? night : 1_000_000 - night],
    [60, share(Math.max(0, q.policy.offersPerDay - offers), q.policy.offersPerDay)],
    [60, share(waited, 10_080)],
    [40, registered < 30 * 1440 ? share(Math.max(0, 10 - c.acceptance.offers), 10) : 0],
  ]);
}

/** FNV-1a, 32 bits, in big integers. */
function fnv1a(text: string): bigint {
  let hash = 2166136261n;
  for (const byte of Buffer.from(text, 'latin1')) hash = ((hash ^ BigInt(byte)) * 16777619n) & 0xffffffffn;
  return hash;
}

/** MurmurHash3's 32-bit finaliser, in big integers. */
function finalise(bits: bigint): bigint {
  let h = bits;
  h = ((h ^ (h >> 16n)) * 0x85ebca6bn) & 0xffffffffn;
  h = ((h ^ (h >> 13n)) * 0xc2b2ae35n) & 0xffffffffn;
  return h ^ (h >> 16n);
}

export interface BruteRanked {
  readonly workerId: string;
  readonly score: number;
  readonly distanceM: number;
  readonly arrived: number;
  readonly turn: bigint;
  readonly number: number;
}

/** The first difference of two keys decides; smaller first. */
function keyOrder(a: readonly (number | bigint | string)[], b: readonly (number | bigint | string)[]): number {
  for (let i = 0; i < a.length; i++) if (a[i]! !== b[i]!) return a[i]! < b[i]! ? -1 : 1;
  return 0;
}

/** Ids of everyone who may be asked, in order, whatever `k`. */
export function bruteSearch(
  candidates: readonly Candidate[],
  query: ShiftQuery,
  options: { exclude?: ReadonlySet<string>; present?: boolean; restrictTo?: readonly string[] } = {},
): BruteRanked[] {
  const shift = bruteShift(query);
  const shiftHash = fnv1a(query.shiftId);
  return candidates
    .filter((c) => options.exclude?.has(c.workerId) !== true)
    .filter((c) => options.restrictTo === undefined || options.restrictTo.includes(c.workerId))
    .filter((c) => options.present !== true || isHere(c, query.now))
    .filter((c) => bruteFailures(c, shift).length === 0)
    .map((c) => ({
      workerId: c.workerId,
      score: bruteScore(c, shift),
      distanceM: bruteDistance(c, query),
      arrived: options.present === true ? c.presence!.arrivedAt.getTime() : 0,
      turn: finalise(shiftHash ^ BigInt(c.number)),
      number: c.number,
    }))
    .sort((a, b) =>
      keyOrder(
        [a.arrived, -a.score, a.distanceM, a.turn, a.number],
        [b.arrived, -b.score, b.distanceM, b.turn, b.number],
      ),
    );
}

export interface BruteParty {
  readonly partyId: string;
  readonly memberIds: string[];
  readonly score: number;
  readonly distanceM: number;
}

/** Parties that may be asked as units, in order. */
export function bruteParties(
  candidates: readonly Candidate[],
  parties: readonly PartyCandidate[],
  query: ShiftQuery,
  options: {
    exclude?: ReadonlySet<string>;
    withoutAnyOf?: ReadonlySet<string>;
    maxSize?: number;
    withinM?: number;
    present?: boolean;
  } = {},
): BruteParty[] {
  const shift = bruteShift(query);
  const found: (BruteParty & { key: (number | bigint | string)[] })[] = [];
  for (const p of parties) {
    if (p.memberIds.some((id) => options.withoutAnyOf?.has(id) === true)) continue;
    const comers = p.memberIds
      .filter((id) => options.exclude?.has(id) !== true)
      .map((id) => candidates.find((c) => c.workerId === id))
      .filter((c) => c !== undefined)
      .filter((c) => c.partyIds.includes(p.partyId) && bruteFailures(c, shift).length === 0);
    const allHere = comers.every((c) => isHere(c, query.now));
    if (comers.length < p.minimum || comers.length > (options.maxSize ?? 20)) continue;
    if (comers.every((c) => c.workerId !== p.leaderId)) continue;
    const distanceM = Math.max(...comers.map((c) => bruteDistance(c, query)));
    if (distanceM > (options.withinM ?? distanceM) || (options.present === true && !allHere)) continue;
    const total = comers.map((c) => bruteScore(c, shift)).reduce((a, b) => a + b);
    const score = (total - (total % comers.length)) / comers.length;
    const arrived = options.present === true ? Math.max(...comers.map((c) => c.presence!.arrivedAt.getTime())) : 0;
    const turn = finalise(fnv1a(query.shiftId) ^ fnv1a(p.partyId));
    const key = [arrived, -score, distanceM, turn, p.partyId];
    found.push({ partyId: p.partyId, memberIds: comers.map((c) => c.workerId), score, distanceM, key });
  }
  return found.sort((a, b) => keyOrder(a.key, b.key)).map(({ key: _, ...party }) => party);
}
