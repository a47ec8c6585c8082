export const FRONTS: readonly ['worker', 'employer'];

/**
 * Builds the pages of the services into `dist/web`: only those whose sources changed since the last time.
 * @throws LauncherRefusal with the end of what Vite said
 */
export function buildFronts(options?: {
  root?: string;
  note?: (sentence: string) => void;
  fronts?: readonly (typeof FRONTS)[number][];
}): Promise<(typeof FRONTS)[number][]>;
