import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AddSite,
  ArchiveSite,
  EditSite,
  editSiteBody,
  showSite,
  siteAddedSchema,
  siteBody,
  SiteReader,
  siteSchema,
  sitesSchema,
  withPlainPoint,
} from '@gg/employers';
import { DomainError, type Id } from '@gg/kernel';
import { Access, Answer, CallerParam, Connections, decodeCursor, pageOf, pageQuery, type Caller } from '@gg/platform';
import { z } from 'zod';
import { ownEmployerId } from './organisation.controller';

const id = z.uuid().toLowerCase();
const listQuery = pageQuery(200);

/** Places of work (用工地点) of the own employer. */
@ApiTags('用工地点')
@Controller('sites')
export class SitesController {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(SiteReader) private readonly sites: SiteReader,
    @Inject(AddSite) private readonly addSite: AddSite,
    @Inject(EditSite) private readonly editSite: EditSite,
    @Inject(ArchiveSite) private readonly archiveSite: ArchiveSite,
  ) {}

  @Get()
  @Access('organisation.read')
  @ApiOperation({ summary: '用工地点' })
  @Answer(200, sitesSchema)
  async list(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const [after = null] = decodeCursor(query.after, [z.string().max(80)]) ?? [];
    const rows = await this.sites.sites(this.connections, ownEmployerId(caller), after, query.limit + 1);
    const page = pageOf(rows, query.limit, (site) => [site.name]);
    return { ...page, items: page.items.map(showSite) };
  }

  @Post()
  @Access('sites.manage')
  @ApiOperation({ summary: '添加用工地点' })
  @Answer(201, siteAddedSchema)
  add(@CallerParam() caller: Caller, @Body({ schema: siteBody }) { point, ...body }: z.output<typeof siteBody>) {
    return this.addSite.execute(caller, { ...body, point: { lng: point.lng, lat: point.lat } });
  }

  @Get(':id')
  @Access('organisation.read')
  @ApiOperation({ summary: '一个用工地点' })
  @Answer(200, siteSchema)
  async one(@CallerParam() caller: Caller, @Param('id', { schema: id }) siteId: Id) {
    const site = await this.sites.site(this.connections, ownEmployerId(caller), siteId);
    if (!site) throw new DomainError('resource.not_found');
    return showSite(site);
  }

  @Patch(':id')
  @Access('sites.manage')
  @ApiOperation({ summary: '更正用工地点' })
  @Answer(204)
  async edit(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) siteId: Id,
    @Body({ schema: editSiteBody }) body: z.output<typeof editSiteBody>,
  ): Promise<void> {
    await this.editSite.execute(caller, { siteId, ...withPlainPoint(body) });
  }

  @Delete(':id')
  @Access('sites.manage')
  @ApiOperation({ summary: '停用用工地点' })
  @Answer(204)
  async archive(@CallerParam() caller: Caller, @Param('id', { schema: id }) siteId: Id): Promise<void> {
    await this.archiveSite.execute(caller, { siteId });
  }
}
