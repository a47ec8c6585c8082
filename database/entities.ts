import { bookingsEntities } from '@gg/bookings';
import { employersEntities } from '@gg/employers';
import { identityEntities } from '@gg/identity';
import { marketsEntities } from '@gg/markets';
import { matchingEntities } from '@gg/matching';
import { notificationsEntities } from '@gg/notifications';
import { AuditRecordEntity, EventDeliveryEntity, EventEntity, IdempotencyKeyEntity } from '@gg/platform';
import { postingsEntities } from '@gg/postings';
import { sharedEmploymentEntities } from '@gg/shared-employment';
import { workersEntities } from '@gg/workers';

/** Every table of the system. */
export const entities = [
  AuditRecordEntity,
  EventDeliveryEntity,
  EventEntity,
  IdempotencyKeyEntity,
  ...bookingsEntities,
  ...employersEntities,
  ...identityEntities,
  ...marketsEntities,
  ...matchingEntities,
  ...notificationsEntities,
  ...postingsEntities,
  ...sharedEmploymentEntities,
  ...workersEntities,
];
