import { bookingsProblems } from './bookings.problems';
import { employersProblems } from './employers.problems';
import { identityProblems } from './identity.problems';
import { marketsProblems } from './markets.problems';
import { notificationsProblems } from './notifications.problems';
import { platformProblems } from './platform.problems';
import { postingsProblems } from './postings.problems';
import { sharedEmploymentProblems } from './shared-employment.problems';
import { workersProblems } from './workers.problems';
import type { ProblemEntry } from './problem-catalogue';

/** Every refusal that any service can answer, by its stable code. */
export const PROBLEMS: Readonly<Record<string, ProblemEntry>> = {
  ...bookingsProblems,
  ...employersProblems,
  ...identityProblems,
  ...marketsProblems,
  ...notificationsProblems,
  ...platformProblems,
  ...postingsProblems,
  ...sharedEmploymentProblems,
  ...workersProblems,
};
