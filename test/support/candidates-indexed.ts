import { gauge } from './gauge';
import { poll } from './poll';

/** Resolves once a matching process knows of so many candidates, and of no more: before that nobody asks them. */
export async function candidatesIndexed(matchingUrl: string, count: number): Promise<void> {
  await poll(`${count} candidates in the index`, async () => (await gauge(matchingUrl, 'gg_candidates')) === count);
}
