import { useRef, useState } from 'react';
import { idempotencyKey } from '../../shared/api/idempotency-key';
import { Refusal, sentenceOf, Unreachable, type Sentence } from '../../shared/api/refusal';
import { tell } from '../ui/telling';
import { useSaying } from '../words/words';

/** Goes with a request, so that sending it twice does it once. */
export type SendOnce = Readonly<Record<'idempotency-key', string>>;

export interface Act<In> {
  readonly busy: boolean;
  /** What was refused last; null once something succeeded. */
  readonly refused: Sentence | null;
  readonly run: (input: In) => Promise<boolean>;
  readonly forget: () => void;
}

interface Options<In, Out> {
  /** Told when it is done. */
  readonly done?: string;
  readonly then?: (answer: Out, input: In) => void;
  /** Shows the refusal where it belongs, instead of at the top of the page. */
  readonly quiet?: boolean;
}

/** How long until a request that nobody answered is sent again, with the same key. */
const AGAIN_AFTER_MS = [800, 2_500, 5_000];

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Something a person does: busy meanwhile, done once however often it is sent, told in a sentence whatever comes of it. */
export function useAct<In, Out>(
  work: (input: In, once: SendOnce) => Promise<Out>,
  options: Options<In, Out> = {},
): Act<In> {
  const saying = useSaying();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Sentence | null>(null);
  const underWay = useRef(false);
  // Of an attempt that nobody answered: it may have been done.
  const open = useRef<{ input: string; key: string } | null>(null);

  const run = async (input: In): Promise<boolean> => {
    if (underWay.current) return false;
    underWay.current = true;
    setBusy(true);
    const text = safeText(input);
    const key = open.current?.input === text ? open.current.key : idempotencyKey();
    try {
      const answer = await persistent(() => work(input, { 'idempotency-key': key }));
      open.current = null;
      setRefused(null);
      if (options.done) tell.done(options.done);
      options.then?.(answer, input);
      return true;
    } catch (error) {
      open.current = error instanceof Unreachable ? { input: text, key } : null;
      setRefused(sentenceOf(error));
      if (!options.quiet) tell.refused(saying(sentenceOf(error)));
      if (!(error instanceof Refusal) && !(error instanceof Unreachable)) throw error;
      return false;
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };
  return { busy, refused, run, forget: () => setRefused(null) };
}

async function persistent<T>(attempt: () => Promise<T>): Promise<T> {
  for (const wait of AGAIN_AFTER_MS) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      await pause(wait);
    }
  }
  return attempt();
}

function safeText(input: unknown): string {
  return input instanceof Blob ? `${input.size}` : JSON.stringify(input ?? null);
}
