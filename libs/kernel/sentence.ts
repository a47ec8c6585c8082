import type { ProblemParams } from './domain-error';
import { distanceText } from './geo';

/**
 * A sentence with its `{placeholders}` filled.
 * @param absent what stands for a placeholder without a param; the placeholder itself unless told
 */
export const filledSentence = (sentence: string, params: ProblemParams, absent?: string): string =>
  sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(params[name] ?? absent ?? placeholder));

/** Params as people read them: what is counted in metres, by its name that ends in `M`, becomes a distance with its unit. */
export const readableParams = (params: ProblemParams, language: 'zh' | 'en'): ProblemParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' && name.endsWith('M') ? distanceText(value, language) : value,
    ]),
  );
