import type { Language } from '../../shared/words/dictionary';
import { language, speak } from '../words/words';

const KEPT = 'gg-language';

/** Chinese, unless another language was chosen in this browser. */
export async function openLanguage(): Promise<void> {
  if (kept() === 'en') await speak('en');
}

export async function chooseLanguage(wanted: Language): Promise<void> {
  await speak(wanted);
  try {
    localStorage.setItem(KEPT, wanted);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

export const otherLanguage = (): Language => (language.get() === 'en' ? 'zh-CN' : 'en');

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
