import type { Page } from '@playwright/test';

/** The code is shown in demonstration mode. */
export async function codeShown(page: Page): Promise<string> {
  const told = await page.getByText(/验证码是 \d{6}/).textContent();
  return /\d{6}(?!.*\d{6})/.exec(told ?? '')![0];
}

/** Fills the workers' page for signing in, as a person would, and sends it. */
export async function sendSignIn(page: Page, phone: string): Promise<void> {
  await page.getByLabel('手机号').fill(phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await page.getByLabel(/^验证码/).fill(await codeShown(page));
  await page.getByRole('button', { name: '登录', exact: true }).click();
}
