import { Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { applicationAnswerSchema, Applications, ClaimSeat } from '@gg/bookings';
import { Access, Answer, CallerParam, type Caller } from '@gg/platform';
import { z } from 'zod';

const id = z.uuid();
const claimedSchema = z.object({ shiftId: id, bookingId: id }).meta({ id: 'ClaimedSeat' });

/** Seats taken without an offer: claims (抢单) and applications (报名). */
@ApiTags('抢单与报名')
@Controller()
export class ShiftSeatsController {
  constructor(
    @Inject(ClaimSeat) private readonly claim: ClaimSeat,
    @Inject(Applications) private readonly applications: Applications,
  ) {}

  @Post('shifts/:id/claims')
  @Access('seats.claim')
  @ApiOperation({ summary: '抢单' })
  @Answer(201, claimedSchema)
  claimed(@CallerParam() caller: Caller, @Param('id', { schema: id }) shiftId: string) {
    return this.claim.execute(caller, { shiftId });
  }

  @Post('shifts/:id/applications')
  @Access('applications.make')
  @ApiOperation({ summary: '报名' })
  @Answer(201, applicationAnswerSchema)
  apply(@CallerParam() caller: Caller, @Param('id', { schema: id }) shiftId: string) {
    return this.applications.apply(caller, { shiftId });
  }

  @Post('applications/:id/withdrawal')
  @Access('applications.make')
  @ApiOperation({ summary: '撤回报名' })
  @Answer(200, applicationAnswerSchema)
  withdraw(@CallerParam() caller: Caller, @Param('id', { schema: id }) applicationId: string) {
    return this.applications.withdraw(caller, { applicationId });
  }
}
