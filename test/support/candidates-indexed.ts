import { poll } from './poll';

/** Resolves once matching knows of so many candidates: before that nobody asks them. */
export async function candidatesIndexed(matchingUrl: string, count: number): Promise<void> {
  await poll(`${count} candidates in the index`, async () => {
    const metrics = await (await fetch(`${matchingUrl}/metrics`)).text();
    return metrics.includes(`gg_candidates{service="matching"} ${count}`);
  });
}
