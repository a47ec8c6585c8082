import type { Profile } from '../../service';
import { Choice } from '../../ui/choice';
import { Page } from '../../ui/frame';
import { Switch } from '../../ui/switch';
import { useWords } from '../../words/words';
import { useEdit } from '../edit-profile';
import { OfProfile } from './of-profile';

const WISHES_FEN = [1_500, 1_800, 2_000, 2_500, 3_000, null] as const;
const NIGHTS = [null, true, false] as const;

/** Whether personal ranking is used, and what is wished for. */
export function Ranking() {
  const words = useWords();
  return <OfProfile title={words.ranking.title}>{(profile) => <Choices profile={profile} />}</OfProfile>;
}

function Choices({ profile }: { profile: Profile }) {
  const words = useWords();
  const { busy, error, edit } = useEdit();
  const { nights, minHourlyFen } = profile.preferences;
  const nightWords = (wish: boolean | null): string =>
    wish === null ? words.ranking.nightsUnsaid : wish ? words.ranking.nightsWanted : words.ranking.nightsAvoided;
  return (
    <Page title={words.ranking.title} from="/me">
      <section className="card">
        <Switch
          name={words.ranking.personalised}
          on={profile.personalised}
          disabled={busy}
          onChange={(personalised) => void edit({ personalised })}
        />
        <p className="soft">{profile.personalised ? words.ranking.on : words.ranking.off}</p>
        {profile.personalised && <p className="soft small gap">{words.ranking.off}</p>}
      </section>
      <section className="card stack">
        <fieldset disabled={busy}>
          <legend className="legend">{words.ranking.nights}</legend>
          <div className="choices">
            {NIGHTS.map((wish) => (
              <Choice
                key={String(wish)}
                group="nights"
                on={nights === wish}
                onChoose={() => void edit({ preferences: { nights: wish } as Profile['preferences'] })}
              >
                {nightWords(wish)}
              </Choice>
            ))}
          </div>
        </fieldset>
        <fieldset disabled={busy}>
          <legend className="legend">{words.ranking.minPay}</legend>
          <div className="choices">
            {WISHES_FEN.map((fen) => (
              <Choice
                key={fen}
                group="wish"
                on={minHourlyFen === fen}
                onChoose={() => void edit({ preferences: { minHourlyFen: fen } as Profile['preferences'] })}
              >
                {fen === null ? words.ranking.noWish : words.ranking.yuanAnHour(String(fen / 100))}
              </Choice>
            ))}
          </div>
        </fieldset>
        {error && (
          <p className="told bad" role="alert">
            {error}
          </p>
        )}
      </section>
    </Page>
  );
}
