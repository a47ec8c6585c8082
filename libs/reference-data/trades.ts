import type { CertificateKind } from './certificates';
import { TRADES } from './data/trades';

/** Dangers of a work place that bear on who may do the work (未成年工特殊保护规定 art. 3). */
export type Hazard =
  | 'mine'
  | 'height'
  | 'toxic'
  | 'dust'
  | 'radiation'
  | 'fire_explosion_burn'
  | 'cold'
  | 'heat'
  | 'heavy_labour_grade_4'
  | 'logging'
  | 'field_survey'
  | 'diving_tunnel'
  | 'vibrating_tools'
  | 'forced_posture'
  | 'boiler'
  | 'electricity';

/** A paper a trade asks for: `law` makes it a condition of the work; `customary` is what employers usually want. */
export interface TradeCertificate {
  readonly kind: CertificateKind;
  readonly requirement: 'law' | 'customary';
}

/** How heavy the loads of a trade are as a rule; a posting's own figures come first. */
export type LoadHint = 'light' | 'moderate' | 'heavy';

/** A kind of work (工种). */
export interface Trade {
  /** The code of 职业分类大典 2022: `4-02-06-02`. It is the trade's id everywhere. */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Done mostly in the open: heat and weather rules apply. */
  readonly outdoor: boolean;
  readonly construction: boolean;
  readonly certificates: readonly TradeCertificate[];
  readonly load: LoadHint;
  /** Dangers that belong to the trade wherever it is done. */
  readonly hazards: readonly Hazard[];
  /** Lowest age that the trade's own regulation sets, above the working age of 16. */
  readonly minAge: number | null;
  /** What foremen and workers call it. */
  readonly aliases: readonly string[];
  /** The code was seen in the classification itself, not only in our notes. */
  readonly codeSeen: boolean;
}

const BY_CODE: ReadonlyMap<string, Trade> = new Map(TRADES.map((trade) => [trade.code, trade]));

export const tradeByCode = (code: string): Trade | undefined => BY_CODE.get(code);

export const isTradeCode = (code: string): boolean => BY_CODE.has(code);

/** A trade found in written words, and how: the code, the exact name or alias, or a name found inside a longer text. */
export interface TradeMatch {
  readonly trade: Trade;
  readonly by: 'code' | 'name' | 'alias' | 'part';
}

/** Marks that join two things: `保洁/保安` names two trades, `快递驿站分拣` one. */
const JOINTS = /[\s,，、。.;；/\\|+&]+|和|及|或/;
const DECORATION = /[()[\]{}【】<>《》「」*#:!？?·_"'“”-]/g;
/** Blanks between single characters are typing, not joints: `搬 运 工`. */
const SPACED_OUT = /(?<=(?:^|\s)\p{Script=Han})\s+(?=\p{Script=Han}(?:\s|$))/gu;
const BRACKETED = /[([{【《<「][^)\]}】》>」]*[)\]}】》>」]/g;

interface TradeName {
  readonly name: string;
  readonly trade: Trade;
  readonly by: 'name' | 'alias';
}

const plain = (text: string): string => text.normalize('NFKC').replace(DECORATION, '');

const NAMES: readonly TradeName[] = TRADES.flatMap((trade) => [
  { name: plain(trade.zh), trade, by: 'name' as const },
  ...trade.aliases.map((alias) => ({ name: plain(alias), trade, by: 'alias' as const })),
]);

/**
 * The trade that a cell of an import or a spoken word means: `4-02-06-02`, `分拣`, `急招夜班分拣员（快递）`. Undefined when no
 * name of ours occurs in it, or when it names two trades (`保洁/保安`): guessing would publish the wrong work.
 */
export function findTrade(text: string): TradeMatch | undefined {
  const wanted = text.normalize('NFKC').replace(SPACED_OUT, '');
  const byCode = tradeByCode(/\d-\d{2}-\d{2}-\d{2}/.exec(wanted)?.[0] ?? '');
  if (byCode) return { trade: byCode, by: 'code' };
  const whole = plain(wanted).replace(/\s/g, '');
  const exact = NAMES.find(({ name }) => name === whole);
  if (exact) return { trade: exact.trade, by: exact.by };
  return mentioned(wanted.replace(BRACKETED, ' ')) ?? mentioned(wanted);
}

/** The one trade that a text mentions; undefined for none and for several. */
function mentioned(text: string): TradeMatch | undefined {
  const found = new Set(text.split(JOINTS).flatMap((part) => headOf(plain(part)) ?? []));
  const [trade] = found;
  return trade !== undefined && found.size === 1 ? { trade, by: 'part' } : undefined;
}

/** Chinese puts the head last: 快递分拣 is sorting, 外卖打包 is packing. Of two names that end together the longer decides. */
function headOf(part: string): Trade | undefined {
  let best: { trade: Trade; end: number; length: number } | undefined;
  for (const { name, trade } of NAMES) {
    const at = part.lastIndexOf(name);
    if (at < 0) continue;
    const end = at + name.length;
    if (!best || end > best.end || (end === best.end && name.length > best.length)) {
      best = { trade, end, length: name.length };
    }
  }
  return best?.trade;
}
