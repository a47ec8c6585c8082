export { MarketsModule } from './markets.module';
export { MarketBulkWriter, type BulkMarket } from './bulk/market-bulk-writer';
export { marketsEntities } from './data/entities';
export {
  MARKET_KINDS,
  openingHours,
  type Market,
  type MarketDescription,
  type MarketKind,
  type MarketState,
  type OpeningRange,
} from './domain/market';
export * from './http/market-wire';
export { MarketList, type ListedMarket } from './read-models/market-list';
export { MarketReader } from './read-models/market-reader';
export { ChangeMarket, type ChangeMarketCommand } from './use-cases/change-market.use-case';
export { CloseMarket, type CloseMarketCommand } from './use-cases/close-market.use-case';
export { RegisterMarket } from './use-cases/register-market.use-case';
export { ReopenMarket } from './use-cases/reopen-market.use-case';
