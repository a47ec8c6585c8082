import { Inject, Injectable } from '@nestjs/common';
import { SiteReader } from '@gg/employers';
import { DomainError, type Id } from '@gg/kernel';
import type { Reader } from '../data/reader';
import type { AssemblyPoint, PostingDraft } from '../domain/posting-terms';

/** An assembly point named by one of the employer's own sites (用工地点). */
export interface AtSite {
  readonly siteId: Id;
  readonly minutesBefore: number;
}

/** A draft as it comes in: the assembly point may still be the name of a site. */
export type DraftInput = Omit<PostingDraft, 'assembly'> & { readonly assembly: AssemblyPoint | AtSite };

/** Turns a site into the assembly point it stands for. The posting keeps the place, whatever becomes of the site. */
@Injectable()
export class SiteAssemblies {
  constructor(@Inject(SiteReader) private readonly sites: SiteReader) {}

  /** Throws `resource.not_found` for a site that is not the employer's, or was taken off its list. */
  async pointOf(reader: Reader, employerId: Id, assembly: AssemblyPoint | AtSite): Promise<AssemblyPoint> {
    if ('point' in assembly) return assembly;
    const site = await this.sites.site(reader, employerId, assembly.siteId);
    if (!site?.active) throw new DomainError('resource.not_found');
    const { point, name, address, regionCode } = site;
    return { point, name, address, regionCode, minutesBefore: assembly.minutesBefore, siteId: assembly.siteId };
  }
}
