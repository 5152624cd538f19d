/**
 * Pictures of the running product: `npm run screenshots`. Those of the README are kept; every view in both themes and
 * at two widths, and the family's in every language, go to a folder beside them that is only to be looked at.
 */
import { mkdir, rm } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { FAMILY_TEXTS, type FamilyLanguage } from '../server/clinical/text/family/families.ts';
import { openFromCard, openStage, type Look, type Stage } from '../test/browser/stage.ts';

const README = 'scripts/screenshots';
const ALL = 'scripts/screenshots/all';

const PATIENT = 'right-hemisphere-neglect';

const THEMES = ['light', 'dark'] as const;
const VIEWPORTS = { wide: { width: 1360, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** What stands on the page when a view is complete. */
const VIEWS = {
  evidence: 'risk-plot',
  recovery: 'recovery-view h2',
  family: 'family-sheet svg',
  outcome: 'outcome-view .course',
} as const;

type ViewName = keyof typeof VIEWS;

const LANGUAGES = Object.keys(FAMILY_TEXTS) as FamilyLanguage[];

/** Views that other patients show: blood on the CT, a malformation. */
const OTHER_PATIENTS = { haemorrhage: 'haemorrhage-on-ct', malformation: 'known-avm' } as const;

const opened = await openStage();
if (!opened) throw new Error('screenshots need Chromium');
const stage: Stage = opened;
await rm(ALL, { recursive: true, force: true });
await mkdir(ALL, { recursive: true });

/** A page of its own, closed when the picture is taken. */
async function pictured(
  look: Look,
  path: string,
  open: (context: BrowserContext, page: Page) => Promise<Page>,
  fullPage = true,
): Promise<void> {
  const { context, page } = await stage.visit(look);
  const shown = await open(context, page);
  await shown.screenshot({ path, fullPage });
  await context.close();
}

const view = (name: ViewName, patient: string) => async (context: BrowserContext, page: Page) => {
  const app = await openFromCard(stage, context, page, patient);
  await app.evaluate((hash) => {
    location.hash = hash;
  }, name);
  await app.locator(VIEWS[name]).first().waitFor();
  // What is loaded on demand after the view has come.
  await app.waitForLoadState('networkidle');
  return app;
};

const inLanguage = (language: FamilyLanguage) => async (context: BrowserContext, page: Page) => {
  const app = await view('family', PATIENT)(context, page);
  await app.getByRole('radio', { name: FAMILY_TEXTS[language].languageName }).check();
  await app.locator(`family-sheet article[lang=${language}]`).waitFor();
  return app;
};

for (const colorScheme of THEMES) {
  for (const [width, viewport] of Object.entries(VIEWPORTS)) {
    const look = { colorScheme, viewport };
    const file = (what: string) => `${ALL}/${what}-${width}-${colorScheme}.png`;
    for (const name of Object.keys(VIEWS) as ViewName[])
      await pictured(look, file(name), view(name, PATIENT));
    for (const [what, patient] of Object.entries(OTHER_PATIENTS))
      await pictured(look, file(what), view('evidence', patient));
    for (const language of LANGUAGES) await pictured(look, file(`family-${language}`), inLanguage(language));
  }
}

await pictured(
  { viewport: { width: 1360, height: 1320 } },
  `${README}/order-entry.png`,
  async (_context, page) => {
    await page.goto(`${stage.sandboxUrl}/?patient=${PATIENT}&drug=alteplase`);
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByRole('button', { name: 'Complete signing' }).waitFor();
    await page.mouse.wheel(0, -5000);
    return page;
  },
  false,
);
const readme = { viewport: { width: 1360, height: 1000 } };
await pictured(readme, `${README}/evidence.png`, view('evidence', PATIENT), false);
await pictured(readme, `${README}/recovery.png`, view('recovery', PATIENT), false);
await pictured(readme, `${README}/family.png`, view('family', PATIENT), false);

await stage.close();
