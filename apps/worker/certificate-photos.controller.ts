import { Controller, Delete, Get, Inject, Param, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
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
import { ownWorkerId } from './worker-profile.controller';

const id = z.uuid().toLowerCase();

/** Photos of the own certificates (证件照片). */
@ApiTags('我的证件与身份')
@Controller('worker/certificates/:id/photo')
export class CertificatePhotosController {
  constructor(
    @Inject(PutCertificatePhoto) private readonly putting: PutCertificatePhoto,
    @Inject(RemoveCertificatePhoto) private readonly removing: RemoveCertificatePhoto,
    @Inject(ViewCertificatePhoto) private readonly viewing: ViewCertificatePhoto,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Put()
  @Access('profile.edit_own')
  @ApiOperation({ summary: '上传证件照片（JPG、PNG、WebP；去除拍摄信息后加密保存）' })
  @TakesFile()
  @Answer(200, photoFactsSchema)
  async put(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) certificateId: Id,
    @Req() request: FastifyRequest,
  ) {
    const file = await readUpload(request, this.config.settings.photos.maxBytes);
    return this.putting.execute(withUpload(caller, file), { certificateId, file });
  }

  @Get()
  @Access('profile.edit_own')
  @ApiOperation({ summary: '我的证件照片' })
  @AnswerFile(PHOTO_TYPES)
  async show(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) certificateId: Id,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return sendPhoto(reply, await this.viewing.own(ownWorkerId(caller), certificateId));
  }

  @Delete()
  @Access('profile.edit_own')
  @ApiOperation({ summary: '删除证件照片' })
  @Answer(204)
  async remove(@CallerParam() caller: Caller, @Param('id', { schema: id }) certificateId: Id): Promise<void> {
    await this.removing.execute(caller, { certificateId });
  }
}
