import { MarketEntity } from './market.entity';

/** Every table of this room. */
export const marketsEntities = [MarketEntity];
