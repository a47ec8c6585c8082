import { Body, Controller, Get, Inject, Patch, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  EditOrganisation,
  editOrganisationBody,
  employerRegisteredSchema,
  employerSchema,
  EmployerViews,
  introductionBody,
  licenceBody,
  organisationsSchema,
  RegisterOrganisation,
  showEmployer,
  StateLicence,
} from '@gg/employers';
import { DomainError, type Id } from '@gg/kernel';
import { Access, Answer, CallerParam, type Caller } from '@gg/platform';
import type { z } from 'zod';

/** The employer for whom the member who is signed in acts. Throws `resource.not_found` when there is none. */
export function ownEmployerId(caller: Caller): Id {
  if (!caller.employerId) throw new DomainError('resource.not_found');
  return caller.employerId;
}

/** The organisation or household itself (用工单位). */
@ApiTags('用工单位')
@Controller()
export class OrganisationController {
  constructor(
    @Inject(EmployerViews) private readonly views: EmployerViews,
    @Inject(RegisterOrganisation) private readonly register: RegisterOrganisation,
    @Inject(EditOrganisation) private readonly editOrganisation: EditOrganisation,
    @Inject(StateLicence) private readonly stateLicence: StateLicence,
  ) {}

  @Get('organisations')
  @Access('organisation.register')
  @ApiOperation({ summary: '我所在的用工单位' })
  @Answer(200, organisationsSchema)
  async mine(@CallerParam() caller: Caller) {
    return { items: await this.views.ofAccount(caller.accountId ?? '') };
  }

  @Post('organisation')
  @Access('organisation.register')
  @ApiOperation({ summary: '登记用工单位（登记人为负责人）' })
  @Answer(201, employerRegisteredSchema)
  registered(
    @CallerParam() caller: Caller,
    @Body({ schema: introductionBody }) body: z.output<typeof introductionBody>,
  ) {
    return this.register.execute(caller, body);
  }

  @Get('organisation')
  @Access('organisation.read')
  @ApiOperation({ summary: '本单位' })
  @Answer(200, employerSchema)
  async own(@CallerParam() caller: Caller) {
    return showEmployer(await this.views.own(ownEmployerId(caller)));
  }

  @Patch('organisation')
  @Access('organisation.edit')
  @ApiOperation({ summary: '更正本单位资料（须重新核验）' })
  @Answer(200, employerSchema)
  async edit(
    @CallerParam() caller: Caller,
    @Body({ schema: editOrganisationBody }) body: z.output<typeof editOrganisationBody>,
  ) {
    await this.editOrganisation.execute(caller, body);
    return this.own(caller);
  }

  @Put('organisation/licence')
  @Access('organisation.edit')
  @ApiOperation({ summary: '登记人力资源服务许可证（中介机构）' })
  @Answer(200, employerSchema)
  async licence(@CallerParam() caller: Caller, @Body({ schema: licenceBody }) body: z.output<typeof licenceBody>) {
    await this.stateLicence.execute(caller, body);
    return this.own(caller);
  }
}
