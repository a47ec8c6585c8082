import type { ProblemParams } from './domain-error';

/**
 * A sentence with its `{placeholders}` filled.
 * @param absent what stands for a placeholder without a param; the placeholder itself unless told
 */
export const filledSentence = (sentence: string, params: ProblemParams, absent?: string): string =>
  sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(params[name] ?? absent ?? placeholder));
