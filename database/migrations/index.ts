import type { MigrationInterface } from 'typeorm';
import { Baseline20261123000000 } from './20261123000000-baseline';
import { Checks20261123000001 } from './20261123000001-checks';
import { DispatchLooks20261123000002 } from './20261123000002-dispatch-looks';
import { RetentionIndexes20261123000003 } from './20261123000003-retention-indexes';
import { Markets20261123000010 } from './20261123000010-markets';
import { FullShifts20261123000011 } from './20261123000011-full-shifts';
import { ApplicationBookings20261123000020 } from './20261123000020-application-bookings';
import { ApplicationsOfAShift20261129000000 } from './20261129000000-applications-of-a-shift';
import { OfferMemberTimes20261129000020 } from './20261129000020-offer-member-times';

/** All migrations in order. Append-only once released: expand, deploy, contract. */
export const migrations: (new () => MigrationInterface & { name: string })[] = [
  Baseline20261123000000,
  Checks20261123000001,
  DispatchLooks20261123000002,
  RetentionIndexes20261123000003,
  Markets20261123000010,
  FullShifts20261123000011,
  ApplicationBookings20261123000020,
  ApplicationsOfAShift20261129000000,
  OfferMemberTimes20261129000020,
];
