import { Injectable } from '@nestjs/common';
import type { Finding } from '@gg/compliance';
import type { Id } from '@gg/kernel';
import type { Reader } from '../data/reader';

/** What the rules warned of when a posting was judged last: it is public with them, so they are shown with it. */
@Injectable()
export class PostingWarnings {
  /** Warnings by posting; absent where there are none. One read, however many there are. */
  async of(reader: Reader, postingIds: readonly Id[]): Promise<ReadonlyMap<Id, Finding[]>> {
    const warnings = new Map<Id, Finding[]>();
    if (postingIds.length === 0) return warnings;
    const rows = await reader.rows<{ postingId: Id; finding: string }>(
      `SELECT j.posting_id, f.finding FROM posting_judgements j JOIN posting_findings f ON f.judgement_id = j.id
        WHERE j.posting_id IN (?) AND f.severity = 'warn' AND j.id = (
          SELECT last.id FROM posting_judgements last WHERE last.posting_id = j.posting_id ORDER BY last.at DESC, last.id DESC LIMIT 1)
        ORDER BY j.posting_id, f.place`,
      [[...new Set(postingIds)]],
    );
    for (const { postingId, finding } of rows) {
      const found = warnings.get(postingId) ?? [];
      warnings.set(postingId, [...found, JSON.parse(finding) as Finding]);
    }
    return warnings;
  }
}
