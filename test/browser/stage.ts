/** Service, sandbox and a browser, all real, for one file of tests. */
import { access, readFile } from 'node:fs/promises';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { startAll, type Running } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { pglitePlace } from '../fixtures/storage.ts';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Look {
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { width: number; height: number };
}

export interface Stage {
  readonly running: Running;
  readonly sandboxUrl: string;
  /** Every line the service logged. */
  readonly logged: string[];
  /** A fresh browser profile; everything its pages complain about, or ask elsewhere, is collected. */
  readonly visit: (look?: Look) => Promise<{ context: BrowserContext; page: Page; complaints: string[] }>;
  readonly close: () => Promise<void>;
}

/** Undefined, with a line that says so, when there is no browser and this is not CI. */
export async function openStage(): Promise<Stage | undefined> {
  const hasChromium = await access(CHROMIUM).then(
    () => true,
    () => false,
  );
  if (!hasChromium) {
    if (process.env['CI'] !== undefined) throw new Error(`${CHROMIUM} must be installed in CI`);
    console.warn(`      browser tests are skipped: ${CHROMIUM} is not installed`);
    return undefined;
  }
  const place = await pglitePlace();
  const logged: string[] = [];
  const running = await startAll({
    config: readConfig({
      REPEAT_CARDS: 'always',
      SANDBOX: 'on',
      PORT: '0',
      SANDBOX_PORT: '0',
      DATA_DIR: place.dataDir,
      // The tests share two cores with the browser: nothing here is about speed.
      FHIR_DEADLINE_MS: '20000',
    }),
    root: '.',
    serviceVersion: '0.0.0-test',
    log: createLog('info', { write: (line) => void logged.push(line) }),
    now: () => new Date(),
    onLockLost: () => undefined,
  });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const sandboxUrl = running.sandbox?.url ?? '';
  return {
    running,
    sandboxUrl,
    logged,
    visit: (look) => visit(browser, [running.serviceUrl, sandboxUrl], look),
    close: async () => {
      await browser.close();
      await running.close();
      await place.remove();
    },
  };
}

async function visit(browser: Browser, ours: readonly string[], look: Look = {}) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...look,
  });
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && !ours.includes(url.origin))
      complaints.push(`request to ${url.origin}`);
  });
  return { context, page: await context.newPage(), complaints };
}

/** From the card's link of a patient in the sandbox, through the real launch, to the app's page. */
export async function openFromCard(
  { sandboxUrl }: Stage,
  context: BrowserContext,
  page: Page,
  patient: string,
): Promise<Page> {
  await page.goto(`${sandboxUrl}/?patient=${patient}&drug=alteplase`);
  const link = page.locator('#order-guidance').getByRole('button', { name: /Open the evidence/ });
  const [app] = await Promise.all([context.waitForEvent('page'), link.click()]);
  await app.waitForURL('**/app/index.html*');
  await app.locator('#bleeding').waitFor();
  return app;
}

/** What axe finds to be serious or critical, as readable lines. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(await readFile('node_modules/axe-core/axe.min.js', 'utf8'));
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' ')).join(', ')}`);
}

interface Violation {
  id: string;
  impact: string;
  nodes: { target: string[] }[];
}

/** True if nothing has to be scrolled sideways to be read. */
export function fitsTheWidth(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}

/** The text of an element with everything inside it, the shadow trees of its parts included. */
export function wholeText(element: Locator): Promise<string> {
  return element.evaluate((host) => {
    const texts: string[] = [];
    const open: Node[] = [host];
    for (let node = open.pop(); node; node = open.pop()) {
      if (node instanceof Text) texts.push(node.data);
      const shadow = node instanceof Element && node.shadowRoot ? [...node.shadowRoot.childNodes] : [];
      if (!(node instanceof HTMLStyleElement)) open.push(...[...shadow, ...node.childNodes].reverse());
    }
    return texts.join(' ').replace(/\s+/g, ' ');
  });
}

/** The text inside an element's shadow tree, as it is rendered. */
export function textOf(element: Locator): Promise<string> {
  return element.evaluate((host) => host.shadowRoot?.textContent ?? '');
}
