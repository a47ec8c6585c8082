import { expect as see, type Page } from '@playwright/test';
import type { Stage } from './stage';

/** By the person's own setting, as it is kept with them. */
export async function chooseLetters(stage: Stage, page: Page, letters: 'largest' | 'normal'): Promise<void> {
  await stage.visit(page, '/me/display');
  await page.getByRole('radio', { name: letters === 'largest' ? '特大' : '标准' }).check();
  await see(page.locator('html')).toHaveAttribute('data-letters', letters);
}

/** By how many pixels a page is wider than its window. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth');
