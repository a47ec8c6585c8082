import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { SHARING_SIDES } from '@gg/compliance';
import type { Id } from '@gg/kernel';
import { Access, Answer, CallerParam, decodeCursor, pageQuery, type Caller } from '@gg/platform';
import { PostingAuthor } from '@gg/postings';
import {
  OverseeSharedPosting,
  SHARED_POSTING_STATES,
  sharedOutcomeSchema,
  SharedPostingReader,
  sharedPostingSchema,
  sharedSummariesSchema,
  SharingExplainer,
  sharingExplanationSchema,
  showSharedOutcome,
  showSharedPosting,
  showSharedSummary,
  showSharingExplanation,
} from '@gg/shared-employment';
import { z } from 'zod';

const id = z.uuid().toLowerCase();
const words = z.string().trim().min(2).max(500);
const reviewBody = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('approve'), reason: words.nullable().default(null) }),
    z.strictObject({ decision: z.literal('reject'), reason: words }),
  ])
  .meta({ id: 'ReviewSharedPosting' });
const takeDownBody = z.strictObject({ reason: words }).meta({ id: 'TakeDownSharedPosting' });
const listQuery = pageQuery(100).extend({
  side: z.enum(SHARING_SIDES).optional(),
  state: z.enum(SHARED_POSTING_STATES).default('in_review'),
});

/** Surpluses and shortages of the regions of a member of staff: review, take-down, and why one found nothing. */
@ApiTags('共享用工')
@Controller('shared-postings')
export class SharedPostingsController {
  constructor(
    @Inject(SharedPostingReader) private readonly postings: SharedPostingReader,
    @Inject(SharingExplainer) private readonly explainer: SharingExplainer,
    @Inject(OverseeSharedPosting) private readonly overseeing: OverseeSharedPosting,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
  ) {}

  @Get()
  @Access('postings.oversee')
  @ApiOperation({ summary: '辖区内的共享用工信息（默认待审核）' })
  @Answer(200, sharedSummariesSchema)
  async list(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const after = decodeCursor(query.after, [z.iso.datetime(), id]);
    const scope = this.author.scope(caller, 'postings.oversee');
    const page = await this.postings.ofRegions(scope, query, query.limit, after);
    return { items: page.items.map(showSharedSummary), next: page.next };
  }

  @Get(':id')
  @Access('postings.oversee')
  @ApiOperation({ summary: '一条共享用工信息' })
  @Answer(200, sharedPostingSchema)
  async one(@CallerParam() caller: Caller, @Param('id', { schema: id }) postingId: Id) {
    const scope = this.author.scope(caller, 'postings.oversee');
    return showSharedPosting(await this.postings.one(postingId, scope), null);
  }

  @Get(':id/explanation')
  @Access('postings.oversee')
  @ApiOperation({ summary: '为什么没有配上' })
  @Answer(200, sharingExplanationSchema)
  async why(@CallerParam() caller: Caller, @Param('id', { schema: id }) postingId: Id) {
    const scope = this.author.scope(caller, 'postings.oversee');
    return showSharingExplanation(await this.explainer.explain(postingId, scope));
  }

  @Post(':id/review')
  @Access('postings.review')
  @ApiOperation({ summary: '审核共享用工信息' })
  @Answer(200, sharedOutcomeSchema)
  async review(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) postingId: Id,
    @Body({ schema: reviewBody }) { decision, reason }: z.output<typeof reviewBody>,
  ) {
    return showSharedOutcome(await this.overseeing.review(caller, { postingId, decision, reason }));
  }

  @Post(':id/take-down')
  @Access('postings.take_down')
  @ApiOperation({ summary: '下架共享用工信息' })
  @Answer(200, sharedOutcomeSchema)
  async takeDown(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) postingId: Id,
    @Body({ schema: takeDownBody }) { reason }: z.output<typeof takeDownBody>,
  ) {
    return showSharedOutcome(await this.overseeing.takeDown(caller, { postingId, reason }));
  }
}
