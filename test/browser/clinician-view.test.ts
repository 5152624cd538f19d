/** The clinician's view in a real browser: marks, panels, keyboard, drawer, what-if, paper. */
import { expect } from 'chai';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { AssessmentView } from '../../server/api/contract.ts';
import type { Prediction } from '../../server/clinical/predictions/prediction.ts';
import { SCORE_NAMES } from '../../server/clinical/text/en.ts';
import { BLEEDING_PREDICTION } from '../fixtures/predictions.ts';
import {
  fitsTheWidth,
  openFromCard,
  openStage,
  seriousFindings,
  wholeText,
  type Look,
  type Stage,
} from './stage.ts';

/** Complete, with a missing input, and with conflicting values. */
const PATIENTS = ['high-risk', 'glucose-missing', 'glucose-conflict'] as const;

describe('the clinician’s view', function () {
  let stage: Stage;

  before(async function () {
    const opened = await openStage();
    if (!opened) this.skip();
    stage = opened;
  });
  after(() => (stage as Stage | undefined)?.close());

  async function opened(patient: string, look?: Look, prepare?: (context: BrowserContext) => Promise<void>) {
    const { context, page, complaints } = await stage.visit(look);
    const { promise: view, resolve } = deferred<AssessmentView>();
    context.on('response', (response) => {
      if (/\/api\/assessments\/[^/]+$/.test(response.url())) void response.json().then(resolve);
    });
    await prepare?.(context);
    const app = await openFromCard(stage, context, page, patient);
    return { app, complaints, assessment: (await view).assessment };
  }

  const plot = (app: Page) => app.locator('#bleeding');
  const row = (app: Page, name: string) => plot(app).locator('details.row').filter({ hasText: name }).first();

  for (const patient of PATIENTS) {
    it(`${patient}: every mark lies where its rate is on the axis, and says it`, async () => {
      const { app, assessment, complaints } = await opened(patient);
      const percentAt = await axisOf(plot(app));
      const outcomes =
        assessment.comparisons.find(({ family }) => family === 'symptomatic-ich')?.outcomes ?? [];
      const expected = outcomes.flatMap(({ rows }) => rows);
      const shown = plot(app)
        .locator('details.row')
        .filter({ has: app.locator('score-why') });
      expect(await shown.count()).to.equal(expected.length);
      for (const [index, { score, estimate }] of expected.entries()) {
        const line = shown.nth(index);
        expect(await line.locator('summary').innerText()).to.contain(SCORE_NAMES[score].name);
        const ends = await extentOf(line.locator('svg').first());
        expect(percentAt(ends.left), score).to.be.closeTo(estimate.percent.low, 0.3);
        expect(percentAt(ends.right), score).to.be.closeTo(estimate.percent.high, 0.3);
      }
      expect(complaints).to.deep.equal([]);
    });

    it(`${patient}: the same figures stand as a table`, async () => {
      const { app } = await opened(patient);
      const rates = await plot(app).locator('.rate').allInnerTexts();
      await plot(app).getByRole('button', { name: 'As a table' }).click();
      const cells = await plot(app).locator('risk-table td.rate').allInnerTexts();
      const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
      expect(cells.map(plain)).to.deep.equal(rates.map(plain));
    });

    it(`${patient}: eligibility, dose and time are answered first and in their panels`, async () => {
      const { app, assessment } = await opened(patient);
      const { weightKg, minutesSinceLastKnownWell } = assessment.facts;
      if (weightKg.status !== 'known' || minutesSinceLastKnownWell.status !== 'known')
        throw new Error('recorded');
      const total = `${Number((0.9 * weightKg.value).toFixed(1))} mg`;
      const answers = await wholeText(app.locator('evidence-answers'));
      expect(answers).to.contain(`Alteplase ${total}`);
      expect(await wholeText(app.locator('dose-panel')))
        .to.contain(total)
        .and.to.contain('It is not an order.');
      expect(await wholeText(app.locator('eligibility-panel'))).to.match(/Within 4\.5 hours\s+applies/);
      const hours = minutesSinceLastKnownWell.value / 60;
      const ratio = Math.exp(0.763 * (1 - hours / 6.3))
        .toFixed(2)
        .replace(/0+$/, '');
      expect(await wholeText(app.locator('benefit-panel'))).to.contain(`Odds ratio ${ratio} of mRS 0–1`);
      expect(answers).to.contain(`Odds ratio ${ratio}`);
    });
  }

  it('names the input that is missing, and what each value of it would give', async () => {
    const { app } = await opened('glucose-missing');
    await row(app, 'SEDAN').locator('summary').click();
    expect(await wholeText(row(app, 'SEDAN').locator('score-why')))
      .to.contain('open: recorded, but not usable')
      .and.to.contain('Most useful to know next:');
    const asked = app.evaluate(
      () =>
        new Promise<unknown>((resolve) => {
          document.addEventListener('show-fact', (event) => {
            resolve((event as CustomEvent).detail);
          });
        }),
    );
    await row(app, 'SEDAN').getByRole('button', { name: 'Glucose' }).click();
    expect(await asked).to.deep.equal({ fact: 'glucose' });
  });

  it('opens a row, its papers and closes them by keyboard; the focus returns', async () => {
    const { app } = await opened('high-risk');
    await row(app, 'HAT').locator('summary').focus();
    await app.keyboard.press('Enter');
    const isAtPapers = async () => (await focusedText(app, 'score-why')).includes('Papers behind this');
    // Each value of an item leads to its fact, before the papers.
    for (let presses = 0; presses < 20 && !(await isAtPapers()); presses += 1)
      await app.keyboard.press('Tab');
    await app.keyboard.press('Enter');
    const drawer = app.getByRole('dialog', { name: 'Evidence' });
    await drawer.waitFor();
    expect(await drawer.innerText())
      .to.contain('Lou M')
      .and.to.contain('Grade');
    const link = drawer.getByRole('link').first();
    expect(await link.getAttribute('href')).to.match(/^https:\/\/doi\.org\//);
    expect(await link.getAttribute('rel')).to.contain('noopener');
    for (let presses = 0; presses < 8; presses += 1) {
      await app.keyboard.press('Tab');
      // The page behind it is out of reach; the browser's own controls are not.
      expect(await focusedText(app, 'clinician-view')).to.equal('');
    }
    await app.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    expect(await focusedText(app, 'score-why')).to.contain('Papers behind this');
  });

  it('fits four scores and three methods into one screen of 1360 by 900, below banner and navigation', async () => {
    const { app } = await opened('typical', { viewport: { width: 1360, height: 900 } }, withModel);
    const rows = plot(app).locator('details.row');
    expect(await rows.count()).to.be.at.least(7);
    const last = await rows.last().boundingBox();
    expect(last && last.y + last.height).to.be.at.most(900);
  });

  it('checks a dose that is typed against the weight', async () => {
    const { app } = await opened('typical');
    const field = app.locator('dose-panel').getByRole('spinbutton');
    await field.fill('63');
    expect(await app.locator('dose-panel').getByRole('status').innerText()).to.contain('The dose fits');
    await field.fill('95');
    expect(await app.locator('dose-panel').getByRole('status').innerText())
      .to.contain('too high')
      .and.to.contain('above the maximum of 90 mg');
  });

  describe('what if', () => {
    const edit = (app: Page) =>
      app.locator('clinician-view').evaluate((view) => {
        const value = { status: 'known', value: 22, basis: 'recorded', source: 'what-if' };
        const detail = { fact: 'nihss', value };
        view.dispatchEvent(new CustomEvent('fact-edit', { detail, bubbles: true, composed: true }));
      });

    it('marks what was recorded, and shows the models’ figures as of before until they answer', async () => {
      const { promise: answer, resolve } = deferred<readonly Prediction[]>();
      const { app } = await opened('typical', {}, async (context) => {
        await withModel(context);
        await context.route('**/api/assessments', async (route) =>
          route.fulfill({ json: { predictions: await answer } }),
        );
      });
      await edit(app);
      await row(app, 'HAT').locator('.before').waitFor();
      expect(await row(app, 'HAT').locator('summary').innerText()).to.match(/2 of 5\s+10 %\s+up from 2 %/);
      expect(await row(app, 'SVM').locator('summary').innerText()).to.contain('before the edit');
      expect(await wholeText(app.locator('models-panel'))).to.contain(
        'These figures are of before the edit.',
      );
      resolve([modelAt(60)]);
      await row(app, 'SVM').locator('.before').waitFor();
      expect(await row(app, 'SVM').locator('summary').innerText()).to.match(
        /60 % \(55–65\)\s+down from 95 %/,
      );
    });

    it('says so when the models do not answer, and shows nothing older', async () => {
      const { app } = await opened('typical', {}, async (context) => {
        await withModel(context);
        await context.route('**/api/assessments', (route) => route.abort());
      });
      await edit(app);
      await plot(app).getByText('The models did not answer for the edited values.').waitFor();
      expect(await plot(app).locator('model-why').count()).to.equal(0);
      expect(await wholeText(app.locator('models-panel'))).to.contain('The models did not answer');
    });
  });

  it('prints what is a disclosure away, and closes it again', async () => {
    const { app } = await opened('glucose-missing');
    const printed = (more: string) => app.locator(`clinician-view details.prints${more}`).count();
    const [all, before] = [await printed(''), await printed(':not([open])')];
    expect(before).to.be.greaterThan(10);
    await app.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await printed('[open]')).to.equal(all);
    await app.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    expect(await printed(':not([open])')).to.equal(before);
    const pdf = (await app.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.slice(0, 5)).to.equal('%PDF-');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).to.be.within(2, 12);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`${colorScheme}: no serious axe finding, with a row and the drawer open too`, async () => {
      const { app } = await opened('glucose-missing', { colorScheme });
      expect(await seriousFindings(app)).to.deep.equal([]);
      await row(app, 'SEDAN').locator('summary').click();
      await app.getByText('Other outcomes').click();
      await plot(app).getByRole('button', { name: 'As a table' }).click();
      expect(await seriousFindings(app)).to.deep.equal([]);
      await app.locator('benefit-panel').getByRole('button', { name: 'Papers behind this' }).click();
      await app.getByRole('dialog', { name: 'Evidence' }).waitFor();
      expect(await seriousFindings(app)).to.deep.equal([]);
      expect(await fitsTheWidth(app)).to.equal(true);
    });
  }

  for (const width of [360, 1360, 1920]) {
    it(`needs no sideways scrolling at ${width} px, with everything open`, async () => {
      const { app } = await opened('glucose-conflict', { viewport: { width, height: 900 } });
      expect(await fitsTheWidth(app)).to.equal(true);
      await app.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      expect(await fitsTheWidth(app)).to.equal(true);
    });
  }
});

