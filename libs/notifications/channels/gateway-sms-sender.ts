import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@gg/platform';
import { SmsRefused, SmsSender, type OutgoingSms } from './sms-sender';

/** Answers that mean the message itself is at fault. 401 and 403 are ours to mend, so those are tried again. */
const REFUSALS: ReadonlySet<number> = new Set([400, 413, 415, 422]);

/**
 * Speaks to the gateway over HTTP: `POST /messages {key, to, text}`; 2xx took it, 409 had it already, which is the same.
 */
@Injectable()
export class GatewaySmsSender extends SmsSender {
  constructor(@Inject(CONFIG) private readonly config: Config) {
    super();
  }

  async send(message: OutgoingSms): Promise<void> {
    const answer = await fetch(new URL('/messages', this.config.SMS_GATEWAY_URL), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.config.SMS_GATEWAY_TOKEN}` },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.timeout(this.config.settings.sms.answerWithinMs),
    });
    // Read to the end, or the connection cannot be used again.
    await answer.arrayBuffer();
    if (answer.ok || answer.status === 409) return;
    if (REFUSALS.has(answer.status)) throw new SmsRefused(answer.status);
    throw new Error(`the SMS gateway answered ${answer.status}`);
  }
}
