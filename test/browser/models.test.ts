/** The models in the app. What the service says of them is replaced: which models there are changes, this does not. */
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import type { AssessmentView, ModelDescription } from '../../server/api/contract.ts';
import type { Prediction } from '../../server/clinical/predictions/prediction.ts';
import { TWO_METHODS } from '../../server/clinical/text/en.ts';
import {
  BLEEDING_PREDICTION,
  explained,
  NO_BLEEDING_MODEL,
  OUTCOME_PREDICTION,
} from '../fixtures/predictions.ts';
import {
  fitsTheWidth,
  openFromCard,
  openStage,
  seriousFindings,
  wholeText,
  type Look,
  type Stage,
} from './stage.ts';

const DESCRIPTION: ModelDescription = {
  id: 'outcome-6-months',
  task: 'outcome-6-months',
  title: 'made-up title',
  state: 'ready',
  reasons: [],
  outputs: [{ id: 'independent', label: 'independent' }],
  validation: {
    design: 'made-up design',
    metrics: ['svm', 'ann', 'logistic'].map((method, index) => ({
      scheme: 'left-out-country',
      method,
      output: 'independent',
      measure: 'auc',
      value: 0.771 - index / 1000,
      low: 0.76,
      high: 0.78,
    })),
    gates: [
      { id: 'made-up', statement: 'made-up limit', value: 1, limit: 1, passed: true },
      { id: 'another', statement: 'another limit', value: 1, limit: 2, passed: false },
    ],
  },
};

async function answerWith(context: BrowserContext, predictions: readonly Prediction[]): Promise<void> {
  await context.route('**/api/assessments/*', async (route) => {
    const answer = await route.fetch();
    const view = (await answer.json()) as AssessmentView;
    await route.fulfill({ json: { ...view, assessment: { ...view.assessment, predictions } } });
  });
  await context.route('**/api/assessments', (route) =>
    route.fulfill({ json: { predictions: predictions.map(explained) } }),
  );
  await context.route('**/api/models/*', (route) => route.fulfill({ json: DESCRIPTION }));
}

describe('models in the SMART app', function () {
  let stage: Stage;

  before(async function () {
    const opened = await openStage();
    if (!opened) this.skip();
    stage = opened;
  });
  after(() => (stage as Stage | undefined)?.close());

  async function opened(predictions: readonly Prediction[], look?: Look) {
    const { context, page, complaints } = await stage.visit(look);
    await answerWith(context, predictions);
    return { app: await openFromCard(stage, context, page, 'typical'), complaints };
  }

  const panel = (app: Page) => app.locator('models-panel');

  it('show each method beside the others, what they rest on, what is missing and what lies outside', async () => {
    const { app, complaints } = await opened([OUTCOME_PREDICTION]);
    const text = await wholeText(panel(app));
    expect(text).to.contain(TWO_METHODS);
    expect(text).to.match(/SVM\s+ANN\s+Logistic regression/);
    expect(text).to.contain(OUTCOME_PREDICTION.model.statement);
    expect(text).to.contain(OUTCOME_PREDICTION.model.notice);
    expect(text).to.contain('Not known: atrial fibrillation');
    expect(text).to.contain('Outside the cohort it was trained on: age 104 years');
    expect(text).to.contain('Not recovery of hemianopia.');
    const bars = panel(app).getByRole('img', { name: /dependent 41 %/ });
    expect(await bars.count()).to.equal(3);
    expect(complaints).to.deep.equal([]);
  });

  it('carry the watermark of a generated registry with their figures', async () => {
    const { app } = await opened([BLEEDING_PREDICTION]);
    const section = panel(app).getByRole('region', { name: BLEEDING_PREDICTION.model.title }).first();
    expect(await section.innerText()).to.contain('sandbox demonstration, generated registry, not patients');
  });

  it('say that none is trained at this site', async () => {
    const { app } = await opened([NO_BLEEDING_MODEL]);
    const text = await wholeText(panel(app));
    expect(text).to.contain('No model trained at this site; the scores above are as published.');
    expect(text).not.to.contain(TWO_METHODS);
  });

  it('tell by keyboard what moved an estimate and how the model was tested', async () => {
    const { app, complaints } = await opened([OUTCOME_PREDICTION]);
    await panel(app).getByText('What moved these estimates').focus();
    await app.keyboard.press('Enter');
    const contributions = panel(app).getByRole('region', { name: 'Contribution of each input' });
    await contributions.waitFor();
    expect(await contributions.innerText())
      .to.match(/hemianopia\s+-0\.8/)
      .and.to.contain('+0.3');
    await panel(app).getByText('How the model was tested').focus();
    await app.keyboard.press('Enter');
    const tested = panel(app).getByRole('region', { name: 'left-out-country' });
    await tested.waitFor();
    expect(await tested.innerText()).to.match(/AUC, independent\s+0\.77/);
    expect(await wholeText(panel(app))).to.contain('1 of 2 limits set before training were met');
    expect(complaints).to.deep.equal([]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [device, viewport] of [
      ['desktop', { width: 1440, height: 900 }],
      ['phone', { width: 390, height: 844 }],
    ] as const) {
      it(`have no serious axe finding and fit the width: ${colorScheme}, ${device}`, async () => {
        const { app } = await opened([BLEEDING_PREDICTION, OUTCOME_PREDICTION], { colorScheme, viewport });
        await panel(app).getByText('What moved these estimates').last().click();
        await panel(app).getByText('How the model was tested').last().click();
        await panel(app).getByRole('region', { name: 'left-out-country' }).waitFor();
        expect(await seriousFindings(app)).to.deep.equal([]);
        expect(await fitsTheWidth(app)).to.equal(true);
      });
    }
  }
});
