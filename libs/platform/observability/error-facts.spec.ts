import pino from 'pino';
import { QueryFailedError } from 'typeorm';
import { errorFacts } from './error-facts';
import { logOptions } from './log';

const PHONE = '13800138000';

/** As the driver and the ORM throw it when a unique key refuses a row. */
function duplicate(): QueryFailedError {
  const driver = Object.assign(new Error(`Duplicate entry '${PHONE}-韦小明' for key 'uq_accounts_phone'`), {
    code: 'ER_DUP_ENTRY',
    errno: 1062,
    sqlState: '23000',
    sql: `INSERT INTO accounts (phone) VALUES ('${PHONE}')`,
    sqlMessage: `Duplicate entry '${PHONE}' for key 'uq_accounts_phone'`,
  });
  return new QueryFailedError('INSERT INTO accounts (phone) VALUES (?)', [PHONE], driver);
}

describe('what is kept of an error', () => {
  it('tells what went wrong and where, and nothing of whom', () => {
    const facts = errorFacts(new Error('the use case failed', { cause: duplicate() }));
    expect(facts).toMatchObject({
      type: 'Error',
      message: 'the use case failed',
      cause: {
        type: 'QueryFailedError',
        message: "Duplicate entry '***' for key 'uq_accounts_phone'",
        code: 'ER_DUP_ENTRY',
        errno: 1062,
        statement: 'INSERT INTO accounts (phone) VALUES (?)',
      },
    });
    expect(facts.stack).toMatch(/error-facts\.spec/);
    expect(JSON.stringify(facts)).not.toMatch(/138001|韦/);
  });

  it.each([
    `Incorrect string value: '\\xE9\\x9F\\xA6${PHONE}' for column 'name' at row 1`,
    `Truncated incorrect DOUBLE value: '${PHONE}'`,
    `Incorrect datetime value: '${PHONE}' for column 'at' at row 1`,
    `You have an error in your SQL syntax; check the manual for the right syntax to use near '${PHONE}' at line 1`,
    `Duplicate entry '${PHONE}' it's' for key 'uq_a'`,
  ])('%s', (message) => {
    expect(errorFacts(new Error(message)).message).not.toContain(PHONE);
  });

  it('is all that a log line has of it, under whatever name', () => {
    const lines: string[] = [];
    const log = pino(logOptions({ LOG_LEVEL: 'info', service: 'worker' }), {
      write: (line: string) => lines.push(line),
    });
    log.error({ err: duplicate() }, 'a delivery failed');
    log.warn({ reason: duplicate() }, 'not again');
    expect(lines.join('')).toContain('uq_accounts_phone');
    expect(lines.join('')).not.toMatch(/138001|韦/);
  });
});
