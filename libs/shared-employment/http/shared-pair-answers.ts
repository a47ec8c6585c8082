import { sharedNotForProfit } from '@gg/compliance';
import { z } from 'zod';
import { pairText } from '../domain/pair-texts';
import { PAIR_ENDINGS, SHARED_PAIR_STATES } from '../domain/shared-pair-lifecycle';
import type { SharedPairView } from '../read-models/shared-pair-reader';
import type { PairOutcome } from '../use-cases/shared-talks.use-case';
import { openSharedPostingSchema, showOpenSharedPosting } from './shared-posting-answers';

const id = z.uuid();
const instant = z.iso.datetime();
const sentence = z.object({ zh: z.string(), en: z.string() });
const state = z.enum(SHARED_PAIR_STATES);
const side = z.enum(['lender', 'borrower']);

const { basis } = sharedNotForProfit;

export const pairOutcomeSchema = z
  .object({ pairId: id, state, version: z.number().int(), side: side.describe('yours') })
  .meta({ id: 'SharedPairOutcome' });

export const showPairOutcome = (outcome: PairOutcome): z.input<typeof pairOutcomeSchema> => ({ ...outcome });

export const sharedPairSchema = z
  .object({
    id,
    state,
    stateSince: instant,
    version: z.number().int(),
    side: side.nullable().describe('yours; null for staff'),
    heads: z.number().int(),
    score: z.number().int().describe('0 to 1,000'),
    common: z.object({
      tradeCodes: z.array(z.string()),
      from: z.iso.date(),
      to: z.iso.date(),
      days: z.number().int(),
      distanceM: z.number().int(),
    }),
    parts: z.array(z.object({ code: z.string(), points: z.number().int(), text: sentence })),
    wages: z
      .object({ text: sentence, basis: sentence })
      .describe('whose the wages are, what lies above the lender’s standard among them, and the law that says it'),
    surplus: openSharedPostingSchema,
    shortage: openSharedPostingSchema,
    answerDueAt: instant,
    declinedBy: side.nullable(),
    reason: z.string().nullable().describe('words of who declined, or a code of how it ended'),
    ending: sentence.nullable().describe('how it ended, where nobody declined'),
    contact: z.object({ name: z.string(), phone: z.string() }).nullable().describe('of the other firm, in talks only'),
    createdAt: instant,
  })
  .meta({ id: 'SharedPair' });

export const sharedPairsSchema = z
  .object({ items: z.array(sharedPairSchema), next: z.string().nullable() })
  .meta({ id: 'SharedPairPage' });

export function showSharedPair(view: SharedPairView): z.input<typeof sharedPairSchema> {
  const { pair, surplus, shortage } = view;
  const { ground, parts } = pair.explanation;
  const isEnding = PAIR_ENDINGS.some((ending) => ending === pair.reason) && pair.declinedBy === null;
  return {
    id: pair.id,
    state: pair.state,
    stateSince: pair.stateSince.toISOString(),
    version: pair.version,
    side: view.side,
    heads: pair.heads,
    score: pair.score,
    common: {
      tradeCodes: [...ground.tradeCodes],
      from: ground.from,
      to: ground.to,
      days: ground.days,
      distanceM: ground.distanceM,
    },
    parts: parts.map(({ code, points, params }) => ({ code, points, text: pairText(`score.${code}`, params) })),
    wages: { text: pairText('wages.in_full'), basis: { zh: basis.zh, en: basis.en } },
    surplus: showOpenSharedPosting(surplus),
    shortage: showOpenSharedPosting(shortage),
    answerDueAt: pair.answerDueAt.toISOString(),
    declinedBy: pair.declinedBy,
    reason: pair.reason,
    ending: isEnding ? pairText(`ending.${pair.reason}`) : null,
    contact: view.contact,
    createdAt: pair.createdAt.toISOString(),
  };
}
