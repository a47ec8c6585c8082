import type { Config } from '@gg/platform';
import { codeSenderFor } from './code-sender-for';
import { DevelopmentCodeSender } from './development-code-sender';
import { GatewayCodeSender } from './gateway-code-sender';

const config = (NODE_ENV: Config['NODE_ENV'], CODE_SENDER?: Config['CODE_SENDER']) => ({
  NODE_ENV,
  CODE_SENDER,
  DATA_DIR: '/nowhere',
  SMS_GATEWAY_URL: 'http://127.0.0.1:9',
  SMS_GATEWAY_TOKEN: 'x'.repeat(16),
});

describe('where one-time codes go', () => {
  it.each([
    ['development', undefined, DevelopmentCodeSender],
    ['development', 'file', DevelopmentCodeSender],
    ['development', 'gateway', GatewayCodeSender],
    ['test', undefined, DevelopmentCodeSender],
    ['production', undefined, GatewayCodeSender],
    ['production', 'gateway', GatewayCodeSender],
  ] as const)('in %s with CODE_SENDER %s', (environment, wanted, sender) => {
    expect(codeSenderFor(config(environment, wanted))).toBeInstanceOf(sender);
  });

  it('never to a file in production', () => {
    expect(() => codeSenderFor(config('production', 'file'))).toThrow(/refuses production/);
  });
});
