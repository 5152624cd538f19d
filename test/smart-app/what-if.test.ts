import { expect } from 'chai';
import { assess } from '../../server/clinical/assess.ts';
import { known, notRecorded } from '../../server/clinical/known.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import type { FactName, StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { effectLines } from '../../smart-app/src/facts/effect-text.ts';
import { editedFacts, effectOfAll, effectOfOne } from '../../smart-app/src/facts/what-if.ts';
import { knownFacts } from '../fixtures/facts.ts';

const NOW = new Date('2026-03-04T09:30:00Z');
const assessed = (facts: StrokeFacts) => assess(facts, NOW, DEFAULT_POLICY);
/** HAT 0: no diabetes, 6 mmol/L, NIHSS 6, no hypodensity. SEDAN 0: nothing counts. */
const BASELINE = assessed(knownFacts());
const withEdits = (edits: Partial<StrokeFacts>) => assessed({ ...BASELINE.facts, ...edits });
const linesOf = (name: FactName, edits: Partial<StrokeFacts>) =>
  effectLines(effectOfOne(name, withEdits(edits), BASELINE));

describe('what an edit changes', () => {
  it('is compared with the chart: the headline scores always, the others when they move', () => {
    // Lou 2008: NIHSS 15-20 one point. Strbian 2012: NIHSS of 10 or more one point.
    expect(linesOf('nihss', { nihss: known(16) })[0]).to.match(/^HAT 0 → 1, SEDAN 0 → 1, /);
    // Strbian 2012: early infarct signs one point; Lou 2008 does not ask for them.
    expect(linesOf('earlyInfarctSigns', { earlyInfarctSigns: known(true) })[0]).to.match(
      /^HAT unchanged, SEDAN 0 → 1/,
    );
  });

  it('names the criteria whose verdict is another one, and no other', () => {
    const [, eligibility] = linesOf('platelets10e9PerL', { platelets10e9PerL: known(70) });
    expect(eligibility).to.equal('Platelets below 100: open → present');
    expect(linesOf('smoker', { smoker: known(true) })).to.deep.equal(['HAT unchanged, SEDAN unchanged']);
  });

  it('says how many more there are rather than list them all', () => {
    const [scores = ''] = linesOf('nihss', { nihss: known(30) });
    const named = scores.split(', ').length;
    const changed = effectOfOne('nihss', withEdits({ nihss: known(30) }), BASELINE).scores.length;
    expect(changed).to.be.greaterThan(4);
    expect(scores).to.match(new RegExp(`and ${changed - 4} more$`));
    expect(named).to.equal(5);
  });

  it('tells which scores become those of this patient', () => {
    const [scores] = linesOf('haemorrhageOnImaging', { haemorrhageOnImaging: known(true) });
    expect(scores).to.contain('ICH score not for this patient → 0–5');
  });

  it('of one fact is that of this edit alone; of all, that of all of them', () => {
    const edits = { nihss: known(16), diabetes: known(true) };
    const both = withEdits(edits);
    const hatOf = ({ scores }: ReturnType<typeof effectOfAll>) =>
      scores.find(({ score }) => score === 'hat')?.after?.high;
    expect(hatOf(effectOfOne('nihss', both, BASELINE))).to.equal(1);
    expect(hatOf(effectOfOne('diabetes', both, BASELINE))).to.equal(1);
    expect(hatOf(effectOfAll(both, BASELINE))).to.equal(2);
    expect(both.scores.find(({ id }) => id === 'hat')?.total.high).to.equal(2);
  });
});

describe('edited facts', () => {
  it('are those whose value differs; saying "no" to what no list contains is an edit', () => {
    expect(editedFacts(withEdits({ nihss: known(16), smoker: known(true) }), BASELINE)).to.deep.equal([
      'nihss',
      'smoker',
    ]);
    expect(editedFacts(withEdits({ nihss: { ...known(6), source: 'what-if' } }), BASELINE)).to.deep.equal([]);
    const unlisted = assessed({ ...BASELINE.facts, cancer: notRecorded() });
    const answered = assessed({ ...BASELINE.facts, cancer: known(false) });
    expect(editedFacts(answered, unlisted)).to.deep.equal(['cancer']);
  });

  it('are none without a baseline', () => {
    expect(editedFacts(BASELINE, undefined)).to.deep.equal([]);
  });
});
