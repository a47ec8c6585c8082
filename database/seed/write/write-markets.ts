import { MarketBulkWriter } from '@gg/markets';
import type { World } from '../generate/world';
import type { SeedRun } from './seed-run';

/** Markets come before the people who stand at them. */
export async function writeMarkets(run: SeedRun, { markets }: World): Promise<void> {
  const writer = run.doors.get(MarketBulkWriter);
  await run.step('seed.markets', async (tx) => {
    await writer.insert(tx, markets);
    return null;
  });
}
