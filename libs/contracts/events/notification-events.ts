import { z } from 'zod';
import { id } from './fields';

export const notificationEvents = {
  /** Notices of one chunk that must be pushed to open pages. */
  'notices.push-due.v1': z.object({ causeId: id, chunk: z.number().int() }),
  /** Look which notices of a chunk are still unacknowledged and move them to the next channel. */
  'notices.escalation-due.v1': z.object({ causeId: id, chunk: z.number().int(), to: z.enum(['sms', 'call_list']) }),
  /** Text messages waiting for the gateway. */
  'sms.send-due.v1': z.object({ messageIds: z.array(id) }),
} as const;
