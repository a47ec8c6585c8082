import { Body, Controller, Headers, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@gg/kernel';
import { INBOUND_OUTCOMES, TakeInboundSms } from '@gg/notifications';
import { Answer, CallerParam, CONFIG, LimitBy, Public, showsSecret, type Caller, type Config } from '@gg/platform';
import { z } from 'zod';

const inboundBody = z
  .object({
    id: z.string().min(1).max(200).describe('the same for a text that is handed over twice'),
    from: z.string().min(1).max(40),
    text: z.string().max(2_000),
  })
  .meta({ id: 'InboundSms' });

const takenSchema = z.object({ outcome: z.enum(INBOUND_OUTCOMES) }).meta({ id: 'TakenSms' });

/** Texts from phones (短信回复), handed over by the gateway at least once. */
@ApiTags('短信')
@Controller('sms')
export class SmsInboundController {
  constructor(
    @Inject(TakeInboundSms) private readonly take: TakeInboundSms,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('inbound')
  @Public('the SMS gateway hands over replies; it shows its own token')
  @LimitBy('gateway')
  @ApiOperation({ summary: '短信网关转交回复' })
  @Answer(200, takenSchema)
  async inbound(
    @CallerParam() caller: Caller,
    @Headers('authorization') authorization: string | undefined,
    @Body({ schema: inboundBody }) body: z.output<typeof inboundBody>,
  ) {
    if (!showsSecret(authorization, this.config.SMS_GATEWAY_TOKEN)) throw new DomainError('sms.gateway_unknown');
    return this.take.execute(body, caller.trace);
  }
}
