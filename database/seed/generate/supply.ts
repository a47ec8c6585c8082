import { addDays, ageOn, instantOf, localDate, localMinute, type GeoPoint, type LocalDate } from '@gg/kernel';
import type { Loads } from '@gg/compliance';
import { legalNumbersOn, tradeByCode, type CertificateKind, type LegalNumbers } from '@gg/reference-data';
import { METRES_OF_LNG, metresBetween } from './places';
import { isFree } from './people';
import type { MadeTerms, Person, PlannedShift } from './world';

/** Read once: they are asked for millions of times, and some runtimes look globals up each time. */
const { floor, ceil, round, max } = Math;

/** The shorter edge of a cell. */
const METRES_OF_CELL = METRES_OF_LNG / 10;

/** Somebody near, and how far. */
export interface Near {
  readonly person: Person;
  readonly distanceM: number;
}

/** What a job asks of people. */
export type Asked = Pick<MadeTerms, 'tradeCode' | 'certificates' | 'loads' | 'minAge'>;

/** Edge of a cell in degrees: about ten kilometres. */
const CELL = 0.1;
/** Of a point; neighbours differ by one in each half. */
const cellOf = (lng: number, lat: number): number => floor(lng / CELL) * 10_000 + floor(lat / CELL);

/** Who could do what, and where they live: so that the seed asks nobody for work that they could never take. */
export class Supply {
  private readonly byTrade = new Map<string, Map<number, Person[]>>();

  constructor(people: readonly Person[]) {
    for (const person of people) {
      const cell = cellOf(person.home.lng, person.home.lat);
      for (const { code } of person.trades) {
        let cells = this.byTrade.get(code);
        if (!cells) this.byTrade.set(code, (cells = new Map()));
        const list = cells.get(cell);
        if (list) list.push(person);
        else cells.set(cell, [person]);
      }
    }
  }

  /** People of a trade within a distance, the nearest first. */
  near(point: GeoPoint, tradeCode: string, withinM: number): Near[] {
    const cells = this.byTrade.get(tradeCode);
    const found: Near[] = [];
    if (!cells) return found;
    const reach = ceil(withinM / METRES_OF_CELL);
    for (let east = -reach; east <= reach; east++) {
      for (let north = -reach; north <= reach; north++) {
        for (const person of cells.get(cellOf(point.lng + east * CELL, point.lat + north * CELL)) ?? []) {
          const distanceM = metresBetween(person.home, point);
          if (distanceM <= withinM) found.push({ person, distanceM });
        }
      }
    }
    return found.sort((a, b) => a.distanceM - b.distanceM || (a.person.id < b.person.id ? -1 : 1));
  }
}

/** Whether somebody may and would do a job on a date at all, hours aside. Minors are left out: their rules are narrow. */
export function isFit({ person, distanceM }: Near, asked: Asked, date: LocalDate): boolean {
  return (
    !person.paused &&
    person.identityState !== 'unverified' &&
    distanceM <= (person.preferences.maxDistanceM ?? Infinity) &&
    ageOn(person.birthDate, date) >= max(18, asked.minAge ?? 0) &&
    mayCarry(person, asked.loads, date) &&
    neededPapers(asked).every((kind) => holdsOn(person, kind, date))
  );
}

/** Whether somebody is free for the whole of a shift. */
export function isFreeFor(person: Person, shift: Pick<PlannedShift, 'start' | 'end'>): boolean {
  const date = localDate(shift.start);
  const from = localMinute(shift.start);
  return isFree(person, date, from, from + round((shift.end.getTime() - shift.start.getTime()) / 60_000));
}

/** Law asks for these, and the posting for those. */
function neededPapers({ tradeCode, certificates }: Asked): CertificateKind[] {
  const trade = tradeByCode(tradeCode);
  const byLaw = (trade?.certificates ?? []).filter(({ requirement }) => requirement === 'law').map(({ kind }) => kind);
  return [...byLaw, ...certificates];
}

const holdsOn = (person: Person, kind: CertificateKind, date: LocalDate): boolean =>
  person.certificates.some(
    (paper) =>
      paper.kind === kind && paper.validFrom <= date && (paper.validTo === null || addDays(date, 1) <= paper.validTo),
  );

/** 女职工劳动保护特别规定 附录一 keeps women from heavier loads. */
function mayCarry({ sex }: Person, loads: Loads | null, date: LocalDate): boolean {
  if (sex !== 'female' || loads === null) return true;
  const { repeatedLoadKg, singleLoadKg } = numbersOn(date);
  return loads.maxKg <= (loads.repeated ? repeatedLoadKg : singleLoadKg);
}

const numbers = new Map<LocalDate, LegalNumbers>();

/** Looked up once a date: it is asked for every person. */
function numbersOn(date: LocalDate): LegalNumbers {
  let found = numbers.get(date);
  if (!found) numbers.set(date, (found = legalNumbersOn(date)));
  return found;
}

/** The first whole half hour after an instant. */
export const nextHalfHour = (instant: Date): Date => {
  const date = localDate(instant);
  return instantOf(date, (floor(localMinute(instant) / 30) + 1) * 30);
};
