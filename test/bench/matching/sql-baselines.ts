import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { dayNumber, instantOf, localDate, splitAtLocalMidnight } from '@gg/kernel';
import type { ShiftQuery } from '@gg/matching';
import { boxAround } from '../../../libs/matching/domain/geo-grid';
import { bitsBetween, HALF_HOUR_MS } from '../../../libs/matching/domain/packed/day-bits';
import type { PackedCandidateIndex } from '../../../libs/matching/domain/packed/packed-candidate-index';
import { BLOCK_MASK, BLOCK_SHIFT, FLAG } from '../../../libs/matching/domain/packed/slot-block';
import { EARTH_RADIUS_M, unitVectorOf } from '../../../libs/matching/domain/unit-vector';
import { WrongAnswer } from '../frame/bench';
import { NOW, trades } from './guangxi';
import { MADE_VERSION } from './made-workers';

const DAYS = 14;
const FIRST_DAY = dayNumber(localDate(NOW));
const COLUMNS = 32_768;
type SqlParams = (string | number)[];
/** More than there are. */
const EVERYBODY = 100_000_000;

/** What one row of a table holds, in columns of 64 bits for each day's half-hours. */
const dayColumns = Array.from({ length: DAYS }, (_, day) => `d${day}`);
const dayDefinitions = dayColumns.map((column) => `${column} BIGINT UNSIGNED NOT NULL`).join(', ');
const SCORE = 'fixed + FLOOR(1500000000 / (5000 + 2 * ? * ASIN(SQRT(chord) / 2)))';
const CHORD = '(x - ?) * (x - ?) + (y - ?) * (y - ?) + (z - ?) * (z - ?)';

/**
 * What a team would do with SQL, as fast as we could make it: the same coarse data (free half-hours less bookings as bits,
 * points of the score that do not depend on the shift, unit vectors instead of angles), only whoever may be asked at all, and
 * far fewer conditions than the index answers for: trade, distance, free time, order by score.
 */
export class SqlBaselines {
  private constructor(private readonly connection: Connection) {}

  static async open(
    url: string,
    index: PackedCandidateIndex,
    folder: string,
    memoryMib: number,
  ): Promise<SqlBaselines> {
    const connection = await createConnection({ uri: url, supportBigNumbers: true });
    await connection.query(`SET GLOBAL innodb_buffer_pool_size = ${memoryMib} * 1024 * 1024`);
    const name = `baselines_${MADE_VERSION}_${index.size}`;
    const [known] = await connection.query<RowDataPacket[]>('SHOW DATABASES LIKE ?', [name]);
    if (known.length === 0) {
      await connection.query(`CREATE DATABASE ${name}_new`);
      await fill(connection, `${name}_new`, index, folder);
      await connection.query(`CREATE DATABASE ${name}`);
      for (const table of ['postings', 'homes']) {
        await connection.query(`RENAME TABLE ${name}_new.${table} TO ${name}.${table}`);
      }
      await connection.query(`DROP DATABASE ${name}_new`);
    }
    await connection.query(`USE ${name}`);
    await connection.query('SELECT SUM(fixed) FROM postings');
    await connection.query('SELECT SUM(fixed) FROM homes');
    return new SqlBaselines(connection);
  }

  /** Rows of the table clustered on (trade, cell, worker). @returns slots, the best first */
  clustered(query: ShiftQuery, k: number): Promise<number[]> {
    return this.slotsOf(...clusteredSql(query, k));
  }

  /** Rows of the table with a spatial index. @returns slots, the best first */
  spatial(query: ShiftQuery, k: number): Promise<number[]> {
    return this.slotsOf(...spatialSql(query, k));
  }

