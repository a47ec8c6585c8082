import { Inject, Injectable } from '@nestjs/common';
import type { LocalDate } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import { BlindIndex } from '../crypto/blind-index';
import { OneTimeCodeDigests, type OneTimeCodePurpose } from '../crypto/one-time-code-digests';
import type { OneTimeCodeState } from '../domain/one-time-code';

interface CodeRow {
  codeDigest: Buffer | null;
  expiresAt: Date | null;
  tries: number;
  day: LocalDate | null;
  sentThatDay: number;
  windowStartedAt: Date | null;
  sentInWindow: number;
}

/** The open one-time codes. */
@Injectable()
export class OneTimeCodes {
  constructor(
    @Inject(BlindIndex) private readonly index: BlindIndex,
    @Inject(OneTimeCodeDigests) private readonly digests: OneTimeCodeDigests,
  ) {}

  /** The keyed digest of a code for a phone. */
  digest(purpose: OneTimeCodePurpose, phone: string, code: string): Buffer {
    return this.digests.of(purpose, this.index.of('phone', phone), code);
  }

  /**
   * Writes the number's guard row, making it where there is none, then reads it: of any tries at once, on one node or
   * many, each sees the count of those before. Null when nothing was ever sent.
   */
  async guard(tx: Tx, purpose: OneTimeCodePurpose, phone: string): Promise<OneTimeCodeState | null> {
    const phoneIndex = this.index.of('phone', phone);
    await tx.insert(
      'sign_in_codes',
      {
        phoneIndex,
        purpose,
        version: 1,
        codeDigest: null,
        expiresAt: null,
        tries: 0,
        day: null,
        sentThatDay: 0,
        windowStartedAt: null,
        sentInWindow: 0,
      },
      'ON DUPLICATE KEY UPDATE version = version + 1',
    );
    const row = await tx.row<CodeRow>('SELECT * FROM sign_in_codes WHERE phone_index = ? AND purpose = ?', [
      phoneIndex,
      purpose,
    ]);
    if (!row || row.day === null || row.windowStartedAt === null) return null;
    return { ...row, day: row.day, windowStartedAt: row.windowStartedAt };
  }

  async save(tx: Tx, purpose: OneTimeCodePurpose, phone: string, state: OneTimeCodeState): Promise<void> {
    const { codeDigest, expiresAt, tries, day, sentThatDay, windowStartedAt, sentInWindow } = state;
    await tx.change(
      `UPDATE sign_in_codes SET code_digest = ?, expires_at = ?, tries = ?, day = ?, sent_that_day = ?,
              window_started_at = ?, sent_in_window = ?
        WHERE phone_index = ? AND purpose = ?`,
      [
        codeDigest,
        expiresAt,
        tries,
        day,
        sentThatDay,
        windowStartedAt,
        sentInWindow,
        this.index.of('phone', phone),
        purpose,
      ],
    );
  }
}
