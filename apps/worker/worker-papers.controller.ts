import { Body, Controller, Delete, Get, Inject, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Id } from '@gg/kernel';
import { Access, Answer, CallerParam, Connections, type Caller } from '@gg/platform';
import {
  AddCertificate,
  certificateAddedSchema,
  certificateBody,
  certificatesSchema,
  EditCertificate,
  editCertificateBody,
  ProfileReader,
  RemoveCertificate,
  showCertificates,
  showStatuses,
  StateStatus,
  statusBody,
  statusesSchema,
  statusStatedSchema,
  WithdrawStatus,
} from '@gg/workers';
import { z } from 'zod';
import { ownWorkerId } from './worker-profile.controller';

const id = z.uuid().toLowerCase();

/** Certificates (证件) and statuses (身份) of the worker who is signed in. Both lists are short and come whole. */
@ApiTags('我的证件与身份')
@Controller('worker')
export class WorkerPapersController {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ProfileReader) private readonly profiles: ProfileReader,
    @Inject(AddCertificate) private readonly addCertificate: AddCertificate,
    @Inject(EditCertificate) private readonly editCertificate: EditCertificate,
    @Inject(RemoveCertificate) private readonly removeCertificate: RemoveCertificate,
    @Inject(StateStatus) private readonly stateStatus: StateStatus,
    @Inject(WithdrawStatus) private readonly withdrawStatus: WithdrawStatus,
  ) {}

  @Get('certificates')
  @Access('profile.edit_own')
  @ApiOperation({ summary: '我的证件' })
  @Answer(200, certificatesSchema)
  async certificates(@CallerParam() caller: Caller) {
    return showCertificates(await this.profiles.certificates(this.connections, ownWorkerId(caller)));
  }

  @Post('certificates')
  @Access('profile.edit_own')
  @ApiOperation({ summary: '登记证件' })
  @Answer(201, certificateAddedSchema)
  add(@CallerParam() caller: Caller, @Body({ schema: certificateBody }) body: z.output<typeof certificateBody>) {
    return this.addCertificate.execute(caller, body);
  }

  @Patch('certificates/:id')
  @Access('profile.edit_own')
  @ApiOperation({ summary: '更正证件（须重新核验）' })
  @Answer(204)
  async edit(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) certificateId: Id,
    @Body({ schema: editCertificateBody }) body: z.output<typeof editCertificateBody>,
  ): Promise<void> {
    await this.editCertificate.execute(caller, { certificateId, ...body });
  }

  @Delete('certificates/:id')
  @Access('profile.edit_own')
  @ApiOperation({ summary: '删除证件' })
  @Answer(204)
  async remove(@CallerParam() caller: Caller, @Param('id', { schema: id }) certificateId: Id): Promise<void> {
    await this.removeCertificate.execute(caller, { certificateId });
  }

  @Get('statuses')
  @Access('profile.edit_own')
  @ApiOperation({ summary: '我的身份（学生、已退休、就业困难等）' })
  @Answer(200, statusesSchema)
  async statuses(@CallerParam() caller: Caller) {
    return showStatuses(await this.profiles.statuses(this.connections, ownWorkerId(caller)));
  }

  @Post('statuses')
  @Access('profile.edit_own')
  @ApiOperation({ summary: '申报身份（同类的旧申报被替换）' })
  @Answer(201, statusStatedSchema)
  state(@CallerParam() caller: Caller, @Body({ schema: statusBody }) body: z.output<typeof statusBody>) {
    return this.stateStatus.execute(caller, body);
  }

  @Delete('statuses/:id')
  @Access('profile.edit_own')
  @ApiOperation({ summary: '撤回申报的身份' })
  @Answer(204)
  async withdraw(@CallerParam() caller: Caller, @Param('id', { schema: id }) statusId: Id): Promise<void> {
    await this.withdrawStatus.execute(caller, { statusId });
  }
}
