import { newId } from '@gg/kernel';
import { CodeSender, type CodeMessage } from './code-sender';

/** A person waits in front of the page: what takes longer is said to have failed, and they may ask again. */
const PATIENCE_MS = 5_000;

/** Sends codes through the SMS gateway. */
export class GatewayCodeSender extends CodeSender {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {
    super();
  }

  override async send({ phone, code, expiresAt }: CodeMessage): Promise<void> {
    const until = new Intl.DateTimeFormat('zh-CN', {
      timeZone: 'Asia/Shanghai',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    });
    const response = await fetch(new URL('/messages', this.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      // Each code is a message of its own: a repeated key would be refused as already sent.
      body: JSON.stringify({
        key: `code-${newId()}`,
        to: phone,
        text: `【桂工零活】登录验证码 ${code}，${until.format(expiresAt)} 前有效。工作人员不会向您索要验证码。`,
      }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) throw new Error(`the SMS gateway answered ${response.status}`);
  }
}
