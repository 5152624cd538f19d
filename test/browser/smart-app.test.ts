import { expect } from 'chai';
import {
  fitsTheWidth,
  openFromCard,
  openStage,
  seriousFindings,
  textOf,
  wholeText,
  type Look,
  type Stage,
} from './stage.ts';

describe('SMART app, launched from a card', function () {
  let stage: Stage;

  before(async function () {
    const opened = await openStage();
    if (!opened) this.skip();
    stage = opened;
  });
  after(() => (stage as Stage | undefined)?.close());

  async function launched(patient: string, look?: Look) {
    const visit = await stage.visit(look);
    return { ...visit, app: await openFromCard(stage, visit.context, visit.page, patient) };
  }

  it('shows the assessment of the card: same totals, same rates, whose chart it is, and the papers', async () => {
    const { page, app, complaints } = await launched('high-risk');
    const summary = await page.locator('#order-guidance').getByRole('heading').first().textContent();
    expect(summary).to.contain('HAT 3 → 15 %');
    expect(await textOf(app.locator('patient-banner'))).to.contain('Ioannis Papadakis');
    const comparison = await textOf(app.locator('#bleeding'));
    expect(comparison).to.contain('HAT 3').and.to.contain('15 %').and.to.contain('SEDAN 6');
    const glucose = app.locator('fact-row[data-fact="glucose"]');
    await glucose.getByRole('button', { name: /Glucose/ }).click();
    expect(await wholeText(glucose)).to.contain('Observation/high-risk-glucose');
    await app.locator('#bleeding summary').filter({ hasText: 'HAT' }).click();
    await app.locator('#bleeding').getByRole('button', { name: 'Papers behind this' }).first().click();
    expect(await app.getByRole('dialog').getByRole('link').first().getAttribute('href')).to.match(
      /^https:\/\/doi\.org\//,
    );
    expect(complaints).to.deep.equal([]);
  });

  it('shows what is open and what was not used', async () => {
    const { app } = await launched('glucose-missing');
    const facts = await wholeText(app.locator('fact-panel'));
    expect(facts).to.contain('HAT 0 to 1 points, SEDAN 0 to 2 points').and.to.contain('entered in error');
  });

  it('survives a reload of the page', async () => {
    const { app } = await launched('typical');
    await app.reload();
    await app.locator('#bleeding').waitFor();
  });

  it('SMART 2.2: asks with PKCE S256, a state of 122 random bits and the audience of the launch', async () => {
    const visit = await stage.visit();
    const asked: URL[] = [];
    visit.context.on('request', (request) => {
      if (request.url().includes('/auth/authorize')) asked.push(new URL(request.url()));
    });
    await openFromCard(stage, visit.context, visit.page, 'typical');
    const parameters = asked[0]?.searchParams;
    expect(parameters?.get('code_challenge_method')).to.equal('S256');
    expect(parameters?.get('state')).to.match(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(parameters?.get('aud')).to.equal(stage.running.sandbox?.fhirBase);
    const scopes = parameters?.get('scope')?.split(' ') ?? [];
    expect(scopes.slice(0, 4)).to.deep.equal(['launch', 'openid', 'fhirUser', 'patient/Patient.r']);
    // Nothing is written, and no refresh is asked for.
    expect(scopes.slice(4).filter((scope) => !/^patient\/[A-Z][A-Za-z]+\.rs?$/.test(scope))).to.deep.equal(
      [],
    );
  });

  it('SMART 2.2, standalone: the user chooses the patient at the EHR, whose chart is read as it is now', async () => {
    const { page, complaints } = await stage.visit();
    await page.goto(`${stage.running.serviceUrl}/app/launch.html`);
    await page.getByRole('button', { name: /Papadakis/ }).click();
    await page.waitForURL('**/app/index.html*');
    expect(await textOf(page.locator('patient-banner'))).to.contain('Ioannis Papadakis');
    await page.locator('#bleeding').waitFor();
    expect(await textOf(page.locator('#bleeding')))
      .to.contain('HAT 3')
      .and.to.contain('SEDAN 6');
    expect(await textOf(page.locator('assessment-source'))).to.match(/Chart read at \d\d:\d\d/);
    expect(await seriousFindings(page)).to.deep.equal([]);
    expect(complaints).to.deep.equal([]);
  });

  it('RFC 6749: a return with another state, or with a code that was used, opens nothing', async () => {
    const { app } = await launched('typical');
    const returned: string[] = [];
    const visit = await stage.visit();
    visit.context.on('request', (request) => {
      if (/index\.html\?.*code=/.test(request.url())) returned.push(request.url());
    });
    const own = await openFromCard(stage, visit.context, visit.page, 'typical');
    const [url = ''] = returned;
    const wrongState = new URL(url);
    wrongState.searchParams.set('state', crypto.randomUUID());
    await own.goto(wrongState.href);
    expect(await own.getByRole('alert').textContent()).to.contain('The launch was not completed');
    // The same address in another window, as whoever copied it would open it.
    await app.goto(url);
    expect(await app.getByRole('alert').textContent()).to.contain('The launch was not completed');
  });

  for (const [what, query, message] of [
    ['an issuer that is not registered', 'iss=https://evil.example.org/fhir&launch=x', 'not registered'],
    ['a link that would skip the authorization', 'fhirServiceUrl=https://evil.example.org/fhir', 'not safe'],
    ['a link that sets the client', 'iss=https://x.example.org&clientId=evil', 'not safe'],
    ['a launch without issuer', 'launch=x', 'Open this app from the EHR'],
  ] as const) {
    it(`refuses ${what}, and asks nobody`, async () => {
      const { page, complaints } = await stage.visit();
      await page.goto(`${stage.running.serviceUrl}/app/launch.html?${query}`);
      expect(await page.getByRole('alert').textContent()).to.contain(message);
      expect(complaints).to.deep.equal([]);
    });
  }

  it('says what to do when it is opened without a launch', async () => {
    const { page } = await stage.visit();
    await page.goto(`${stage.running.serviceUrl}/app/index.html`);
    expect(await page.getByRole('alert').textContent()).to.contain('Open the app from the EHR again');
    expect(await seriousFindings(page)).to.deep.equal([]);
  });

  it('does not show the assessment of another patient', async () => {
    const first = await launched('typical');
    const ids: string[] = [];
    first.context.on('request', (request) => {
      const id = /\/api\/assessments\/(.+)$/.exec(request.url())?.[1];
      if (id) ids.push(id);
    });
    await first.app.reload();
    await first.app.locator('#bleeding').waitFor();

    const second = await stage.visit();
    await second.context.route('**/api/assessments/*', (route) =>
      route.continue({ url: `${stage.running.serviceUrl}/api/assessments/${ids[0] ?? ''}` }),
    );
    await second.page.goto(`${stage.sandboxUrl}/?patient=wake-up&drug=alteplase`);
    const link = second.page.locator('#order-guidance').getByRole('button', { name: /Open the evidence/ });
    const [app] = await Promise.all([second.context.waitForEvent('page'), link.click()]);
    expect(await app.getByRole('alert').textContent()).to.contain('not of the patient who is open');
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [device, viewport] of [
      ['desktop', { width: 1440, height: 900 }],
      ['phone', { width: 390, height: 844 }],
    ] as const) {
      it(`has no serious axe finding and fits the width: ${colorScheme}, ${device}`, async () => {
        const { app } = await launched('borderline-values', { colorScheme, viewport });
        expect(await seriousFindings(app)).to.deep.equal([]);
        expect(await fitsTheWidth(app)).to.equal(true);
      });
    }
  }
});
