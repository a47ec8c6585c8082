import { addDays, ageOn, instantOf, localDate, localMinute, type GeoPoint, type LocalDate } from '@gg/kernel';
import type { Loads } from '@gg/compliance';
import { legalNumbersOn, tradeByCode, type CertificateKind } from '@gg/reference-data';
import { metresBetween } from './places';
import { isFree } from './people';
import type { MadeTerms, Person, PlannedShift } from './world';

/** Somebody near, and how far. */
export interface Near {
  readonly person: Person;
  readonly distanceM: number;
}

/** What a job asks of people. */
export type Asked = Pick<MadeTerms, 'tradeCode' | 'certificates' | 'loads' | 'minAge'>;

/** Who could do what, and where they live: so that the seed asks nobody for work that they could never take. */
export class Supply {
  private readonly byTrade = new Map<string, Person[]>();

  constructor(people: readonly Person[]) {
    for (const person of people) {
      for (const { code } of person.trades) {
        const list = this.byTrade.get(code);
        if (list) list.push(person);
        else this.byTrade.set(code, [person]);
      }
    }
  }

  /** People of a trade within a distance, the nearest first. */
  near(point: GeoPoint, tradeCode: string, withinM: number): Near[] {
    return (this.byTrade.get(tradeCode) ?? [])
      .map((person) => ({ person, distanceM: metresBetween(person.home, point) }))
      .filter(({ distanceM }) => distanceM <= withinM)
      .sort((a, b) => a.distanceM - b.distanceM || (a.person.id < b.person.id ? -1 : 1));
  }
}

/** Whether somebody may and would do a job on a date at all, hours aside. Minors are left out: their rules are narrow. */
export function isFit({ person, distanceM }: Near, asked: Asked, date: LocalDate): boolean {
  return (
    !person.paused &&
    person.identityState !== 'unverified' &&
    distanceM <= (person.preferences.maxDistanceM ?? Infinity) &&
    ageOn(person.birthDate, date) >= Math.max(18, asked.minAge ?? 0) &&
    mayCarry(person, asked.loads, date) &&
    neededPapers(asked).every((kind) => holdsOn(person, kind, date))
  );
}

/** Whether somebody is free for the whole of a shift. */
export function isFreeFor(person: Person, shift: Pick<PlannedShift, 'start' | 'end'>): boolean {
  const date = localDate(shift.start);
  const from = localMinute(shift.start);
  return isFree(person, date, from, from + Math.round((shift.end.getTime() - shift.start.getTime()) / 60_000));
}

/** Law asks for these, and the posting for those. */
function neededPapers({ tradeCode, certificates }: Asked): CertificateKind[] {
  const trade = tradeByCode(tradeCode);
  const byLaw = (trade?.certificates ?? []).filter(({ requirement }) => requirement === 'law').map(({ kind }) => kind);
  return [...byLaw, ...certificates];
}

const holdsOn = (person: Person, kind: CertificateKind, date: LocalDate): boolean =>
  person.certificates.some(
    (paper) => paper.kind === kind && paper.validFrom <= date && (paper.validTo === null || addDays(date, 1) <= paper.validTo),
  );

/** 女职工劳动保护特别规定 附录一 keeps women from heavier loads. */
function mayCarry({ sex }: Person, loads: Loads | null, date: LocalDate): boolean {
  if (sex !== 'female' || loads === null) return true;
  const { repeatedLoadKg, singleLoadKg } = legalNumbersOn(date);
  return loads.maxKg <= (loads.repeated ? repeatedLoadKg : singleLoadKg);
}

/** The first whole half hour after an instant. */
export const nextHalfHour = (instant: Date): Date => {
  const date = localDate(instant);
  return instantOf(date, (Math.floor(localMinute(instant) / 30) + 1) * 30);
};
