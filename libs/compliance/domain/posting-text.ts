import type { PostingContent, SharingContent, Venue, WorkConditions } from './facts';
import { namedHazards, namedVenue } from './text/age-words';
import { readTexts } from './text/read-text';

/** All words of a posting, read into one form (see `readText`). */
export const postingText = ({ title, description, conditionsText, placeText }: PostingContent): string =>
  readTexts(title, description, conditionsText, placeText);

/** All words of a surplus or a shortage, read into one form. */
export const sharingText = ({ title, description, notes, placeText }: SharingContent): string =>
  readTexts(title, description, notes, placeText);

/**
 * What the work is like by the posting's form and by its words: dangers and places that the words name count as well. An
 * acceptance is judged on these conditions, so whoever stores a posting's conditions stores these.
 */
export function workConditionsOf(posting: PostingContent): WorkConditions {
  const text = postingText(posting);
  const venue: Venue = posting.venue === 'ordinary' ? namedVenue(text) : posting.venue;
  return {
    tradeCode: posting.tradeCode,
    loads: posting.loads,
    hazards: [...new Set([...posting.hazards, ...namedHazards(text)])],
    venue,
  };
}
