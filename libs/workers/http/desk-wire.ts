import { z } from 'zod';
import { PROOF_METHODS } from '../domain/worker-status';
import type { FoundWorker } from '../use-cases/find-worker.use-case';

const id = z.uuid();

/** People who come to a desk together are at most a family and their neighbours. */
const MOST_AT_DESK = 20;

export const registerAtDeskBody = z
  .strictObject({
    regionCode: z.string().regex(/^45\d{2}(\d{2})?$/),
    channel: z.enum(['desk', 'phone', 'kiosk']).default('desk'),
    people: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(80),
          phone: z.string().min(1).max(40).nullable().default(null),
          idNumber: z.string().min(15).max(40).nullable().default(null),
          consentToActOnBehalf: z.literal(true).describe('the person agreed, before staff, that staff act for them'),
        }),
      )
      .min(1)
      .max(MOST_AT_DESK)
      .describe('one person, or a household; all are registered or none'),
  })
  .meta({ id: 'RegisterAtDesk' });

export const registeredAtDeskSchema = z
  .object({
    people: z.array(
      z.object({
        workerId: id,
        number: z.number().int(),
        consentId: id.nullable(),
        registered: z.boolean().describe('false for somebody who was a worker already'),
      }),
    ),
  })
  .meta({ id: 'RegisteredAtDesk' });

export const findWorkerBody = z.strictObject({ phone: z.string().min(1).max(40) }).meta({ id: 'FindWorker' });

export const foundWorkerSchema = z
  .object({
    workerId: id,
    number: z.number().int(),
    regionCode: z.string(),
    name: z.string().nullable().describe('masked'),
    phone: z.string().nullable().describe('masked'),
    idNumber: z.string().nullable().describe('masked'),
  })
  .meta({ id: 'FoundWorker' });
export const foundWorkersSchema = z.object({ items: z.array(foundWorkerSchema) }).meta({ id: 'FoundWorkers' });

export const showFound = (found: FoundWorker): z.input<typeof foundWorkerSchema> => ({ ...found });

export const judgeProofBody = z
  .strictObject({ verdict: z.enum(['proven', 'refused']), method: z.enum(PROOF_METHODS) })
  .meta({ id: 'JudgeProof' });

export const presentWorkersSchema = z
  .object({
    items: z.array(
      z.object({
        presenceId: id,
        workerId: id,
        number: z.number().int(),
        arrivedAt: z.iso.datetime(),
        until: z.iso.datetime(),
        distanceM: z.number().int().nullable().describe('from the market when they said so, if their phone told'),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'PresentWorkers' });
