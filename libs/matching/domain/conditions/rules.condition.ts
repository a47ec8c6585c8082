import type { Finding } from '@gg/compliance';
import type { CompiledCandidate } from '../compiled-candidate';
import type { PreparedQuery } from '../prepared-query';
import type { Condition } from './condition';

/**
 * The rules of which another condition is the quick form, with its code; a test holds each pair to each other. All other
 * rules that may refuse an acceptance are asked themselves, so that a new one is kept here from the day on which it holds.
 */
export const RULES_TOLD_ELSEWHERE: Readonly<Record<string, Condition['code']>> = {
  'age.child': 'age',
  'age.juvenile': 'age',
  'age.trade': 'age',
  certificates: 'certificate',
  'certificates.asked': 'certificate',
  'hours.platform-day': 'hours_day',
  'hours.rest': 'daily_rest',
  'part-time.weekly-hours': 'hours_week',
  'women.forbidden-work': 'protected_work',
};

const blocking = (c: CompiledCandidate, q: PreparedQuery): Finding | undefined => {
  const { person, otherWork } = c.judged;
  // Whoever has no such data fails at `identity` or `age` already.
  return person === null ? undefined : q.refusals.of(person, otherWork)[0];
};

/**
 * No rule of compliance refuses the acceptance for a reason that no other condition tells: nights and long days of
 * 16–17-year-olds, overtime, the weekly day of rest. The very functions that judge an acceptance are asked.
 */
export const rules: Condition = {
  code: 'rules',
  holds: (c, q) => blocking(c, q) === undefined,
  numbers: (c, q) => {
    const found = blocking(c, q);
    return {
      zh: found?.sentence.zh ?? '',
      en: found?.sentence.en ?? '',
      wayZh: found?.wayOut.zh ?? '',
      wayEn: found?.wayOut.en ?? '',
    };
  },
};
