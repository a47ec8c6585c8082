import { chromium, type Browser } from '@playwright/test';

/** What a browser needs to run for root, without a screen, and without speaking to anybody else. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A phone as most workers have one, and a desktop. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 };
export const DESKTOP = { viewport: { width: 1440, height: 900 } };
/** Where everybody who opens the pages is. */
export const IN_GUANGXI = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };

/** @param executablePath of Chromium */
export const launchBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: FLAGS });
