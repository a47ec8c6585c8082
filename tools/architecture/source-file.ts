import { collectFacts, type SourceFacts } from './source-facts';

const CODE = /\.(ts|tsx|mts|cts|js|mjs|cjs)$/;

/** A text file of the repository. Its syntax tree is read once, when the first rule asks, however many rules ask. */
export class SourceFile {
  private collected: SourceFacts | undefined;
  private splitLines: readonly string[] | undefined;

  /**
   * @param path from the project's root, with forward slashes
   * @param text the whole content
   */
  constructor(
    readonly path: string,
    readonly text: string,
  ) {}

  /** TypeScript or JavaScript. */
  get isCode(): boolean {
    return CODE.test(this.path);
  }

  /** A test beside the source, or anything in a folder `test/`. */
  get isTest(): boolean {
    return /(^|\/)test\/|\.spec\.(tsx?|mjs)$/.test(this.path);
  }

  /** Written by a tool (`*.generated.ts`, `generated/`) or a table of data (`*.data.ts`): nobody reads it by the line. */
  get isGenerated(): boolean {
    return /(^|\/)generated\/|\.generated\.|\.data\.ts$/.test(this.path);
  }

  /** The file's name without its folders. */
  get name(): string {
    return this.path.slice(this.path.lastIndexOf('/') + 1);
  }

  get lines(): readonly string[] {
    return (this.splitLines ??= this.text.split('\n'));
  }

  /** What the syntax tree says; empty for anything but code. */
  get facts(): SourceFacts {
    return (this.collected ??= collectFacts(this.path, this.isCode ? this.text : ''));
  }
}
