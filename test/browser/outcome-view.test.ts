/** What became of the patient: recorded, corrected and withdrawn through the real service, and never lost or doubled. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { OutcomeHistory } from '../../server/api/contract.ts';
import { OUTCOME_KINDS, type OutcomeKind } from '../../server/clinical/observed/outcome-kinds.ts';
import { DRAFT_PROBLEMS, OUTCOME_LIMITS } from '../../server/clinical/text/en.ts';
import { localTime } from '../../smart-app/src/outcomes/outcome-draft.ts';
import { fitsTheWidth, openFromCard, openStage, seriousFindings, wholeText, type Stage } from './stage.ts';

const MINUTE = 60_000;

describe('outcome view', function () {
  let stage: Stage;

  before(async function () {
    const opened = await openStage();
    if (!opened) this.skip();
    stage = opened;
  });
  after(() => (stage as Stage | undefined)?.close());

  async function opened(patient: string) {
    const { context, page, complaints } = await stage.visit();
    const app = await openFromCard(stage, context, page, patient);
    await app.getByRole('link', { name: 'Outcome' }).click();
    await app.locator('outcome-view .course').waitFor();
    return { app, context, complaints };
  }

  const line = (app: Page, kind: OutcomeKind) => app.locator(`outcome-line[data-kind=${kind}]`);
  const press = (app: Page, kind: OutcomeKind, name: string) =>
    line(app, kind).getByRole('button', { name }).click();

  async function enter(app: Page, kind: OutcomeKind, answer: string, at: number, source = 'clinic') {
    const { date, time } = localTime(new Date(at));
    await line(app, kind).getByRole('radio', { name: answer, exact: true }).check();
    await line(app, kind).locator('#date').fill(date);
    await line(app, kind).locator('#time').fill(time);
    await line(app, kind).getByLabel('Known from').selectOption(source);
  }

  const shows = (app: Page, kind: OutcomeKind, text: string | RegExp) =>
    line(app, kind).getByText(text).first().waitFor();

  /** Everything on record, as the service tells it when the page is loaded anew. */
  async function reloaded(app: Page): Promise<OutcomeHistory> {
    const answer = app.waitForResponse((response) => response.url().endsWith('/api/outcomes'));
    await app.reload();
    return (await (await answer).json()) as OutcomeHistory;
  }

  it('records, is there after a reload, corrects and withdraws; earlier values stay, of this patient only', async () => {
    const { app, complaints } = await opened('typical');
    expect(await wholeText(app.locator('outcome-view'))).to.contain(OUTCOME_LIMITS);
    expect(await app.locator('outcome-line').count()).to.equal(OUTCOME_KINDS.length);
    await press(app, 'thrombolysis', 'Record');
    await enter(app, 'thrombolysis', 'Given', Date.now() - 10 * MINUTE, 'chart');
    await press(app, 'thrombolysis', 'Save');
    await shows(app, 'thrombolysis', '✓ recorded');
    // The window of the next line is known now.
    await shows(app, 'haemorrhage-imaging', /Here: .* to /);
    const { outcomes } = await reloaded(app);
    expect(outcomes.map(({ kind, value, source }) => [kind, value, source])).to.deep.equal([
      ['thrombolysis', true, 'chart'],
    ]);
    await shows(app, 'thrombolysis', 'patient’s chart');
    await press(app, 'thrombolysis', 'Correct');
    await line(app, 'thrombolysis').getByRole('radio', { name: 'Not given' }).check();
    await press(app, 'thrombolysis', 'Save');
    await shows(app, 'thrombolysis', 'One earlier value');
    await press(app, 'thrombolysis', 'Withdraw');
    await press(app, 'thrombolysis', 'Keep');
    await press(app, 'thrombolysis', 'Withdraw');
    await line(app, 'thrombolysis').locator('form').getByRole('button', { name: 'Withdraw' }).click();
    await shows(app, 'thrombolysis', '✓ withdrawn');
    expect(await wholeText(line(app, 'thrombolysis')))
      .to.contain('Not recorded')
      .and.to.contain('2 earlier values')
      .and.to.contain('Corrected on')
      .and.to.contain('Withdrawn on');
    expect((await reloaded(app)).outcomes.map(({ value }) => value)).to.deep.equal([true, false, null]);
    expect(complaints).to.deep.equal([]);
    const { app: other } = await opened('high-risk');
    expect(await wholeText(line(other, 'thrombolysis'))).not.to.contain('earlier');
  });

  it('does not send what is in the future or not complete, and says so at the field', async () => {
    const { app, context } = await opened('typical');
    const sent: string[] = [];
    context.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/outcomes')) sent.push(request.url());
    });
    await press(app, 'sich-ecass-ii', 'Record');
    await enter(app, 'sich-ecass-ii', 'No', Date.now() + 60 * MINUTE);
    await press(app, 'sich-ecass-ii', 'Save');
    await shows(app, 'sich-ecass-ii', DRAFT_PROBLEMS.future);
    expect(await line(app, 'sich-ecass-ii').locator('#date').getAttribute('aria-invalid')).to.equal('true');
    expect(await app.evaluate(focused)).to.equal('date');
    expect(sent).to.deep.equal([]);
    await line(app, 'sich-ecass-ii').getByRole('button', { name: 'Now' }).click();
    await press(app, 'sich-ecass-ii', 'Save');
    await shows(app, 'sich-ecass-ii', '✓ recorded');
  });

  it('an answer lost on its way: the entry stays, and is recorded once when it is sent again', async () => {
    const { app, context } = await opened('wake-up');
    let isLost = true;
    await context.route('**/api/outcomes', async (route) => {
      if (route.request().method() !== 'POST' || !isLost) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await press(app, 'thrombolysis', 'Record');
    await enter(app, 'thrombolysis', 'Given', Date.now() - 5 * MINUTE);
    await press(app, 'thrombolysis', 'Save');
    await line(app, 'thrombolysis').getByRole('alert').waitFor();
    expect(await wholeText(line(app, 'thrombolysis'))).to.contain('What you entered stays here.');
    expect(await app.evaluate(focused)).to.equal('Try again');
    // Another view and back: what is typed is still there.
    await app.getByRole('link', { name: 'Recovery' }).click();
    await app.locator('recovery-view').waitFor();
    await app.getByRole('link', { name: 'Outcome' }).click();
    expect(
      await line(app, 'thrombolysis').getByRole('radio', { name: 'Given', exact: true }).isChecked(),
    ).to.equal(true);
    isLost = false;
    await press(app, 'thrombolysis', 'Try again');
    await shows(app, 'thrombolysis', '✓ recorded');
    expect((await reloaded(app)).outcomes).to.have.length(1);
  });

  it('says why nothing can be recorded when the record cannot be read, and tries again', async () => {
    const { context, page } = await stage.visit();
    const app = await openFromCard(stage, context, page, 'typical');
    const body = JSON.stringify({ issue: [{ details: { coding: [{ code: 'STORAGE_UNAVAILABLE' }] } }] });
    await context.route('**/api/outcomes', (route) => route.fulfill({ status: 503, body }));
    await app.getByRole('link', { name: 'Outcome' }).click();
    expect(await app.locator('outcome-view').getByRole('alert').textContent())
      .to.contain('Nothing can be recorded now.')
      .and.to.contain('database');
    await context.unroute('**/api/outcomes');
    await app.getByRole('button', { name: 'Try again' }).click();
    await app.locator('outcome-view .course').waitFor();
  });

  it('is used by keyboard alone: the focus goes into the editor, through it, and back to the line', async () => {
    const { app } = await opened('high-risk');
    const { date, time } = localTime(new Date(Date.now() - 5 * MINUTE));
    await line(app, 'thrombolysis').getByRole('button', { name: 'Record' }).focus();
    await app.keyboard.press('Enter');
    await line(app, 'thrombolysis').locator('form').waitFor();
    await app.keyboard.press('Escape');
    await line(app, 'thrombolysis').locator('form').waitFor({ state: 'detached' });
    expect(await app.evaluate(focused)).to.equal('Record');
    await app.keyboard.press('Enter');
    await line(app, 'thrombolysis').locator('form').waitFor();
    await app.keyboard.press('Space');
    await app.keyboard.press('Tab');
    const [year = '', month = '', dayOfMonth = ''] = date.split('-');
    await app.keyboard.type(`${month}${dayOfMonth}${year}`);
    expect(await line(app, 'thrombolysis').locator('#date').inputValue()).to.equal(date);
    await line(app, 'thrombolysis').locator('#time').fill(time);
    await line(app, 'thrombolysis').getByLabel('Known from').focus();
    await app.keyboard.press('ArrowDown');
    await app.keyboard.press('Tab');
    await app.keyboard.press('Enter');
    await shows(app, 'thrombolysis', '✓ recorded');
    expect(await app.evaluate(focused)).to.equal('Correct');
    expect(await app.locator('outcome-view [role=status]').textContent()).to.contain(
      'Recorded: thrombolysis',
    );
  });

  it('has no serious axe finding and fits the width: light and dark, 360 and 1360 px', async () => {
    const { app } = await opened('typical');
    await app.locator('summary', { hasText: 'Further outcomes' }).click();
    await press(app, 'haemorrhage-imaging', 'Record');
    await press(app, 'mrs', 'Record');
    await press(app, 'mrs', 'Save');
    await shows(app, 'mrs', DRAFT_PROBLEMS['no-value']);
    for (const width of [360, 1360]) {
      await app.setViewportSize({ width, height: 900 });
      expect(await fitsTheWidth(app), `${width} px`).to.equal(true);
      for (const colorScheme of ['light', 'dark'] as const) {
        await app.emulateMedia({ colorScheme });
        expect(await seriousFindings(app), `${width} px, ${colorScheme}`).to.deep.equal([]);
      }
    }
  });
});

/** Id or text of what has the focus, through every shadow tree. */
function focused(): string {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element?.id === '' ? element.textContent.trim() : (element?.id ?? '');
}
