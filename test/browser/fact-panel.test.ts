import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { assess } from '../../server/clinical/assess.ts';
import type { Assessment } from '../../server/clinical/assessment.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import type { FactName } from '../../server/clinical/stroke-facts.ts';
import {
  fitsTheWidth,
  openFromCard,
  openStage,
  seriousFindings,
  wholeText,
  type Look,
  type Stage,
} from './stage.ts';

/** What the panel was given: with the edits, and as recorded while there are any. */
interface Shown {
  readonly assessment: Assessment;
  readonly baseline: Assessment | undefined;
}

/** The exponential of the browser and that of Node may differ in the last digit. */
function comparable(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    typeof entry === 'number' ? Number(entry.toPrecision(12)) : entry,
  );
}

describe('fact panel: what if', function () {
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

  async function shownBy(app: Page): Promise<Shown> {
    const json = await app.locator('fact-panel').evaluate((panel) => {
      const { assessment, baseline } = panel as unknown as Shown;
      return JSON.stringify({ assessment, baseline });
    });
    return JSON.parse(json) as Shown;
  }
  const rowOf = (app: Page, fact: FactName) => app.locator(`fact-row[data-fact="${fact}"]`);

  /** As a doctor finds it: by name, whatever is shown. */
  async function openRow(app: Page, fact: FactName, name: string): Promise<Locator> {
    await app.getByLabel('Find a fact').fill(name);
    const row = rowOf(app, fact);
    await row.locator('button[aria-expanded="false"]').click();
    return row;
  }

  /** The scores on the screen are those of the core for the facts on the screen. */
  async function expectCoreResult(app: Page, fact: FactName, value: unknown): Promise<void> {
    const { assessment, baseline } = await shownBy(app);
    expect(assessment.facts[fact]).to.deep.include({ status: 'known', value, source: 'what-if' });
    const recorded = baseline?.facts ?? assessment.facts;
    const edited = { ...recorded, [fact]: assessment.facts[fact] };
    const byCore = assess(edited, new Date(assessment.assessedAt), DEFAULT_POLICY, assessment.setAside);
    expect(comparable(assessment.scores)).to.equal(comparable(byCore.scores));
    expect(comparable(assessment.eligibility)).to.equal(comparable(byCore.eligibility));
    expect(assessment.scores).not.to.deep.equal(baseline?.scores);
  }

  const typed = async (row: Locator, value: string) => {
    await row.getByRole('textbox').fill(value);
    await row.page().keyboard.press('Enter');
  };

  for (const [kind, fact, name, edit, value] of [
    ['a number', 'nihss', 'NIHSS', (row: Locator) => typed(row, '25'), 25],
    [
      'glucose in another unit',
      'glucose',
      'Glucose',
      async (row: Locator) => {
        await row.getByLabel('Unit').selectOption('mmol/L');
        await typed(row, '14,2');
      },
      { value: 14.2, unit: 'mmol/L' },
    ],
    [
      'a flag',
      'hyperdenseArtery',
      'Hyperdense',
      (row: Locator) => row.getByRole('radio', { name: 'present' }).check(),
      true,
    ],
    [
      'a choice',
      'ctHypodensity',
      'CT hypodensity',
      (row: Locator) => row.getByRole('combobox').selectOption('one-third-mca-or-more'),
      'one-third-mca-or-more',
    ],
    [
      'an event',
      'ischaemicStroke',
      'Earlier ischaemic',
      async (row: Locator) => {
        await row.getByRole('radio', { name: 'yes' }).check();
        await row.getByLabel('Unit').selectOption('d');
        await typed(row, '40');
      },
      { occurred: true, hoursAgo: 960 },
    ],
  ] as const) {
    it(`${kind} changes scores and eligibility at once, as the core would, and goes back`, async () => {
      const app = await opened('typical');
      const before = await shownBy(app);
      const row = await openRow(app, fact, name);
      await edit(row);
      await expectCoreResult(app, fact, value);
      expect(await wholeText(row))
        .to.contain('what if')
        .and.to.match(/→/);
      const bar = app.locator('fact-panel what-if-bar');
      expect(await wholeText(bar))
        .to.contain('What if: 1 change')
        .and.to.contain('nothing is written back');
      await row.getByRole('button', { name: /^As recorded/ }).click();
      const after = await shownBy(app);
      expect(after.baseline).to.equal(undefined);
      expect(after.assessment.facts).to.deep.equal(before.assessment.facts);
    });
  }

  it('shows the recorded value struck beside the tried one, and what each edit changes by itself', async () => {
    const app = await opened('typical');
    const row = await openRow(app, 'nihss', 'NIHSS');
    await typed(row, '25');
    expect(await row.locator('del').textContent()).to.equal('11');
    expect(await row.locator('ins').textContent()).to.equal('25');
    // Lou 2008: above 20 two points. Strbian 2012: 10 or more one point, as before.
    expect(await wholeText(row)).to.contain('HAT 0 → 2, SEDAN unchanged');
    const glucose = await openRow(app, 'glucose', 'Glucose');
    await typed(glucose, '300');
    expect(await wholeText(glucose)).to.contain('By itself: HAT 0 → 1');
    expect(await wholeText(app.locator('fact-panel what-if-bar')))
      .to.contain('What if: 2 changes')
      .and.to.contain('HAT 0 → 3');
    await app.locator('fact-panel').getByRole('button', { name: 'Back to the chart' }).click();
    expect((await shownBy(app)).baseline).to.equal(undefined);
  });

  it('refuses a value outside the limits with the limit, and changes nothing', async () => {
    const app = await opened('typical');
    const row = await openRow(app, 'nihss', 'NIHSS');
    await typed(row, '43');
    expect(await row.getByRole('alert').textContent()).to.contain('0 to 42');
    expect(await row.getByRole('textbox').getAttribute('aria-invalid')).to.equal('true');
    expect((await shownBy(app)).baseline).to.equal(undefined);
  });

  it('shows both values of a conflict with their records, and tries either', async () => {
    const app = await opened('glucose-conflict');
    const row = rowOf(app, 'glucose');
    const { facts } = (await shownBy(app)).assessment;
    if (facts.glucose.status !== 'conflicting') throw new Error('the patient has no conflict');
    const text = await wholeText(row);
    for (const { value, source } of facts.glucose.values) {
      expect(text).to.contain(`${value.value} ${value.unit}`).and.to.contain(source);
    }
    await row.getByRole('button', { name: /^Use / }).last().click();
    await expectCoreResult(app, 'glucose', facts.glucose.values.at(-1)?.value);
  });

  it('leads from what is open to its editor', async () => {
    const app = await opened('glucose-missing');
    const gaps = app.locator('fact-gaps');
    expect(await wholeText(gaps)).to.contain('HAT 0 to 1 points, SEDAN 0 to 2 points');
    await gaps.getByRole('button', { name: 'Glucose' }).click();
    await rowOf(app, 'glucose').locator('input:focus').waitFor();
    await app.keyboard.type('6.1');
    await app.keyboard.press('Enter');
    await expectCoreResult(app, 'glucose', { value: 6.1, unit: 'mmol/L' });
    expect(await wholeText(gaps)).not.to.contain('Glucose');
  });

  it('a fact that another view asks for is shown beside the evidence, with the focus in its editor', async () => {
    const app = await opened('typical');
    await app.getByRole('link', { name: 'Recovery' }).click();
    await app.locator('recovery-view').evaluate((view) => {
      const detail = { fact: 'weightKg' };
      view.dispatchEvent(new CustomEvent('show-fact', { detail, bubbles: true, composed: true }));
    });
    await rowOf(app, 'weightKg').locator('input:focus').waitFor();
    expect(new URL(app.url()).hash).to.equal('#evidence');
  });

  it('works with the keyboard alone: find, open, try, restore', async () => {
    const app = await opened('typical');
    await app.getByLabel('Find a fact').focus();
    await app.keyboard.type('platelets');
    const isOnRow = () =>
      rowOf(app, 'platelets10e9PerL').evaluate(
        (row) => row.shadowRoot?.activeElement?.getAttribute('aria-expanded') !== undefined,
      );
    for (let presses = 0; presses < 4 && !(await isOnRow()); presses += 1) await app.keyboard.press('Tab');
    await app.keyboard.press('Enter');
    await app.keyboard.press('Tab');
    await app.keyboard.press('Control+A');
    await app.keyboard.type('70');
    await app.keyboard.press('Enter');
    await expectVerdict(app, 'platelets-below-100', 'met');
    await app.keyboard.press('Tab');
    await app.keyboard.press('Enter');
    await expectVerdict(app, 'platelets-below-100', 'not-met');
  });

  async function expectVerdict(app: Page, id: string, status: string): Promise<void> {
    const { eligibility } = (await shownBy(app)).assessment;
    expect(eligibility.tiers.absolute.find((criterion) => criterion.id === id)?.status).to.equal(status);
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [device, viewport] of [
      ['360 px', { width: 360, height: 740 }],
      ['1360 px at 200 % zoom', { width: 680, height: 450 }],
      ['1360 px', { width: 1360, height: 900 }],
    ] as const) {
      it(`has no serious axe finding and fits the width, with edits and editors open: ${colorScheme}, ${device}`, async () => {
        const app = await opened('glucose-conflict', { colorScheme, viewport });
        await typed(await openRow(app, 'nihss', 'NIHSS'), '25');
        await app.getByLabel('Find a fact').fill('');
        await app.getByRole('button', { name: /^Show all/ }).click();
        for (const fact of ['weightKg', 'onset', 'glucose', 'disablingDeficit'] as const) {
          await rowOf(app, fact).locator('button[aria-expanded="false"]').click();
        }
        await typed(rowOf(app, 'weightKg'), '900');
        expect(await seriousFindings(app)).to.deep.equal([]);
        expect(await fitsTheWidth(app)).to.equal(true);
      });
    }
  }
});
