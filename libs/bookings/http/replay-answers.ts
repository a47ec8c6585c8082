import { z } from 'zod';
import type { ChosenPick } from '../data/wave-decisions';
import type { WaveReplay } from '../read-models/wave-replayer';

const id = z.uuid();
const whole = z.number().int();
const pick = z.object({
  workerId: id,
  partyId: id.nullable(),
  source: z.enum(['regular', 'present', 'nearby', 'party']),
  rank: whole,
  score: whole,
  expectedAcceptanceMicro: whole,
});

const chosen = z.object({
  workerId: id,
  score: whole,
  place: whole.describe('1 … n'),
});

export const waveReplaySchema = z
  .object({
    shiftId: id,
    wave: whole,
    madeAt: z.iso.datetime(),
    planner: z
      .object({ then: whole, now: whole })
      .describe('versions of the formula; where they differ, so may the picks'),
    equal: z.boolean().describe('whether the same facts gave the same offers again'),
    stored: z.array(pick).describe('the offers as they were made'),
    replayed: z.array(pick),
    decision: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('everything the decision went by: shift, seats, policy, scores; null where a batch had chosen'),
    batch: z
      .object({
        batchId: id,
        planned: z.array(chosen).describe('what its confirmed plan gave this shift'),
        chosen: z.array(chosen).describe('those who still could be asked, in the order of the offers'),
      })
      .nullable()
      .describe('the batch that the wave came from; null: it came from a search for people'),
  })
  .meta({ id: 'WaveReplay' });

/** A replay, for the wire. */
export const showWaveReplay = ({
  shiftId,
  wave,
  madeAt,
  planner,
  decision,
  batch,
  stored,
  replayed,
  equal,
}: WaveReplay): z.input<typeof waveReplaySchema> => ({
  shiftId,
  wave,
  madeAt: madeAt.toISOString(),
  planner,
  equal,
  stored: [...stored],
  replayed: [...replayed],
  decision: decision && { ...decision },
  batch: batch && {
    batchId: batch.batchId,
    planned: inOrder(batch.planned),
    chosen: inOrder(batch.chosen),
  },
});

const inOrder = (picks: readonly ChosenPick[]) =>
  picks.map(({ workerId, score }, at) => ({ workerId, score, place: at + 1 }));
