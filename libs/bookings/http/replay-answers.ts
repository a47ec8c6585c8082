import { z } from 'zod';
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
      .describe('everything the decision went by: shift, seats, policy, scores'),
  })
  .meta({ id: 'WaveReplay' });

/** A replay, for the wire. */
export const showWaveReplay = ({
  shiftId,
  wave,
  madeAt,
  planner,
  decision,
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
  decision: { ...decision },
});
