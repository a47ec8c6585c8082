import type { ShiftBreak, Venue } from '@gg/compliance';
import type { Hazard } from '@gg/reference-data';
import type { PostingTerms } from '../domain/posting-terms';

/** What the work is like by the form and by the words of the posting: acceptances are judged on this. */
export interface WorkOfPosting {
  readonly hazards: readonly Hazard[];
  readonly venue: Venue;
}

/** The terms of a posting without its shifts. */
export type StandingTerms = Omit<PostingTerms, 'shifts'>;

/** Terms as they stand in the column: shifts have rows of their own, instants are text. */
interface TermsDocument extends Omit<StandingTerms, 'validUntil'> {
  readonly validUntil: string | null;
  readonly work: WorkOfPosting;
}

export function writeTerms(terms: PostingTerms, work: WorkOfPosting): string {
  const { shifts: _shifts, validUntil, ...rest } = terms;
  const { hazards, venue } = work;
  return JSON.stringify({
    ...rest,
    validUntil: validUntil?.toISOString() ?? null,
    work: { hazards, venue },
  } satisfies TermsDocument);
}

export function readTerms(text: string): { readonly terms: StandingTerms; readonly work: WorkOfPosting } {
  const { work, validUntil, ...rest } = JSON.parse(text) as TermsDocument;
  return { terms: { ...rest, validUntil: validUntil === null ? null : new Date(validUntil) }, work };
}

/** Breaks as `[start, end, paid]`, instants in milliseconds. */
type BreaksDocument = readonly (readonly [number, number, boolean])[];

export const writeBreaks = (breaks: readonly ShiftBreak[]): string =>
  JSON.stringify(breaks.map(({ start, end, paid }) => [start.getTime(), end.getTime(), paid]) satisfies BreaksDocument);

export const readBreaksColumn = (text: string): ShiftBreak[] =>
  (JSON.parse(text) as BreaksDocument).map(([start, end, paid]) => ({
    start: new Date(start),
    end: new Date(end),
    paid,
  }));
