import type { PayOffer, Settlement } from '@gg/compliance';
import type { Fen } from '@gg/kernel';
import { plain, read, unread, type Reading } from './reading';
import type { Cell } from './sheet';

/** 100,000 yuan: no rate of a shift comes near; a mistyped decimal point does. */
const MAX_YUAN = 100_000;

type PayKind = PayOffer['kind'];

const KINDS: readonly (readonly [RegExp, PayKind])[] = [
  [/^(时薪|计时|按小时|按时|小时工|小时|hourly)$/i, 'hourly'],
  [/^(日薪|按天|按日|天|日|按班|班|每班|daily)$/i, 'daily'],
  [/^(计件|按件|件|计量|piece)$/i, 'piece'],
];

const UNITS: readonly (readonly [RegExp, PayKind])[] = [
  [/^(每)?(小时|时|h)$/i, 'hourly'],
  [/^(每)?(天|日|班|工)$/, 'daily'],
];

export function readPayKind(text: string): Reading<PayKind> {
  const found = KINDS.find(([pattern]) => pattern.test(plain(text)));
  return found ? read(found[1]) : unread('pay_kind_unknown');
}

/** An amount, and what its unit says of the kind of pay. */
export interface PayAmount {
  readonly amountFen: Fen;
  readonly kind: PayKind | null;
  /** What stands after the slash when it is no time: `件`, `箱`. */
  readonly unit: string | null;
}

const AMOUNT = /^[¥￥]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:元|块)?(?:[/每一](.{1,10}))?$/;

/** `22`, `22.5元`, `22元/小时`, `0.35元/件`, `1,200`. 税后 is refused: pay is offered before tax. */
export function readPayAmount(cell: Cell): Reading<PayAmount> {
  if (cell.kind === 'number') return amountOf(roundedText(cell.value), null);
  if (cell.kind !== 'text') return unread('money_unknown');
  const text = plain(cell.text)
    .replaceAll(' ', '')
    .replace(/\(?税前\)?/, '');
  const found = AMOUNT.exec(text);
  if (!found) return unread('money_unknown');
  return amountOf(found[1]!.replaceAll(',', '') + (found[2] ?? ''), found[3] ?? null);
}

/** A spreadsheet's 0.1 + 0.2: what is within a millionth of whole hundredths means them. */
function roundedText(value: number): string {
  const hundredths = Math.round(value * 100);
  return Math.abs(value * 100 - hundredths) < 1e-6 ? (hundredths / 100).toFixed(2) : String(value);
}

function amountOf(yuan: string, unit: string | null): Reading<PayAmount> {
  const [whole, decimals = ''] = yuan.split('.');
  if (!/^\d+$/.test(whole!) || !/^\d*$/.test(decimals)) return unread('money_unknown');
  if (/[1-9]/.test(decimals.slice(2))) return unread('money_too_precise');
  const amountFen = Number(whole) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'));
  if (amountFen < 1 || amountFen > MAX_YUAN * 100) return unread('number_out_of_range', { min: 0.01, max: MAX_YUAN });
  const kind = unit === null ? null : (UNITS.find(([pattern]) => pattern.test(unit))?.[1] ?? 'piece');
  return read({ amountFen, kind, unit: kind === 'piece' ? unit : null });
}

const SETTLEMENTS: readonly (readonly [RegExp, Settlement])[] = [
  [/^(日结|当日结|当天结|日结算|每日结算|下班结)$/, { cycle: 'daily', days: 0 }],
  [/^(班结|按班结|次结|完工结|做完结)$/, { cycle: 'per_shift', days: 0 }],
  [/^(次日结|隔日结|隔天结)$/, { cycle: 'daily', days: 1 }],
  [/^(周结|按周结|每周结算|周结算)$/, { cycle: 'weekly', days: 7 }],
  [/^(半月结|半月结算|15天结)$/, { cycle: 'per_shift', days: 15 }],
  [/^(月结|按月结|每月结算|月结算)$/, { cycle: 'monthly', days: 31 }],
];

/** 日结, 周结, 半月结, 月结, or `7天` / `7`: most days between the work and its payment. */
export function readSettlement(cell: Cell): Reading<Settlement> {
  const text =
    cell.kind === 'number' ? String(cell.value) : cell.kind === 'text' ? plain(cell.text).replaceAll(' ', '') : '';
  const named = SETTLEMENTS.find(([pattern]) => pattern.test(text));
  if (named) return read(named[1]);
  const days = Number(/^(\d{1,3})(?:天|日)?(?:内)?(?:结清|结算|结|支付|发放)?$/.exec(text)?.[1] ?? Number.NaN);
  return Number.isNaN(days) || days > 366
    ? unread('settlement_unknown')
    : read({ cycle: days === 0 ? 'daily' : 'per_shift', days });
}
