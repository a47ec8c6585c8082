import { Controller, Delete, Get, Inject, Param, Post, Body } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Answer, CallerParam, type Caller } from '@gg/platform';
import { z } from 'zod';
import { CONSENT_PURPOSES } from '../domain/consent-purposes';
import { Consents, type ConsentView } from '../use-cases/consents.use-case';

const id = z.uuid();
export const purposeSchema = z.enum(CONSENT_PURPOSES);
export const consentBody = z.strictObject({ purpose: purposeSchema }).meta({ id: 'GiveConsent' });
export const consentGivenSchema = z.object({ consentId: id }).meta({ id: 'ConsentGiven' });
export const consentsSchema = z
  .object({
    items: z.array(
      z.object({
        id,
        purpose: purposeSchema,
        wording: z.string().describe('version of the text that was agreed to'),
        givenAt: z.iso.datetime(),
        givenChannel: z.string(),
        revokedAt: z.iso.datetime().nullable(),
        onlyFor: id.nullable().describe('the one call for which it was given; null: it stands until it is taken back'),
      }),
    ),
  })
  .meta({ id: 'Consents' });

export const showConsents = (consents: readonly ConsentView[]): z.input<typeof consentsSchema> => ({
  items: consents.map((consent) => ({
    ...consent,
    givenAt: consent.givenAt.toISOString(),
    revokedAt: consent.revokedAt?.toISOString() ?? null,
  })),
});

/** What the person who is signed in has agreed to (同意). */
@ApiTags('同意')
@Controller('consents')
export class ConsentsController {
  constructor(@Inject(Consents) private readonly consents: Consents) {}

  @Get()
  @Access('consents.manage_own')
  @ApiOperation({ summary: '我的授权同意' })
  @Answer(200, consentsSchema)
  async list(@CallerParam() caller: Caller) {
    return showConsents(await this.consents.list(caller.accountId ?? ''));
  }

  @Post()
  @Access('consents.manage_own')
  @ApiOperation({ summary: '同意一项用途' })
  @Answer(201, consentGivenSchema)
  give(@CallerParam() caller: Caller, @Body({ schema: consentBody }) { purpose }: z.output<typeof consentBody>) {
    return this.consents.give(caller, caller.accountId ?? '', purpose);
  }

  @Delete(':purpose')
  @Access('consents.manage_own')
  @ApiOperation({ summary: '撤回同意（立即生效）' })
  @Answer(204)
  async revoke(
    @CallerParam() caller: Caller,
    @Param('purpose', { schema: purposeSchema }) purpose: z.output<typeof purposeSchema>,
  ): Promise<void> {
    await this.consents.revoke(caller, caller.accountId ?? '', purpose);
  }
}
