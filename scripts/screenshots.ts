/** Makes the pictures of the README from the running product: `npm run screenshots`. */
import { mkdir } from 'node:fs/promises';
import { openStage } from '../test/browser/stage.ts';

const FOLDER = 'scripts/screenshots';

const stage = await openStage();
if (!stage) throw new Error('screenshots need Chromium');
await mkdir(FOLDER, { recursive: true });

const { context, page } = await stage.visit({ viewport: { width: 1360, height: 1320 } });
await page.goto(`${stage.sandboxUrl}/?patient=right-hemisphere-neglect&drug=alteplase`);
await page.getByRole('button', { name: 'Sign', exact: true }).click();
await page.getByRole('button', { name: 'Complete signing' }).waitFor();
await page.mouse.wheel(0, -5000);
await page.waitForTimeout(300);
await page.screenshot({ path: `${FOLDER}/order-entry.png` });

const link = page.locator('#order-guidance').getByRole('button', { name: /Open the evidence/ });
const [app] = await Promise.all([context.waitForEvent('page'), link.click()]);
await app.locator('#bleeding').waitFor();
await app.screenshot({ path: `${FOLDER}/smart-app.png` });

await stage.close();
