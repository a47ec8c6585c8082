import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { SeatsLeftReader } from '@gg/bookings';
import { DomainError } from '@gg/kernel';
import { Answer, AnswerFile, problemOf, Public } from '@gg/platform';
import { PostingLinks, PublicPostingReader, qrPng, qrSvg } from '@gg/postings';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { noPostingPage, postingPage, postingPoster, type ShownPosting } from './posting-page';
import { publicPostingSchema, showPublicPosting } from './public-posting-view';

/** As somebody typed it from a wall; what is no code is as good as one that nobody has. */
const code = z.string().min(1).max(40);

const WHY = 'a posting is public information, and its link goes through chats and hangs on walls';

/** Seats change by the minute, and a chat group opens a link at once. */
const BRIEFLY = 'public, max-age=15';
/** A code's address never changes. */
const LONG = 'public, max-age=86400';

/** The public face of a posting (岗位公开页): data, page, poster and QR code under its short link. */
@ApiTags('岗位公开页')
@Controller()
export class PublicPostingsController {
  constructor(
    @Inject(PublicPostingReader) private readonly postings: PublicPostingReader,
    @Inject(SeatsLeftReader) private readonly seats: SeatsLeftReader,
    @Inject(PostingLinks) private readonly links: PostingLinks,
  ) {}

  @Get('public/postings/:code')
  @Public(WHY)
  @ApiOperation({ summary: '短链接对应的岗位' })
  @Answer(200, publicPostingSchema)
  async one(@Param('code', { schema: code }) text: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const { view } = await this.shown(text);
    void reply.header('cache-control', BRIEFLY);
    return view;
  }

  @Get('p/:code')
  @Public(WHY)
  @ApiOperation({ summary: '岗位公开页（不需要脚本，聊天软件可显示卡片）' })
  @AnswerFile(['text/html'])
  page(
    @Param('code', { schema: code }) text: string,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.asPage(text, accept, reply, async (shown) => postingPage(shown));
  }

  @Get('p/:code/poster')
  @Public(WHY)
  @ApiOperation({ summary: '可打印的岗位海报' })
  @AnswerFile(['text/html'])
  poster(
    @Param('code', { schema: code }) text: string,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.asPage(text, accept, reply, async (shown) => postingPoster(shown, await qrSvg(shown.links.url)));
  }

  @Get('p/:code/qr.svg')
  @Public(WHY)
  @ApiOperation({ summary: '短链接的二维码（SVG）' })
  @AnswerFile(['image/svg+xml'])
  async svg(@Param('code', { schema: code }) text: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const { links } = await this.shown(text);
    this.asPicture(reply, 'image/svg+xml');
    return qrSvg(links.url);
  }

  @Get('p/:code/qr.png')
  @Public(WHY)
  @ApiOperation({ summary: '短链接的二维码（PNG）' })
  @AnswerFile(['image/png'])
  async png(@Param('code', { schema: code }) text: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const { links } = await this.shown(text);
    this.asPicture(reply, 'image/png');
    return qrPng(links.url);
  }

  /** Other sites may show it: chats do, and the employers' console. */
  private asPicture(reply: FastifyReply, type: string): void {
    void reply.type(type).header('cache-control', LONG).header('cross-origin-resource-policy', 'cross-origin');
  }

  private async asPage(
    text: string,
    accept: string | undefined,
    reply: FastifyReply,
    pageOf: (shown: ShownPosting) => Promise<string>,
  ): Promise<string> {
    try {
      const page = await pageOf(await this.shown(text));
      void reply.type('text/html; charset=utf-8').header('cache-control', BRIEFLY);
      return page;
    } catch (error) {
      if (!(error instanceof DomainError) || !(accept ?? '').includes('text/html')) throw error;
      const { status, messages } = problemOf(error, '');
      void reply.status(status).type('text/html; charset=utf-8').header('cache-control', 'no-store');
      return noPostingPage(messages.zh);
    }
  }

  /** Throws `posting.link_unknown`. */
  private async shown(text: string): Promise<ShownPosting> {
    const posting = await this.postings.byCode(text);
    if (!posting) throw new DomainError('posting.link_unknown');
    const seatsLeft = await this.seats.of(posting.shifts.map(({ details }) => details.shiftId));
    const links = this.links.of(posting.code);
    return {
      posting,
      links,
      view: showPublicPosting(posting, seatsLeft, links),
      jobLink: (shiftId) => this.links.ofShift(shiftId),
    };
  }
}
