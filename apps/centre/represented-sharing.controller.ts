import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { SHARING_SIDES } from '@gg/compliance';
import { EmployerViews } from '@gg/employers';
import { Representation } from '@gg/identity';
import type { Id } from '@gg/kernel';
import { Access, Answer, CallerParam, decodeCursor, pageQuery, type Caller } from '@gg/platform';
import {
  ChangeSharedPosting,
  CreateSharedPosting,
  createSharedPostingBody,
  declinePairBody,
  openPairBody,
  pairOutcomeSchema,
  PreviewSharing,
  PublishSharedPosting,
  SHARED_PAIR_STATES,
  SHARED_POSTING_STATES,
  sharedChangesOf,
  sharedOutcomeSchema,
  SharedPairReader,
  sharedPairsSchema,
  sharedPostingChanges,
  sharedPostingInput,
  SharedPostingReader,
  sharedPreviewSchema,
  sharedSummariesSchema,
  SharedTalks,
  sharedTermsOf,
  showPairOutcome,
  showSharedOutcome,
  showSharedPair,
  showSharedPreview,
  showSharedSummary,
  WithdrawSharedPosting,
  withdrawSharedPostingBody,
} from '@gg/shared-employment';
import { z } from 'zod';
import { onBehalfOfMemberQuery, type OnBehalfOfMemberQuery } from './on-behalf';

const id = z.uuid().toLowerCase();
const postingsQuery = pageQuery(100).extend({
  side: z.enum(SHARING_SIDES).optional(),
  state: z.enum(SHARED_POSTING_STATES).optional(),
});
const pairsQuery = pageQuery(100).extend({ state: z.enum(SHARED_PAIR_STATES).optional() });

/** What a firm does in shared employment, done by staff for one that phoned or came (代办). */
@ApiTags('代办 · 共享用工')
@Controller('employers/:id')
export class RepresentedSharingController {
  constructor(
    @Inject(Representation) private readonly representation: Representation,
    @Inject(EmployerViews) private readonly employers: EmployerViews,
    @Inject(SharedPostingReader) private readonly postings: SharedPostingReader,
    @Inject(SharedPairReader) private readonly pairs: SharedPairReader,
    @Inject(CreateSharedPosting) private readonly creating: CreateSharedPosting,
    @Inject(PreviewSharing) private readonly preview: PreviewSharing,
    @Inject(ChangeSharedPosting) private readonly changing: ChangeSharedPosting,
    @Inject(PublishSharedPosting) private readonly publishing: PublishSharedPosting,
    @Inject(WithdrawSharedPosting) private readonly withdrawing: WithdrawSharedPosting,
    @Inject(SharedTalks) private readonly talks: SharedTalks,
  ) {}

  @Get('shared-postings')
  @Access('employers.read')
  @ApiOperation({ summary: '单位的共享用工信息' })
  @Answer(200, sharedSummariesSchema)
  async listPostings(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Query({ schema: postingsQuery }) query: z.output<typeof postingsQuery>,
  ) {
    await this.employers.one(caller, employerId);
    const after = decodeCursor(query.after, [z.iso.datetime(), id]);
    const page = await this.postings.ofEmployer(employerId, query, query.limit, after);
    return { items: page.items.map(showSharedSummary), next: page.next };
  }

  @Post('shared-postings')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：新建富余或缺工信息' })
  @Answer(201, sharedOutcomeSchema)
  async create(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: createSharedPostingBody }) { publish, ...input }: z.output<typeof createSharedPostingBody>,
  ) {
    const stands = await this.standsFor(caller, query);
    return showSharedOutcome(await this.creating.execute(stands, { employerId, ...sharedTermsOf(input), publish }));
  }

  @Post('shared-postings/preview')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：试判共享用工合规（不保存）' })
  @Answer(200, sharedPreviewSchema)
  async findings(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: sharedPostingInput }) input: z.output<typeof sharedPostingInput>,
  ) {
    const stands = await this.standsFor(caller, query);
    const { terms } = sharedTermsOf(input);
    return showSharedPreview(await this.preview.execute(stands, { employerId, terms }));
  }

  @Patch('shared-postings/:postingId')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：修改共享用工信息' })
  @Answer(200, sharedOutcomeSchema)
  async change(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('postingId', { schema: id }) postingId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: sharedPostingChanges }) body: z.output<typeof sharedPostingChanges>,
  ) {
    const stands = await this.standsFor(caller, query);
    return showSharedOutcome(await this.changing.execute(stands, { postingId, employerId, ...sharedChangesOf(body) }));
  }

  @Post('shared-postings/:postingId/publication')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：发布共享用工信息' })
  @Answer(200, sharedOutcomeSchema)
  async publish(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('postingId', { schema: id }) postingId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
  ) {
    return showSharedOutcome(await this.publishing.execute(await this.standsFor(caller, query), postingId, employerId));
  }

  @Post('shared-postings/:postingId/withdrawal')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：撤回共享用工信息' })
  @Answer(200, sharedOutcomeSchema)
  async withdraw(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('postingId', { schema: id }) postingId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: withdrawSharedPostingBody }) { reason }: z.output<typeof withdrawSharedPostingBody>,
  ) {
    const stands = await this.standsFor(caller, query);
    return showSharedOutcome(await this.withdrawing.execute(stands, { postingId, employerId, reason }));
  }

  @Get('shared-pairs')
  @Access('employers.read')
  @ApiOperation({ summary: '单位的供需配对' })
  @Answer(200, sharedPairsSchema)
  async listPairs(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Query({ schema: pairsQuery }) query: z.output<typeof pairsQuery>,
  ) {
    await this.employers.one(caller, employerId);
    const after = decodeCursor(query.after, [z.iso.datetime(), id]);
    const page = await this.pairs.ofEmployer(employerId, query.state, query.limit, after);
    return { items: page.items.map(showSharedPair), next: page.next };
  }

  @Post('shared-pairs/:pairId/opening')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：愿意洽谈' })
  @Answer(200, pairOutcomeSchema)
  async open(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('pairId', { schema: id }) pairId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: openPairBody }) { version }: z.output<typeof openPairBody>,
  ) {
    const stands = await this.standsFor(caller, query);
    return showPairOutcome(await this.talks.open(stands, { pairId, version, employerId }));
  }

  @Post('shared-pairs/:pairId/refusal')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：婉拒或结束洽谈' })
  @Answer(200, pairOutcomeSchema)
  async decline(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('pairId', { schema: id }) pairId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: declinePairBody }) { version, reason }: z.output<typeof declinePairBody>,
  ) {
    const stands = await this.standsFor(caller, query);
    return showPairOutcome(await this.talks.decline(stands, { pairId, version, employerId, reason }));
  }

  private standsFor(caller: Caller, { onBehalfOf, channel }: OnBehalfOfMemberQuery): Promise<Caller> {
    return this.representation.of(caller, onBehalfOf, channel);
  }
}
