/** A tiny repository that shows what a rule is about. */
export interface Example {
  /** What the example shows, as a test's name. */
  readonly shows: string;
  /** Path → content. */
  readonly files: Readonly<Record<string, string>>;
}

/** An {@link Example} that breaks the rule at these places, `path:line`, in any order. */
export interface FailingExample extends Example {
  readonly at: readonly string[];
}

/** Every rule has both kinds: one that cannot fail, or that cannot pass, checks nothing. */
export interface Examples {
  readonly fails: readonly FailingExample[];
  readonly passes: readonly Example[];
}
