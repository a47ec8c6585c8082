import type { LocalDate } from '@gg/kernel';
import type { BusyWindow, Candidate, MinuteRange } from '../candidate';
import type { ByteWriter } from './byte-writer';
import type { RecordPools } from './candidate-record';
import { packDate } from './packed-date';
import { IDENTITIES, NIGHTS, PARTS, SEXES, type Part } from './record-layout';

/** Writes a candidate. @param pattern the number of its week, taken by the caller */
export function writeCandidate(
  to: ByteWriter,
  c: Candidate,
  pattern: number,
  pools: Pick<RecordPools, 'names' | 'kinds'>,
): void {
  const { names, kinds } = pools;
  const { presence, preferences } = c;
  to.u16(
    Number(c.active) |
      (IDENTITIES.indexOf(c.identityState) << 1) |
      (SEXES.indexOf(c.sex) << 3) |
      (Number(c.personalised) << 5) |
      (NIGHTS.indexOf(preferences.nights) << 6) |
      (Number(preferences.nightOffers) << 8),
  );
  const lists: Readonly<Record<Part, readonly unknown[]>> = {
    trades: c.trades,
    bookings: c.bookings,
    exceptions: c.exceptions,
    certificates: c.certificates,
    blocked: c.blockedEmployerIds,
    blockedBy: c.blockedByEmployerIds,
    statuses: c.statuses,
    parties: c.partyIds,
    preferredTrades: preferences.preferredTrades,
    presence: presence === null ? [] : [presence],
  };
  to.u16(PARTS.reduce((bits, part, i) => bits | (lists[part].length > 0 ? 1 << i : 0), 0));
  to.u32(c.number);
  to.f64(c.point.lng);
  to.f64(c.point.lat);
  to.f64(c.registeredAt.getTime());
  to.f64(c.lastOfferAt === null ? Number.NaN : c.lastOfferAt.getTime());
  to.u32(c.birthDate === null ? 0 : packDate(c.birthDate));
  to.u32(packDate(c.offersToday.date));
  to.u32(pattern);
  to.id(c.workerId);
  to.count(c.openOffers);
  to.count(c.offersToday.count);
  to.count(preferences.maxDistanceM ?? 0);
  to.count(preferences.minHourlyPayFen ?? 0);
  to.count(c.reliability.shows);
  to.count(c.reliability.noShows);
  to.count(c.reliability.cancellations);
  to.count(c.acceptance.offers);
  to.count(c.acceptance.accepts);
  to.count(names.numberOf(c.regionCode));
  const list = <T>(items: readonly T[], write: (item: T) => void): void => {
    if (items.length === 0) return;
    to.part(() => {
      to.count(items.length);
      for (const item of items) write(item);
    });
  };
  const name = (text: string): void => to.count(names.numberOf(text));
  const date = (text: LocalDate | null): void => to.u32(text === null ? 0 : packDate(text));
  list(c.trades, (t) => {
    name(t.code);
    to.count(t.experienceShifts);
    to.count(t.experienceMonths);
  });
  list(c.bookings, (b) => writeBooking(to, b, name, date));
  list(c.exceptions, (e) => {
    date(e.date);
    to.count(e.free.length);
    for (const range of e.free) writeRange(to, range);
  });
  list(c.certificates, (x) => {
    to.count(kinds.numberOf(x.kind));
    date(x.validFrom);
    date(x.validTo);
  });
  list(c.blockedEmployerIds, (id) => to.id(id));
  list(c.blockedByEmployerIds, (id) => to.id(id));
  list(c.statuses, (s) => {
    name(s.kind);
    date(s.validFrom);
    date(s.validTo);
  });
  list(c.partyIds, (id) => to.id(id));
  list(preferences.preferredTrades, name);
  list(presence === null ? [] : [presence], (p) => {
    to.id(p.marketId);
    to.u8(p.point === null ? 0 : 1);
    if (p.point !== null) {
      to.f64(p.point.lng);
      to.f64(p.point.lat);
    }
    to.f64(p.arrivedAt.getTime());
    to.f64(p.until.getTime());
  });
}

function writeRange(to: ByteWriter, { startMinute, endMinute }: MinuteRange): void {
  to.count(startMinute);
  to.count(endMinute);
}

function writeBooking(
  to: ByteWriter,
  b: BusyWindow,
  name: (text: string) => void,
  date: (text: LocalDate) => void,
): void {
  const start = b.start.getTime();
  to.f64(start);
  to.count(b.end.getTime() - start);
  name(b.legalEmployerCode);
  name(b.engagementType);
  to.count(b.paidMinutes.length);
  for (const paid of b.paidMinutes) {
    date(paid.date);
    to.count(paid.minutes);
  }
  to.count(b.unpaidBreaks.length);
  for (const pause of b.unpaidBreaks) {
    to.signed(pause.start.getTime() - start);
    to.signed(pause.end.getTime() - start);
  }
  to.id(b.bookingId);
}
