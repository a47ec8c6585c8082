import type { LocalDate } from '@gg/kernel';
import { madeIdNumber } from './made-numbers';

/** Gives out ID numbers: nobody shares one. */
export class IdNumbers {
  private readonly given = new Map<string, number>();

  next(cityCode: string, birthDate: LocalDate, sex: 'female' | 'male'): string {
    const key = `${cityCode.slice(0, 4)} ${birthDate} ${sex}`;
    const order = this.given.get(key) ?? 0;
    this.given.set(key, order + 1);
    return madeIdNumber(cityCode, birthDate, sex, order);
  }
}
