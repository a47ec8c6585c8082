import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { SHARING_SIDES } from '@gg/compliance';
import { Answer, decodeCursor, pageQuery, Public } from '@gg/platform';
import { openSharedPostingsSchema, SharedPostingReader, showOpenSharedPosting } from '@gg/shared-employment';
import { z } from 'zod';

const listQuery = pageQuery(50).extend({
  city: z.string().regex(/^45\d{2}$/),
  side: z.enum(SHARING_SIDES).describe('surplus: 富余, shortage: 缺工'),
});

/** Supply and demand of shared employment, for everybody: the centre publishes both, free of charge (人社厅发〔2020〕98号). */
@ApiTags('共享用工')
@Controller('shared-postings')
export class SharedPostingsController {
  constructor(@Inject(SharedPostingReader) private readonly postings: SharedPostingReader) {}

  @Get()
  @Public('supply and demand of shared employment are public information')
  @ApiOperation({ summary: '一个市公开的共享用工供求信息' })
  @Answer(200, openSharedPostingsSchema)
  async list(@Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const after = decodeCursor(query.after, [z.iso.datetime(), z.uuid()]);
    const page = await this.postings.open(query.city, query.side, query.limit, after);
    return { items: page.items.map(showOpenSharedPosting), next: page.next };
  }
}
