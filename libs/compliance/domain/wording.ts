import { formatYuan, type Fen } from '@gg/kernel';

/** `24 小时`, `24 小时 1 分`, `45 分`. */
export function hoursZh(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}

/** `24 h`, `24 h 1 min`, `45 min`. */
export function hoursEn(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `20.10 元`. */
export const yuanZh = (amount: Fen): string => `${formatYuan(amount)} 元`;

/** `20.10 yuan`. */
export const yuanEn = (amount: Fen): string => `${formatYuan(amount)} yuan`;
