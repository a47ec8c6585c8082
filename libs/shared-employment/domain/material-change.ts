import type { SharedTerms } from './shared-terms';

/** What bears on whether and how well a posting fits another one. Words, declarations and validity do not. */
const MATERIAL = [
  'tradeCodes',
  'skills',
  'certificates',
  'headcount',
  'leastGroup',
  'from',
  'to',
  'leastDays',
  'place',
  'pay',
  'board',
  'transport',
] as const satisfies readonly (keyof SharedTerms)[];

/** Whether what was declined, or talked about, is another thing now. */
export const isMaterialChange = (before: SharedTerms, after: SharedTerms): boolean =>
  MATERIAL.some((part) => canonical(before[part]) !== canonical(after[part]));

/** Text that is the same for the same value, in whatever order its fields were written. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
