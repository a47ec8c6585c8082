import { localMinute } from '@gg/kernel';
import { z } from 'zod';
import type { PostingTemplate } from '../data/posting-templates';
import { SHIFT_BOUNDS } from '../domain/shift-plan';
import { termsSchema } from './posting-answers';

const id = z.uuid();
const MINUTE_MS = 60_000;

export const saveTemplateBody = z
  .strictObject({
    postingId: z.uuid().toLowerCase().describe('a posting of the own organisation, in whatever state'),
    name: z.string().trim().min(1).max(60),
  })
  .meta({ id: 'SavePostingTemplate' });
export const savedTemplateSchema = z.object({ templateId: id }).meta({ id: 'SavedPostingTemplate' });

export const useTemplateBody = z
  .strictObject({
    dates: z.array(z.iso.date()).min(1).max(SHIFT_BOUNDS.maxShifts).describe('local dates'),
    publish: z.boolean().default(false),
  })
  .meta({ id: 'UsePostingTemplate' });

const patternSchema = z.object({
  startMinute: z.number().int().describe('local minute of the day'),
  minutes: z.number().int().describe('from start to end, breaks included'),
  breaks: z.array(z.object({ afterMinutes: z.number().int(), minutes: z.number().int(), paid: z.boolean() })),
  headcount: z.number().int(),
});

const listedSchema = z.object({
  templateId: id,
  name: z.string(),
  savedAt: z.iso.datetime(),
  title: z.string(),
  tradeCode: z.string(),
  place: z.string(),
  patterns: z.array(patternSchema).describe('the hours of its shifts, each once'),
});

export const templatesSchema = z.object({ items: z.array(listedSchema) }).meta({ id: 'PostingTemplates' });
export const templateSchema = listedSchema.extend({ terms: termsSchema }).meta({ id: 'PostingTemplate' });

/** A template in the list. */
export function showListed({
  id: templateId,
  name,
  savedAt,
  terms,
  shifts,
}: PostingTemplate): z.input<typeof listedSchema> {
  const patterns = shifts.map(({ start, end, breaks, headcount }) => ({
    startMinute: localMinute(start),
    minutes: (end.getTime() - start.getTime()) / MINUTE_MS,
    breaks: breaks.map((pause) => ({
      afterMinutes: (pause.start.getTime() - start.getTime()) / MINUTE_MS,
      minutes: (pause.end.getTime() - pause.start.getTime()) / MINUTE_MS,
      paid: pause.paid,
    })),
    headcount,
  }));
  return {
    templateId,
    name,
    savedAt: savedAt.toISOString(),
    title: terms.title,
    tradeCode: terms.tradeCode,
    place: terms.assembly.name,
    patterns: [...new Map(patterns.map((one) => [JSON.stringify([one.startMinute, one.minutes]), one])).values()],
  };
}

/** A template with all it fills a form with. */
export const showTemplate = (template: PostingTemplate): z.input<typeof templateSchema> => {
  const { validUntil, hazards, requiredCertificates, ...terms } = template.terms;
  return {
    ...showListed(template),
    terms: {
      ...terms,
      hazards: [...hazards],
      requiredCertificates: [...requiredCertificates],
      validUntil: validUntil?.toISOString() ?? null,
    },
  };
};
