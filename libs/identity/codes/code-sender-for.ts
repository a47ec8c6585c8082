import type { Config } from '@gg/platform';
import type { CodeSender } from './code-sender';
import { DevelopmentCodeSender } from './development-code-sender';
import { GatewayCodeSender } from './gateway-code-sender';

/** The sender that CODE_SENDER names; left out, a file in development and the gateway in production. */
export function codeSenderFor(
  config: Pick<Config, 'CODE_SENDER' | 'DATA_DIR' | 'NODE_ENV' | 'SMS_GATEWAY_TOKEN' | 'SMS_GATEWAY_URL'>,
): CodeSender {
  const wanted = config.CODE_SENDER ?? (config.NODE_ENV === 'production' ? 'gateway' : 'file');
  return wanted === 'gateway'
    ? new GatewayCodeSender(config.SMS_GATEWAY_URL, config.SMS_GATEWAY_TOKEN)
    : new DevelopmentCodeSender(config.DATA_DIR, config.NODE_ENV);
}
