import type { Stage } from './stage';

/** Somebody who is signed in. */
export interface Actor {
  readonly accountId: string;
  readonly phone: string;
  readonly token: string;
}

/** A file as a form brings it. */
export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** One request that succeeds, with everything prepared that it needs. */
export interface Way {
  /** Whose thing it is about; null where nobody signs in. */
  readonly by: Actor | null;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly file?: SentFile;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the answer contains, and no stranger's may: an id, a name. Needed for everything that is read. */
  readonly shows?: string;
  /** Ids besides the actor's own whose rows no stranger may change and no answer to a stranger may contain. */
  readonly owns?: readonly string[];
}

/** Brings about the state in which a request succeeds, and says which. */
export type Recipe = (stage: Stage) => Promise<Way> | Way;

/** By the keys of operations: `worker POST offers/{id}/acceptance`. */
export type Recipes = Readonly<Record<string, Recipe>>;
