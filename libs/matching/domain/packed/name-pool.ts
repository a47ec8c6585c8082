/**
 * Texts that many candidates share (trades, kinds of papers, employers' codes), each kept once and named by a small number.
 * Numbers are never used again, so that whatever holds one may be read at any time later.
 */
export class NamePool {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];

  /** @param texts what another pool's {@link all} gave: the same texts have the same numbers */
  constructor(texts: readonly string[] = []) {
    for (const text of texts) this.numberOf(text);
  }

  /** The number of a text, which is new when the text is. */
  numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  /** The number of a text; undefined when nobody has it. */
  find(text: string): number | undefined {
    return this.numbers.get(text);
  }

  textOf(number: number): string {
    return this.texts[number]!;
  }

  get all(): readonly string[] {
    return this.texts;
  }

  /** Rough memory in bytes. */
  get bytes(): number {
    return this.texts.reduce((sum, text) => sum + 64 + text.length, 0);
  }
}
