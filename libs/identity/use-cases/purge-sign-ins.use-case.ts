import { Inject, Injectable } from '@nestjs/common';
import { addDays, CLOCK, localDate, type Clock } from '@gg/kernel';
import { CONFIG, Connections, removeInBatches, type Config, type SqlValue, type UpkeepTurn } from '@gg/platform';

/** Rows that were removed. */
export interface PurgedSignIns {
  readonly sessions: number;
  readonly codes: number;
  readonly passwordTries: number;
}

const DAY_MS = 86_400_000;

/**
 * Removes what signing in leaves behind: sessions long ended, and the counts of codes and of password tries whose limits
 * are over. A row that still limits anything stays. Accounts, grants, consents and real-name changes are records
 * (网络招聘服务管理规定: three years) and are not touched here.
 */
@Injectable()
export class PurgeSignIns {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Works in batches of bounded size, each its own transaction. Safe to stop and to run twice at once.
   * @param turn ends it early; the rest goes with the next one
   */
  async execute(turn?: UpkeepTurn): Promise<PurgedSignIns> {
    const { sessionsDays, codesDays, passwordTriesDays } = this.config.settings.retention;
    const now = this.clock.now();
    const remove = (sql: string, params: readonly SqlValue[]): Promise<number> =>
      removeInBatches(this.connections, sql, params, this.config.settings.retention.batch, turn);
    const before = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
    return {
      sessions: await remove('DELETE FROM sessions WHERE expires_at < ? ORDER BY expires_at LIMIT ?', [
        before(sessionsDays),
      ]),
      // Without a day: somebody tried a code at a number that was never sent one. Such a row counts nothing.
      codes: await remove(
        `DELETE FROM sign_in_codes
          WHERE (day IS NULL OR day < ?) AND (expires_at IS NULL OR expires_at < ?) ORDER BY day LIMIT ?`,
        [addDays(localDate(now), -codesDays), now],
      ),
      // Without a window: the right password was given, and the count begins anew.
      passwordTries: await remove(
        `DELETE FROM password_tries WHERE window_started_at IS NULL OR window_started_at < ?
          ORDER BY window_started_at LIMIT ?`,
        [before(passwordTriesDays)],
      ),
    };
  }
}
