import { useStore } from '../../../shared/state/store';
import { display, wishDisplay, type Display } from '../../data/settings';
import { Choice } from '../../ui/choice';
import { Page } from '../../ui/frame';
import { Switch } from '../../ui/switch';
import { useWords } from '../../words/words';
import { useEdit } from '../edit-profile';

const LETTERS = ['normal', 'large', 'largest'] as const;

/** How the pages look and speak (适老化): seen at once, kept with the person. */
export function DisplayPage() {
  const words = useWords();
  const now = useStore(display);
  const { error, edit } = useEdit();
  const change = (wish: Partial<Display>): void => void wishDisplay(wish, (all) => edit({ display: all }));
  return (
    <Page title={words.display.title} from="/me">
      <section className="card stack">
        <fieldset>
          <legend className="legend">{words.display.letters}</legend>
          <div className="choices">
            {LETTERS.map((letters) => (
              <Choice key={letters} group="letters" on={now.letters === letters} onChoose={() => change({ letters })}>
                {words.display[letters]}
              </Choice>
            ))}
          </div>
        </fieldset>
        <p className="told">{words.display.sample}</p>
        <fieldset>
          <legend className="legend">{words.display.language}</legend>
          <div className="choices">
            {(['zh-CN', 'en'] as const).map((language) => (
              <Choice
                key={language}
                group="language"
                lang={language}
                on={now.language === language}
                onChoose={() => change({ language })}
              >
                {language === 'en' ? words.display.en : words.display.zh}
              </Choice>
            ))}
          </div>
        </fieldset>
        <Switch
          name={words.display.highContrast}
          on={now.highContrast}
          onChange={(highContrast) => change({ highContrast })}
        />
        <Switch name={words.display.readAloud} on={now.readAloud} onChange={(readAloud) => change({ readAloud })} />
        {error && (
          <p className="told bad" role="alert">
            {error}
          </p>
        )}
      </section>
    </Page>
  );
}
