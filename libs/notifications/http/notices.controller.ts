import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@gg/kernel';
import { Access, Answer, CallerParam, decodeCursor, pageQuery, type Caller } from '@gg/platform';
import { z } from 'zod';
import { NoticeReader } from '../read-models/notice-reader';
import { AcknowledgeNotices } from '../use-cases/acknowledge-notices.use-case';
import { acknowledgedNoticesSchema, acknowledgeNoticesBody, noticePageSchema } from './notice-answers';

const listQuery = pageQuery(100).extend({
  unacknowledged: z.stringbool().default(false).describe('only those nobody has acknowledged'),
});

/** Notices (通知) of the account that is signed in; the same that its socket brings. */
@ApiTags('通知')
@Controller('notices')
export class NoticesController {
  constructor(
    @Inject(NoticeReader) private readonly notices: NoticeReader,
    @Inject(AcknowledgeNotices) private readonly acknowledge: AcknowledgeNotices,
  ) {}

  @Get()
  @Access('notices.read_own')
  @ApiOperation({ summary: '我的通知' })
  @Answer(200, noticePageSchema)
  list(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const after = decodeCursor(query.after, [z.iso.datetime(), z.uuid()]);
    return this.notices.list(ownAccount(caller), query.unacknowledged, query.limit, after);
  }

  @Post('acknowledgements')
  @Access('notices.read_own')
  @ApiOperation({ summary: '已读回执' })
  @Answer(200, acknowledgedNoticesSchema)
  acknowledged(
    @CallerParam() caller: Caller,
    @Body({ schema: acknowledgeNoticesBody }) body: z.output<typeof acknowledgeNoticesBody>,
  ) {
    return this.acknowledge.execute(caller, body.ids);
  }
}

function ownAccount({ accountId }: Caller): string {
  if (!accountId) throw new DomainError('access.sign_in_required');
  return accountId;
}
