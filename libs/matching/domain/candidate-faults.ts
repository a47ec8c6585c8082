import { MAX_PARTY_SIZE, type Candidate, type MinuteRange, type PartyCandidate } from './candidate';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Counts and numbers are kept in 31 bits. */
const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0 && n <= 0x7fff_ffff;
const isInstant = (at: Date): boolean => Number.isFinite(at.getTime());
const isRange = (r: MinuteRange, longest: number): boolean =>
  isCount(r.startMinute) &&
  r.startMinute < 1440 &&
  Number.isSafeInteger(r.endMinute) &&
  r.endMinute > r.startMinute &&
  r.endMinute <= longest;

/**
 * What is wrong with a candidate, as field names; empty when it can be indexed. The projection checks a row before it
 * writes it, and the index refuses what has faults: a NaN in a point or a reversed range would not fail, it would
 * silently give wrong answers.
 */
export function candidateFaults(c: Candidate): string[] {
  const faults: string[] = [];
  const expect = (field: string, good: boolean): void => {
    if (!good) faults.push(field);
  };
  expect('number', isCount(c.number));
  expect('point', Math.abs(c.point.lng) <= 180 && Math.abs(c.point.lat) <= 90);
  expect('birthDate', c.birthDate === null || DATE.test(c.birthDate));
  expect(
    'weeklyAvailability',
    c.weeklyAvailability.every(
      (r) => Number.isInteger(r.weekday) && r.weekday >= 1 && r.weekday <= 7 && isRange(r, r.startMinute + 1440),
    ),
  );
  expect(
    'exceptions',
    c.exceptions.every((e) => DATE.test(e.date) && e.free.every((r) => isRange(r, 1440))),
  );
  expect('exceptions', new Set(c.exceptions.map((e) => e.date)).size === c.exceptions.length);
  expect(
    'bookings',
    c.bookings.every(
      (b) =>
        isInstant(b.start) &&
        isInstant(b.end) &&
        b.start < b.end &&
        b.unpaidBreaks.every((pause) => isInstant(pause.start) && isInstant(pause.end)) &&
        b.paidMinutes.every((p) => DATE.test(p.date) && isCount(p.minutes)),
    ),
  );
  expect(
    'certificates',
    c.certificates.every((x) => DATE.test(x.validFrom) && (x.validTo === null || DATE.test(x.validTo))),
  );
  expect(
    'statuses',
    c.statuses.every((s) => [s.validFrom, s.validTo].every((date) => date === null || DATE.test(date))),
  );
  expect(
    'trades',
    c.trades.every((t) => isCount(t.experienceShifts) && isCount(t.experienceMonths)),
  );
  expect('trades', new Set(c.trades.map((t) => t.code)).size === c.trades.length);
  expect(
    'presence',
    c.presence === null ||
      (isInstant(c.presence.arrivedAt) &&
        isInstant(c.presence.until) &&
        (c.presence.point === null || (Math.abs(c.presence.point.lng) <= 180 && Math.abs(c.presence.point.lat) <= 90))),
  );
  expect('reliability', Object.values(c.reliability).every(isCount));
  expect('offersToday', isCount(c.offersToday.count) && c.offersToday.count <= 0xffff && DATE.test(c.offersToday.date));
  expect('openOffers', isCount(c.openOffers));
  expect(
    'acceptance',
    isCount(c.acceptance.offers) && isCount(c.acceptance.accepts) && c.acceptance.accepts <= c.acceptance.offers,
  );
  expect(
    'preferences',
    [c.preferences.maxDistanceM, c.preferences.minHourlyPayFen].every((n) => n === null || (isCount(n) && n > 0)),
  );
  expect('lastOfferAt', c.lastOfferAt === null || isInstant(c.lastOfferAt));
  expect('registeredAt', isInstant(c.registeredAt));
  return [...new Set(faults)];
}

/** What is wrong with a party, as field names; empty when it can be indexed. */
export function partyFaults(p: PartyCandidate): string[] {
  const faults: string[] = [];
  const size = p.memberIds.length;
  if (size < 1 || size > MAX_PARTY_SIZE || new Set(p.memberIds).size !== size) faults.push('memberIds');
  if (!Number.isInteger(p.minimum) || p.minimum < 2) faults.push('minimum');
  if (p.kind === 'couple' && size > 2) faults.push('kind');
  return faults;
}
