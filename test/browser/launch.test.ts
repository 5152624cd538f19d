/** Launches of the app as EHRs make them, and what it does with less, with more, or with what is not meant for it. */
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { openFromCard, openStage, seriousFindings, textOf, wholeText, type Stage } from './stage.ts';

describe('launches of the SMART app', function () {
  let stage: Stage;

  before(async function () {
    const opened = await openStage();
    if (!opened) this.skip();
    stage = opened;
  });
  after(() => (stage as Stage | undefined)?.close());

  /** As an EHR opens the app, with the launch context given. */
  async function launch(page: Page, parameters: Record<string, unknown>): Promise<void> {
    const iss = stage.running.sandbox?.fhirBase ?? '';
    const launchUrl = `${stage.running.serviceUrl}/app/launch.html`;
    const response = await fetch(`${iss}/_services/smart/Launch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ launchUrl, parameters }),
    });
    const { launch_id: id } = (await response.json()) as { launch_id: string };
    await page.goto(`${launchUrl}?${new URLSearchParams({ iss, launch: id }).toString()}`);
    await page.waitForURL('**/app/index.html*');
  }

  /** The authorization request, with its scopes changed on the way: the EHR grants less or more. */
  async function withScopes(context: BrowserContext, change: (scopes: string[]) => string[]): Promise<void> {
    await context.route('**/auth/authorize?*', async (route) => {
      const url = new URL(route.request().url());
      url.searchParams.set('scope', change((url.searchParams.get('scope') ?? '').split(' ')).join(' '));
      const answer = await route.fetch({ url: url.href, maxRedirects: 0 });
      await route.fulfill({ response: answer });
    });
  }

  const shown = (page: Page) => page.locator('#bleeding').waitFor();

  it('without an assessment reads the chart as it is now, encounter included', async () => {
    const { page, context, complaints } = await stage.visit();
    const read: string[] = [];
    context.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/fhir/')) read.push(pathname);
    });
    await launch(page, { patient: 'typical', encounter: 'typical-encounter' });
    await shown(page);
    expect(await textOf(page.locator('assessment-source'))).to.match(/Chart read at \d\d:\d\d/);
    expect(read).to.include.members(['/fhir/Patient/typical', '/fhir/Observation', '/fhir/Condition']);
    expect(read).to.include('/fhir/Encounter/typical-encounter');
    expect(await seriousFindings(page)).to.deep.equal([]);
    expect(complaints).to.deep.equal([]);
  });

  it('SMART 2.2, launch context: an intent opens its view; an EHR that shows the patient needs no banner', async () => {
    const { page } = await stage.visit();
    await launch(page, { patient: 'typical', intent: 'family', need_patient_banner: false });
    const current = page.getByRole('navigation', { name: 'Views' }).locator('[aria-current=page]');
    expect(await current.getAttribute('href')).to.equal('#family');
    expect(await page.locator('patient-banner').count()).to.equal(0);
  });

  it('SMART 2.2, styling: takes the highlight colour of the EHR, in the light theme', async () => {
    const accent = (page: Page) =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent').trim());
    const { page } = await stage.visit({ colorScheme: 'light' });
    await launch(page, { patient: 'typical' });
    await shown(page);
    await page.waitForFunction(() => document.documentElement.style.getPropertyValue('--ehr-accent') !== '');
    expect(await accent(page)).to.equal('#1a5fb4');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await accent(page)).not.to.equal('#1a5fb4');
  });

  it('SMART 2.2, scopes: asks for nothing that was not granted, says so, and takes it for missing', async () => {
    const { page, context, complaints } = await stage.visit();
    await withScopes(context, (scopes) => scopes.filter((scope) => !/Condition|Procedure/.test(scope)));
    const read: string[] = [];
    context.on('request', (request) => read.push(new URL(request.url()).pathname));
    await launch(page, { patient: 'typical' });
    await shown(page);
    expect(read).not.to.include('/fhir/Condition').and.not.to.include('/fhir/Procedure');
    const source = (await textOf(page.locator('assessment-source'))).replace(/\s+/g, ' ');
    expect(source).to.contain('Not open to the app: problem list and diagnoses, procedures.');
    expect(source).to.contain('What was not read is not ruled out.');
    expect(await seriousFindings(page)).to.deep.equal([]);
    expect(complaints).to.deep.equal([]);
  });

  it('does not open a chart when it may not see whose it is, and says who can help', async () => {
    const { page, context } = await stage.visit();
    await withScopes(context, (scopes) => scopes.filter((scope) => !scope.startsWith('patient/Patient')));
    await launch(page, { patient: 'typical' });
    expect(await page.getByRole('alert').textContent()).to.contain(
      'does not let the app see who the patient is',
    );
    expect(await seriousFindings(page)).to.deep.equal([]);
  });

  it('opens nothing when the EHR refuses', async () => {
    const { page } = await stage.visit();
    await page.goto(`${stage.running.serviceUrl}/app/index.html?error=access_denied&state=x`);
    expect(await page.getByRole('alert').textContent()).to.contain(
      'did not allow the app to open this chart',
    );
    expect(await page.getByRole('button').count()).to.equal(0);
  });

  it('refuses the assessment of another patient, and offers the chart of the one who is open', async () => {
    const first = await stage.visit();
    const ids: string[] = [];
    first.context.on('request', (request) => {
      const id = /\/api\/assessments\/(.+)$/.exec(request.url())?.[1];
      if (id) ids.push(id);
    });
    await openFromCard(stage, first.context, first.page, 'high-risk');
    const second = await stage.visit();
    await launch(second.page, { patient: 'typical', appContext: ids[0] });
    const { page } = second;
    expect(await page.getByRole('alert').textContent()).to.contain('not of the patient who is open');
    expect(await wholeText(page.locator('stroke-app'))).not.to.contain('Papadakis');
    expect(await seriousFindings(page)).to.deep.equal([]);
    await page.getByRole('button', { name: /^Read the chart of .+ instead$/ }).click();
    await shown(page);
    expect(await textOf(page.locator('assessment-source'))).to.contain('Chart read at');
  });

  it('renews the user’s token when it has ended and the EHR gave a refresh token', async () => {
    const { page, context } = await stage.visit();
    await withScopes(context, (scopes) => [...scopes, 'online_access']);
    await launch(page, { patient: 'typical' });
    await shown(page);
    const renewals: string[] = [];
    context.on('request', (request) => {
      if (request.url().endsWith('/auth/token')) renewals.push(request.postData() ?? '');
    });
    await page.evaluate(() => {
      for (const [key, value] of Object.entries(sessionStorage)) {
        if (!String(value).includes('expiresAt')) continue;
        sessionStorage.setItem(
          key,
          JSON.stringify({ ...(JSON.parse(String(value)) as object), expiresAt: 1 }),
        );
      }
    });
    await page.reload();
    await shown(page);
    expect(renewals.length).to.be.greaterThan(0);
    expect(renewals[0]).to.contain('grant_type=refresh_token').and.to.contain('client_id=stroke-cds-app');
  });
});
