import type { z } from 'zod';
import { bookingEvents } from './booking-events';
import { identityEvents } from './identity-events';
import { notificationEvents } from './notification-events';
import { postingEvents } from './posting-events';
import { sharedEmploymentEvents } from './shared-employment-events';
import { upkeepEvents } from './upkeep-events';
import { verdictEvents } from './verdict-events';
import { workerEvents } from './worker-events';

/**
 * Every event by name and version, with the schema of its payload. Changes are additive; anything else is a new version
 * beside the old one until no consumer of the old is left. Golden payloads of each version are parsed in tests.
 * A name that ends in `-due` is work scheduled for later: its deliveries carry a `due_at`.
 */
export const EVENTS = {
  ...identityEvents,
  ...workerEvents,
  ...postingEvents,
  ...bookingEvents,
  ...notificationEvents,
  ...sharedEmploymentEvents,
  ...upkeepEvents,
  ...verdictEvents,
} as const satisfies Record<string, z.ZodType>;

export type EventName = keyof typeof EVENTS;
export type EventPayload<N extends EventName> = z.output<(typeof EVENTS)[N]>;
