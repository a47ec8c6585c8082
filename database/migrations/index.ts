import type { MigrationInterface } from 'typeorm';
import { Baseline20261123000000 } from './20261123000000-baseline';
import { Checks20261123000001 } from './20261123000001-checks';
import { DispatchLooks20261123000002 } from './20261123000002-dispatch-looks';
import { RetentionIndexes20261123000003 } from './20261123000003-retention-indexes';
import { Markets20261123000010 } from './20261123000010-markets';
import { FullShifts20261123000011 } from './20261123000011-full-shifts';
import { ApplicationBookings20261123000020 } from './20261123000020-application-bookings';
import { SeatNews20261124000000 } from './20261124000000-seat-news';
import { SilentWorkers20261124000001 } from './20261124000001-silent-workers';
import { ApplicationsOfAShift20261129000000 } from './20261129000000-applications-of-a-shift';
import { OfferMemberTimes20261129000020 } from './20261129000020-offer-member-times';
import { AuditTrail20261129000010 } from './20261129000010-audit-trail';
import { NightsUnsaid20261129000025 } from './20261129000025-nights-unsaid';
import { OffersBySource20261129000030 } from './20261129000030-offers-by-source';
import { PersonalRanking20261129000040 } from './20261129000040-personal-ranking';
import { HomesRoughly20261129000050 } from './20261129000050-homes-roughly';
import { Reconfirmations20261129000060 } from './20261129000060-reconfirmations';
import { BatchAssignments20261129000070 } from './20261129000070-batch-assignments';
import { NightOffers20261129000080 } from './20261129000080-night-offers';
import { SmsBudgets20261129000090 } from './20261129000090-sms-budgets';
import { SharedEmployment20261129000120 } from './20261129000120-shared-employment';
import { FeedIdentity20261129000300 } from './20261129000300-feed-identity';
import { BatchesByAge20261129000310 } from './20261129000310-batches-by-age';
import { BatchesOfRegions20261129000460 } from './20261129000460-batches-of-regions';
import { PublicCodes20261129000400 } from './20261129000400-public-codes';
import { CertificatePhotos20261129000410 } from './20261129000410-certificate-photos';
import { RosterFiles20261129000420 } from './20261129000420-roster-files';
import { Erasures20261129000430 } from './20261129000430-erasures';
import { PostingTemplates20261129000440 } from './20261129000440-posting-templates';
import { SeatsOfAnEmployer20261129000450 } from './20261129000450-seats-of-an-employer';
import { OpenWorkFilters20261130000600 } from './20261130000600-open-work-filters';
import { SeatsKept20261130000700 } from './20261130000700-seats-kept';

/** All migrations in order. Append-only once released: expand, deploy, contract. */
export const migrations: (new () => MigrationInterface & { name: string })[] = [
  Baseline20261123000000,
  Checks20261123000001,
  DispatchLooks20261123000002,
  RetentionIndexes20261123000003,
  Markets20261123000010,
  FullShifts20261123000011,
  ApplicationBookings20261123000020,
  SeatNews20261124000000,
  SilentWorkers20261124000001,
  ApplicationsOfAShift20261129000000,
  OfferMemberTimes20261129000020,
  AuditTrail20261129000010,
  NightsUnsaid20261129000025,
  OffersBySource20261129000030,
  PersonalRanking20261129000040,
  HomesRoughly20261129000050,
  Reconfirmations20261129000060,
  BatchAssignments20261129000070,
  NightOffers20261129000080,
  SmsBudgets20261129000090,
  SharedEmployment20261129000120,
  FeedIdentity20261129000300,
  BatchesByAge20261129000310,
  PublicCodes20261129000400,
  CertificatePhotos20261129000410,
  RosterFiles20261129000420,
  Erasures20261129000430,
  PostingTemplates20261129000440,
  SeatsOfAnEmployer20261129000450,
  BatchesOfRegions20261129000460,
  OpenWorkFilters20261130000600,
  SeatsKept20261130000700,
];
