import { Body, Controller, Delete, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Answer, CallerParam, type Caller } from '@gg/platform';
import { z } from 'zod';
import { VERIFICATION_METHODS } from '../domain/identity-state';
import { ConfirmPhone } from '../use-cases/confirm-phone.use-case';
import { Consents } from '../use-cases/consents.use-case';
import { FindPeople } from '../use-cases/find-people.use-case';
import { GivePersonIdentity } from '../use-cases/give-person-identity.use-case';
import { RegisterPerson } from '../use-cases/register-person.use-case';
import { REVEAL_REASONS, REVEALABLE, RevealPersonalData } from '../use-cases/reveal-personal-data.use-case';
import { VerifyIdentity, WITHDRAWAL_REASONS } from '../use-cases/verify-identity.use-case';
import { consentBody, consentGivenSchema, consentsSchema, purposeSchema, showConsents } from './consents.controller';
import { giveIdentityBody, givenIdentitySchema } from './own-identity.controller';

const id = z.uuid();
const name = z.string().min(1).max(80);
const phone = z.string().min(1).max(40);
const idNumber = z.string().min(15).max(40);

const searchBody = z
  .discriminatedUnion('by', [
    z.strictObject({ by: z.literal('phone'), value: phone }),
    z.strictObject({ by: z.literal('id_number'), value: idNumber }),
    z.strictObject({ by: z.literal('name'), value: name }),
  ])
  .meta({ id: 'SearchPeople' });

const personSchema = z
  .object({
    accountId: id,
    state: z.string(),
    identityState: z.enum(['unverified', 'format_ok', 'verified']),
    regionCode: z.string(),
    name: z.string().nullable().describe('masked'),
    phone: z.string().nullable().describe('masked'),
    idNumber: z.string().nullable().describe('masked'),
  })
  .meta({ id: 'Person' });

const registerBody = z
  .strictObject({
    name,
    phone: phone.nullable().default(null),
    idNumber: idNumber.nullable().default(null),
    regionCode: z.string().regex(/^45(\d\d){0,2}$/),
    channel: z.enum(['desk', 'phone', 'kiosk']).default('desk'),
    consentToActOnBehalf: z
      .boolean()
      .default(false)
      .describe('the person agreed, before staff, that staff act for them'),
  })
  .meta({ id: 'RegisterPerson' });
const registeredSchema = z
  .object({ accountId: id, registered: z.boolean(), consentId: id.nullable() })
  .meta({ id: 'RegisteredPerson' });

const verifyBody = z
  .strictObject({
    method: z.enum(VERIFICATION_METHODS),
    reference: z.string().trim().min(1).max(80).nullable().default(null),
  })
  .meta({ id: 'VerifyIdentity' });
const withdrawBody = z
  .strictObject({ to: z.enum(['format_ok', 'unverified']), reason: z.enum(WITHDRAWAL_REASONS) })
  .meta({ id: 'WithdrawIdentity' });
const revealBody = z
  .strictObject({ fields: z.array(z.enum(REVEALABLE)).min(1).max(REVEALABLE.length), reason: z.enum(REVEAL_REASONS) })
  .meta({ id: 'RevealPersonalData' });
const revealedSchema = z
  .object({
    name: z.string().nullable().optional(),
    phone: z.string().nullable().optional(),
    id_number: z.string().nullable().optional(),
  })
  .meta({ id: 'RevealedPersonalData' });
const phoneBody = z.strictObject({ phone }).meta({ id: 'ConfirmPhone' });

