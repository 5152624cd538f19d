/** What a family is shown: pictures of the core's numbers in four languages, chosen by the doctor, on screen and paper. */
import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import type { AssessmentView } from '../../server/api/contract.ts';
import { lifePictures } from '../../server/clinical/family/life-pictures.ts';
import type { PeoplePicture } from '../../server/clinical/family/people-picture.ts';
import { treatmentPictures } from '../../server/clinical/family/treatment-pictures.ts';
import { FAMILY_TEXTS, type FamilyLanguage } from '../../server/clinical/text/family/families.ts';
import { fleschKincaidGrade } from '../fixtures/readability.ts';
import {
  fitsTheWidth,
  openFromCard,
  openStage,
  seriousFindings,
  wholeText,
  type Look,
  type Stage,
} from './stage.ts';

const LANGUAGES = Object.keys(FAMILY_TEXTS) as FamilyLanguage[];

describe('family view', function () {
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
      location.hash = 'family';
    });
    await app.locator('family-sheet').waitFor();
    return { app, assessment, complaints };
  }

  const sheet = (app: Page) => app.locator('family-sheet').last();
  const check = (app: Page, name: string | RegExp) => app.getByRole('checkbox', { name });

  /** How often each group is drawn, in the order of the picture. */
  const drawn = (picture: Locator) =>
    picture
      .locator('svg.people g[data-group]')
      .evaluateAll((figures) => figures.map((figure) => figure.getAttribute('data-group')));

  const expected = (picture: PeoplePicture) =>
    picture.flatMap(({ group, count }) => Array<string>(count.low).fill(group));

  it('draws the numbers of the core: treated and untreated, bleeding, life at six months', async () => {
    const { app, assessment, complaints } = await opened('right-hemisphere-neglect');
    const { outcomes, harms } = treatmentPictures(assessment.benefit, false);
    const lives = lifePictures(assessment.predictions, false);
    expect(outcomes.length).to.be.greaterThan(0);
    expect(lives.length).to.be.greaterThan(0);
    const pairs = [...outcomes, ...harms];
    for (const [index, { treated, untreated }] of pairs.entries()) {
      expect(await drawn(app.locator('[data-arm=treated]').nth(index))).to.deep.equal(expected(treated));
      expect(await drawn(app.locator('[data-arm=untreated]').nth(index))).to.deep.equal(expected(untreated));
    }
    for (const [index, { picture }] of lives.entries())
      expect(await drawn(app.locator('life-section people-picture').nth(index))).to.deep.equal(
        expected(picture),
      );
    const told = await app.locator('[data-arm=treated]').first().getByRole('img').getAttribute('aria-label');
    const well = outcomes[0]?.treated[0]?.count.low ?? NaN;
    expect(told).to.contain(`${FAMILY_TEXTS.en.pictures.groupLabels.well}: about ${well} in 100 people`);
    expect(complaints).to.deep.equal([]);
  });

  it('is read at the age of 12: every English sentence, also those that are folded up', async () => {
    const { app } = await opened('right-hemisphere-neglect');
    for (const section of ['Swallowing', 'Memory and thinking', 'Mood', 'Language', 'Figures on death'])
      await check(app, new RegExp(`^${section}`)).check();
    const sentences = await sheet(app)
      .locator('p, figcaption, li')
      .evaluateAll((elements) => elements.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()));
    const prose = sentences.filter((sentence) => /[.:]$/.test(sentence));
    expect(prose.length).to.be.greaterThan(30);
    expect(fleschKincaidGrade(prose.join(' '))).to.be.below(6.5);
  });

  for (const language of LANGUAGES) {
    it(`speaks ${language}: marked as such, without percent, and says that it awaits review`, async () => {
      const { app } = await opened('left-hemisphere-aphasia');
      const text = FAMILY_TEXTS[language];
      await app.getByRole('radio', { name: text.languageName }).check();
      expect(await sheet(app).locator('article').getAttribute('lang')).to.equal(language);
      expect(await sheet(app).getByRole('heading', { level: 1 }).textContent()).to.equal(text.page.title);
      const whole = await wholeText(sheet(app));
      expect(whole).to.contain(text.needsReview).and.to.contain(text.domains.language.heading);
      expect(whole).not.to.match(/%|undefined|NaN/);
      expect(await seriousFindings(app)).to.deep.equal([]);
    });
  }

  it('shows no death unless the doctor chooses it, says that something is left out, and renormalises nothing', async () => {
    const { app, assessment } = await opened('posterior-hemianopia');
    const { en } = FAMILY_TEXTS;
    const before = await wholeText(sheet(app));
    expect(before).not.to.match(/\bdied\b|\bdeath/i);
    expect(before).to.contain(en.pictures.notAllShown);
    const treated = app.locator('[data-arm=treated]').first();
    const well = async () => (await drawn(treated)).filter((group) => group === 'well').length;
    const wellBefore = await well();
    await check(app, 'Figures on death').check();
    const after = await wholeText(sheet(app));
    expect(after).to.contain(en.pictures.treatment.deathTitle).and.not.to.contain(en.pictures.notAllShown);
    expect(await well()).to.equal(wellBefore);
    const death = treatmentPictures(assessment.benefit, true).harms.find(({ kind }) => kind === 'death');
    const pictures = await app.locator('[data-arm=treated]').count();
    expect(await drawn(app.locator('[data-arm=treated]').nth(pictures - 1))).to.deep.equal(
      expected(death?.treated ?? []),
    );
  });

  it('is honest when it is not known when the person was last well: no picture of a gain', async () => {
    const { app } = await opened('left-hemisphere-aphasia');
    await app.locator('family-view').evaluate((view) => {
      const value = { status: 'missing', reason: 'not-recorded' };
      const detail = { fact: 'minutesSinceLastKnownWell', value };
      view.dispatchEvent(new CustomEvent('fact-edit', { detail, bubbles: true, composed: true }));
    });
    const text = FAMILY_TEXTS.en.pictures.treatment;
    await sheet(app).getByText(text.timeNotKnown).waitFor();
    expect(await wholeText(sheet(app))).not.to.contain(text.outcomeTitle);
    expect(await app.locator('[data-arm=treated]').count()).to.equal(1);
  });

  it('the doctor chooses what comes first and what is shown; the choices survive another language', async () => {
    const { app } = await opened('left-hemisphere-aphasia');
    const headings = () => sheet(app).getByRole('heading', { level: 2 }).allTextContents();
    await check(app, 'Thrombolysis').uncheck();
    const { en, de } = FAMILY_TEXTS;
    expect(await headings()).to.not.include(en.treatment.title);
    while ((await headings())[0] !== en.pictures.nextHeading)
      await app.getByRole('button', { name: 'What happens next: earlier' }).click();
    await app.getByRole('radio', { name: de.languageName }).check();
    const german = await headings();
    expect(german[0]).to.equal(de.pictures.nextHeading);
    expect(german).to.not.include(de.treatment.title);
  });

  it('by keyboard alone: language, presenting without controls or name, and back with Escape', async () => {
    const { app } = await opened('left-hemisphere-aphasia');
    await app.getByRole('radio', { name: 'English' }).focus();
    await app.keyboard.press('ArrowDown');
    expect(await sheet(app).locator('article').getAttribute('lang')).to.equal('de');
    await app.getByRole('button', { name: 'Show to the family' }).focus();
    await app.keyboard.press('Enter');
    const dialog = app.getByRole('dialog');
    await dialog.waitFor();
    expect(await wholeText(dialog)).to.contain(FAMILY_TEXTS.de.page.title);
    expect(await dialog.evaluate((element) => element.matches(':modal'))).to.equal(true);
    expect(await dialog.getByRole('checkbox').count()).to.equal(0);
    expect(await seriousFindings(app)).to.deep.equal([]);
    expect(await fitsTheWidth(app)).to.equal(true);
    await app.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await app.getByRole('button', { name: 'Show to the family' }).isEnabled()).to.equal(true);
  });

  it('prints a sheet of two pages at most, in every language, without controls and without the name', async () => {
    const { app } = await opened('right-hemisphere-neglect');
    const name = await app.locator('patient-banner strong').textContent();
    for (const language of LANGUAGES) {
      await app.emulateMedia({ media: 'screen' });
      await app.getByRole('radio', { name: FAMILY_TEXTS[language].languageName }).check();
      await app.emulateMedia({ media: 'print' });
      expect(await app.locator('patient-banner').isVisible()).to.equal(false);
      expect(await app.locator('family-presenter').isVisible()).to.equal(false);
      expect(await app.locator('app-navigation').isVisible()).to.equal(false);
      expect(await wholeText(sheet(app))).to.not.contain(name);
      const pdf = await app.pdf({ preferCSSPageSize: true });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? [];
      expect(pages.length, language).to.be.within(1, 2);
    }
    await app.emulateMedia({ media: 'screen' });
    await check(app, 'Patient’s name on the sheet').check();
    expect(await wholeText(sheet(app))).to.contain(name);
  });

  for (const [device, viewport] of [
    ['desktop', { width: 1360, height: 900 }],
    ['wide', { width: 1920, height: 1080 }],
    ['phone', { width: 360, height: 740 }],
    ['desktop at 200 %', { width: 680, height: 450 }],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`has no serious axe finding and fits the width: ${device}, ${colorScheme}, with everything shown`, async () => {
        const { app } = await opened('right-hemisphere-neglect', { colorScheme, viewport });
        await check(app, 'Figures on death').check();
        await check(app, 'Mood').check();
        await app.emulateMedia({ forcedColors: 'none' });
        expect(await seriousFindings(app)).to.deep.equal([]);
        expect(await fitsTheWidth(app)).to.equal(true);
      });
    }
  }
});