/** The bleeding model with another figure, of an outcome that a score counts too. */
function modelAt(value: number): Prediction {
  return {
    ...BLEEDING_PREDICTION,
    methods: BLEEDING_PREDICTION.methods.map((method) => ({
      ...method,
      estimates: method.estimates.map((estimate) => ({
        ...estimate,
        output: 'sich-ecass-ii',
        value,
        range: { low: value - 5, high: value + 5 },
      })),
    })),
  };
}

/** Whatever models this machine serves in time. */
async function withModel(context: BrowserContext): Promise<void> {
  await context.route('**/api/assessments/*', async (route) => {
    const view = (await (await route.fetch()).json()) as AssessmentView;
    const assessment = { ...view.assessment, predictions: [modelAt(95)] };
    await route.fulfill({ json: { ...view, assessment } });
  });
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

/** From pixels across the page to per cent, by the labels of the axis. */
async function axisOf(plot: Locator): Promise<(pixels: number) => number> {
  const ticks = await plot.locator('.tick-label').evaluateAll((labels) =>
    labels.map((label) => {
      const { left, width } = label.getBoundingClientRect();
      return { percent: parseFloat(label.textContent), centre: left + width / 2 };
    }),
  );
  const [first, last] = [ticks.at(0), ticks.at(-1)];
  if (!first || !last) throw new Error('the axis has labels');
  const perPixel = (last.percent - first.percent) / (last.centre - first.centre);
  return (pixels) => first.percent + (pixels - first.centre) * perPixel;
}

/** Where the marks of a row begin and end, in pixels: centres of circles, ends of lines. */
function extentOf(svg: Locator): Promise<{ left: number; right: number }> {
  return svg.evaluate((element) => {
    const marks = [...element.querySelectorAll('g .span, g circle.point')];
    const edges = marks.flatMap((mark) => {
      const { left, right } = mark.getBoundingClientRect();
      return mark.tagName === 'circle' ? [(left + right) / 2] : [left, right];
    });
    return { left: Math.min(...edges), right: Math.max(...edges) };
  });
}

/** The text of what has the focus inside an element. */
function focusedText(app: Page, host: string): Promise<string> {
  return app
    .locator(host)
    .evaluateAll((hosts) =>
      hosts.map((element) => element.shadowRoot?.activeElement?.textContent ?? '').join(''),
    );
}
