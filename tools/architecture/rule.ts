import type { SourceFile } from './source-file';

/** One place that breaks a rule of the house. */
export interface Violation {
  /** Path from the project's root, with forward slashes. */
  readonly path: string;
  /** Line, from 1. */
  readonly line: number;
  /** What is wrong there, and the lawful way. */
  readonly message: string;
}

/**
 * A rule of the house as code: a pure function over all files, so that a failing example is a few lines of text in a
 * test. Every rule in `rules/index.ts` must have one; the test refuses a rule without.
 */
export interface Rule {
  /** kebab-case, unique; the file is `rules/<name>.rule.ts`. */
  readonly name: string;
  /** Why the rule stands: what went wrong, here or elsewhere, where it was missing. */
  readonly reason: string;
  check(files: readonly SourceFile[]): Violation[];
}

/** A violation at a fact of a file. */
export const at = (file: SourceFile, line: number, message: string): Violation => ({ path: file.path, line, message });
