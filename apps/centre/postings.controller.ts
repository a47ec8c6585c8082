import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { employerSchema, showEmployer } from '@gg/employers';
import { Representation } from '@gg/identity';
import { Access, Answer, CallerParam, decodeCursor, pageQuery, type Caller } from '@gg/platform';
import {
  AppealPosting,
  appealSchema,
  CreatePosting,
  draftOf,
  outcomeSchema,
  POSTING_STATES,
  PostingAuthor,
  postingInput,
  PostingLinks,
  PostingReader,
  postingSchema,
  PreviewFindings,
  previewSchema,
  ReviewPosting,
  ShowPostingEmployer,
  showFinding,
  showOutcome,
  showPosting,
  showSummary,
  summariesSchema,
  TakeDownPosting,
} from '@gg/postings';
import { z } from 'zod';

const id = z.uuid().toLowerCase();
const words = z.string().trim().min(2).max(500);

const behalf = {
  employerId: id,
  representedId: id.describe('the account of a member of the employer, who has agreed to be represented'),
  channel: z.enum(['desk', 'phone', 'kiosk']),
};
const onBehalfBody = z
  .strictObject({ ...behalf, posting: postingInput, publish: z.boolean().default(true) })
  .meta({ id: 'CreatePostingOnBehalf' });
const previewBody = z.strictObject({ ...behalf, posting: postingInput }).meta({ id: 'PreviewPostingOnBehalf' });
const reviewBody = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('approve'), reason: words.nullable().default(null) }),
    z.strictObject({ decision: z.literal('reject'), reason: words }),
  ])
  .meta({ id: 'ReviewPosting' });
const takeDownBody = z.strictObject({ reason: words }).meta({ id: 'TakeDownPosting' });
const decideBody = z.strictObject({ uphold: z.boolean(), decision: words }).meta({ id: 'DecideAppeal' });
const listQuery = pageQuery(100).extend({ state: z.enum(POSTING_STATES).default('in_review') });

/** Postings of the regions of a member of staff: review, take-down, and what they write for employers (代办). */
@ApiTags('岗位')
@Controller('postings')
export class PostingsController {
  constructor(
    @Inject(PostingReader) private readonly postings: PostingReader,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
    @Inject(PostingLinks) private readonly links: PostingLinks,
    @Inject(ReviewPosting) private readonly reviewing: ReviewPosting,
    @Inject(ShowPostingEmployer) private readonly employers: ShowPostingEmployer,
    @Inject(TakeDownPosting) private readonly takingDown: TakeDownPosting,
    @Inject(AppealPosting) private readonly appeals: AppealPosting,
    @Inject(CreatePosting) private readonly creating: CreatePosting,
    @Inject(PreviewFindings) private readonly preview: PreviewFindings,
    @Inject(Representation) private readonly representation: Representation,
  ) {}

  @Get()
  @Access('postings.oversee')
  @ApiOperation({ summary: '辖区内的岗位（默认待审核）' })
  @Answer(200, summariesSchema)
  async list(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const after = decodeCursor(query.after, [z.iso.datetime(), id]);
    const scope = this.author.scope(caller, 'postings.oversee');
    const page = await this.postings.inState(scope, query.state, query.limit, after);
    return { items: page.items.map(showSummary), next: page.next };
  }

  @Get(':id')
  @Access('postings.oversee')
  @ApiOperation({ summary: '一个岗位' })
  @Answer(200, postingSchema)
  async one(@CallerParam() caller: Caller, @Param('id', { schema: id }) postingId: string) {
    const view = await this.postings.one(postingId, this.author.scope(caller, 'postings.oversee'));
    return showPosting(view, null, this.links.of(view.posting.publicCode));
  }

  @Get(':id/employer')
  @Access('postings.review')
  @ApiOperation({ summary: '岗位背后的用工单位，登记在外地的也能看（留痕）' })
  @Answer(200, employerSchema)
  async employer(@CallerParam() caller: Caller, @Param('id', { schema: id }) postingId: string) {
    return showEmployer(await this.employers.execute(caller, { postingId }));
  }

  @Post()
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代用工单位发布岗位' })
  @Answer(201, outcomeSchema)
  async create(@CallerParam() caller: Caller, @Body({ schema: onBehalfBody }) body: z.output<typeof onBehalfBody>) {
    const { employerId, representedId, channel, posting, publish } = body;
    const acting = await this.representation.of(caller, representedId, channel);
    return showOutcome(await this.creating.execute(acting, { employerId, ...draftOf(posting), publish }));
  }

  @Post('preview')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办前试判合规（不保存）' })
  @Answer(200, previewSchema)
  async findings(@CallerParam() caller: Caller, @Body({ schema: previewBody }) body: z.output<typeof previewBody>) {
    const { employerId, representedId, channel, posting } = body;
    const acting = await this.representation.of(caller, representedId, channel);
    const { draft } = draftOf(posting);
    const { blocked, review, findings, terms } = await this.preview.execute(acting, { employerId, draft });
    const { responsibility, requiredCertificates } = terms;
    return { blocked, review, findings: findings.map(showFinding), responsibility, requiredCertificates };
  }

  @Post(':id/review')
  @Access('postings.review')
  @ApiOperation({ summary: '审核岗位' })
  @Answer(200, outcomeSchema)
  async review(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) postingId: string,
    @Body({ schema: reviewBody }) { decision, reason }: z.output<typeof reviewBody>,
  ) {
    return showOutcome(await this.reviewing.execute(caller, { postingId, decision, reason }));
  }

  @Post(':id/take-down')
  @Access('postings.take_down')
  @ApiOperation({ summary: '下架岗位' })
  @Answer(200, outcomeSchema)
  async takeDown(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) postingId: string,
    @Body({ schema: takeDownBody }) { reason }: z.output<typeof takeDownBody>,
  ) {
    return showOutcome(await this.takingDown.execute(caller, { postingId, reason }));
  }

  @Post(':id/appeal-decision')
  @Access('postings.take_down')
  @ApiOperation({ summary: '处理下架申诉' })
  @Answer(200, appealSchema)
  decide(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) postingId: string,
    @Body({ schema: decideBody }) body: z.output<typeof decideBody>,
  ) {
    return this.appeals.decide(caller, { postingId, ...body });
  }
}
