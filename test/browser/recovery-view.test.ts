/** Recovery for clinicians: the core's figures by moment, the drawings, and bedside tests that are tried in place. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { AssessmentView } from '../../server/api/contract.ts';
import { deficitPresence } from '../../server/clinical/recovery/deficit-of.ts';
import { findingTopicText, findingValueText } from '../../server/clinical/text/en.ts';
import { NO_PUBLISHED_FIGURE, PRESENTED_OUTCOME_NOTE } from '../../server/clinical/text/en.ts';
import {
  fitsTheWidth,
  openFromCard,
  openStage,
  seriousFindings,
  wholeText,
  type Look,
  type Stage,
} from './stage.ts';

describe('recovery view', function () {
  let stage: Stage;

  before(async function () {
    const opened = await openStage();
    if (!opened) this.skip();
    stage = opened;
  });
  after(() => (stage as Stage | undefined)?.close());

  async function opened(patient: string, look?: Look) {
    const { context, page, complaints } = await stage.visit(look);
    const answer = context.waitForEvent('response', {
      predicate: (response) => /\/api\/assessments\/[^/]+$/.test(response.url()),
    });
    const app = await openFromCard(stage, context, page, patient);
    const { assessment } = (await (await answer).json()) as AssessmentView;
    await app.evaluate(() => {
      location.hash = 'recovery';
    });
    await app.locator('recovery-view').waitFor();
    return { app, assessment, complaints };
  }

  const domain = (app: Page, name: string) => app.locator(`recovery-domain[data-domain=${name}]`);
  const test = (app: Page, fact: string) => app.locator(`[data-fact=${fact}]`).first();

  it('shows every figure of the core for the problems that the patient has, and where there is none', async () => {
    const { app, assessment, complaints } = await opened('left-hemisphere-aphasia');
    for (const { domain: name, results } of assessment.recovery) {
      const presence = deficitPresence(name, assessment.facts);
      const told = await wholeText(domain(app, name));
      const isShown = presence === 'present' || presence === 'no-test';
      expect(await domain(app, name).locator('recovery-timeline').count(), name).to.equal(isShown ? 1 : 0);
      for (const result of isShown ? results : [])
        for (const finding of 'findings' in result ? result.findings : [])
          expect(told, result.id)
            .to.contain(findingValueText(finding))
            .and.to.contain(findingTopicText(finding));
    }
    expect(await wholeText(domain(app, 'language'))).to.contain(NO_PUBLISHED_FIGURE);
    expect(complaints).to.deep.equal([]);
  });

  it('draws which half of the field is lost, and which limbs are weak, on the side that the chart says', async () => {
    const { app } = await opened('posterior-hemianopia');
    const fields = app.locator('visual-field').getByRole('img');
    expect(await fields.getAttribute('aria-label')).to.contain(
      'The left half of both visual fields is lost.',
    );
    expect(await app.locator('visual-field path[fill="url(#all)"]').count()).to.equal(2);
    const { app: other } = await opened('left-hemisphere-aphasia');
    const body = other.locator('body-figure').getByRole('img');
    expect(await body.getAttribute('aria-label')).to.contain('Weak on the right: arm and leg.');
    expect(await other.locator('body-figure path[stroke="url(#weak)"]').count()).to.equal(2);
  });

  it('does not invent a side: without one in the chart both are drawn as possible', async () => {
    const { app } = await opened('posterior-hemianopia');
    await app.locator('recovery-view').evaluate((view) => {
      const detail = { fact: 'fieldLossSide', value: { status: 'missing', reason: 'not-recorded' } };
      view.dispatchEvent(new CustomEvent('fact-edit', { detail, bubbles: true, composed: true }));
    });
    await app.locator('visual-field .or').waitFor();
    expect(await app.locator('visual-field path[fill="url(#all)"]').count()).to.equal(4);
    expect(await wholeText(app.locator('visual-field'))).to.contain('does not say which half');
  });

  it('names what it rests on one disclosure away: rule, paper, people, grade', async () => {
    const { app } = await opened('left-hemisphere-aphasia');
    const basis = domain(app, 'arm').locator('recovery-basis');
    await basis.getByText('What this rests on').click();
    expect(await basis.getByRole('link').first().getAttribute('href')).to.match(/^https:\/\/doi\.org\//);
    expect(await wholeText(basis))
      .to.contain('PREP2')
      .and.to.contain('n=207')
      .and.to.contain('Evidence:');
  });

  it('sets life at six months apart, as that of people who presented with the deficit', async () => {
    const { app, assessment } = await opened('posterior-hemianopia');
    const views = assessment.predictions.flatMap((entry) => ('views' in entry ? entry.views : []));
    const visual = views.find(({ id }) => id === 'visual');
    const told = await wholeText(app.locator('presented-outcome').first());
    expect(told).to.contain(PRESENTED_OUTCOME_NOTE).and.to.contain(visual?.title);
    expect(told).to.contain(visual?.people.toLocaleString('en-US'));
    expect(told).not.to.match(/chance of|visual recovery/i);
  });

  it('bedside tests entered in place change the figures at once, are marked, and can be taken back', async () => {
    const { app } = await opened('left-hemisphere-aphasia');
    const day = test(app, 'daysSinceStroke').locator('input');
    await day.fill('3');
    await day.press('Enter');
    await app.locator('safe-score').getByLabel('Shoulder abduction').selectOption('4');
    await app.locator('safe-score').getByLabel('Finger extension').selectOption('3');
    const prep2 = domain(app, 'arm').getByRole('row', { name: /PREP2/ });
    await prep2.getByText('Excellent', { exact: true }).waitFor();
    expect(await prep2.innerText()).to.contain('As recorded:');
    expect(await wholeText(test(app, 'safeScore'))).to.contain('not recorded in the chart');
    await test(app, 'safeScore')
      .getByRole('button', { name: /As recorded/ })
      .click();
    await prep2.getByText(/Excellent.+Poor/).waitFor();
  });

  it('waits for the models after an edit, and says so when they cannot be asked', async () => {
    const { app } = await opened('posterior-hemianopia');
    await app.route('**/api/assessments', (route) => route.abort());
    const day = test(app, 'daysSinceStroke').locator('input');
    await day.fill('3');
    await day.press('Enter');
    await app.getByText('The models could not be asked about these facts.').first().waitFor();
    expect(await seriousFindings(app)).to.deep.equal([]);
  });

  for (const [device, viewport] of [
    ['desktop', { width: 1360, height: 900 }],
    ['wide', { width: 1920, height: 1080 }],
    ['phone', { width: 360, height: 740 }],
    ['desktop at 200 %', { width: 680, height: 450 }],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`has no serious axe finding and fits the width: ${device}, ${colorScheme}`, async () => {
        const { app } = await opened('right-hemisphere-neglect', { colorScheme, viewport });
        for (const folded of await app.getByText(/^(What this rests on|More bedside tests)/).all())
          await folded.click();
        expect(await seriousFindings(app)).to.deep.equal([]);
        expect(await fitsTheWidth(app)).to.equal(true);
      });
    }
  }
});
