import { isId, type Id } from '@gg/kernel';

/**
 * From where a page that comes back wants its notices. Ids do not follow the order in which transactions commit, so a
 * point is only ever a hint: everything unacknowledged is sent whatever the point says, and beside it what was made
 * shortly before the point or later.
 */
export type ResumePoint =
  /** Nothing was seen yet. */
  | { readonly kind: 'start' }
  /** `at` of the newest notice that was seen, or the `cursor` of an earlier answer. */
  | { readonly kind: 'instant'; readonly at: Date }
  /** The id of the newest notice that was seen. */
  | { readonly kind: 'notice'; readonly id: Id }
  /** The next page of an answer that had `more`. */
  | { readonly kind: 'page'; readonly page: ResumePage };

export interface ResumePage {
  /** Acknowledged notices from here on are sent too; null: only unacknowledged ones. */
  readonly floor: Date | null;
  /** The last row of the page before, by time and id. */
  readonly at: Date;
  readonly id: Id;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;
const PAGE = /^page\.(\d{1,15}|start)\.(\d{1,15})\.([0-9a-f-]{36})$/;

/** Reads what a client sent; null when this system cannot have made it. */
export function readResumePoint(after: string | null): ResumePoint | null {
  if (after === null) return { kind: 'start' };
  if (isId(after)) return { kind: 'notice', id: after };
  if (INSTANT.test(after)) {
    const at = new Date(after);
    return Number.isNaN(at.getTime()) ? null : { kind: 'instant', at };
  }
  const [, floor, at, id] = PAGE.exec(after) ?? [];
  if (floor === undefined || at === undefined || id === undefined || !isId(id)) return null;
  return {
    kind: 'page',
    page: { floor: floor === 'start' ? null : new Date(Number(floor)), at: new Date(Number(at)), id },
  };
}

/** The cursor of the page after this row. */
export const nextPageCursor = ({ floor, at, id }: ResumePage): string =>
  `page.${floor === null ? 'start' : floor.getTime()}.${at.getTime()}.${id}`;

/** From where acknowledged notices are repeated, too. @param overlapSeconds how late a transaction may commit */
export const floorOf = (seen: Date, overlapSeconds: number): Date => new Date(seen.getTime() - overlapSeconds * 1_000);
