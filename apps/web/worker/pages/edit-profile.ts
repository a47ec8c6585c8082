import { useState } from 'react';
import { answered } from '../../shared/api/api-client';
import { sentenceOf } from '../../shared/api/refusal';
import { answers } from '../data/answers';
import { api, type Schemas } from '../service';
import { say } from '../ui/toast';
import { useSaying, useWords } from '../words/words';

/** Writes something and says that it is kept, or why not. */
export function useSaving() {
  const words = useWords();
  const saying = useSaying();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  /** @returns whether it is kept */
  const save = async (work: () => Promise<unknown>, told: string = words.saved): Promise<boolean> => {
    setBusy(true);
    setError('');
    try {
      await work();
      answers.outdateAll();
      if (told) say(told);
      return true;
    } catch (failure) {
      setError(saying(sentenceOf(failure)));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, save };
}

/** Changes parts of the own profile. */
export function useEdit() {
  const { busy, error, save } = useSaving();
  const edit = (body: Partial<Schemas['EditWorkerProfile']>): Promise<boolean> =>
    save(() => answered(api.PATCH('/api/worker/profile', { body: body as Schemas['EditWorkerProfile'] })));
  return { busy, error, edit };
}
