import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  employerAtDeskSchema,
  employerSchema,
  employersSchema,
  EmployerViews,
  JudgeEmployer,
  judgeEmployerBody,
  registerAtDeskEmployerBody,
  RegisterEmployerAtDesk,
  showEmployer,
} from '@gg/employers';
import type { Id } from '@gg/kernel';
import { Access, Answer, CallerParam, decodeCursor, pageOf, pageQuery, type Caller } from '@gg/platform';
import { z } from 'zod';

const id = z.uuid().toLowerCase();
const listQuery = pageQuery(100).extend({
  state: z
    .enum(['awaiting', 'verified', 'refused', 'recheck'])
    .default('awaiting')
    .describe('recheck: verified ones that are due to be looked at again'),
});

/** Employers of the staff's region: registered, listed, verified or refused (核验). */
@ApiTags('用工单位核验')
@Controller('employers')
export class EmployersController {
  constructor(
    @Inject(EmployerViews) private readonly views: EmployerViews,
    @Inject(RegisterEmployerAtDesk) private readonly register: RegisterEmployerAtDesk,
    @Inject(JudgeEmployer) private readonly judge: JudgeEmployer,
  ) {}

  @Post()
  @Access('desk.register_employer')
  @ApiOperation({ summary: '窗口登记用工单位或家庭' })
  @Answer(201, employerAtDeskSchema)
  registered(
    @CallerParam() caller: Caller,
    @Body({ schema: registerAtDeskEmployerBody })
    { channel, owner, ...body }: z.output<typeof registerAtDeskEmployerBody>,
  ) {
    const { name, phone, idNumber } = owner;
    return this.register.execute({ ...caller, channel }, { ...body, owner: { name, phone, idNumber } });
  }

  @Get()
  @Access('employers.read')
  @ApiOperation({ summary: '本地区用工单位（默认待核验，先登记的在前）' })
  @Answer(200, employersSchema)
  async list(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const cursor = decodeCursor(query.after, [z.iso.datetime(), id]);
    const after = cursor && { registeredAt: new Date(cursor[0]), id: cursor[1] };
    const rows = await this.views.list(caller, query.state, after, query.limit + 1);
    const page = pageOf(rows, query.limit, (row) => [row.registeredAt.toISOString(), row.employerId]);
    return { ...page, items: page.items.map(showEmployer) };
  }

  @Get(':id')
  @Access('employers.read')
  @ApiOperation({ summary: '一个用工单位' })
  @Answer(200, employerSchema)
  async one(@CallerParam() caller: Caller, @Param('id', { schema: id }) employerId: Id) {
    return showEmployer(await this.views.one(caller, employerId));
  }

  @Post(':id/verification')
  @Access('employers.verify')
  @ApiOperation({ summary: '核验通过或不予通过（说明理由）' })
  @Answer(200, employerSchema)
  async judged(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Body({ schema: judgeEmployerBody }) body: z.output<typeof judgeEmployerBody>,
  ) {
    await this.judge.execute(caller, { employerId, ...body });
    return this.one(caller, employerId);
  }
}
