import { answered } from '../../../shared/api/api-client';
import { distance } from '../../../shared/format/distance';
import { moment } from '../../../shared/format/time';
import { useAnswer } from '../../data/answers';
import { Link } from '../../../shared/router/link';
import { api, clock, type Profile } from '../../service';
import { Page } from '../../ui/frame';
import { Empty, Shown } from '../../ui/states';
import { useLanguage, useWords } from '../../words/words';
import { useSaving } from '../edit-profile';
import { OfProfile } from './of-profile';

const AROUND_M = 50_000;
const SHOWN = 10;

/** "I am at the market" (到市场): for a while work nearby comes first. */
export function MarketPage() {
  const words = useWords();
  return <OfProfile title={words.market.title}>{(profile) => <Markets profile={profile} />}</OfProfile>;
}

function Markets({ profile }: { profile: Profile }) {
  const words = useWords();
  const language = useLanguage();
  const { place, regionCode, presence } = profile;
  const markets = useAnswer(`markets ${place?.lng} ${regionCode}`, () =>
    answered(
      api.GET('/api/markets', {
        params: {
          query: {
            limit: SHOWN,
            ...(place
              ? { lng: place.lng, lat: place.lat, radiusM: AROUND_M }
              : { region: regionCode?.slice(0, 4) ?? '45' }),
          },
        },
      }),
    ),
  );
  const { busy, error, save } = useSaving();
  const arrive = (marketId: string) =>
    save(() => answered(api.POST('/api/worker/presence', { body: { marketId, point: null } })));
  const leave = () => save(() => answered(api.DELETE('/api/worker/presence')));
  const there = presence && Date.parse(presence.until) > clock.now() ? presence : null;
  return (
    <Page title={words.market.title} from="/me">
      <p className="told" style={{ marginBottom: 12 }}>
        {words.market.lead}
      </p>
      {error && (
        <p className="told bad" role="alert">
          {error}
        </p>
      )}
      <Shown asked={markets}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="market" title={words.market.empty} text={words.market.emptyHint}>
              <Link className="button short" href="/jobs">
                {words.home.findJobs}
              </Link>
            </Empty>
          ) : (
            <ul>
              {items.map((market) => (
                <li key={market.marketId} className="card">
                  <div className="row">
                    <h2>{market.name}</h2>
                    {market.distanceM !== null && <span className="soft">{distance(market.distanceM, language)}</span>}
                  </div>
                  <p className="soft">{market.address}</p>
                  {there?.marketId === market.marketId ? (
                    <div className="stack gap">
                      <p className="told" role="status">
                        {words.market.until(moment(there.until, clock.now(), language))}
                      </p>
                      <button className="button plain short" disabled={busy} onClick={() => void leave()}>
                        {words.market.leave}
                      </button>
                    </div>
                  ) : (
                    <button className="button short gap" disabled={busy} onClick={() => void arrive(market.marketId)}>
                      {words.market.here}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Page>
  );
}
