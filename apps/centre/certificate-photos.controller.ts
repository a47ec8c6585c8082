import { Controller, Delete, Get, Inject, Param, Put, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Representation } from '@gg/identity';
import type { Id } from '@gg/kernel';
import {
  Access,
  Answer,
  AnswerFile,
  CallerParam,
  CONFIG,
  readUpload,
  TakesFile,
  withUpload,
  type Caller,
  type Config,
} from '@gg/platform';
import {
  PHOTO_TYPES,
  photoFactsSchema,
  PutCertificatePhoto,
  RemoveCertificatePhoto,
  sendPhoto,
  ViewCertificatePhoto,
} from '@gg/workers';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { onBehalfQuery, type OnBehalfQuery } from './on-behalf';

const id = z.uuid().toLowerCase();

/** Photos of workers' certificates: shown to who judges them, sent and removed on behalf. */
@ApiTags('劳动者')
@Controller('workers/:id/certificates/:certificateId/photo')
export class CertificatePhotosController {
  constructor(
    @Inject(Representation) private readonly representation: Representation,
    @Inject(PutCertificatePhoto) private readonly putting: PutCertificatePhoto,
    @Inject(RemoveCertificatePhoto) private readonly removing: RemoveCertificatePhoto,
    @Inject(ViewCertificatePhoto) private readonly viewing: ViewCertificatePhoto,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Access('qualifications.verify')
  @ApiOperation({ summary: '核验用：劳动者的证件照片（留痕）' })
  @AnswerFile(PHOTO_TYPES)
  async show(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Param('certificateId', { schema: id }) certificateId: Id,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return sendPhoto(reply, await this.viewing.byStaff(caller, workerId, certificateId));
  }

  @Put()
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：上传证件照片' })
  @TakesFile()
  @Answer(200, photoFactsSchema)
  async put(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Param('certificateId', { schema: id }) certificateId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
    @Req() request: FastifyRequest,
  ) {
    const file = await readUpload(request, this.config.settings.photos.maxBytes);
    const stands = await this.representation.of(caller, workerId, channel);
    return this.putting.execute(withUpload(stands, file), { certificateId, file });
  }

  @Delete()
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：删除证件照片' })
  @Answer(204)
  async remove(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Param('certificateId', { schema: id }) certificateId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
  ): Promise<void> {
    await this.removing.execute(await this.representation.of(caller, workerId, channel), { certificateId });
  }
}