  /**
   * Holds both against each other and against the index: they find the same people, among them all that the index finds by
   * their homes, and by their own keys. Throws {@link WrongAnswer}.
   */
  async verify(index: PackedCandidateIndex, queries: readonly ShiftQuery[], k: number): Promise<void> {
    const byKey = { clustered: 0, spatial: 0 };
    for (const query of queries) {
      const [clustered, spatial] = [await this.clustered(query, EVERYBODY), await this.spatial(query, EVERYBODY)];
      const found = new Set(clustered);
      if (
        found.size !== clustered.length ||
        spatial.length !== found.size ||
        !spatial.every((slot) => found.has(slot))
      ) {
        throw new WrongAnswer(`the baselines find ${clustered.length} and ${spatial.length} people`);
      }
      for (const { workerId } of index.search(query, { k })) {
        const slot = index.store.slotOf(workerId);
        if (!index.store.at(slot).candidate.hasPresence && !found.has(slot)) {
          throw new WrongAnswer(`the baselines do not find worker ${workerId}`);
        }
      }
      byKey.clustered += Number(await this.usesKey('PRIMARY', ...clusteredSql(query, k)));
      byKey.spatial += Number(await this.usesKey('home', ...spatialSql(query, k)));
    }
    // The widest circles hold a fifth of the province: there a scan of the table is faster, and the server knows it.
    if (byKey.clustered < queries.length || byKey.spatial < queries.length / 2) {
      throw new WrongAnswer(`of ${queries.length} questions the baselines use their keys in ${JSON.stringify(byKey)}`);
    }
  }

  close(): Promise<void> {
    return this.connection.end();
  }

  private async usesKey(key: string, sql: string, params: SqlParams): Promise<boolean> {
    const [plan] = await this.connection.query<RowDataPacket[]>(`EXPLAIN ${sql}`, params);
    return plan.some((step) => step['key'] === key && step['type'] === 'range');
  }

  private async slotsOf(sql: string, params: SqlParams): Promise<number[]> {
    const [found] = await this.connection.query<RowDataPacket[]>(sql, params);
    return found.map((row) => row['worker'] as number);
  }
}

function clusteredSql(query: ShiftQuery, k: number): [sql: string, params: SqlParams] {
  const { assemblyPoint, radiusM } = query;
  const box = boxAround(assemblyPoint, radiusM);
  const rows = Array.from({ length: box.toRow - box.fromRow + 1 }, (_, i) => box.fromRow + i);
  const ranges = rows
    .map((row) => `cell BETWEEN ${row * COLUMNS + box.fromColumn} AND ${row * COLUMNS + box.toColumn}`)
    .join(' OR ');
  const { free, masks } = freeCondition(query);
  return [
    `SELECT worker, ${SCORE} score, chord FROM (
         SELECT worker, fixed, ${CHORD} chord FROM postings WHERE trade = ? AND (${ranges}) AND ${free}
       ) near WHERE chord <= ? ORDER BY score DESC, chord LIMIT ?`,
    [EARTH_RADIUS_M, ...chordOf(query), trades.indexOf(query.trade), ...masks, (radiusM / EARTH_RADIUS_M) ** 2, k],
  ];
}

function spatialSql(query: ShiftQuery, k: number): [sql: string, params: SqlParams] {
  const { assemblyPoint, radiusM } = query;
  const north = (radiusM / EARTH_RADIUS_M) * (180 / Math.PI);
  const east = north / Math.cos((assemblyPoint.lat * Math.PI) / 180);
  const corner = (e: number, n: number): string => `${assemblyPoint.lng + e * east} ${assemblyPoint.lat + n * north}`;
  const box = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)].join(',');
  const { free, masks } = freeCondition(query);
  return [
    `SELECT worker, ${SCORE} score, chord FROM (
         SELECT worker, fixed, ${CHORD} chord FROM homes
          WHERE MBRContains(ST_GeomFromText(?), home) AND trades & ? <> 0 AND ${free}
       ) near WHERE chord <= ? ORDER BY score DESC, chord LIMIT ?`,
    [
      EARTH_RADIUS_M,
      ...chordOf(query),
      `POLYGON((${box}))`,
      (1n << BigInt(trades.indexOf(query.trade))).toString(),
      ...masks,
      (radiusM / EARTH_RADIUS_M) ** 2,
      k,
    ],
  ];
}

function chordOf(query: ShiftQuery): number[] {
  const { x, y, z } = unitVectorOf(query.assemblyPoint);
  return [x, x, y, y, z, z];
}

/** Half-hours of each day that the shift touches, as conditions with their values. */
function freeCondition(query: ShiftQuery): { free: string; masks: string[] } {
  const parts = splitAtLocalMidnight(query.window).map(({ date, window }) => {
    const midnight = instantOf(date, 0).getTime();
    const from = Math.floor((window.start.getTime() - midnight) / HALF_HOUR_MS);
    const { low, high } = bitsBetween(from, Math.ceil((window.end.getTime() - midnight) / HALF_HOUR_MS));
    return { column: `d${dayNumber(date) - FIRST_DAY}`, mask: (BigInt(high) * 2n ** 32n + BigInt(low)).toString() };
  });
  return {
    free: parts.map(({ column }) => `${column} & CAST(? AS UNSIGNED) = CAST(? AS UNSIGNED)`).join(' AND '),
    masks: parts.flatMap(({ mask }) => [mask, mask]),
  };
}

