import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Answer, CallerParam, Connections, type Caller } from '@gg/platform';
import { z } from 'zod';
import { personFacts } from '../read-models/person-facts';
import { PersonReader } from '../read-models/person-reader';
import { GiveIdentity } from '../use-cases/give-identity.use-case';

const identityState = z.enum(['unverified', 'format_ok', 'verified']);

export const giveIdentityBody = z
  .strictObject({ name: z.string().min(1).max(80), idNumber: z.string().min(15).max(40) })
  .meta({ id: 'GiveIdentity' });
export const givenIdentitySchema = z.object({ identityState }).meta({ id: 'GivenIdentity' });

const ownIdentitySchema = z
  .object({
    identityState,
    name: z.string().nullable().describe('masked'),
    idNumber: z.string().nullable().describe('masked'),
    phone: z.string().nullable().describe('masked'),
    birthDate: z.iso.date().nullable(),
    sex: z.enum(['male', 'female']).nullable(),
  })
  .meta({ id: 'OwnIdentity' });

/** Real name of the person who is signed in (实名). */
@ApiTags('实名')
@Controller('identity')
export class OwnIdentityController {
  constructor(
    @Inject(GiveIdentity) private readonly give: GiveIdentity,
    @Inject(PersonReader) private readonly people: PersonReader,
    @Inject(Connections) private readonly connections: Connections,
  ) {}

  @Get()
  @Access('identity.give_own')
  @ApiOperation({ summary: '我的实名状态' })
  @Answer(200, ownIdentitySchema)
  async show(@CallerParam() caller: Caller): Promise<z.input<typeof ownIdentitySchema>> {
    const accountId = caller.accountId ?? '';
    const [facts, masked] = [
      (await personFacts(this.connections, [accountId])).get(accountId),
      (await this.people.masked([accountId])).get(accountId),
    ];
    return {
      identityState: facts?.identityState ?? 'unverified',
      name: masked?.name ?? null,
      idNumber: masked?.idNumber ?? null,
      phone: masked?.phone ?? null,
      birthDate: facts?.birthDate ?? null,
      sex: facts?.sex ?? null,
    };
  }

  @Put()
  @Access('identity.give_own')
  @ApiOperation({ summary: '填写姓名和身份证号' })
  @Answer(200, givenIdentitySchema)
  given(@CallerParam() caller: Caller, @Body({ schema: giveIdentityBody }) body: z.output<typeof giveIdentityBody>) {
    return this.give.execute(caller, { accountId: caller.accountId ?? '', ...body });
  }
}
