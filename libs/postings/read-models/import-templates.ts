import { Inject, Injectable } from '@nestjs/common';
import { SiteReader } from '@gg/employers';
import { CLOCK, type Clock } from '@gg/kernel';
import { Connections, type Caller } from '@gg/platform';
import type { TemplateFacts } from '../import/import-template';
import { PostingAuthor } from '../use-cases/posting-author';

/** Sites looked through for one that is in use. */
const SITES = 50;

/** What an employer's own template begins with: its name and code, and one of its places. */
@Injectable()
export class ImportTemplates {
  constructor(
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
    @Inject(SiteReader) private readonly sites: SiteReader,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `resource.not_found` for whoever acts for no employer. */
  async factsFor(caller: Caller): Promise<TemplateFacts> {
    const employer = await this.author.employerFor(this.connections, caller, null);
    const sites = await this.sites.sites(this.connections, employer.id, null, SITES);
    return { employer, site: sites.find(({ active }) => active) ?? null, now: this.clock.now() };
  }
}
