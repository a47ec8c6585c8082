import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { cookieName } from '@gg/platform';
import { startSystem, type ServiceName, type System } from '../../../tools/system.mjs';
import { DESKTOP, IN_GUANGXI, launchBrowser, PHONE } from '../../support/browser';
import { testFolder } from '../../support/test-folder';
import { World, type WorldPerson } from '../../support/world';

const root = join(__dirname, '..', '..', '..');
const SHOTS = join(root, 'test', 'browser', 'shots');

const EVERYWHERE: BrowserContextOptions = {
  ...IN_GUANGXI,
  serviceWorkers: 'block',
  // What is looked at stands still.
  reducedMotion: 'reduce',
};

/** `npm run test:browser` looks at everything and takes pictures; in `npm test` it is the core of it. */
export const WHOLE = process.env['TEST_THOROUGH'] !== undefined;
/** Describes what is beside that core: what not everybody does every day. */
export const whole = WHOLE ? describe : describe.skip;

/** Rules of WCAG 2.2 AA and those before it. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The services with their pages, a small world in them, and a browser to look at them with. */
export class Stage {
  private readonly contexts: BrowserContext[] = [];
  /** What a page complained of: none of it is expected. */
  readonly complaints: string[] = [];

  private constructor(
    readonly system: System,
    readonly world: World,
    private readonly browser: Browser,
  ) {}

  /** @param more services besides the usual ones, and settings that are the test's own */
  static async open(name: string, more: { services?: readonly ServiceName[]; settings?: object } = {}): Promise<Stage> {
    for (const front of ['worker', 'employer']) {
      if (!existsSync(join(root, 'dist', 'web', front, 'index.html'))) {
        throw new Error(`the pages of the ${front} service are not built: npm run build`);
      }
    }
    mkdirSync(SHOTS, { recursive: true });
    const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
    const [system, browser] = await Promise.all([
      startSystem({
        dataDir: join(testFolder(name), 'data'),
        durable: false,
        services: ['matching', 'worker', 'employer', ...(more.services ?? [])],
        ...(more.settings ? { env: { SETTINGS: JSON.stringify(more.settings) } } : {}),
      }),
      launchBrowser(executablePath),
    ]);
    return new Stage(system, await World.open(system.env), browser);
  }

  async close(): Promise<void> {
    for (const context of this.contexts) await context.close();
    await this.browser.close();
    await this.world.close();
    await this.system.stop();
  }

  url(service: 'worker' | 'employer', path = '/'): string {
    return this.system.urls[service]! + path;
  }

  /** A phone, opened at an address of the workers' pages. */
  async phone(path = '/', options: BrowserContextOptions = {}): Promise<Page> {
    return this.page(this.url('worker', path), { ...PHONE, ...options });
  }

  async desktop(path = '/', options: BrowserContextOptions = {}): Promise<Page> {
    return this.page(this.url('employer', path), { ...DESKTOP, ...options });
  }

  /** A desktop of somebody who signed in before. */
  async deskOf({ token }: WorldPerson, path = '/', options: BrowserContextOptions = {}): Promise<Page> {
    const { origin, hostname: domain } = new URL(this.url('employer'));
    const cookie = { name: cookieName('employer'), value: token, domain, path: '/', httpOnly: true, secure: false };
    const cookies = [{ ...cookie, expires: -1, sameSite: 'Lax' as const }];
    return this.page(origin + path, { ...DESKTOP, ...options, storageState: { cookies, origins: [] } });
  }

  /** Faults of accessibility on a page as it stands now; each with the place of the first. */
  async axe(page: Page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length})`);
  }

  /** Pictures of a page, for people; at both widths unless told. Ends at the width it had. Only where all is looked at. */
  async shoot(page: Page, name: string, widths: readonly number[] = [390, 1440]): Promise<void> {
    if (!WHOLE) return;
    const before = page.viewportSize();
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      await page.screenshot({ path: join(SHOTS, `${name}-${width}.png`), fullPage: true, animations: 'disabled' });
    }
    if (before) await page.setViewportSize(before);
  }

  /** Goes to another address of the pages as a link in them does. */
  async visit(page: Page, path: string): Promise<void> {
    await page.evaluate(`history.pushState({ visit: '${path}' }, '', '${path}'); dispatchEvent(new Event('popstate'))`);
    await page.waitForURL(`**${path}`);
  }

  private async page(url: string, options: BrowserContextOptions): Promise<Page> {
    const context = await this.browser.newContext({ ...EVERYWHERE, ...options });
    this.contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // A request that is refused, or finds nobody, is logged by the browser itself, whatever the page makes of it.
      const own = !/Failed to load resource|WebSocket connection to|preloaded using link preload/.test(message.text());
      if (message.type() === 'error' && own) this.complaints.push(`${page.url()}: ${message.text()}`);
    });
    await page.goto(url);
    return page;
  }
}