/** Persons, as staff of their region serve them. */
@ApiTags('人员')
@Controller('people')
export class PeopleController {
  constructor(
    @Inject(FindPeople) private readonly find: FindPeople,
    @Inject(RegisterPerson) private readonly register: RegisterPerson,
    @Inject(GivePersonIdentity) private readonly identity: GivePersonIdentity,
    @Inject(VerifyIdentity) private readonly verification: VerifyIdentity,
    @Inject(RevealPersonalData) private readonly reveal: RevealPersonalData,
    @Inject(ConfirmPhone) private readonly phone: ConfirmPhone,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  @Post('searches')
  @Access('desk.look_up_person')
  @ApiOperation({ summary: '查找人员（手机号、身份证号或姓名；留痕）' })
  @Answer(200, z.object({ items: z.array(personSchema) }).meta({ id: 'People' }))
  async search(@CallerParam() caller: Caller, @Body({ schema: searchBody }) body: z.output<typeof searchBody>) {
    return { items: await this.find.execute(caller, body) };
  }

  @Post()
  @Access('desk.register_person')
  @ApiOperation({ summary: '登记人员' })
  @Answer(201, registeredSchema)
  registered(
    @CallerParam() caller: Caller,
    @Body({ schema: registerBody }) { channel, ...body }: z.output<typeof registerBody>,
  ) {
    return this.register.execute({ ...caller, channel }, body);
  }

  @Get(':id')
  @Access('desk.look_up_person')
  @ApiOperation({ summary: '一个人员（脱敏）' })
  @Answer(200, personSchema)
  one(@CallerParam() caller: Caller, @Param('id', { schema: id }) accountId: string) {
    return this.find.one(caller, accountId);
  }

  @Put(':id/identity')
  @Access('identities.verify')
  @ApiOperation({ summary: '代填或更正姓名和身份证号' })
  @Answer(200, givenIdentitySchema)
  given(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) accountId: string,
    @Body({ schema: giveIdentityBody }) body: z.output<typeof giveIdentityBody>,
  ) {
    return this.identity.execute(caller, { accountId, ...body });
  }

  @Post(':id/verification')
  @Access('identities.verify')
  @ApiOperation({ summary: '核实身份' })
  @Answer(200, givenIdentitySchema)
  verified(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) accountId: string,
    @Body({ schema: verifyBody }) body: z.output<typeof verifyBody>,
  ) {
    return this.verification.verify(caller, { accountId, ...body });
  }

  @Post(':id/verification-withdrawal')
  @Access('identities.withdraw')
  @ApiOperation({ summary: '撤销身份核实' })
  @Answer(200, givenIdentitySchema)
  withdrawn(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) accountId: string,
    @Body({ schema: withdrawBody }) body: z.output<typeof withdrawBody>,
  ) {
    return this.verification.withdraw(caller, { accountId, ...body });
  }

  @Post(':id/reveals')
  @Access('personal_data.reveal')
  @ApiOperation({ summary: '查看完整个人信息（须说明用途；留痕）' })
  @Answer(200, revealedSchema)
  revealed(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) accountId: string,
    @Body({ schema: revealBody }) body: z.output<typeof revealBody>,
  ) {
    return this.reveal.execute(caller, { accountId, ...body });
  }

  @Put(':id/phone')
  @Access('identities.verify')
  @ApiOperation({ summary: '当面确认或更换手机号' })
  @Answer(204)
  async confirmed(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) accountId: string,
    @Body({ schema: phoneBody }) body: z.output<typeof phoneBody>,
  ): Promise<void> {
    await this.phone.execute(caller, { accountId, ...body });
  }

  @Get(':id/consents')
  @Access('desk.look_up_person')
  @ApiOperation({ summary: '人员的授权同意' })
  @Answer(200, consentsSchema)
  async consentsOf(@CallerParam() caller: Caller, @Param('id', { schema: id }) accountId: string) {
    await this.find.one(caller, accountId);
    return showConsents(await this.consents.list(accountId));
  }

  @Post(':id/consents')
  @Access('consents.record')
  @ApiOperation({ summary: '记录人员当面的同意' })
  @Answer(201, consentGivenSchema)
  consented(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) accountId: string,
    @Body({ schema: consentBody }) { purpose }: z.output<typeof consentBody>,
  ) {
    return this.consents.give({ ...caller, channel: 'desk' }, accountId, purpose);
  }

  @Delete(':id/consents/:purpose')
  @Access('consents.record')
  @ApiOperation({ summary: '记录人员撤回同意' })
  @Answer(204)
  async revoked(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) accountId: string,
    @Param('purpose', { schema: purposeSchema }) purpose: z.output<typeof purposeSchema>,
  ): Promise<void> {
    await this.consents.revoke({ ...caller, channel: 'desk' }, accountId, purpose);
  }
}
