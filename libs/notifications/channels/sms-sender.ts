/** One text for the gateway. */
export interface OutgoingSms {
  /** The same at every attempt: the gateway sends a key once. */
  readonly key: string;
  /** Eleven digits. */
  readonly to: string;
  readonly text: string;
}

/** The gateway will never take this message: trying again changes nothing. */
export class SmsRefused extends Error {
  constructor(readonly status: number) {
    super(`the gateway refused a message with ${status}`);
    this.name = 'SmsRefused';
  }
}

/** The port behind which the provider of text messages stands. */
export abstract class SmsSender {
  /**
   * Resolves when the gateway has taken the message, now or at an earlier attempt. Throws {@link SmsRefused} when it
   * never will, any other error when it should be tried again.
   */
  abstract send(message: OutgoingSms): Promise<void>;
}
