import type { Language } from '../words/dictionary';

/** What a job pays, as the services send it. */
export interface Pay {
  readonly kind: 'hourly' | 'daily' | 'piece';
  readonly amountFen: number;
  /** Of piece work: 件, 筐. */
  readonly unit: string | null;
  /** What an hour of paid time is worth, before tax. */
  readonly hourlyWorthFen: number;
}

/** 220, 24.4, 0.35: as many places as there are, at most two. */
export function yuan(fen: number): string {
  return (fen / 100).toFixed(2).replace(/\.?0+$/, '');
}

/** About: to a tenth of a yuan. */
const roughly = (fen: number): string => yuan(Math.round(fen / 10) * 10);

/** The parts of 220 元/天 (约 24.4 元/小时). `about` is null where there is nothing to add. */
export interface PayWords {
  readonly amount: string;
  readonly unit: string;
  readonly about: string | null;
}

const UNITS = {
  'zh-CN': { hourly: '元/小时', daily: '元/天', per: (unit: string) => `元/${unit}`, piece: '件' },
  en: { hourly: '¥/hour', daily: '¥/day', per: (unit: string) => `¥/${unit}`, piece: 'piece' },
} as const;

/** @param paidMinutes of the shift: what an hourly wage comes to */
export function payWords(pay: Pay, paidMinutes: number, language: Language): PayWords {
  const units = UNITS[language];
  const amount = yuan(pay.amountFen);
  if (pay.kind === 'hourly') {
    const whole = roughly((pay.amountFen * paidMinutes) / 60);
    return { amount, unit: units.hourly, about: language === 'en' ? `about ¥${whole} a shift` : `约 ${whole} 元/班` };
  }
  const unit = pay.kind === 'daily' ? units.daily : units.per(pay.unit ?? units.piece);
  const hour = roughly(pay.hourlyWorthFen);
  return { amount, unit, about: language === 'en' ? `about ¥${hour} an hour` : `约 ${hour} 元/小时` };
}

/** 220 元/天 (约 24.4 元/小时) */
export function payLine(pay: Pay, paidMinutes: number, language: Language): string {
  const { amount, unit, about } = payWords(pay, paidMinutes, language);
  return about === null ? `${amount} ${unit}` : `${amount} ${unit} (${about})`;
}
