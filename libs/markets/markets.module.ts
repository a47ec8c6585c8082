import { Global, Module, type DynamicModule } from '@nestjs/common';
import { MarketBulkWriter } from './bulk/market-bulk-writer';
import { MarketList } from './read-models/market-list';
import { MarketReader } from './read-models/market-reader';
import { ChangeMarket } from './use-cases/change-market.use-case';
import { CloseMarket } from './use-cases/close-market.use-case';
import { MarketChanges } from './use-cases/market-changes';
import { RegisterMarket } from './use-cases/register-market.use-case';
import { ReopenMarket } from './use-cases/reopen-market.use-case';

const door = [ChangeMarket, CloseMarket, MarketBulkWriter, MarketList, MarketReader, RegisterMarket, ReopenMarket];

/** Markets: where they are, when they open, whether they are in operation. The same in every service. */
@Global()
@Module({})
export class MarketsModule {
  static forService(): DynamicModule {
    return { module: MarketsModule, providers: [...door, MarketChanges], exports: door };
  }
}
