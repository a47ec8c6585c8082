/** A one-time code on its way to a phone. */
export interface CodeMessage {
  readonly phone: string;
  readonly code: string;
  readonly expiresAt: Date;
}

/** The port to whoever carries one-time codes. They go straight out and stand in no table, event or log. */
export abstract class CodeSender {
  /** Throws when the message was not taken. */
  abstract send(message: CodeMessage): Promise<void>;
}
