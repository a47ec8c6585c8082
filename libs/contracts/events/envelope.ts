import { z } from 'zod';

/** How an act reached the system (Provenance, 经办). `system` is the software acting on a due date or a rule. */
export const CHANNELS = ['app', 'sms', 'phone', 'desk', 'kiosk', 'link', 'import', 'api', 'system'] as const;
export const channelSchema = z.enum(CHANNELS);
export type Channel = z.infer<typeof channelSchema>;

/** What every event carries besides its payload. */
export interface EventEnvelope<N extends string = string, P = unknown> {
  readonly id: string;
  readonly name: N;
  readonly aggregateId: string;
  /** Version of the aggregate after the change; a consumer ignores one older than it has seen. */
  readonly aggregateVersion: number;
  readonly occurredAt: Date;
  readonly actorId: string | null;
  readonly onBehalfOf: string | null;
  readonly channel: Channel;
  readonly cityCode: string | null;
  /** Id of the request or job that caused it, for logs. */
  readonly trace: string;
  readonly payload: P;
}
