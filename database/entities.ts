import {
  AuditRecordEntity,
  EventDeliveryEntity,
  EventEntity,
  IdempotencyKeyEntity,
} from '@gg/platform';
import { bookingsEntities } from '@gg/bookings';
import { identityEntities } from '@gg/identity';

/** Every table of the system. */
export const entities = [
  AuditRecordEntity,
  EventDeliveryEntity,
  EventEntity,
  IdempotencyKeyEntity,
  ...bookingsEntities,
  ...identityEntities,
];
