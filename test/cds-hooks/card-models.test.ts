/** Models on the cards: beside the scores, whole, watermarked, and without a word in headline or colour. */
import { expect } from 'chai';
import fc from 'fast-check';
import { comparisonCard, type CardDeps } from '../../server/cds-hooks/cards.ts';
import { prognosisCard } from '../../server/cds-hooks/prognosis-card.ts';
import { fingerprintOf } from '../../server/cds-hooks/repeats.ts';
import { assess } from '../../server/clinical/assess.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import type { NoPrediction, Prediction } from '../../server/clinical/predictions/prediction.ts';
import { TWO_METHODS } from '../../server/clinical/text/en.ts';
import { NOW } from '../fixtures/chart.ts';
import { FACTS, knownFacts, withoutFacts } from '../fixtures/facts.ts';
import { BLEEDING_PREDICTION, NO_BLEEDING_MODEL, OUTCOME_PREDICTION } from '../fixtures/predictions.ts';

const DEPS: CardDeps = { newId: () => 'id', appLaunchUrl: undefined, selectionBehavior: 'any' };
const SUBJECT = { patientId: 'p1', encounterId: 'e1', assessmentId: 'a1' };

const assessed = (predictions: readonly Prediction[], unknown: (typeof FACTS)[number][] = []) =>
  assess(withoutFacts(knownFacts(), unknown), NOW, DEFAULT_POLICY, [], predictions);

const orderCard = (predictions: readonly Prediction[], unknown?: (typeof FACTS)[number][]) =>
  comparisonCard(assessed(predictions, unknown), { unread: [], notes: [] }, SUBJECT, DEPS);

const viewCards = (predictions: readonly Prediction[], unknown?: (typeof FACTS)[number][]) =>
  prognosisCard(assessed(predictions, unknown), [], SUBJECT, DEPS);

const detailOf = (predictions: readonly Prediction[]) => orderCard(predictions).detail ?? '';

const late = (prediction: NoPrediction): NoPrediction => ({ ...prediction, reason: 'too-late' });

const decoded = (markdown: string) =>
  markdown.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

describe('models on the card of an order', () => {
  it('change neither summary nor indicator, whatever they say and whatever is missing', () => {
    const anything: Prediction[] = [OUTCOME_PREDICTION, BLEEDING_PREDICTION, NO_BLEEDING_MODEL];
    fc.assert(
      fc.property(fc.subarray(FACTS), fc.subarray(anything), (unknown, predictions) => {
        const without = orderCard([], unknown);
        const card = orderCard(predictions, unknown);
        expect({ ...card, detail: '' }).to.deep.equal({ ...without, detail: '' });
        for (const [view] of [viewCards(predictions, unknown)])
          expect(view?.indicator ?? 'info').to.equal('info');
      }),
      { numRuns: 50 },
    );
  });

  it('stand beside the scores: SVM, ANN and logistic regression of the site in the same table, watermarked', () => {
    const rows = detailOf([BLEEDING_PREDICTION])
      .split('\n')
      .filter((line) => line.startsWith('| **'));
    const names = rows.map((row) => /\*\*(.*?)\*\*/.exec(row)?.[1]);
    expect(names.slice(-3)).to.deep.equal(['SVM', 'ANN', 'Logistic regression']);
    expect(names[0]).to.match(/^HAT/);
    for (const row of rows.slice(-3)) {
      expect(row).to.contain('sandbox demonstration, generated registry, not patients');
    }
    expect(rows.at(-3)).to.contain('**94 % (89–99)**').and.to.contain('trained on this site’s registry');
  });

  it('say that none is trained at this site, and that the scores stand as published', () => {
    const detail = detailOf([NO_BLEEDING_MODEL]);
    expect(detail).to.contain('No model trained at this site; the scores above are as published.');
    expect(detail).not.to.contain(TWO_METHODS);
    expect(detail.indexOf('No model trained')).to.be.greaterThan(detail.indexOf('SEDAN'));
  });

  it('say that a model was late, and do not call it untrained', () => {
    const detail = detailOf([late(NO_BLEEDING_MODEL)]);
    expect(detail).to.contain('the estimate was not ready in time');
    expect(detail).not.to.contain('No model trained at this site');
  });

  it('show outcome, ranges, definition, origin, statement, what is missing or out of range, and the notice', () => {
    const detail = decoded(detailOf([OUTCOME_PREDICTION]));
    expect(detail).to.contain('| Outcome | SVM | ANN | Logistic regression |');
    expect(detail).to.contain('| independent | **36 % (31–41)** | **35 % (30–40)** | **37 % (32–42)** |');
    expect(detail).to.contain('Independent: made-up definition of independent.');
    expect(detail).to.contain('our model, trained on an open cohort, 1,234 people');
    expect(detail).to.contain(OUTCOME_PREDICTION.model.statement);
    expect(detail).to.contain(OUTCOME_PREDICTION.model.notice);
    expect(detail).to.contain('Not known: atrial fibrillation.');
    expect(detail).to.contain('Outside the cohort it was trained on: age 104 years (trained on 16–99).');
    expect(detail.split(TWO_METHODS)).to.have.length(2);
  });

  it('the middle class stands only among all four', () => {
    const lines = detailOf([OUTCOME_PREDICTION]).split('\n');
    for (const line of lines.filter((text) => /(?<![\w-])dependent/.test(text))) {
      expect(line).to.contain(' / dependent / ');
    }
    expect(detailOf([OUTCOME_PREDICTION])).to.contain(
      '| dead / dependent / not recovered / recovered | 23 / 41 / 20 / 16 % |',
    );
  });

  it('nothing from a model’s folder keeps a meaning in Markdown', () => {
    const model = { ...OUTCOME_PREDICTION.model, title: '<b>|x', statement: '[a](http://b)', notice: '*c*' };
    const detail = detailOf([{ ...OUTCOME_PREDICTION, model }]);
    expect(detail).not.to.match(/<b>|\[a\]|\*c\*/);
  });
});

