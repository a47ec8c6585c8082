/** What the HTTP edge needs to turn a refusal into a problem document (RFC 9457). `{name}` is filled from the params. */
export interface ProblemEntry {
  /** HTTP status, 400–499. Unexpected errors are not in a catalogue: they are 500 with an id and no internals. */
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

/** Stable code → sentence. Codes are `<context>.<what_is_wrong>` and are never renamed once released. */
export type ProblemCatalogue = Readonly<Record<string, ProblemEntry>>;
