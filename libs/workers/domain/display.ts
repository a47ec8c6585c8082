/** How the pages are shown to a person: chosen by them, or with them at a desk. */
export interface Display {
  readonly language: 'zh-CN' | 'en';
  readonly letters: 'normal' | 'large' | 'largest';
  readonly readAloud: boolean;
  readonly highContrast: boolean;
}

/** Until somebody chooses. */
export const FIRST_DISPLAY: Display = { language: 'zh-CN', letters: 'normal', readAloud: false, highContrast: false };
