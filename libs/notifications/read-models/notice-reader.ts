import { Inject, Injectable } from '@nestjs/common';
import type { NoticeMessage } from '@gg/contracts';
import { CLOCK, DomainError, type Clock, type Id } from '@gg/kernel';
import { CONFIG, Connections, pageOf, type Config, type Page, type SqlValue } from '@gg/platform';
import { messageOf, NOTICE_COLUMNS, type StoredNotice } from '../data/notices';
import { floorOf, nextPageCursor, readResumePoint, type ResumePage } from '../domain/resume-point';

/** What a page that comes back has missed. */
export interface Resumed {
  readonly notices: NoticeMessage[];
  /** To be handed in the next time; null while the account has no notices. */
  readonly cursor: string | null;
  /** The answer was cut: ask again with the cursor at once. */
  readonly more: boolean;
}

/** A notice with what became of it. */
export interface NoticeView extends NoticeMessage {
  readonly acknowledgedAt: string | null;
}

/** The notices of an account, on the side that this service is for: one person may be a worker and an employer. */
@Injectable()
export class NoticeReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Everything unacknowledged, and what was made since shortly before the cursor, acknowledged or not; oldest first.
   * Transactions commit in any order, so a row may appear behind a cursor: unacknowledged ones are found whatever their
   * place, and the overlap finds those that another device has acknowledged meanwhile. Repeats have the same ids.
   *
   * @param after what the page saw last: a cursor, the `at` or the id of a notice; null for nothing.
   * Throws `request.invalid` for anything else.
   */
  async resume(accountId: Id, after: string | null): Promise<Resumed> {
    const { overlapSeconds, catchUpLimit: limit } = this.config.settings.notices;
    const point = readResumePoint(after);
    if (!point)
      throw new DomainError('request.invalid', {}, { issues: [{ path: 'after', message: 'unknown cursor' }] });
    let floor: Date | null = null;
    let page: ResumePage | null = null;
    if (point.kind === 'instant') floor = floorOf(point.at, overlapSeconds);
    if (point.kind === 'notice') floor = await this.floorOfNotice(accountId, point.id, overlapSeconds);
    if (point.kind === 'page') ({ floor } = page = point.page);
    const rows = await this.unseen(accountId, floor, page, limit + 1);
    const served = rows.slice(0, limit);
    const last = served.at(-1);
    const more = rows.length > limit;
    if (!last) return { notices: [], cursor: page ? page.at.toISOString() : after, more: false };
    return {
      notices: served.map(messageOf),
      cursor: more ? nextPageCursor({ floor, at: last.madeAt, id: last.id }) : last.madeAt.toISOString(),
      more,
    };
  }

  /** Newest first. @param unacknowledged only those nobody has acknowledged */
  async list(
    accountId: Id,
    unacknowledged: boolean,
    limit: number,
    after: readonly [string, Id] | null,
  ): Promise<Page<NoticeView>> {
    const rows = await this.connections.rows<StoredNotice & { acknowledgedAt: Date | null }>(
      `SELECT ${NOTICE_COLUMNS}, n.acknowledged_at FROM notices n
        WHERE n.account_id = ? AND n.service = ? ${unacknowledged ? 'AND n.acknowledged_at IS NULL' : ''}
          ${after ? 'AND (n.made_at < ? OR (n.made_at = ? AND n.id < ?))' : ''}
        ORDER BY n.made_at DESC, n.id DESC LIMIT ?`,
      [accountId, this.config.service, ...(after ? [new Date(after[0]), new Date(after[0]), after[1]] : []), limit + 1],
    );
    const { items, next } = pageOf(rows, limit, (row) => [row.madeAt.toISOString(), row.id]);
    return {
      items: items.map((row) => ({ ...messageOf(row), acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null })),
      next,
    };
  }

  /** What accounts may have missed while this process heard nothing: unacknowledged, made since then, oldest first. */
  missed(accountIds: readonly Id[], since: Date): Promise<StoredNotice[]> {
    return this.connections.rows<StoredNotice>(
      `SELECT ${NOTICE_COLUMNS} FROM notices n
        WHERE n.account_id IN (?) AND n.service = ? AND n.acknowledged_at IS NULL AND n.made_at >= ? AND n.expires_at > ?
        ORDER BY n.made_at, n.id`,
      [accountIds, this.config.service, since, this.clock.now()],
    );
  }

  /** A notice that is not the account's own, or is gone, says nothing: only unacknowledged ones are sent then. */
  private async floorOfNotice(accountId: Id, noticeId: Id, overlapSeconds: number): Promise<Date | null> {
    const row = await this.connections.row<{ madeAt: Date }>(
      'SELECT made_at FROM notices WHERE id = ? AND account_id = ?',
      [noticeId, accountId],
    );
    return row && floorOf(row.madeAt, overlapSeconds);
  }

  private unseen(accountId: Id, floor: Date | null, page: ResumePage | null, limit: number): Promise<StoredNotice[]> {
    const beyond = page ? 'AND (n.made_at > ? OR (n.made_at = ? AND n.id > ?))' : '';
    const place: SqlValue[] = page ? [page.at, page.at, page.id] : [];
    const order = 'ORDER BY made_at, id LIMIT ?';
    const unacknowledged = `(SELECT ${NOTICE_COLUMNS} FROM notices n
       WHERE n.account_id = ? AND n.service = ? AND n.acknowledged_at IS NULL AND n.expires_at > ? ${beyond} ${order})`;
    const { service } = this.config;
    const params: SqlValue[] = [accountId, service, this.clock.now(), ...place, limit];
    if (!floor) return this.connections.rows<StoredNotice>(unacknowledged, params);
    // Two reads along two indexes; a condition with OR would walk through all notices of the account.
    return this.connections.rows<StoredNotice>(
      `${unacknowledged} UNION (SELECT ${NOTICE_COLUMNS} FROM notices n
         WHERE n.account_id = ? AND n.service = ? AND n.made_at >= ? ${beyond} ${order}) ${order}`,
      [...params, accountId, service, floor, ...place, limit, limit],
    );
  }
}
