import { useEffect, useRef, useState } from 'react';
import { answered } from '../../shared/api/api-client';
import { sentenceOf } from '../../shared/api/refusal';
import { useStore } from '../../shared/state/store';
import { inLanguage } from '../../shared/words/dictionary';
import { display } from '../data/settings';
import { readAloud, readerOf, voices, voicesNamed } from '../data/voice';
import { api, type Offer } from '../service';
import { useLanguage, useWords } from '../words/words';
import { Icon } from './icon';
import { say } from './toast';

/** Heard once when it comes, for those who wish so; and whenever it is asked for. */
const heard = new Set<string>();

/** Reads an offer aloud (读给我听): by the browser where it has a voice for the language, else by the service. */
export function ReadAloud({ id, spoken }: { id: string; spoken: NonNullable<Offer['spoken']> }) {
  const words = useWords();
  const language = useLanguage();
  const { readAloud: wished } = useStore(display);
  const known = useStore(voices);
  const [reading, setReading] = useState(false);
  const stop = useRef<() => void>(undefined);
  const query = { language };

  /** A sound that does not play does not say why: the service is asked. */
  const tellWhy = async (): Promise<void> => {
    try {
      await answered(api.GET('/api/offers/{id}/audio', { params: { path: { id }, query }, parseAs: 'blob' }));
      say(words.offer.notRead);
    } catch (failure) {
      say(inLanguage(sentenceOf(failure), language));
    }
  };
  const start = (): void => {
    setReading(true);
    stop.current = readAloud({
      text: inLanguage(spoken, language),
      language,
      sound: spoken.audio ? `/api/offers/${id}/audio?language=${language}` : null,
      onEnd: () => setReading(false),
      onFailure: () => void tellWhy(),
    });
  };
  useEffect(() => {
    let gone = false;
    if (wished && !heard.has(id)) {
      heard.add(id);
      void voicesNamed().then(() => gone || start());
    }
    return () => {
      gone = true;
      stop.current?.();
    };
  }, [id]);
  if (readerOf(known, language, spoken.audio) === null) return null;
  return (
    <button className="aloud" onClick={reading ? stop.current : start}>
      <Icon name="sound" /> {reading ? words.offer.stopReading : words.offer.readAloud}
    </button>
  );
}