describe('models on the card of a chart that is opened', () => {
  it('show the views of the deficits as outcome of the people who had them, never as recovery of them', () => {
    const [card] = viewCards([OUTCOME_PREDICTION]);
    const detail = decoded(card?.detail ?? '');
    expect(detail).to.contain('**Outcome after a stroke with a visual field defect**');
    expect(detail).to.contain('Not recovery of hemianopia.');
    expect(detail).to.contain('Of 321 people: independent 21 %. For this profile:');
    expect(detail).to.contain('| independent | **9 % (4–14)** | **9 % (4–14)** | **9 % (4–14)** |');
  });

  it('say once what the views do not change', () => {
    const [visual] = OUTCOME_PREDICTION.views;
    const views = visual ? [{ ...visual, methods: OUTCOME_PREDICTION.methods }] : [];
    const detail = decoded(viewCards([{ ...OUTCOME_PREDICTION, views }])[0]?.detail ?? '');
    expect(detail).to.contain('Of 321 people: independent 21 %. For this profile as above.');
    expect(detail.match(/\| independent \|/g)).to.have.length(1);
  });

  it('leave bleeding after a treatment to the order', () => {
    const detail = viewCards([OUTCOME_PREDICTION, BLEEDING_PREDICTION, NO_BLEEDING_MODEL])[0]?.detail ?? '';
    expect(detail).not.to.contain('Symptomatic haemorrhage');
    expect(detail).not.to.contain('95 %');
  });

  it('appear without a complete score and without the app, and name no figure in the headline', () => {
    const unknown: (typeof FACTS)[number][] = [...FACTS];
    expect(viewCards([], unknown)).to.deep.equal([]);
    expect(viewCards([NO_BLEEDING_MODEL], unknown)).to.deep.equal([]);
    const [card] = viewCards([OUTCOME_PREDICTION], unknown);
    expect(card?.summary).to.equal(
      'Acute stroke: no outcome score is complete; what trained models say is in the detail.',
    );
    expect(card?.summary).not.to.match(/%/);
  });

  it('name the tasks that await a site’s own data in one line', () => {
    const task = (title: string): NoPrediction => ({
      ...NO_BLEEDING_MODEL,
      model: { id: title, task: title, title },
    });
    const detail = viewCards([OUTCOME_PREDICTION, task('Sight'), task('Movement')])[0]?.detail ?? '';
    expect(detail).to.contain('No model trained at this site: Sight; Movement.');
  });
});

describe('a card that was shown', () => {
  it('comes again when models are back or another version answers, and not when their figures move', () => {
    const print = (prediction: Prediction) => {
      const assessment = assessed([prediction]);
      return fingerprintOf(comparisonCard(assessment, { unread: [], notes: [] }, SUBJECT, DEPS), assessment);
    };
    const same = print(OUTCOME_PREDICTION);
    expect(print({ ...OUTCOME_PREDICTION, methods: [] })).to.equal(same);
    const { id, task, title } = OUTCOME_PREDICTION.model;
    expect(print({ status: 'none', model: { id, task, title }, reason: 'too-late' })).not.to.equal(same);
    const model = { ...OUTCOME_PREDICTION.model, version: '1.0.1' };
    expect(print({ ...OUTCOME_PREDICTION, model })).not.to.equal(same);
  });
});