async function fill(connection: Connection, name: string, index: PackedCandidateIndex, folder: string): Promise<void> {
  const shared = `x DOUBLE NOT NULL, y DOUBLE NOT NULL, z DOUBLE NOT NULL, fixed INT NOT NULL, ${dayDefinitions}`;
  await connection.query(
    `CREATE TABLE ${name}.postings (trade TINYINT UNSIGNED NOT NULL, cell INT UNSIGNED NOT NULL, worker INT UNSIGNED NOT NULL,
       ${shared}, PRIMARY KEY (trade, cell, worker)) ENGINE=InnoDB`,
  );
  await connection.query(
    `CREATE TABLE ${name}.homes (worker INT UNSIGNED NOT NULL PRIMARY KEY, trades BIGINT UNSIGNED NOT NULL, ${shared},
       home POINT NOT NULL, SPATIAL INDEX (home)) ENGINE=InnoDB`,
  );
  const [postings, homes] = [join(folder, 'postings.tsv'), join(folder, 'homes.tsv')];
  await writeRows(postings, postingRows(index));
  await writeRows(homes, homeRows(index));
  await connection.query(`LOAD DATA INFILE ? INTO TABLE ${name}.postings`, [postings]);
  await connection.query(
    `LOAD DATA INFILE ? INTO TABLE ${name}.homes
       (worker, trades, x, y, z, fixed, ${dayColumns.join(', ')}, @lng, @lat) SET home = POINT(@lng, @lat)`,
    [homes],
  );
  await connection.query(`ANALYZE TABLE ${name}.postings, ${name}.homes`);
  rmSync(postings);
  rmSync(homes);
}

/** In the order of the key, so that the table is packed as it would be after a rebuild. */
function* postingRows(index: PackedCandidateIndex): Generator<string> {
  for (const [trade, code] of trades.entries()) {
    const postings = index.store.trades.get(code);
    for (const [row, run] of [...(postings?.rows ?? [])].sort((a, b) => a[0] - b[0])) {
      const places = Array.from({ length: run.length }, (_, place) => ({
        column: run.columnAt(place),
        slot: run.slotAt(place),
      }));
      places.sort((a, b) => a.column - b.column || a.slot - b.slot);
      for (const { column, slot } of places) {
        if (!isAskable(index, slot)) continue;
        yield [
          trade,
          row * COLUMNS + column,
          slot,
          ...factsOf(index, slot, index.store.fixedPointsOf(slot, code)),
        ].join('\t');
      }
    }
  }
}

function* homeRows(index: PackedCandidateIndex): Generator<string> {
  for (let slot = 0; slot < index.store.slots; slot++) {
    if (!isAskable(index, slot)) continue;
    const { candidate } = index.store.at(slot);
    const own = candidate.trades.reduce((bits, { code }) => bits | (1n << BigInt(trades.indexOf(code))), 0n);
    const fixed = index.store.fixedPointsOf(slot, candidate.trades[0]!.code);
    const { lng, lat } = candidate.point;
    yield [slot, own.toString(), ...factsOf(index, slot, fixed), lng, lat].join('\t');
  }
}

const isAskable = (index: PackedCandidateIndex, slot: number): boolean =>
  (index.store.blocks[slot >> BLOCK_SHIFT]!.flags(slot & BLOCK_MASK) & FLAG.askable) !== 0;

function factsOf(index: PackedCandidateIndex, slot: number, fixed: number): (number | string)[] {
  const block = index.store.blocks[slot >> BLOCK_SHIFT]!;
  const row = slot & BLOCK_MASK;
  const days = dayColumns.map((_, day) => {
    const place = index.store.freeDays.placeOf(FIRST_DAY + day);
    return (BigInt(block.high[place]![row]!) * 2n ** 32n + BigInt(block.low[place]![row]!)).toString();
  });
  const { x, y, z } = index.store.at(slot).home;
  return [x, y, z, fixed, ...days];
}

async function writeRows(path: string, rows: Iterable<string>): Promise<void> {
  const file = createWriteStream(path);
  let text = '';
  for (const row of rows) {
    text += `${row}\n`;
    if (text.length < 1_000_000) continue;
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  file.end(text);
  await once(file, 'finish');
}
