import { Controller, Inject, Post, Query, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor, type UploadedMultipartFile } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@gg/kernel';
import { Access, Answer, CallerParam, type Caller } from '@gg/platform';
import { ImportPostings, importPostingsQuery, importReportSchema, MAX_IMPORT_BYTES, showImport } from '@gg/postings';
import type { z } from 'zod';

/** Postings brought in a file (批量导入); the columns are in docs/posting-import.md. */
@ApiTags('岗位')
@Controller('postings/imports')
export class PostingImportsController {
  constructor(@Inject(ImportPostings) private readonly importing: ImportPostings) {}

  @Post()
  @Access('postings.import')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: MAX_IMPORT_BYTES, files: 1, fields: 0, parts: 1 } }))
  @ApiOperation({ summary: '用 CSV 或 Excel 导入岗位' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @Answer(200, importReportSchema)
  async upload(
    @CallerParam() caller: Caller,
    @Query({ schema: importPostingsQuery }) { dryRun, publish }: z.output<typeof importPostingsQuery>,
    @UploadedFile() file: UploadedMultipartFile | undefined,
  ) {
    if (!file?.buffer) throw new DomainError('posting.import_unreadable');
    const { buffer, originalname: filename } = file;
    return showImport(
      await this.importing.execute(caller, { employerId: null, file: buffer, filename, dryRun, publish }),
    );
  }
}
