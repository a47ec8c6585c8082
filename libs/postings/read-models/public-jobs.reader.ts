import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, distanceM, type Clock, type GeoPoint, type Id } from '@gg/kernel';
import { Connections, encodeCursor, type Page, type SqlValue } from '@gg/platform';
import { gatherPoints, type Gathering } from '../domain/gather-points';
import { gridCellsWithin, gridRunsOf, type GeoBox } from '../domain/grid-cell';
import { ShiftReader, type ShiftDetails } from './shift-reader';

/** Open work that anybody may see. */
export interface PublicJob {
  readonly shift: ShiftDetails;
  /** From the asked point to the assembly point, metres; null when no point was asked for. */
  readonly distanceM: number | null;
}

export interface JobFilter {
  /** Prefix of the region: city or county. */
  readonly region?: string | undefined;
  readonly tradeCode?: string | undefined;
  /** Least worth of an hour of paid time, before tax. */
  readonly minHourlyFen?: number | undefined;
  /** Starts from then on. */
  readonly startsFrom?: Date | undefined;
  /** Starts before then. */
  readonly startsBefore?: Date | undefined;
}

/** Within a radius of a point, metres. */
export interface Around {
  readonly point: GeoPoint;
  readonly radiusM: number;
}

/** Open work of a part of the map: the nearest one by one, all other by where it is. */
export interface JobsOnMap {
  readonly items: readonly { readonly shift: ShiftDetails; readonly point: GeoPoint }[];
  readonly rest: readonly Gathering[];
}

interface Near {
  readonly id: Id;
  readonly distanceM: number;
}

/** Sort key of the last row of the page before: by start, or by distance. */
export type JobCursor = readonly [sortKey: string | number, shiftId: Id];

/** Radii in which a page around a point is looked for, metres: the nearest ring that fills it is exact for it. */
const RINGS_M = [3_000, 8_000, 20_000] as const;

/**
 * Lists of open work: public postings whose shifts have not begun and have a seat left, as last heard from bookings. A
 * list may be behind by the time an event takes; whoever claims a seat is told by bookings what is true.
 */
