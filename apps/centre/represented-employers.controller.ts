import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AddRegular,
  AddSite,
  ArchiveSite,
  BlockWorker,
  blockWorkerBody,
  EditOrganisation,
  editOrganisationBody,
  EditSite,
  editSiteBody,
  EmployerViews,
  licenceBody,
  pasteBody,
  pastedSchema,
  PasteRegulars,
  regularAddedSchema,
  regularBody,
  regularsSchema,
  RemoveRegular,
  RepresentedEmployers,
  showBlock,
  showRegular,
  showSite,
  siteAddedSchema,
  siteBody,
  SiteReader,
  sitesSchema,
  StateLicence,
  UnblockWorker,
  withPlainPoint,
  workerBlocksSchema,
} from '@gg/employers';
import { Representation, type Permission } from '@gg/identity';
import type { Id } from '@gg/kernel';
import { Access, Answer, CallerParam, Connections, decodeCursor, pageOf, pageQuery, type Caller } from '@gg/platform';
import { z } from 'zod';
import { onBehalfOfMemberQuery, type OnBehalfOfMemberQuery } from './on-behalf';

const id = z.uuid().toLowerCase();
const listQuery = pageQuery(200);
const listOnBehalfQuery = listQuery.extend(onBehalfOfMemberQuery.shape);

