/** What is shown of an opened assessment: the card's numbers, the chart now, what if, earlier assessments, and no connection. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { AssessmentView } from '../../server/api/contract.ts';
import { assess } from '../../server/clinical/assess.ts';
import { headlineResults, type Assessment } from '../../server/clinical/assessment.ts';
import { known } from '../../server/clinical/known.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import { SCORE_NAMES } from '../../server/clinical/text/en.ts';
import { formatRange, formatRate } from '../../server/clinical/text/format.ts';
import { openFromCard, openStage, seriousFindings, textOf, wholeText, type Stage } from './stage.ts';

describe('an assessment in the SMART app', function () {
  let stage: Stage;

  before(async function () {
    const opened = await openStage();
    if (!opened) this.skip();
    stage = opened;
  });
  after(() => (stage as Stage | undefined)?.close());

  async function opened(patient: string) {
    const visit = await stage.visit();
    const answer = visit.context.waitForEvent('response', (response) =>
      /\/api\/assessments\/[\w-]+$/.test(response.url()),
    );
    const app = await openFromCard(stage, visit.context, visit.page, patient);
    const view = (await (await answer).json()) as AssessmentView;
    return { ...visit, app, view };
  }

  /** `HAT 3` and `15 %`: totals and rates of the headline scores as they are written everywhere. */
  function figures(assessment: Assessment): string[] {
    return headlineResults(assessment).flatMap(({ id, total, estimates }) => [
      `${SCORE_NAMES[id].name} ${formatRange(total)}`,
      ...estimates.slice(0, 1).map(formatRate),
    ]);
  }

  const tryValue = (app: Page, fact: string, value: number | undefined) =>
    app.locator('stroke-app').evaluate(
      (host, detail) => {
        const main = host.shadowRoot?.querySelector('main');
        const known = { status: 'known', value: detail.value, basis: 'recorded', source: 'what-if' };
        main?.dispatchEvent(
          new CustomEvent('fact-edit', {
            detail: { fact: detail.fact, value: detail.value === null ? undefined : known },
          }),
        );
      },
      { fact, value: value ?? null },
    );

  for (const patient of ['high-risk', 'typical', 'glucose-missing', 'glucose-conflict', 'very-high-nihss']) {
    it(`has the numbers of the card and of the API on the screen: ${patient}`, async () => {
      const { page, app, view } = await opened(patient);
      const card = await wholeText(page.locator('#order-guidance'));
      const response = await fetch(`${stage.running.serviceUrl}/api/assessments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ facts: view.assessment.facts }),
      });
      const fromApi = (await response.json()) as Assessment;
      expect(fromApi.scores).to.deep.equal(view.assessment.scores);
      expect(fromApi.comparisons).to.deep.equal(view.assessment.comparisons);
      const screen = await wholeText(app.locator('main'));
      for (const figure of figures(fromApi)) {
        expect(card, 'card').to.contain(figure);
        expect(screen, 'screen').to.contain(figure);
      }
    });

    it(`reads the same from the chart as the service did: ${patient}`, async () => {
      const { app, view } = await opened(patient);
      await app.getByRole('button', { name: 'Chart now' }).click();
      await app.getByRole('button', { name: 'Read again' }).waitFor();
      const screen = await wholeText(app.locator('main'));
      for (const figure of figures(view.assessment)) expect(screen).to.contain(figure);
    });
  }

  it('assesses a tried value at once; the models follow, and are told values only', async () => {
    const { app, context, view, complaints } = await opened('typical');
    const asked: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await context.route('**/api/assessments', async (route) => {
      asked.push(route.request().postData() ?? '');
      await held;
      await route.continue();
    });
    const { facts, assessedAt } = view.assessment;
    const tried = { ...facts, nihss: known(25, { source: 'what-if' }) };
    const expected = figures(assess(tried, new Date(assessedAt), DEFAULT_POLICY));
    expect(expected).not.to.deep.equal(figures(view.assessment));
    await tryValue(app, 'nihss', 25);
    const during = await wholeText(app.locator('main'));
    for (const figure of expected) expect(during).to.contain(figure);
    await app.waitForTimeout(500);
    expect(asked.length).to.be.greaterThan(0);
    expect(asked.join())
      .not.to.match(/"(source|at)":/)
      .and.not.to.contain('typical');
    release();
    await tryValue(app, 'nihss', undefined);
    const after = await wholeText(app.locator('main'));
    for (const figure of figures(view.assessment)) expect(after).to.contain(figure);
    expect(complaints).to.deep.equal([]);
  });

  it('says above the other views that what they show was tried, and goes back to the chart', async () => {
    const { app } = await opened('typical');
    await tryValue(app, 'nihss', 25);
    await app.getByRole('link', { name: 'Recovery' }).click();
    await app.getByText('rest on values that were tried').waitFor();
    expect(await seriousFindings(app)).to.deep.equal([]);
    await app.getByRole('button', { name: 'Back to the chart' }).click();
    await app.getByText('rest on values that were tried').waitFor({ state: 'detached' });
  });

  it('lists the assessments of the stay, and shows one of them as it was', async () => {
    const { app } = await opened('wake-up');
    await app.getByText('Assessments of this stay').click();
    const history = app.locator('assessment-history');
    const show = history.getByRole('button', { name: /^Show the assessment of/ });
    await show.first().waitFor();
    expect(await textOf(history))
      .to.match(/HAT \d/)
      .and.to.contain('alteplase')
      .and.to.contain('shown');
    expect(await seriousFindings(app)).to.deep.equal([]);
    await show.first().click();
    await app.getByText(/As assessed at \d\d:\d\d/).waitFor();
    await app.getByRole('button', { name: /As on the card/ }).click();
    await app.getByText('Later results are not included.', { exact: true }).waitFor();
  });

  it('goes on without a connection, says what waits for it, and catches up when it is back', async () => {
    const { app, context } = await opened('typical');
    await app.waitForLoadState('networkidle');
    await context.setOffline(true);
    await app.getByText('No connection.').waitFor();
    expect(await seriousFindings(app)).to.deep.equal([]);
    await app.getByRole('button', { name: 'Chart now' }).click();
    await app.getByText('cannot be reached').waitFor();
    await app.locator('#bleeding').waitFor();
    await context.setOffline(false);
    await app.getByRole('button', { name: 'Read again' }).waitFor();
    expect(await app.getByText('No connection.').count()).to.equal(0);
  });

  it('says what to do when the session has ended, and keeps what is shown', async () => {
    const { app, context } = await opened('typical');
    await context.route(/\/api\/(session|assessments)$/, (route) => route.fulfill({ status: 401, json: {} }));
    await app.getByText('Assessments of this stay').click();
    const alert = app.locator('assessment-history').getByRole('alert');
    expect(await alert.textContent()).to.contain('open the app from the EHR again');
    await app.locator('#bleeding').waitFor();
    expect(await seriousFindings(app)).to.deep.equal([]);
  });

  it('opens a new session when the service does not know the old one any more', async () => {
    const { app, context } = await opened('typical');
    let refusals = 0;
    await context.route(/\/api\/assessments$/, (route) => {
      refusals += 1;
      return refusals === 1 ? route.fulfill({ status: 401, json: {} }) : route.continue();
    });
    await app.getByText('Assessments of this stay').click();
    await app.locator('assessment-history').getByRole('table').waitFor();
    expect(refusals).to.equal(2);
  });

  it('has no serious axe finding while it waits, nor when nothing came', async () => {
    const { context, page } = await stage.visit();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await context.route('**/api/session', async (route) => {
      await held;
      await route.fulfill({ status: 503, json: {} });
    });
    await page.goto(`${stage.sandboxUrl}/?patient=typical&drug=alteplase`);
    const link = page.locator('#order-guidance').getByRole('button', { name: /Open the evidence/ });
    const [app] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await app.locator('skeleton-page').waitFor();
    expect(await seriousFindings(app)).to.deep.equal([]);
    release();
    await app.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await app.getByRole('alert').textContent()).to.contain('Try again in a moment');
    expect(await seriousFindings(app)).to.deep.equal([]);
    await context.unroute('**/api/session');
    await app.getByRole('button', { name: 'Try again' }).click();
    await app.locator('#bleeding').waitFor();
  });
});
