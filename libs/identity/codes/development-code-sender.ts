import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CodeSender, type CodeMessage } from './code-sender';

/** File under the data directory that stands for all phones. */
export const CODES_FILE = 'sms-codes.jsonl';

/** Writes codes to a file, one JSON line each, readable by its owner. Refuses production. */
export class DevelopmentCodeSender extends CodeSender {
  constructor(
    private readonly dataDir: string,
    environment: string,
  ) {
    super();
    if (environment === 'production') throw new Error('the development sender of one-time codes refuses production');
  }

  override async send({ phone, code, expiresAt }: CodeMessage): Promise<void> {
    await mkdir(this.dataDir, { recursive: true });
    const line = JSON.stringify({ phone, code, expiresAt: expiresAt.toISOString() });
    await appendFile(join(this.dataDir, CODES_FILE), `${line}\n`, { mode: 0o600 });
  }
}
