import { Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import type { Reader } from '../data/reader';
import { siteRow, siteRows, type Site } from '../data/site-rows';

/** Places of work. */
@Injectable()
export class SiteReader {
  /** A site of the employer, archived ones too; null for another's. */
  site(reader: Reader, employerId: Id, siteId: Id): Promise<Site | null> {
    return siteRow(reader, employerId, siteId);
  }

  /** A page of the employer's sites by name. @param after name of the last of the page before */
  sites(reader: Reader, employerId: Id, after: string | null, limit: number): Promise<Site[]> {
    return siteRows(reader, employerId, after, limit);
  }
}
