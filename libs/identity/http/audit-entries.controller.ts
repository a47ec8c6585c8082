import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Answer, CallerParam, decodeCursor, pageQuery, type Caller } from '@gg/platform';
import { z } from 'zod';
import { ReadAuditTrail } from '../use-cases/read-audit-trail.use-case';

const id = z.uuid().toLowerCase();
const instant = z.iso.datetime();

const auditQuery = pageQuery(100).extend({
  personId: id.optional().describe('about this person, by them, or on their behalf'),
  subjectId: id.optional().describe('what was acted upon'),
  actorId: id.optional().describe('who acted'),
  action: z
    .string()
    .max(64)
    .regex(/^[a-z_-]+\.[a-z_-]+$/)
    .optional()
    .describe('`consent.revoked`, `personal_data.revealed` …'),
  from: instant.optional().describe('from this instant on'),
  until: instant.optional().describe('before this instant'),
});

const entrySchema = z
  .object({
    entryId: id,
    at: instant,
    action: z.string(),
    subject: z.object({ type: z.string(), id, name: z.string().nullable().describe('masked; null for things') }),
    actor: z.object({ id, name: z.string().nullable() }).nullable().describe('null: the software itself, or a guest'),
    onBehalfOf: z.object({ id, name: z.string().nullable() }).nullable(),
    consentId: id.nullable().describe('the consent on which acting for somebody rests'),
    channel: z.string(),
    regionCode: z.string().nullable(),
    trace: z.string().describe('request or job id, in every log line'),
    facts: z.record(z.string(), z.unknown()).nullable().describe('facts of the act, numbers of people masked'),
  })
  .meta({ id: 'AuditEntry' });
const entriesSchema = z.object({ items: z.array(entrySchema), next: z.string().nullable() }).meta({ id: 'AuditPage' });

/** The audit trail: who did what to which thing, for whom, when. */
@ApiTags('审计')
@Controller('audit-entries')
export class AuditEntriesController {
  constructor(@Inject(ReadAuditTrail) private readonly trail: ReadAuditTrail) {}

  @Get()
  @Access('audit.read')
  @ApiOperation({ summary: '本地区的操作留痕，新的在前（查看本身也留痕）' })
  @Answer(200, entriesSchema)
  async list(@CallerParam() caller: Caller, @Query({ schema: auditQuery }) query: z.output<typeof auditQuery>) {
    const { limit, after, from, until, ...filter } = query;
    const times = { from: from ? new Date(from) : undefined, until: until ? new Date(until) : undefined };
    const page = await this.trail.execute(caller, { ...filter, ...times }, limit, decodeCursor(after, [instant, id]));
    return {
      next: page.next,
      items: page.items.map((one) => ({
        entryId: one.id,
        at: one.at.toISOString(),
        action: one.action,
        subject: { type: one.subjectType, id: one.subjectId, name: one.subjectName },
        actor: one.actorId && { id: one.actorId, name: one.actorName },
        onBehalfOf: one.onBehalfOf && { id: one.onBehalfOf, name: one.onBehalfOfName },
        consentId: one.consentId,
        channel: one.channel,
        regionCode: one.regionCode,
        trace: one.trace,
        facts: one.facts as Record<string, unknown> | null,
      })),
    };
  }
}
