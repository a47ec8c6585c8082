import {
  Body,
  Controller,
  Get,
  Inject,
  Param,
  Patch,
  Post,
  Query,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor, type UploadedMultipartFile } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EmployerViews } from '@gg/employers';
import { Representation } from '@gg/identity';
import { DomainError, type Id } from '@gg/kernel';
import { Access, Answer, CallerParam, decodeCursor, pageQuery, type Caller } from '@gg/platform';
import {
  AppealPosting,
  appealPostingBody,
  appealSchema,
  ChangeDraft,
  changesOf,
  ClosePosting,
  closePostingBody,
  CopyPosting,
  copyPostingBody,
  ImportPostings,
  importPostingsQuery,
  importReportSchema,
  MAX_IMPORT_BYTES,
  outcomeSchema,
  POSTING_STATES,
  postingChanges,
  PostingReader,
  PublishPosting,
  showImport,
  showOutcome,
  showSummary,
  summariesSchema,
} from '@gg/postings';
import { z } from 'zod';
import { onBehalfOfMemberQuery, type OnBehalfOfMemberQuery } from './on-behalf';

const id = z.uuid().toLowerCase();
const importOnBehalfQuery = importPostingsQuery.extend(onBehalfOfMemberQuery.shape);
const listQuery = pageQuery(100).extend({ state: z.enum(POSTING_STATES).optional() });

/** What an employer does with its postings after they were written, done by staff for one that phoned or came (代办). */
@ApiTags('代办 · 岗位')
@Controller('employers/:id/postings')
export class RepresentedPostingsController {
  constructor(
    @Inject(Representation) private readonly representation: Representation,
    @Inject(EmployerViews) private readonly employers: EmployerViews,
    @Inject(PostingReader) private readonly postings: PostingReader,
    @Inject(ChangeDraft) private readonly changing: ChangeDraft,
    @Inject(PublishPosting) private readonly publishing: PublishPosting,
    @Inject(CopyPosting) private readonly copying: CopyPosting,
    @Inject(ClosePosting) private readonly closing: ClosePosting,
    @Inject(AppealPosting) private readonly appealing: AppealPosting,
    @Inject(ImportPostings) private readonly importing: ImportPostings,
  ) {}

  @Get()
  @Access('employers.read')
  @ApiOperation({ summary: '单位的岗位' })
  @Answer(200, summariesSchema)
  async list(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
  ) {
    await this.employers.one(caller, employerId);
    const after = decodeCursor(query.after, [z.iso.datetime(), id]);
    const page = await this.postings.ofEmployer(employerId, query.state, query.limit, after);
    return { items: page.items.map(showSummary), next: page.next };
  }

  @Post('imports')
  @Access('desk.act_on_behalf')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: MAX_IMPORT_BYTES, files: 1, fields: 0, parts: 1 } }))
  @ApiOperation({ summary: '代办：用 CSV 或 Excel 导入岗位' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @Answer(200, importReportSchema)
  async upload(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Query({ schema: importOnBehalfQuery }) query: z.output<typeof importOnBehalfQuery>,
    @UploadedFile() file: UploadedMultipartFile | undefined,
  ) {
    if (!file?.buffer) throw new DomainError('posting.import_unreadable');
    const { dryRun, publish } = query;
    const { buffer, originalname: filename } = file;
    const stands = await this.standsFor(caller, query);
    return showImport(await this.importing.execute(stands, { employerId, file: buffer, filename, dryRun, publish }));
  }

  @Patch(':postingId')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：修改草稿' })
  @Answer(200, outcomeSchema)
  async change(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('postingId', { schema: id }) postingId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: postingChanges }) body: z.output<typeof postingChanges>,
  ) {
    const stands = await this.standsFor(caller, query);
    return showOutcome(await this.changing.execute(stands, { postingId, employerId, ...changesOf(body) }));
  }

  @Post(':postingId/publication')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：发布岗位' })
  @Answer(200, outcomeSchema)
  async publish(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('postingId', { schema: id }) postingId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
  ) {
    return showOutcome(await this.publishing.execute(await this.standsFor(caller, query), { postingId }, employerId));
  }

  @Post(':postingId/copies')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：复制到新的日期' })
  @Answer(201, outcomeSchema)
  async copy(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('postingId', { schema: id }) postingId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: copyPostingBody }) body: z.output<typeof copyPostingBody>,
  ) {
    const stands = await this.standsFor(caller, query);
    return showOutcome(await this.copying.execute(stands, { postingId, employerId, ...body }));
  }

  @Post(':postingId/closure')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：停止招人（草稿则作废）' })
  @Answer(200, outcomeSchema)
  async close(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('postingId', { schema: id }) postingId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: closePostingBody }) { reason }: z.output<typeof closePostingBody>,
  ) {
    const stands = await this.standsFor(caller, query);
    return showOutcome(await this.closing.execute(stands, { postingId, employerId, reason }));
  }

  @Post(':postingId/appeal')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：对下架提出申诉' })
  @Answer(201, appealSchema)
  async appeal(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('postingId', { schema: id }) postingId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: appealPostingBody }) { statement }: z.output<typeof appealPostingBody>,
  ) {
    return this.appealing.make(await this.standsFor(caller, query), { postingId, employerId, statement });
  }

  private standsFor(caller: Caller, { onBehalfOf, channel }: OnBehalfOfMemberQuery): Promise<Caller> {
    return this.representation.of(caller, onBehalfOf, channel);
  }
}
