import { Body, Controller, Inject, Post, Put, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Answer, CallerParam, CONFIG, Public, type Caller, type Config } from '@gg/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { StoredSessions } from '../access/stored-sessions';
import { PASSWORD_MAX_LENGTH } from '../domain/password-policy';
import { SignInWithPassword } from '../use-cases/sign-in-with-password.use-case';
import { Staff } from '../use-cases/staff.use-case';
import { answerSignIn, deviceSchema, keepSchema, signedInSchema } from './sign-in-answer';

/** Twice the longest password: the policy answers with a sentence of its own, this only bounds the work. */
const password = z
  .string()
  .min(1)
  .max(2 * PASSWORD_MAX_LENGTH);

const signInBody = z
  .strictObject({ name: z.string().min(1).max(64), password, keep: keepSchema, device: deviceSchema })
  .meta({ id: 'SignInWithPassword' });

const changeBody = z.strictObject({ current: password, next: password }).meta({ id: 'ChangePassword' });

/** Sign-in of the centre's staff by name and password. */
@ApiTags('登录')
@Controller()
export class PasswordSignInController {
  constructor(
    @Inject(SignInWithPassword) private readonly signIn: SignInWithPassword,
    @Inject(Staff) private readonly staff: Staff,
    @Inject(StoredSessions) private readonly sessions: StoredSessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('sign-in')
  @Public('makes the session; tries are limited for each name')
  @ApiOperation({ summary: '工作人员登录' })
  @Answer(200, signedInSchema)
  async enter(
    @CallerParam() caller: Caller,
    @Body({ schema: signInBody }) { keep, ...body }: z.output<typeof signInBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const signedIn = await this.signIn.execute(caller, body);
    return answerSignIn(signedIn, keep, { reply, config: this.config, sessions: this.sessions });
  }

  @Put('password')
  @Access('password.change_own')
  @ApiOperation({ summary: '修改自己的密码（其他登录全部退出）' })
  @Answer(204)
  async change(
    @CallerParam() caller: Caller,
    @Body({ schema: changeBody }) body: z.output<typeof changeBody>,
  ): Promise<void> {
    await this.staff.changePassword(caller, body);
  }
}
