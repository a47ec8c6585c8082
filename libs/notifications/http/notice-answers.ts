import { z } from 'zod';

/** A notice as the services' addresses answer it; the socket's message and what became of it. */
const noticeViewSchema = z
  .object({
    id: z.uuid(),
    kind: z.string().describe('see docs/sockets.md'),
    subject: z.uuid().describe('the offer, booking, shift, … it is about'),
    at: z.iso.datetime(),
    data: z.record(z.string(), z.unknown()).describe('ids and figures of the kind'),
    acknowledgedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Notice' });

export const noticePageSchema = z
  .object({ items: z.array(noticeViewSchema), next: z.string().nullable() })
  .meta({ id: 'NoticePage' });

export const acknowledgeNoticesBody = z
  .strictObject({ ids: z.array(z.uuid()).min(1).max(500) })
  .meta({ id: 'AcknowledgeNotices' });

export const acknowledgedNoticesSchema = z
  .object({ acknowledged: z.number().int().describe('how many of them are notices of yours') })
  .meta({ id: 'AcknowledgedNotices' });
