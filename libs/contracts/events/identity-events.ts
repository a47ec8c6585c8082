import { z } from 'zod';
import { id, instant, localDateText } from './fields';

/** What other rooms may know of a person: no name, number or phone. Carries the whole state, so only the newest counts. */
export const personStateSchema = z.object({
  accountId: id,
  /** False while suspended, and for ever once erased. */
  active: z.boolean(),
  identityState: z.enum(['unverified', 'format_ok', 'verified']),
  birthDate: localDateText.nullable(),
  sex: z.enum(['male', 'female']).nullable(),
});
export type PersonState = z.infer<typeof personStateSchema>;

export const identityEvents = {
  'person.changed.v1': personStateSchema,
  /** The erasure of an account was asked for, by its person or by staff for them; it can be taken back until then. */
  'account.erasure-asked.v1': z.object({ erasureId: id, accountId: id, dueAt: instant }),
  /** The grace time of an erasure that was asked for is over. */
  'account.erasure-due.v1': z.object({ erasureId: id, accountId: id }),
  /** An account is erased: whoever keeps something of the person lets it go. */
  'account.erased.v1': z.object({ accountId: id }),
  /** What law kept of an erased person is over: the data key goes. */
  'account.key-due.v1': z.object({ erasureId: id, accountId: id }),
} as const;
