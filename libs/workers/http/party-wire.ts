import { z } from 'zod';
import { LEAST_PARTY, MAX_PARTY } from '../domain/party';
import type { PartyView } from '../read-models/party-lists';

const id = z.uuid();
/** An id that is stored and compared as it comes: of our own kind, in one spelling. */
const givenId = z.uuidv7().toLowerCase();
const instant = z.iso.datetime();
const kind = z.enum(['couple', 'crew']);
const statedMinimum = z
  .number()
  .int()
  .min(LEAST_PARTY)
  .max(MAX_PARTY)
  .nullable()
  .describe('seats below which nobody comes; null: all or none');

export const makePartyBody = z
  .strictObject({
    kind,
    statedMinimum: statedMinimum.default(null),
    invite: z
      .array(givenId)
      .max(MAX_PARTY - 1)
      .default([])
      .describe('workers who are asked to join'),
  })
  .meta({ id: 'MakeParty' });

export const makePartyAtDeskBody = z
  .strictObject({
    kind,
    statedMinimum: statedMinimum.default(null),
    workerIds: z
      .array(givenId)
      .min(LEAST_PARTY)
      .max(MAX_PARTY)
      .describe('all at the desk and consenting, the leader first'),
  })
  .meta({ id: 'MakePartyAtDesk' });

export const inviteBody = z.strictObject({ workerId: givenId }).meta({ id: 'InviteToParty' });
export const joinBody = z.strictObject({ code: z.string().min(1).max(100) }).meta({ id: 'JoinParty' });
export const answerersBody = z
  .strictObject({ workerIds: z.array(givenId).max(MAX_PARTY) })
  .meta({ id: 'PartyAnswerers' });
export const minimumBody = z.strictObject({ statedMinimum }).meta({ id: 'PartyMinimum' });

export const changedPartySchema = z.object({ partyId: id, version: z.number().int() }).meta({ id: 'ChangedParty' });

export const partyLinkSchema = z
  .object({ code: z.string().describe('whoever has it may join'), expiresAt: instant })
  .meta({ id: 'PartyLink' });

const memberState = z.enum(['invited', 'consented', 'revoked', 'lapsed', 'declined', 'left', 'removed']);

export const partySchema = z
  .object({
    partyId: id,
    kind,
    leaderId: id,
    statedMinimum: z.number().int().nullable(),
    state: z.enum(['active', 'dissolved']),
    version: z.number().int(),
    ready: z.boolean().describe('whether it gets offers now'),
    minimum: z.number().int(),
    mine: memberState.describe('the own standing in it'),
    members: z.array(z.object({ workerId: id, state: memberState, leads: z.boolean(), answers: z.boolean() })),
  })
  .meta({ id: 'Party' });
export const partiesSchema = z
  .object({ items: z.array(partySchema), next: z.string().nullable() })
  .meta({ id: 'Parties' });

export const showParty = (view: PartyView): z.input<typeof partySchema> => ({
  ...view,
  members: view.members.map((member) => ({ ...member })),
});
