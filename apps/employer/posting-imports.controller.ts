import { Body, Controller, Get, Inject, Param, Post, Query, Res, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor, type UploadedMultipartFile } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SPREADSHEET } from '@gg/bookings';
import { DomainError } from '@gg/kernel';
import { Access, Answer, AnswerFile, CallerParam, OpenedByPeople, type Caller } from '@gg/platform';
import {
  ImportPostings,
  ImportProgress,
  importProgressId,
  importReportSchema,
  importStepsSchema,
  ImportTemplates,
  MAX_IMPORT_BYTES,
  showImport,
  stopImportBody,
  templateCsv,
  templateWorkbook,
  watchedImportQuery,
} from '@gg/postings';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

const templateQuery = z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') });

/** An import of the organisation for which its member looks. */
const watchedBy = ({ employerId }: Caller, id: string) => ({ employerId: employerId ?? '', id });

/** Postings brought in a file (批量导入); the columns are in docs/posting-import.md. */
@ApiTags('岗位')
@Controller('postings/imports')
export class PostingImportsController {
  constructor(
    @Inject(ImportPostings) private readonly importing: ImportPostings,
    @Inject(ImportProgress) private readonly progress: ImportProgress,
    @Inject(ImportTemplates) private readonly templates: ImportTemplates,
  ) {}

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
    @Query({ schema: watchedImportQuery }) query: z.output<typeof watchedImportQuery>,
    @UploadedFile() file: UploadedMultipartFile | undefined,
  ) {
    if (!file?.buffer) throw new DomainError('posting.import_unreadable');
    const { buffer, originalname: filename } = file;
    return showImport(await this.importing.execute(caller, { employerId: null, file: buffer, filename, ...query }));
  }

  @Get('template')
  @Access('postings.import')
  @ApiOperation({ summary: '导入模板（Excel 含填写说明，或 CSV）' })
  @AnswerFile([SPREADSHEET, 'text/csv'])
  @OpenedByPeople()
  async template(
    @CallerParam() caller: Caller,
    @Query({ schema: templateQuery }) { format }: z.output<typeof templateQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const facts = await this.templates.factsFor(caller);
    const name = encodeURIComponent(`用工导入模板.${format}`);
    void reply
      .type(format === 'csv' ? 'text/csv; charset=utf-8' : SPREADSHEET)
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="postings.${format}"; filename*=UTF-8''${name}`);
    return format === 'csv' ? templateCsv(facts) : templateWorkbook(facts);
  }

  @Get(':id')
  @Access('postings.import')
  @ApiOperation({ summary: '导入进度' })
  @Answer(200, importStepsSchema)
  async steps(@CallerParam() caller: Caller, @Param('id', { schema: importProgressId }) progressId: string) {
    const steps = await this.progress.look(watchedBy(caller, progressId));
    if (!steps) throw new DomainError('resource.not_found');
    return steps;
  }

  @Post(':id/stop')
  @Access('postings.import')
  @ApiOperation({ summary: '停止导入（已写入的保留，并在导入结果里列出）' })
  @Answer(200, importStepsSchema)
  async stop(
    @CallerParam() caller: Caller,
    @Param('id', { schema: importProgressId }) progressId: string,
    @Body({ schema: stopImportBody }) _body: z.output<typeof stopImportBody>,
  ) {
    const watched = watchedBy(caller, progressId);
    const steps = await this.progress.look(watched);
    if (!steps || !(await this.progress.stop(watched))) throw new DomainError('resource.not_found');
    return steps;
  }
}
