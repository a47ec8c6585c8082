import type { ComponentType } from 'react';
import { Lost } from './lost';
import { Certificates } from './my/certificates';
import { DisplayPage } from './my/display-page';
import { Identity } from './my/identity';
import { MarketPage } from './my/market-page';
import { OwnData } from './my/own-data';
import { Parties } from './my/parties';
import { PlacePage } from './my/place-page';
import { Ranking } from './my/ranking';
import { Sessions } from './my/sessions';
import { TradesPage } from './my/trades-page';
import { WhenPage } from './my/when-page';

const PARTS: Readonly<Record<string, ComponentType>> = {
  identity: Identity,
  trades: TradesPage,
  place: PlacePage,
  when: WhenPage,
  certificates: Certificates,
  parties: Parties,
  market: MarketPage,
  display: DisplayPage,
  ranking: Ranking,
  sessions: Sessions,
  data: OwnData,
};

/** One of the pages below "me". */
export function MyPage({ part }: { part: string }) {
  const Part = PARTS[part] ?? Lost;
  return <Part />;
}
