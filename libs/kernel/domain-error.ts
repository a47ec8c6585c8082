/** Values that fill the placeholders of a problem's sentence, e.g. `{hours}`. Never personal data. */
export type ProblemParams = Readonly<Record<string, string | number>>;

/**
 * A refusal with a stable code. The HTTP edge turns it into a problem document (RFC 9457) with the status and the
 * zh-CN and English sentences that the catalogue in `contracts` holds for the code.
 */
export class DomainError extends Error {
  /**
   * @param code a code of the problem catalogue, e.g. `offer.expired`
   * @param params what fills the sentence's placeholders
   * @param details machine-readable extras for the client (findings, conflicting ids); never personal data
   */
  constructor(
    readonly code: string,
    readonly params: ProblemParams = {},
    readonly details?: Readonly<Record<string, unknown>>,
  ) {
    super(code);
    this.name = 'DomainError';
  }
}
