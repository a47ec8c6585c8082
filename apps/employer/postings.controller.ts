import { Body, Controller, Get, Inject, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@gg/kernel';
import {
  Access,
  Answer,
  AnswerFile,
  CallerParam,
  Connections,
  decodeCursor,
  pageQuery,
  type Caller,
} from '@gg/platform';
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
  CreatePosting,
  createPostingBody,
  draftOf,
  outcomeSchema,
  POSTING_STATES,
  postingChanges,
  postingInput,
  PostingAuthor,
  PostingLinks,
  PostingReader,
  postingSchema,
  PreviewFindings,
  previewSchema,
  PublishPosting,
  qrSvg,
  showFinding,
  showOutcome,
  showPosting,
  showSummary,
  SiteContacts,
  summariesSchema,
} from '@gg/postings';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

const id = z.uuid().toLowerCase();

const listQuery = pageQuery(100).extend({ state: z.enum(POSTING_STATES).optional() });

/** Postings (岗位信息) of the caller's own organisation. */
@ApiTags('岗位')
@Controller('postings')
export class PostingsController {
  constructor(
    @Inject(CreatePosting) private readonly creating: CreatePosting,
    @Inject(PreviewFindings) private readonly preview: PreviewFindings,
    @Inject(ChangeDraft) private readonly changing: ChangeDraft,
    @Inject(PublishPosting) private readonly publishing: PublishPosting,
    @Inject(CopyPosting) private readonly copying: CopyPosting,
    @Inject(ClosePosting) private readonly closing: ClosePosting,
    @Inject(AppealPosting) private readonly appealing: AppealPosting,
    @Inject(PostingReader) private readonly postings: PostingReader,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
    @Inject(SiteContacts) private readonly contacts: SiteContacts,
    @Inject(PostingLinks) private readonly links: PostingLinks,
    @Inject(Connections) private readonly connections: Connections,
  ) {}

  @Post()
  @Access('postings.draft')
  @ApiOperation({ summary: '新建岗位（可直接发布）' })
  @Answer(201, outcomeSchema)
  async create(
    @CallerParam() caller: Caller,
    @Body({ schema: createPostingBody }) { publish, ...input }: z.output<typeof createPostingBody>,
  ) {
    return showOutcome(await this.creating.execute(caller, { employerId: null, ...draftOf(input), publish }));
  }

  @Post('preview')
  @Access('postings.draft')
  @ApiOperation({ summary: '试判合规（不保存）' })
  @Answer(200, previewSchema)
  async findings(@CallerParam() caller: Caller, @Body({ schema: postingInput }) input: z.output<typeof postingInput>) {
    const { draft } = draftOf(input);
    const { blocked, review, findings, terms } = await this.preview.execute(caller, { employerId: null, draft });
    const { responsibility, requiredCertificates } = terms;
    return { blocked, review, findings: findings.map(showFinding), responsibility, requiredCertificates };
  }

  @Get()
  @Access('postings.read')
  @ApiOperation({ summary: '本单位的岗位' })
  @Answer(200, summariesSchema)
  async list(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const after = decodeCursor(query.after, [z.iso.datetime(), id]);
    const page = await this.postings.ofEmployer(caller.employerId ?? '', query.state, query.limit, after);
    return { items: page.items.map(showSummary), next: page.next };
  }

  @Get(':id')
  @Access('postings.read')
  @ApiOperation({ summary: '一个岗位' })
  @Answer(200, postingSchema)
  async one(@CallerParam() caller: Caller, @Param('id', { schema: id }) postingId: string) {
    const view = await this.postings.one(postingId, this.author.scope(caller, 'postings.read'));
    const contacts = await this.contacts.ofPostings(this.connections, [postingId]);
    return showPosting(view, contacts.get(postingId) ?? null, this.links.of(view.posting.publicCode));
  }

  @Get(':id/qr-code')
  @Access('postings.read')
  @ApiOperation({ summary: '岗位短链接的二维码（从未公开的岗位没有）' })
  @AnswerFile(['image/svg+xml'])
  async qrCode(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) postingId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { posting } = await this.postings.one(postingId, this.author.scope(caller, 'postings.read'));
    const links = this.links.of(posting.publicCode);
    if (!links) throw new DomainError('resource.not_found');
    void reply.type('image/svg+xml').header('cache-control', 'private, max-age=86400');
    return qrSvg(links.url);
  }

  @Patch(':id')
  @Access('postings.draft')
  @ApiOperation({ summary: '修改草稿' })
  @Answer(200, outcomeSchema)
  async change(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) postingId: string,
    @Body({ schema: postingChanges }) body: z.output<typeof postingChanges>,
  ) {
    return showOutcome(await this.changing.execute(caller, { postingId, ...changesOf(body) }));
  }

  @Post(':id/publication')
  @Access('postings.publish')
  @ApiOperation({ summary: '发布岗位' })
  @Answer(200, outcomeSchema)
  async publish(@CallerParam() caller: Caller, @Param('id', { schema: id }) postingId: string) {
    return showOutcome(await this.publishing.execute(caller, { postingId }));
  }

  @Post(':id/copies')
  @Access('postings.draft')
  @ApiOperation({ summary: '复制到新的日期' })
  @Answer(201, outcomeSchema)
  async copy(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) postingId: string,
    @Body({ schema: copyPostingBody }) body: z.output<typeof copyPostingBody>,
  ) {
    return showOutcome(await this.copying.execute(caller, { postingId, ...body }));
  }

  @Post(':id/closure')
  @Access('postings.withdraw')
  @ApiOperation({ summary: '停止招人（草稿则作废）' })
  @Answer(200, outcomeSchema)
  async close(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) postingId: string,
    @Body({ schema: closePostingBody }) { reason }: z.output<typeof closePostingBody>,
  ) {
    return showOutcome(await this.closing.execute(caller, { postingId, reason }));
  }

  @Post(':id/appeal')
  @Access('postings.publish')
  @ApiOperation({ summary: '对下架提出申诉' })
  @Answer(201, appealSchema)
  appeal(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) postingId: string,
    @Body({ schema: appealPostingBody }) { statement }: z.output<typeof appealPostingBody>,
  ) {
    return this.appealing.make(caller, { postingId, statement });
  }
}
