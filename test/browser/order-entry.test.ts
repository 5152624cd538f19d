import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { fitsTheWidth, openStage, seriousFindings, type Stage } from './stage.ts';

describe('order-entry page of the sandbox EHR', function () {
  let stage: Stage;

  before(async function () {
    const opened = await openStage();
    if (!opened) this.skip();
    stage = opened;
  });
  after(() => (stage as Stage | undefined)?.close());

  const orderCards = (page: Page) => page.locator('#order-guidance cds-card');
  const feedbackLines = () =>
    stage.logged
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === 'feedback');

  async function open(page: Page, patient: string, drug?: string): Promise<void> {
    await page.goto(`${stage.sandboxUrl}/?patient=${patient}${drug ? `&drug=${drug}` : ''}`);
    await page.getByRole('button', { name: 'Sign', exact: true }).waitFor();
  }

  it('goes from patient and drug over Sign to a card, and to feedback when it is overridden', async () => {
    const { page, complaints } = await stage.visit();
    await page.goto(stage.sandboxUrl);
    await page.getByRole('button', { name: /Ioannis Papadakis/ }).click();
    await page.getByLabel(/Alteplase/).check();
    await orderCards(page).waitFor();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByRole('button', { name: 'Complete signing' }).waitFor();
    const summary = await orderCards(page).getByRole('heading').textContent();
    expect(summary).to.match(
      /^sICH: HAT 3 → 15 % \(trial definition\), SEDAN 6 → 16.9 % for 5 and above \(ECASS II\)/,
    );
    expect(await orderCards(page).locator('table').first().textContent()).to.contain('dense artery 1');

    await orderCards(page).getByRole('button', { name: 'Override with a reason' }).click();
    await page.getByLabel(/risk\/benefit/).check();
    await page.getByRole('button', { name: 'Override', exact: true }).click();
    await page.getByText('Card overridden; feedback sent').waitFor();
    expect(feedbackLines().at(-1)).to.deep.include({ outcome: 'overridden', stored: true, matched: true });

    await page.getByRole('button', { name: 'Complete signing' }).click();
    await page.getByText('Order signed').waitFor();
    expect(complaints).to.deep.equal([]);
  });

  it('accepts the suggestion to measure glucose: the order is placed and the service is told', async () => {
    const { page, complaints } = await stage.visit();
    await open(page, 'glucose-missing', 'alteplase');
    await page.getByRole('button', { name: 'Order a capillary blood glucose, now' }).click();
    await page.getByText('Suggestion accepted; feedback sent').waitFor();
    expect(feedbackLines().at(-1)).to.deep.include({ outcome: 'accepted', stored: true, matched: true });
    const orders = await fetch(`${stage.sandboxUrl}/fhir/ServiceRequest?patient=glucose-missing`);
    expect(await orders.text()).to.contain('Capillary blood glucose');
    expect(complaints).to.deep.equal([]);
  });

  it('says so when the services have nothing to say: alteplase for a pulmonary embolism', async () => {
    const { page } = await stage.visit();
    await open(page, 'pulmonary-embolism', 'alteplase');
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByText('Order signed').waitFor();
    expect(await page.getByText('No guidance from the services for this order.').isVisible()).to.equal(true);
    expect(await page.locator('cds-card').count()).to.equal(0);
  });

  it('can be used with the keyboard alone', async () => {
    const { page } = await stage.visit();
    await open(page, 'typical');
    await page.getByLabel(/Alteplase/).focus();
    await page.keyboard.press('Space');
    await orderCards(page).waitFor();
    // Over the dose to Sign.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Complete signing' }).waitFor();
    await orderCards(page).getByRole('button', { name: 'Override with a reason' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: 'Override', exact: true }).isVisible()).to.equal(false);
  });

  it('shows a card as text: HTML and scripts of a hostile service do nothing', async () => {
    const { page, complaints } = await stage.visit();
    const hostile = {
      hookInstance: 'x',
      draftOrder: null,
      results: [
        {
          serviceId: 'evil',
          status: 200,
          ms: 1,
          response: {
            cards: [
              {
                uuid: 'u',
                summary: '<img src=x onerror="window.hacked=1">',
                indicator: 'hard-stop',
                source: { label: 'evil', url: 'javascript:window.hacked=1' },
                detail:
                  '<img src=x onerror="window.hacked=1"> [click](javascript:window.hacked=1) <script>window.hacked=1</script>',
                links: [{ type: 'absolute', label: 'click', url: 'javascript:window.hacked=1' }],
              },
            ],
          },
        },
      ],
    };
    await page.route('**/ehr/hooks', (route) => route.fulfill({ json: hostile }));
    await open(page, 'typical', 'alteplase');
    await orderCards(page).waitFor();
    expect(await orderCards(page).locator('img, script, a[href^="javascript"]').count()).to.equal(0);
    expect(await page.evaluate(() => 'hacked' in window)).to.equal(false);
    expect(complaints).to.deep.equal([]);
  });

  it('warns of a wrong dose; accepting the suggestion changes the order on the form, and feedback is sent', async () => {
    const { page, complaints } = await stage.visit();
    await open(page, 'typical', 'alteplase');
    await orderCards(page).first().waitFor();
    const dose = page.getByLabel('Dose, mg');
    expect(await dose.inputValue()).to.equal('63');
    await dose.fill('90');
    await dose.press('Tab');
    await page
      .getByRole('heading', { name: 'Alteplase: 90 mg ordered; expected 63 mg for this weight' })
      .waitFor();
    const feedback = page.waitForRequest('**/ehr/feedback');
    await page.getByRole('button', { name: 'Change to 63 mg' }).click();
    expect((await feedback).postDataJSON()).to.have.nested.property('feedback.outcome', 'accepted');
    expect(await dose.inputValue()).to.equal('63');
    await page.getByText('then 56.7 mg over 60 minutes').first().waitFor();
    expect(complaints).to.deep.equal([]);
  });

  it('keeps a dose that was written while the first answer was still on its way', async () => {
    const { page } = await stage.visit();
    const answers: (() => void)[] = [];
    await page.route('**/ehr/hooks', async (route) => {
      const isFirst = answers.length === 0 && route.request().postData()?.includes('order-select');
      if (isFirst) await new Promise<void>((resolve) => answers.push(resolve));
      await route.continue();
    });
    await open(page, 'typical', 'alteplase');
    const dose = page.getByLabel('Dose, mg');
    await dose.fill('90');
    await dose.press('Tab');
    const heading = page.getByRole('heading', { name: /90 mg ordered/ });
    await heading.waitFor();
    const late = page.waitForResponse('**/ehr/hooks');
    answers[0]?.();
    await late;
    expect(await dose.inputValue()).to.equal('90');
    expect(await heading.isVisible()).to.equal(true);
  });

  it('shows why there is no answer when the service refuses or is down', async () => {
    const { page } = await stage.visit();
    await page.route('**/ehr/hooks', (route) =>
      route.fulfill({
        status: 502,
        json: { code: 'service-unavailable', message: 'the CDS services cannot be discovered' },
      }),
    );
    await open(page, 'typical', 'alteplase');
    expect(await page.getByRole('alert').first().textContent()).to.contain('cannot be discovered');
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [device, viewport] of [
      ['desktop', { width: 1440, height: 900 }],
      ['phone', { width: 390, height: 844 }],
    ] as const) {
      it(`has no serious axe finding and fits the width: ${colorScheme}, ${device}`, async () => {
        const { page } = await stage.visit({ colorScheme, viewport });
        await page.goto(stage.sandboxUrl);
        await page.getByRole('button', { name: /Margarethe Osei/ }).waitFor();
        expect(await seriousFindings(page)).to.deep.equal([]);
        await open(page, 'glucose-missing', 'tenecteplase');
        await orderCards(page).waitFor();
        expect(await seriousFindings(page)).to.deep.equal([]);
        expect(await fitsTheWidth(page)).to.equal(true);
        await orderCards(page).getByRole('button', { name: 'Override with a reason' }).click();
        expect(await seriousFindings(page)).to.deep.equal([]);
      });
    }
  }
});
