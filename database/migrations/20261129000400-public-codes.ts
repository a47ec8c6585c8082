import { randomBytes } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows that one statement gives a code. */
const BATCH = 500;

const ALPHABET = '23456789ACDEFGHJKMNPQRTUVWXY';

function newCode(): string {
  let code = '';
  // Bytes that would favour some letters are thrown away.
  while (code.length < 8) for (const byte of randomBytes(8)) if (byte < 252) code += ALPHABET.charAt(byte % 28);
  return code.slice(0, 8);
}

/** Postings get what their short link ends in; those that are public have one from now on. */
export class PublicCodes20261129000400 implements MigrationInterface {
  name = 'PublicCodes20261129000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE postings ADD COLUMN IF NOT EXISTS public_code varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL',
    );
    await runner.query('CREATE UNIQUE INDEX IF NOT EXISTS uq_postings_public_code ON postings (public_code)');
    for (;;) {
      const rows = (await runner.query(
        `SELECT id FROM postings WHERE state = 'published' AND public_code IS NULL LIMIT ?`,
        [BATCH],
      )) as { id: string }[];
      if (rows.length === 0) return;
      await runner.query(
        `UPDATE postings SET public_code = CASE id ${rows.map(() => 'WHEN ? THEN ?').join(' ')} END
          WHERE id IN (?) AND public_code IS NULL`,
        [...rows.flatMap(({ id }) => [id, newCode()]), rows.map(({ id }) => id)],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE postings DROP COLUMN public_code');
  }
}
