import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answer, CallerParam, CONFIG, Public, type Caller, type Config } from '@gg/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { StoredSessions } from '../access/stored-sessions';
import { RequestCode } from '../use-cases/request-code.use-case';
import { SignInWithCode } from '../use-cases/sign-in-with-code.use-case';
import { answerSignIn, deviceSchema, keepSchema, signedInSchema } from './sign-in-answer';

const phone = z
  .string()
  .min(1)
  .max(40)
  .describe('mainland mobile number; +86, spaces and full-width digits are understood');

const codeBody = z.strictObject({ phone }).meta({ id: 'RequestCode' });

const codeSentSchema = z
  .object({
    expiresAt: z.iso.datetime(),
    waitSeconds: z.number().int().describe('until another code may be asked for'),
    demoCode: z.string().optional().describe('the code itself, in demonstration mode only'),
  })
  .meta({ id: 'CodeSent' });

const signInBody = z
  .strictObject({
    phone,
    code: z.string().min(1).max(20),
    keep: keepSchema,
    device: deviceSchema,
    idNumberTail: z
      .string()
      .min(6)
      .max(12)
      .nullable()
      .default(null)
      .describe('last six characters of the ID number, when `identity.prove_again` asks for them'),
    newPerson: z.boolean().default(false).describe('the number has a new owner: start a new account'),
  })
  .meta({ id: 'SignInWithCode' });

/** Sign-in by phone and one-time code, for workers and members of employers. */
@ApiTags('登录')
@Controller('sign-in')
export class CodeSignInController {
  constructor(
    @Inject(RequestCode) private readonly request: RequestCode,
    @Inject(SignInWithCode) private readonly signIn: SignInWithCode,
    @Inject(StoredSessions) private readonly sessions: StoredSessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('codes')
  @Public('who asks for a code has no session yet; sends are limited for each phone')
  @ApiOperation({ summary: '获取登录验证码' })
  @Answer(202, codeSentSchema)
  async code(@CallerParam() caller: Caller, @Body({ schema: codeBody }) body: z.output<typeof codeBody>) {
    const { expiresAt, waitSeconds, demoCode } = await this.request.execute(caller, body.phone);
    return { expiresAt: expiresAt.toISOString(), waitSeconds, ...(demoCode === null ? {} : { demoCode }) };
  }

  @Post()
  @Public('makes the session; tries are limited for each code')
  @ApiOperation({ summary: '用验证码登录（首次登录即注册）' })
  @Answer(200, signedInSchema)
  async enter(
    @CallerParam() caller: Caller,
    @Body({ schema: signInBody }) { keep, ...body }: z.output<typeof signInBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const service = this.config.service === 'worker' ? 'worker' : 'employer';
    const signedIn = await this.signIn.execute(caller, { ...body, service });
    return answerSignIn(signedIn, keep, { reply, config: this.config, sessions: this.sessions });
  }
}
