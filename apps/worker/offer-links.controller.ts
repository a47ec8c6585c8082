import { Controller, Get, Headers, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Finding } from '@gg/compliance';
import { CLOCK, DomainError, type Clock } from '@gg/kernel';
import { OFFER_STANDINGS, offerStanding, type OfferView } from '@gg/bookings';
import { OFFER_LINK_PATH, OfferLink, OffersAloud } from '@gg/notifications';
import { Answer, CallerParam, Connections, LimitBy, problemOf, Public, type Caller } from '@gg/platform';
import { PostingWarnings } from '@gg/postings';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { jobSchema, showJob } from './job-view';
import { brokenLinkPage, offerLinkPage } from './offer-link-page';

/** What a link of a text ends with. */
export const linkToken = z.string().min(1).max(100);

const linkedOfferSchema = z
  .object({
    id: z.uuid(),
    state: z.enum(OFFER_STANDINGS).describe('accepted for as long as the seat is held'),
    expiresAt: z.iso.datetime(),
    people: z.number().int().describe('who would come; more than one for a party'),
    job: jobSchema,
  })
  .meta({ id: 'LinkedOffer' });

/**
 * The one offer that the link in a text opens. A phone's browser gets a page with buttons, everybody else JSON.
 */
@ApiTags('邀约链接')
@Controller('offer-links')
export class OfferLinksController {
  constructor(
    @Inject(OfferLink) private readonly links: OfferLink,
    @Inject(OffersAloud) private readonly aloud: OffersAloud,
    @Inject(PostingWarnings) private readonly warnings: PostingWarnings,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':token')
  @Public('the link in a text opens one offer; its signature is the proof')
  @LimitBy('link')
  @ApiOperation({ summary: '短信里的邀约' })
  @Answer(200, linkedOfferSchema)
  show(
    @Param('token', { schema: linkToken }) text: string,
    @Headers('accept') accept: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answer(text, accept, reply, () => this.links.show(text));
  }

  @Post(':token/acceptance')
  @Public('whoever holds the phone may answer, as by an SMS reply')
  @LimitBy('link')
  @ApiOperation({ summary: '接受短信里的邀约' })
  @Answer(200, linkedOfferSchema)
  accepted(
    @CallerParam() caller: Caller,
    @Param('token', { schema: linkToken }) text: string,
    @Headers('accept') accept: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answer(text, accept, reply, () => this.links.answer(text, 'accept', caller.trace));
  }

  @Post(':token/refusal')
  @Public('whoever holds the phone may answer, as by an SMS reply')
  @LimitBy('link')
  @ApiOperation({ summary: '不接短信里的邀约' })
  @Answer(200, linkedOfferSchema)
  declined(
    @CallerParam() caller: Caller,
    @Param('token', { schema: linkToken }) text: string,
    @Headers('accept') accept: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answer(text, accept, reply, () => this.links.answer(text, 'decline', caller.trace));
  }

  @Post(':token/cancellation')
  @Public('whoever holds the phone may give the seat back, as by an SMS reply')
  @ApiOperation({ summary: '取消短信里接下的班次（5 分钟内为撤回，无影响）' })
  @Answer(200, linkedOfferSchema)
  givenBack(
    @CallerParam() caller: Caller,
    @Param('token', { schema: linkToken }) text: string,
    @Headers('accept') accept: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answer(text, accept, reply, () => this.links.giveBack(text, caller.trace));
  }

  private async answer(
    text: string,
    accept: string | undefined,
    reply: FastifyReply,
    work: () => Promise<OfferView>,
  ): Promise<z.input<typeof linkedOfferSchema> | string> {
    // The address itself is the proof: it goes into no cache and to no other site.
    void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    if (!wantsPage(accept)) {
      const view = await work();
      const { postingId } = view.shift;
      return showLinked(view, (await this.warnings.of(this.connections, [postingId])).get(postingId));
    }
    void reply.type('text/html; charset=utf-8');
    const link = OFFER_LINK_PATH + encodeURIComponent(text);
    const page = (view: OfferView, told?: string): string =>
      offerLinkPage({ view, link, audible: this.aloud.exist, told }, this.clock.now());
    try {
      return page(await work());
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { status, messages } = problemOf(error, '');
      void reply.status(status);
      const view = await this.links.show(text).catch(() => null);
      return view ? page(view, messages.zh) : brokenLinkPage(messages.zh);
    }
  }
}

const wantsPage = (accept: string | undefined): boolean => (accept ?? '').includes('text/html');

const showLinked = (
  { offer, shift, memberIds, seats }: OfferView,
  warnings: readonly Finding[] | undefined,
): z.input<typeof linkedOfferSchema> => ({
  id: offer.id,
  state: offerStanding(offer.state, seats, offer.workerId),
  expiresAt: offer.expiresAt.toISOString(),
  people: Math.max(1, memberIds.length),
  job: showJob(shift, warnings),
});