@Injectable()
export class PublicJobsReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Open shifts by start, soonest first. */
  async bySoonest(filter: JobFilter, limit: number, after: JobCursor | null): Promise<Page<PublicJob>> {
    const now = this.clock.now();
    const conditions = ["state = 'open'", 'seats_full = 0', 'starts_at > ?', 'listed_until > ?'];
    const params: SqlValue[] = [now, now];
    addFilter(conditions, params, filter);
    if (after) {
      // The first comparison is what the index is entered by, however deep the page lies.
      conditions.push('starts_at >= ?', '(starts_at > ? OR id > ?)');
      const at = new Date(after[0]);
      params.push(at, at, after[1]);
    }
    const rows = await this.connections.rows<{ id: Id; startsAt: Date }>(
      `SELECT id, starts_at FROM shifts WHERE ${conditions.join(' AND ')} ORDER BY starts_at, id LIMIT ?`,
      [...params, limit + 1],
    );
    const page = rows.slice(0, limit);
    const items = await this.withDetails(page.map(({ id }) => ({ id, distanceM: null })));
    const last = page.at(-1);
    return { items, next: rows.length > limit && last ? encodeCursor([last.startsAt.toISOString(), last.id]) : null };
  }

  /**
   * Open shifts within a radius of a point, nearest first; the cells of the grid around it are read from the index, and
   * each distance is worked out here, so that the order is exact.
   * @param radiusM at most 50,000
   */
  async byDistance(
    point: GeoPoint,
    radiusM: number,
    filter: JobFilter,
    limit: number,
    after: JobCursor | null,
  ): Promise<Page<PublicJob>> {
    for (const ring of [...RINGS_M.filter((one) => one < radiusM), radiusM]) {
      const near = await this.within(point, ring, filter, after);
      // Whatever lies outside of the ring is farther than everything in it.
      if (near.length <= limit && ring < radiusM) continue;
      const page = near.slice(0, limit);
      const last = page.at(-1);
      const next = near.length > limit && last ? encodeCursor([last.distanceM, last.id]) : null;
      return { items: await this.withDetails(page), next };
    }
    return { items: [], next: null };
  }

  private async within(point: GeoPoint, radiusM: number, filter: JobFilter, after: JobCursor | null): Promise<Near[]> {
    const rows = await this.placed('grid_cell IN (?)', [gridCellsWithin(point, radiusM)], filter);
    return rows
      .map(({ id, lng, lat }) => ({ id, distanceM: Math.round(distanceM(point, { lng, lat })) }))
      .filter((one) => one.distanceM <= radiusM && (after === null || isAfter(one, after)))
      .sort((a, b) => a.distanceM - b.distanceM || (a.id < b.id ? -1 : 1));
  }

  /** Open shifts of some cells of the grid with their points, from the index alone. */
  private placed(
    cells: string,
    cellParams: readonly SqlValue[],
    filter: JobFilter,
  ): Promise<{ id: Id; lng: number; lat: number }[]> {
    const conditions = ["state = 'open'", 'seats_full = 0', cells, 'listed_until > ?'];
    const params: SqlValue[] = [...cellParams, this.clock.now()];
    addFilter(conditions, params, filter);
    return this.connections.rows(`SELECT id, lng, lat FROM shifts WHERE ${conditions.join(' AND ')}`, params);
  }

  /**
   * Open shifts in a box, for a map.
   * @param box at most a few degrees wide
   * @param around leaves out what lies farther; the nearest to it are told one by one
   * @param most told one by one
   */
  async onMap(box: GeoBox, around: Around | null, filter: JobFilter, most: number): Promise<JobsOnMap> {
    const runs = gridRunsOf(box);
    const rows = await this.placed(
      `(${runs.map(() => 'grid_cell BETWEEN ? AND ?').join(' OR ')}) AND lng BETWEEN ? AND ? AND lat BETWEEN ? AND ?`,
      [...runs.flat(), box.west, box.east, box.south, box.north],
      filter,
    );
    const points = around ? rows.filter((one) => distanceM(around.point, one) <= around.radiusM) : rows;
    const { near, rest } = gatherPoints(points, box, around?.point ?? null, most);
    const found = await this.withDetails(near.map(({ id }) => ({ id, distanceM: null })));
    const pointOf = new Map(near.map(({ id, lng, lat }) => [id, { lng, lat }]));
    return { items: found.map(({ shift }) => ({ shift, point: pointOf.get(shift.shiftId)! })), rest };
  }

  /** One public shift, full or not; null when it is not public, has begun or does not exist. */
  async one(shiftId: Id): Promise<ShiftDetails | null> {
    const now = this.clock.now();
    const shift = (await this.shifts.details(this.connections, [shiftId])).get(shiftId);
    const open = shift?.state === 'open' && shift.start > now && (shift.validUntil === null || shift.validUntil > now);
    return open ? shift : null;
  }

  private async withDetails(found: readonly { id: Id; distanceM: number | null }[]): Promise<PublicJob[]> {
    const details = await this.shifts.details(
      this.connections,
      found.map(({ id }) => id),
    );
    return found.flatMap((one) => {
      const shift = details.get(one.id);
      return shift ? [{ shift, distanceM: one.distanceM }] : [];
    });
  }
}

function addFilter(conditions: string[], params: SqlValue[], filter: JobFilter): void {
  const { region, tradeCode, minHourlyFen, startsFrom, startsBefore } = filter;
  const bounds = [
    ['trade_code = ?', tradeCode],
    ['hourly_worth_fen >= ?', minHourlyFen],
    ['starts_at >= ?', startsFrom],
    ['starts_at < ?', startsBefore],
  ] as const;
  if (region !== undefined) {
    // The index is on the city; within a city the few of other counties are passed over.
    if (region.length >= 4) {
      conditions.push('city_code = ?');
      params.push(region.slice(0, 4));
    }
    if (region.length === 6) {
      conditions.push('region_code = ?');
      params.push(region);
    }
  }
  for (const [condition, bound] of bounds) {
    if (bound === undefined) continue;
    conditions.push(condition);
    params.push(bound);
  }
}

const isAfter = (one: Near, [distance, id]: JobCursor): boolean =>
  one.distanceM > Number(distance) || (one.distanceM === Number(distance) && one.id > id);
