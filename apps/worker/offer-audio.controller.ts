import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { OffersAloud, SPEECH_TYPE, type Speech } from '@gg/notifications';
import { Access, AnswerFile, CallerParam, LimitBy, Public, sendSound, type Caller } from '@gg/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { linkToken } from './offer-links.controller';

const id = z.uuid();

const spokenQuery = z.object({ language: z.enum(['zh-CN', 'en']).default('zh-CN') });

type SpokenQuery = z.output<typeof spokenQuery>;

const spokenIn = ({ language }: SpokenQuery) => (language === 'en' ? 'en' : 'zh');

/** Open offers read out (读给我听), for phones that have no voice of their own. */
@ApiTags('邀约')
@Controller()
export class OfferAudioController {
  constructor(@Inject(OffersAloud) private readonly aloud: OffersAloud) {}

  @Get('offers/:id/audio')
  @Access('offers.read_own')
  @ApiOperation({ summary: '听邀约（MP3，可分段）' })
  @AnswerFile([SPEECH_TYPE])
  async own(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) offerId: string,
    @Query({ schema: spokenQuery }) query: SpokenQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(request, reply, await this.aloud.own(caller.workerId ?? '', offerId, spokenIn(query)));
  }

  @Get('offer-links/:token/audio')
  @Public('the link in a text opens one offer; its signature is the proof')
  @LimitBy('link')
  @ApiOperation({ summary: '听短信里的邀约（MP3，可分段）' })
  @AnswerFile([SPEECH_TYPE])
  async linked(
    @Param('token', { schema: linkToken }) token: string,
    @Query({ schema: spokenQuery }) query: SpokenQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // The address itself is the proof.
    void reply.header('referrer-policy', 'no-referrer');
    await send(request, reply, await this.aloud.linked(token, spokenIn(query)));
  }
}

const send = async (request: FastifyRequest, reply: FastifyReply, { bytes, digest }: Speech): Promise<void> => {
  await sendSound(request, reply, { bytes, digest, type: SPEECH_TYPE });
};
