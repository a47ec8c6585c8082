import { z } from 'zod';
import { SHIFT_BOUNDS } from '../domain/shift-plan';
import { postingInput } from './posting-input';

export const createPostingBody = postingInput
  .extend({ publish: z.boolean().default(false).describe('publish at once; else it stays a draft') })
  .meta({ id: 'CreatePosting' });

export const copyPostingBody = z
  .strictObject({
    dates: z.array(z.iso.date()).min(1).max(SHIFT_BOUNDS.maxShifts).describe('local dates'),
    publish: z.boolean().default(false),
  })
  .meta({ id: 'CopyPosting' });

export const closePostingBody = z
  .strictObject({ reason: z.string().trim().min(2).max(500).nullable().default(null) })
  .meta({ id: 'ClosePosting' });

export const appealPostingBody = z
  .strictObject({ statement: z.string().trim().min(2).max(1_000) })
  .meta({ id: 'AppealPosting' });
