import { Controller, Inject, Post, Query, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor, type UploadedMultipartFile } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@gg/kernel';
import { Access, Answer, CallerParam, type Caller } from '@gg/platform';
import { ImportPostings, importReportSchema, showImport } from '@gg/postings';
import { z } from 'zod';

/** 8 MiB: ten thousand full rows as a spreadsheet take a third of it. */
const MAX_FILE_BYTES = 8 * 1_048_576;

const importQuery = z.object({
  dryRun: z.stringbool().default(false).describe('only say what would happen'),
  publish: z.stringbool().default(true).describe('false: keep drafts'),
});

/** Postings brought in a file (批量导入); the columns are in docs/posting-import.md. */
@ApiTags('岗位')
@Controller('postings/imports')
export class PostingImportsController {
  constructor(@Inject(ImportPostings) private readonly importing: ImportPostings) {}

  @Post()
  @Access('postings.import')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 0, parts: 1 } }))
  @ApiOperation({ summary: '用 CSV 或 Excel 导入岗位' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @Answer(200, importReportSchema)
  async upload(
    @CallerParam() caller: Caller,
    @Query({ schema: importQuery }) { dryRun, publish }: z.output<typeof importQuery>,
    @UploadedFile() file: UploadedMultipartFile | undefined,
  ) {
    if (!file?.buffer) throw new DomainError('posting.import_unreadable');
    const { buffer, originalname: filename } = file;
    return showImport(
      await this.importing.execute(caller, { employerId: null, file: buffer, filename, dryRun, publish }),
    );
  }
}
