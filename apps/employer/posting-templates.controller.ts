import { Body, Controller, Delete, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Answer, CallerParam, type Caller } from '@gg/platform';
import {
  outcomeSchema,
  PostingTemplates,
  savedTemplateSchema,
  saveTemplateBody,
  showListed,
  showOutcome,
  showTemplate,
  templateSchema,
  templatesSchema,
  useTemplateBody,
} from '@gg/postings';
import { z } from 'zod';

const id = z.uuid().toLowerCase();

/** Templates (岗位模板) of the caller's own organisation. */
@ApiTags('岗位模板')
@Controller('posting-templates')
export class PostingTemplatesController {
  constructor(@Inject(PostingTemplates) private readonly templates: PostingTemplates) {}

  @Get()
  @Access('postings.read')
  @ApiOperation({ summary: '岗位模板（按名称）' })
  @Answer(200, templatesSchema)
  async list(@CallerParam() caller: Caller) {
    return { items: (await this.templates.list(caller)).map(showListed) };
  }

  @Post()
  @Access('postings.draft')
  @ApiOperation({ summary: '把岗位存为模板' })
  @Answer(201, savedTemplateSchema)
  save(@CallerParam() caller: Caller, @Body({ schema: saveTemplateBody }) body: z.output<typeof saveTemplateBody>) {
    return this.templates.save(caller, body);
  }

  @Get(':id')
  @Access('postings.read')
  @ApiOperation({ summary: '一个岗位模板' })
  @Answer(200, templateSchema)
  async one(@CallerParam() caller: Caller, @Param('id', { schema: id }) templateId: string) {
    return showTemplate(await this.templates.one(caller, templateId));
  }

  @Delete(':id')
  @Access('postings.draft')
  @ApiOperation({ summary: '删除岗位模板' })
  @Answer(204)
  async remove(@CallerParam() caller: Caller, @Param('id', { schema: id }) templateId: string): Promise<void> {
    await this.templates.remove(caller, templateId);
  }

  @Post(':id/postings')
  @Access('postings.draft')
  @ApiOperation({ summary: '用模板新建岗位（可一次填多个日期，可直接发布）' })
  @Answer(201, outcomeSchema)
  async use(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) templateId: string,
    @Body({ schema: useTemplateBody }) body: z.output<typeof useTemplateBody>,
  ) {
    return showOutcome(await this.templates.use(caller, { templateId, ...body }));
  }
}
