import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'chai';
import { monitoringPage } from '../../server/monitoring/page/monitoring-page.ts';
import { shownReport } from '../../server/monitoring/shown-report.ts';
import { monitoringReport } from '../fixtures/monitoring-report.ts';
import { fitsTheWidth, openStage, seriousFindings, type Look, type Stage } from './stage.ts';

const WIDTHS = [390, 1360];

describe('the monitoring page in a browser', function () {
  this.timeout(120_000);
  let stage: Stage | undefined;
  before(async function () {
    stage = await openStage();
    if (!stage) this.skip();
  });
  after(() => stage?.close());

  async function visit(look: Look): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
    if (!stage) throw new Error('no stage');
    return stage.visit(look);
  }
  const address = () => `${stage?.running.serviceUrl ?? ''}/monitoring`;

  it('tells of the sandbox what it can: that its patients are made up and that nothing is known yet', async () => {
    const { context, page, complaints } = await visit({});
    const hasReport = async () =>
      (await page.goto(address())) && (await page.locator('#verdict').count()) > 0;
    while (!(await hasReport())) await page.waitForTimeout(200);
    const text = await page.locator('main').innerText();
    expect(text)
      .to.include('made up')
      .and.to.include('cannot be told yet')
      .and.to.include('No outcome is reported yet');
    expect(complaints).to.deep.equal([]);
    await context.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of WIDTHS) {
      it(`a full report, ${colorScheme}, ${width} px: fits, is axe clean, and opens by keyboard`, async () => {
        const { context, page, complaints } = await visit({ colorScheme, viewport: { width, height: 900 } });
        await page.route('**/monitoring', (route) =>
          route.fulfill({
            contentType: 'text/html',
            body: monitoringPage({ report: shownReport(monitoringReport()), isSandbox: false }),
          }),
        );
        await page.goto(address());
        const summary = page.locator('summary').first();
        await summary.focus();
        await page.keyboard.press('Enter');
        expect(await page.locator('.calibration').first().isVisible()).to.equal(true);
        expect(await fitsTheWidth(page)).to.equal(true);
        expect(await seriousFindings(page)).to.deep.equal([]);
        expect(complaints).to.deep.equal([]);
        // The tokens of the app have arrived: the page is not the browser's own white or black.
        const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        expect(paper).to.equal(colorScheme === 'light' ? 'rgb(246, 247, 245)' : 'rgb(15, 23, 25)');
        await context.close();
      });
    }
  }
});
