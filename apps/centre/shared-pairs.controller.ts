import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Answer, CallerParam, decodeCursor, pageQuery, PermissionPolicy, type Caller } from '@gg/platform';
import { SHARED_PAIR_STATES, SharedPairReader, sharedPairsSchema, showSharedPair } from '@gg/shared-employment';
import { z } from 'zod';

const listQuery = pageQuery(100).extend({ state: z.enum(SHARED_PAIR_STATES).optional() });

/** Pairs (供需配对) of the staff's cities: what the centre brought together, without anybody's contact. */
@ApiTags('共享用工')
@Controller('shared-pairs')
export class SharedPairsController {
  constructor(
    @Inject(SharedPairReader) private readonly pairs: SharedPairReader,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
  ) {}

  @Get()
  @Access('postings.oversee')
  @ApiOperation({ summary: '辖区（市）内的供需配对' })
  @Answer(200, sharedPairsSchema)
  async list(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const after = decodeCursor(query.after, [z.iso.datetime(), z.uuid().toLowerCase()]);
    const prefixes = this.policy.regionsFor(caller, 'postings.oversee');
    const page = await this.pairs.ofRegions(prefixes, query.state, query.limit, after);
    return { items: page.items.map(showSharedPair), next: page.next };
  }
}