/** What an employer does alone in its console, done by staff for one that phoned or came (代办). */
@ApiTags('代办 · 用工单位')
@Controller('employers/:id')
export class RepresentedEmployersController {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Representation) private readonly representation: Representation,
    @Inject(RepresentedEmployers) private readonly represented: RepresentedEmployers,
    @Inject(EmployerViews) private readonly views: EmployerViews,
    @Inject(SiteReader) private readonly siteReader: SiteReader,
    @Inject(EditOrganisation) private readonly editOrganisation: EditOrganisation,
    @Inject(StateLicence) private readonly stateLicence: StateLicence,
    @Inject(AddSite) private readonly addSite: AddSite,
    @Inject(EditSite) private readonly editSite: EditSite,
    @Inject(ArchiveSite) private readonly archiveSite: ArchiveSite,
    @Inject(AddRegular) private readonly addRegular: AddRegular,
    @Inject(PasteRegulars) private readonly pasteRegulars: PasteRegulars,
    @Inject(RemoveRegular) private readonly removeRegular: RemoveRegular,
    @Inject(BlockWorker) private readonly blockWorker: BlockWorker,
    @Inject(UnblockWorker) private readonly unblockWorker: UnblockWorker,
  ) {}

  @Patch()
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：更正单位资料' })
  @Answer(204)
  async edit(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: editOrganisationBody }) body: z.output<typeof editOrganisationBody>,
  ): Promise<void> {
    await this.editOrganisation.execute(await this.standsFor(caller, query), body, employerId);
  }

  @Put('licence')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：登记人力资源服务许可证' })
  @Answer(204)
  async licence(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: licenceBody }) body: z.output<typeof licenceBody>,
  ): Promise<void> {
    await this.stateLicence.execute(await this.standsFor(caller, query), body, employerId);
  }

  @Get('sites')
  @Access('employers.read')
  @ApiOperation({ summary: '单位的用工地点' })
  @Answer(200, sitesSchema)
  async sites(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
  ) {
    await this.views.one(caller, employerId);
    const [after = null] = decodeCursor(query.after, [z.string().max(80)]) ?? [];
    const rows = await this.siteReader.sites(this.connections, employerId, after, query.limit + 1);
    const page = pageOf(rows, query.limit, (site) => [site.name]);
    return { ...page, items: page.items.map(showSite) };
  }

  @Post('sites')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：添加用工地点' })
  @Answer(201, siteAddedSchema)
  async add(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: siteBody }) { point, ...body }: z.output<typeof siteBody>,
  ) {
    const site = { ...body, point: { lng: point.lng, lat: point.lat } };
    return this.addSite.execute(await this.standsFor(caller, query), site, employerId);
  }

  @Patch('sites/:siteId')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：更正用工地点' })
  @Answer(204)
  async correct(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('siteId', { schema: id }) siteId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: editSiteBody }) body: z.output<typeof editSiteBody>,
  ): Promise<void> {
    const stands = await this.standsFor(caller, query);
    await this.editSite.execute(stands, { siteId, ...withPlainPoint(body) }, employerId);
  }

  @Delete('sites/:siteId')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：停用用工地点' })
  @Answer(204)
  async archive(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('siteId', { schema: id }) siteId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
  ): Promise<void> {
    await this.archiveSite.execute(await this.standsFor(caller, query), { siteId }, employerId);
  }

  @Get('regulars')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：熟工名单（按添加顺序）' })
  @Answer(200, regularsSchema)
  async regulars(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Query({ schema: listOnBehalfQuery }) query: z.output<typeof listOnBehalfQuery>,
  ) {
    await this.assertMayRead(caller, employerId, query, 'regulars.read');
    const [after = null] = decodeCursor(query.after, [z.number().int()]) ?? [];
    const rows = await this.views.regulars(employerId, after, query.limit + 1);
    const page = pageOf(rows, query.limit, (row) => [row.place]);
    return { ...page, items: page.items.map(showRegular) };
  }

  @Post('regulars')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：添加熟工' })
  @Answer(201, regularAddedSchema)
  async regular(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: regularBody }) body: z.output<typeof regularBody>,
  ) {
    return this.addRegular.execute(await this.standsFor(caller, query), body, employerId);
  }

  @Post('regulars/pasted-phones')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：粘贴熟工手机号' })
  @Answer(201, pastedSchema)
  async paste(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: pasteBody }) body: z.output<typeof pasteBody>,
  ) {
    return this.pasteRegulars.execute(await this.standsFor(caller, query), body, employerId);
  }

  @Delete('regulars/:regularId')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：移出熟工名单' })
  @Answer(204)
  async remove(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('regularId', { schema: id }) regularId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
  ): Promise<void> {
    await this.removeRegular.execute(await this.standsFor(caller, query), { regularId }, employerId);
  }

  @Get('blocks')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：屏蔽的劳动者' })
  @Answer(200, workerBlocksSchema)
  async blocks(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Query({ schema: listOnBehalfQuery }) query: z.output<typeof listOnBehalfQuery>,
  ) {
    await this.assertMayRead(caller, employerId, query, 'blocks.manage');
    const [after = null] = decodeCursor(query.after, [id]) ?? [];
    const rows = await this.views.blocks(employerId, after, query.limit + 1);
    const page = pageOf(rows, query.limit, (row) => [row.workerId]);
    return { ...page, items: page.items.map(showBlock) };
  }

  @Post('blocks')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：屏蔽劳动者' })
  @Answer(204)
  async block(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: blockWorkerBody }) body: z.output<typeof blockWorkerBody>,
  ): Promise<void> {
    await this.blockWorker.execute(await this.standsFor(caller, query), body, employerId);
  }

  @Delete('blocks/:workerId')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：取消屏蔽' })
  @Answer(204)
  async unblock(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('workerId', { schema: id }) workerId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
  ): Promise<void> {
    await this.unblockWorker.execute(await this.standsFor(caller, query), { workerId }, employerId);
  }

  /** Lists of people are read as they are changed: on the word of a member who may read them alone. */
  private async assertMayRead(
    caller: Caller,
    employerId: Id,
    query: OnBehalfOfMemberQuery,
    permission: Permission,
  ): Promise<void> {
    await this.represented.reached(this.connections, await this.standsFor(caller, query), employerId, permission);
  }

  private standsFor(caller: Caller, { onBehalfOf, channel }: OnBehalfOfMemberQuery): Promise<Caller> {
    return this.representation.of(caller, onBehalfOf, channel);
  }
}
