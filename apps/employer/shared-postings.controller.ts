import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { SHARING_SIDES } from '@gg/compliance';
import type { Id } from '@gg/kernel';
import { Access, Answer, CallerParam, Connections, decodeCursor, pageQuery, type Caller } from '@gg/platform';
import { PostingAuthor } from '@gg/postings';
import {
  ChangeSharedPosting,
  CreateSharedPosting,
  createSharedPostingBody,
  PreviewSharing,
  PublishSharedPosting,
  SHARED_POSTING_STATES,
  sharedChangesOf,
  SharedContacts,
  sharedOutcomeSchema,
  sharedPostingChanges,
  sharedPostingInput,
  SharedPostingReader,
  sharedPostingSchema,
  sharedPreviewSchema,
  sharedSummariesSchema,
  sharedTermsOf,
  SharingExplainer,
  sharingExplanationSchema,
  showSharedOutcome,
  showSharedPosting,
  showSharedPreview,
  showSharedSummary,
  showSharingExplanation,
  WithdrawSharedPosting,
  withdrawSharedPostingBody,
} from '@gg/shared-employment';
import { z } from 'zod';

const id = z.uuid().toLowerCase();
const listQuery = pageQuery(100).extend({
  side: z.enum(SHARING_SIDES).optional(),
  state: z.enum(SHARED_POSTING_STATES).optional(),
});

/** The caller's own firm: its surpluses (富余) and shortages (缺工). */
@ApiTags('共享用工')
@Controller('shared-postings')
export class SharedPostingsController {
  constructor(
    @Inject(CreateSharedPosting) private readonly creating: CreateSharedPosting,
    @Inject(PreviewSharing) private readonly preview: PreviewSharing,
    @Inject(ChangeSharedPosting) private readonly changing: ChangeSharedPosting,
    @Inject(PublishSharedPosting) private readonly publishing: PublishSharedPosting,
    @Inject(WithdrawSharedPosting) private readonly withdrawing: WithdrawSharedPosting,
    @Inject(SharedPostingReader) private readonly postings: SharedPostingReader,
    @Inject(SharingExplainer) private readonly explainer: SharingExplainer,
    @Inject(SharedContacts) private readonly contacts: SharedContacts,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
    @Inject(Connections) private readonly connections: Connections,
  ) {}

  @Post()
  @Access('postings.draft')
  @ApiOperation({ summary: '新建富余或缺工信息（可直接发布）' })
  @Answer(201, sharedOutcomeSchema)
  async create(
    @CallerParam() caller: Caller,
    @Body({ schema: createSharedPostingBody }) { publish, ...input }: z.output<typeof createSharedPostingBody>,
  ) {
    const command = { employerId: null, ...sharedTermsOf(input), publish };
    return showSharedOutcome(await this.creating.execute(caller, command));
  }

  @Post('preview')
  @Access('postings.draft')
  @ApiOperation({ summary: '试判共享用工合规（不保存）' })
  @Answer(200, sharedPreviewSchema)
  async findings(
    @CallerParam() caller: Caller,
    @Body({ schema: sharedPostingInput }) input: z.output<typeof sharedPostingInput>,
  ) {
    const { terms } = sharedTermsOf(input);
    return showSharedPreview(await this.preview.execute(caller, { employerId: null, terms }));
  }

  @Get()
  @Access('postings.read')
  @ApiOperation({ summary: '本单位的共享用工信息' })
  @Answer(200, sharedSummariesSchema)
  async list(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const after = decodeCursor(query.after, [z.iso.datetime(), id]);
    const page = await this.postings.ofEmployer(caller.employerId ?? '', query, query.limit, after);
    return { items: page.items.map(showSharedSummary), next: page.next };
  }

  @Get(':id')
  @Access('postings.read')
  @ApiOperation({ summary: '一条共享用工信息' })
  @Answer(200, sharedPostingSchema)
  async one(@CallerParam() caller: Caller, @Param('id', { schema: id }) postingId: Id) {
    const view = await this.postings.one(postingId, this.author.scope(caller, 'postings.read'));
    return showSharedPosting(view, await this.contacts.ofPosting(this.connections, postingId));
  }

  @Get(':id/explanation')
  @Access('postings.read')
  @ApiOperation({ summary: '为什么没有配上：对方逐条不满足的条件' })
  @Answer(200, sharingExplanationSchema)
  async why(@CallerParam() caller: Caller, @Param('id', { schema: id }) postingId: Id) {
    return showSharingExplanation(await this.explainer.explain(postingId, this.author.scope(caller, 'postings.read')));
  }

  @Patch(':id')
  @Access('postings.draft')
  @ApiOperation({ summary: '修改草稿或公开的信息' })
  @Answer(200, sharedOutcomeSchema)
  async change(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) postingId: Id,
    @Body({ schema: sharedPostingChanges }) body: z.output<typeof sharedPostingChanges>,
  ) {
    return showSharedOutcome(await this.changing.execute(caller, { postingId, ...sharedChangesOf(body) }));
  }

  @Post(':id/publication')
  @Access('postings.publish')
  @ApiOperation({ summary: '发布共享用工信息' })
  @Answer(200, sharedOutcomeSchema)
  async publish(@CallerParam() caller: Caller, @Param('id', { schema: id }) postingId: Id) {
    return showSharedOutcome(await this.publishing.execute(caller, postingId));
  }

  @Post(':id/withdrawal')
  @Access('postings.withdraw')
  @ApiOperation({ summary: '撤回共享用工信息（洽谈随之结束）' })
  @Answer(200, sharedOutcomeSchema)
  async withdraw(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) postingId: Id,
    @Body({ schema: withdrawSharedPostingBody }) { reason }: z.output<typeof withdrawSharedPostingBody>,
  ) {
    return showSharedOutcome(await this.withdrawing.execute(caller, { postingId, reason }));
  }
}
