import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@gg/kernel';
import { CONFIG, Log, Transactions, type Caller, type Config } from '@gg/platform';
import { CodeSender } from '../codes/code-sender';
import { newOneTimeCode } from '../crypto/one-time-code-digests';
import { OneTimeCodes } from '../data/one-time-codes';
import { decideSend } from '../domain/one-time-code';
import { parsePhone } from '../domain/phone';
import { anonymousCaller } from './anonymous-caller';

export interface RequestedCode {
  readonly expiresAt: Date;
  /** Seconds until another may be asked for. */
  readonly waitSeconds: number;
  /** Only in demonstration mode. */
  readonly demoCode: string | null;
}

/**
 * Sends a one-time code to a phone. The answer is the same whether anybody has an account with the number.
 * Refuses with `identity.phone_invalid`, `identity.code_wait`, `identity.code_enough_today`, `identity.code_not_sent`.
 */
@Injectable()
export class RequestCode {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(OneTimeCodes) private readonly codes: OneTimeCodes,
    @Inject(CodeSender) private readonly sender: CodeSender,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Log) private readonly log: Log,
  ) {}

  async execute(caller: Caller, typedPhone: string): Promise<RequestedCode> {
    const phone = parsePhone(typedPhone);
    const code = newOneTimeCode();
    const policy = this.config.settings.codes;
    const decision = await this.transactions.run(anonymousCaller(caller), 'identity.request-code', async (tx) => {
      const state = await this.codes.guard(tx, 'sign_in', phone);
      const decided = decideSend(state, this.codes.digest('sign_in', phone, code), tx.now, policy);
      if (decided.kind === 'send') await this.codes.save(tx, 'sign_in', phone, decided.next);
      return decided;
    });
    if (decision.kind === 'wait') throw new DomainError('identity.code_wait', { seconds: decision.seconds });
    if (decision.kind === 'enough_today') throw new DomainError('identity.code_enough_today', { times: policy.perDay });
    // After COMMIT: what goes to a phone cannot be taken back, and no row waits for a provider.
    await this.sender.send({ phone, code, expiresAt: decision.expiresAt }).catch((error: unknown) => {
      this.log.error({ err: error, requestId: caller.trace }, 'a one-time code was not sent');
      throw new DomainError('identity.code_not_sent');
    });
    return {
      expiresAt: decision.expiresAt,
      waitSeconds: Math.ceil(60 / Math.max(1, policy.perMinute)),
      demoCode: this.config.DEMO_MODE ? code : null,
    };
  }
}
