import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Id } from '@gg/kernel';
import { Access, Answer, CallerParam, decodeCursor, pageQuery, type Caller } from '@gg/platform';
import {
  declinePairBody,
  openPairBody,
  pairOutcomeSchema,
  SHARED_PAIR_STATES,
  SharedPairReader,
  sharedPairSchema,
  sharedPairsSchema,
  SharedTalks,
  showPairOutcome,
  showSharedPair,
} from '@gg/shared-employment';
import { z } from 'zod';

const id = z.uuid().toLowerCase();
const listQuery = pageQuery(100).extend({ state: z.enum(SHARED_PAIR_STATES).optional() });

/** Pairs (供需配对) of the caller's own firm, and its answers: open the talks or decline. */
@ApiTags('共享用工')
@Controller('shared-pairs')
export class SharedPairsController {
  constructor(
    @Inject(SharedPairReader) private readonly pairs: SharedPairReader,
    @Inject(SharedTalks) private readonly talks: SharedTalks,
  ) {}

  @Get()
  @Access('postings.read')
  @ApiOperation({ summary: '本单位的供需配对' })
  @Answer(200, sharedPairsSchema)
  async list(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const after = decodeCursor(query.after, [z.iso.datetime(), id]);
    const page = await this.pairs.ofEmployer(caller.employerId ?? '', query.state, query.limit, after);
    return { items: page.items.map(showSharedPair), next: page.next };
  }

  @Get(':id')
  @Access('postings.read')
  @ApiOperation({ summary: '一个供需配对（洽谈中可见对方联系人）' })
  @Answer(200, sharedPairSchema)
  async one(@CallerParam() caller: Caller, @Param('id', { schema: id }) pairId: Id) {
    return showSharedPair(await this.pairs.one(pairId, caller.employerId ?? ''));
  }

  @Post(':id/opening')
  @Access('shared_talks.answer')
  @ApiOperation({ summary: '愿意洽谈' })
  @Answer(200, pairOutcomeSchema)
  async open(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) pairId: Id,
    @Body({ schema: openPairBody }) { version }: z.output<typeof openPairBody>,
  ) {
    return showPairOutcome(await this.talks.open(caller, { pairId, version }));
  }

  @Post(':id/refusal')
  @Access('shared_talks.answer')
  @ApiOperation({ summary: '婉拒或结束洽谈' })
  @Answer(200, pairOutcomeSchema)
  async decline(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) pairId: Id,
    @Body({ schema: declinePairBody }) { version, reason }: z.output<typeof declinePairBody>,
  ) {
    return showPairOutcome(await this.talks.decline(caller, { pairId, version, reason }));
  }
}
