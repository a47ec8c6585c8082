import type { TranslationOf } from '../../../shared/words/dictionary';
import type { notices as original } from '../zh/notices';

export const notices: TranslationOf<typeof original> = {
  lead: 'Open one for more; missing people shortly before the start are told by SMS too.',
  nothing: 'No notices yet',
  nothingText: 'Acceptances, full shifts, cancellations and decisions appear here.',
  someShift: 'a shift',
  somebody: 'Somebody',
  kinds: {
    booking: 'booking',
    application: 'application',
    shift: 'shift',
    posting: 'posting',
    employer: 'organisation',
    shared_posting: 'sharing',
    shared_pair: 'sharing',
    other: 'other',
  },
  bookingMade: (who, title) => `${who} has confirmed “${title}”`,
  bookingCancelled: (who, title) => `${who} gave “${title}” back; others are asked`,
  released: (who, title) => `${who} did not say whether they come to “${title}”; others are asked`,
  application: (title) => `An application for “${title}” has changed`,
  filled: (title, count) => `“${title}” is full (${count})`,
  exhausted: (title, filled, headcount) =>
    `Nobody is left to ask for “${title}”: ${filled} of ${headcount}; see what helps`,
  withdrawn: (title) => `“${title}” was withdrawn`,
  decisions: {
    approved: 'was approved and is public',
    rejected: 'was not approved',
    taken_down: 'was taken down',
    appeal_upheld: ': the appeal was upheld',
    appeal_dismissed: ': the appeal was dismissed',
  },
  decided: (decision, reason) => `The posting ${decision}${reason ? `: ${reason}` : ''}`,
  sharedDecided: (decision, reason) => `The sharing posting ${decision}${reason ? `: ${reason}` : ''}`,
  verified: 'Your organisation is verified; postings that waited are public',
  refused: (reason) => `Your organisation was not verified${reason ? `: ${reason}` : ''}`,
  other: 'There is something new',
};
