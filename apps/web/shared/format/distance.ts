import type { Language } from '../words/dictionary';

/** 850 米, 3.2 公里, 12 公里 */
export function distance(metres: number, language: Language): string {
  const [m, km] = language === 'en' ? ['m', 'km'] : ['米', '公里'];
  if (metres < 950) return `${Math.round(metres / 50) * 50 || Math.round(metres)} ${m}`;
  const far = metres / 1_000;
  return `${far < 10 ? Number(far.toFixed(1)) : Math.round(far)} ${km}`;
}
