import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { newId } from '@gg/kernel';
import { SEED } from './kept-index';
import { MADE_VERSION, madeParties, madeRow } from './made-workers';

/**
 * Fills the projection of candidates with made workers, unless an earlier run did. By files that the server reads itself:
 * inserts of a million rows take minutes.
 */
export async function fillProjection(
  adminUrl: string,
  url: string,
  workers: number,
  folder: string,
  memoryMib: number,
): Promise<void> {
  const schema = new URL(url).pathname.slice(1);
  const connection = await createConnection({ uri: adminUrl, supportBigNumbers: true });
  try {
    await connection.query(`SET GLOBAL innodb_buffer_pool_size = ${memoryMib} * 1024 * 1024`);
    await connection.query(`USE ${schema}`);
    const mark = workers * 1_000 + MADE_VERSION;
    const [known] = await connection.query<RowDataPacket[]>('SELECT seq FROM candidate_feed WHERE id = 2');
    if (known[0]?.['seq'] !== mark) {
      await connection.query('DELETE FROM candidates');
      await connection.query('DELETE FROM candidate_parties');
      await connection.query('DELETE FROM candidate_feed');
      const file = join(folder, 'candidates.tsv');
      await writeWorkers(file, workers);
      await connection.query('LOAD DATA INFILE ? INTO TABLE candidates', [file]);
      rmSync(file);
      for (const party of madeParties(workers)) {
        await connection.query(
          'INSERT INTO candidate_parties (party_id, state, version, feed_seq) VALUES (?, ?, 1, 1)',
          [party.partyId, JSON.stringify(party)],
        );
      }
      await connection.query('INSERT INTO candidate_feed (id, seq, feed_id) VALUES (1, ?, ?), (2, ?, NULL)', [
        workers + 1,
        newId(),
        mark,
      ]);
    }
    // As they were, whatever an earlier run changed.
    await connection.query(
      'UPDATE candidates SET feed_seq = number + 1, open_offers = open_offers - 1 WHERE feed_seq > ?',
      [workers],
    );
    await connection.query('UPDATE candidate_feed SET seq = ? WHERE id = 1', [workers + 1]);
    await connection.query('SELECT SUM(LENGTH(profile)) FROM candidates');
  } finally {
    await connection.end();
  }
}

async function writeWorkers(path: string, workers: number): Promise<void> {
  const file = createWriteStream(path);
  let text = '';
  for (let number = 0; number < workers; number++) {
    const row = madeRow(SEED, number);
    const columns = [
      row.workerId,
      number,
      escaped(JSON.stringify(row.profile)),
      1,
      escaped(JSON.stringify(row.calendar)),
      1,
      row.openOffers,
      row.offersDay ?? '\\N',
      row.offersOnDay,
      row.offersTotal,
      row.acceptsTotal,
      row.lastOfferAt?.toISOString().replace('T', ' ').slice(0, 23) ?? '\\N',
      number + 1,
    ];
    text += `${columns.join('\t')}\n`;
    if (text.length < 1_000_000) continue;
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  file.end(text);
  await once(file, 'finish');
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\');
