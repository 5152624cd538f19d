import { expect } from 'chai';
import type { Page } from 'playwright-core';
import {
  fitsTheWidth,
  openFromCard,
  openStage,
  seriousFindings,
  wholeText,
  type Look,
  type Stage,
} from './stage.ts';

describe('panels of haemorrhage, malformation and imaging', function () {
  let stage: Stage;

  before(async function () {
    const opened = await openStage();
    if (!opened) this.skip();
    stage = opened;
  });
  after(() => (stage as Stage | undefined)?.close());

  async function opened(patient: string, look?: Look): Promise<Page> {
    const { context, page } = await stage.visit(look);
    return openFromCard(stage, context, page, patient);
  }

  const figure = (app: Page, panel: string, name: string) =>
    app.locator(panel).locator('score-figure').filter({ hasText: name }).first();

  it('a chart with a haemorrhage leads with it: above the figures on thrombolysis, with its scores', async () => {
    const app = await opened('haemorrhage-on-ct');
    const panel = app.locator('haemorrhage-panel');
    const top = async (selector: string) => (await app.locator(selector).boundingBox())?.y ?? NaN;
    expect(await top('haemorrhage-panel')).to.be.lessThan(await top('#bleeding'));
    expect(await wholeText(panel))
      .to.contain('The chart records a haemorrhage')
      .and.to.contain('defer prognosis');
    // By hand: GCS 13 0, 34 mL 1, ventricles 1, deep 0, 68 years 0. Hemphill 2001: 26 % at 2 points.
    expect(await wholeText(figure(app, 'haemorrhage-panel', 'ICH score')))
      .to.match(/ICH score 2 of 6 26 % death within 30 days/)
      .and.to.contain('n=152')
      .and.to.contain('published, validated');
    // By hand: 34 mL 2, 68 years 2, deep 1, GCS 13 2, no impairment on the list 1; no rate above 4.
    expect(await wholeText(figure(app, 'haemorrhage-panel', 'FUNC')))
      .to.match(/FUNC 8 of 11/)
      .and.to.contain('no published rate');
    // By hand: NIHSS 16 2, 68 years 0, ventricles 1, apixaban 1, deep and 10 mL or more 1.
    expect(await wholeText(figure(app, 'haemorrhage-panel', 'max-ICH'))).to.match(/max-ICH 5 of 10/);
  });

  it('ABC/2: three diameters give a volume, which is tried on the scores; a millimetre is refused', async () => {
    const app = await opened('haemorrhage-on-ct');
    await app.getByText('Haematoma volume from the images').click();
    await app.getByLabel(/^A,/).fill('3');
    await app.getByLabel(/^B,/).fill('2,5');
    await app.getByLabel(/^C,/).fill('40');
    expect(await wholeText(app.locator('abc2-form'))).to.match(/slices × thickness ?: allowed is 0\.1 to/);
    await app.getByLabel(/^C,/).fill('4');
    // 3 x 2.5 x 4 / 2 = 15 mL: below 30 mL, one point less.
    await app.getByRole('button', { name: 'Try 15 mL' }).click();
    expect(await wholeText(figure(app, 'haemorrhage-panel', 'ICH score')))
      .to.match(/ICH score 1 of 6/)
      .and.to.contain('What if; 2 as recorded')
      .and.to.contain('13 %');
  });

  it('a malformation has its scores by treatment, each with whom it was counted in', async () => {
    const app = await opened('known-avm');
    const text = await wholeText(app.locator('avm-panel'));
    // By hand: 3.4 cm 2, eloquent 1, no deep drainage 0.
    expect(text).to.match(/Surgery .*Spetzler-Martin 3 of 5 .*Spetzler-Ponce class B/);
    // By hand: 6.5 mL 2, eloquent 1, no haemorrhage 0; rates are printed at 0 and 4 points only.
    expect(text).to.match(/Radiosurgery .*VRAS 3 of 4 between 39 and 83 %/);
    // By hand: 0.65 + 0.76 + 0 = 1.41. Wegner 2011: 51 % up to 1.50.
    expect(text).to.match(/Modified RBAS 1\.41 51 % obliteration without new deficit/);
    // By hand: 4 pedicles 2, 2 veins 1, 3.4 cm 2, no vascular eloquence 0.
    expect(text).to.match(/Embolisation .*AVMES 5 of 10/);
    expect(text).to.contain('n=1,012').and.to.contain('research only').and.to.contain('2.3 % a year');
    expect(await app.locator('haemorrhage-panel').isVisible()).to.equal(false);
  });

  it('imaging: regions in the map and in words, when they were read, and that software read them', async () => {
    const app = await opened('left-hemisphere-aphasia');
    const panel = app.locator('imaging-panel');
    const maps = panel.getByRole('img');
    expect(await maps.first().getAttribute('aria-label')).to.contain('with early change: M2, I, L');
    expect(await maps.last().getAttribute('aria-label')).to.contain('with early change: none');
    expect(await panel.locator('aspects-map .levels .changed').count()).to.equal(3);
    const text = await wholeText(panel);
    expect(text)
      .to.contain('Read by software, not confirmed by a person')
      .and.to.match(/ASPECTS 7 of 10/);
    expect(text).to.match(/Hyperdense artery sign present \d\d:\d\d( UTC)?, \d+ min ago, Observation\//);
    const row = app.locator('fact-row[data-fact="hyperdenseArtery"]');
    await panel.getByRole('button', { name: 'Hyperdense artery sign' }).click();
    await row.getByRole('radio', { name: 'present' }).waitFor();
  });

  it('without haemorrhage or malformation in the chart there is no such panel', async () => {
    const app = await opened('typical');
    expect(await app.locator('haemorrhage-panel').isVisible()).to.equal(false);
    expect(await app.locator('avm-panel').isVisible()).to.equal(false);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const patient of ['haemorrhage-on-ct', 'known-avm', 'left-hemisphere-aphasia']) {
      it(`no serious axe finding at 360 px, everything open: ${patient}, ${colorScheme}`, async () => {
        const app = await opened(patient, { colorScheme, viewport: { width: 360, height: 740 } });
        for (const summary of await app.locator('score-figure summary').all()) await summary.click();
        expect(await seriousFindings(app)).to.deep.equal([]);
        expect(await fitsTheWidth(app)).to.equal(true);
      });
    }
  }
});
