import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { explanationSchema, ShiftExplainer, showExplanation } from '@gg/bookings';
import { Access, Answer, CallerParam, type Caller } from '@gg/platform';
import { z } from 'zod';

const id = z.uuid();

/** "Why not me" (个人信息保护法 24): what was decided about the worker who is signed in, and why. */
@ApiTags('邀约')
@Controller('shifts')
export class ShiftExplanationController {
  constructor(@Inject(ShiftExplainer) private readonly explainer: ShiftExplainer) {}

  @Get(':id/explanation')
  @Access('offers.read_own')
  @ApiOperation({ summary: '为什么派给我，或没有派给我' })
  @Answer(200, explanationSchema)
  async explanation(@CallerParam() caller: Caller, @Param('id', { schema: id }) shiftId: string) {
    return showExplanation(await this.explainer.explain(shiftId, caller.workerId ?? ''));
  }
}
