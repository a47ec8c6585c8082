interface Kept {
  readonly speech: Buffer;
  readonly until: number;
}

/** Speeches by the digest of what is said, in memory: so many bytes, so long, the longest unheard goes first. */
export class KeptSpeeches {
  private readonly speeches = new Map<string, Kept>();
  private bytes = 0;

  constructor(
    private readonly mostBytes: number,
    private readonly keptMs: number,
  ) {}

  get(digest: string, now: Date): Buffer | undefined {
    const kept = this.speeches.get(digest);
    if (!kept) return undefined;
    this.drop(digest, kept);
    if (kept.until <= now.getTime()) return undefined;
    this.put(digest, kept);
    return kept.speech;
  }

  keep(digest: string, speech: Buffer, now: Date): void {
    const before = this.speeches.get(digest);
    if (before) this.drop(digest, before);
    if (speech.length > this.mostBytes) return;
    this.put(digest, { speech, until: now.getTime() + this.keptMs });
    for (const [oldest, kept] of this.speeches) {
      if (this.bytes <= this.mostBytes) break;
      this.drop(oldest, kept);
    }
  }

  /** Bytes that are held now. */
  get held(): number {
    return this.bytes;
  }

  private put(digest: string, kept: Kept): void {
    this.speeches.set(digest, kept);
    this.bytes += kept.speech.length;
  }

  private drop(digest: string, kept: Kept): void {
    this.speeches.delete(digest);
    this.bytes -= kept.speech.length;
  }
}
