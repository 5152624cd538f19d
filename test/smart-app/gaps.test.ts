import { expect } from 'chai';
import { assess } from '../../server/clinical/assess.ts';
import { known, missing, notRecorded } from '../../server/clinical/known.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import { FACT_NAMES_IN_ORDER, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { gapText } from '../../smart-app/src/facts/effect-text.ts';
import { gapsOf, type Gap } from '../../smart-app/src/facts/gaps.ts';
import { groupsAtFirst, matches, shownFacts } from '../../smart-app/src/facts/shown-facts.ts';
import { knownFacts } from '../fixtures/facts.ts';

const NOW = new Date('2026-03-04T09:30:00Z');
const assessed = (changes: Partial<StrokeFacts> = {}) =>
  assess({ ...knownFacts(), ...changes }, NOW, DEFAULT_POLICY);
const gapOf = (gaps: readonly Gap[], fact: string) => gaps.find((gap) => gap.fact === fact);

describe('what is open', () => {
  it('is every fact that scores, eligibility or recovery ask for, each once', () => {
    const assessment = assessed({ glucose: missing('not-recorded') });
    const { main, toAsk, recoveryOnly } = gapsOf(assessment);
    const named = [...main, ...toAsk, ...recoveryOnly].map(({ fact }) => fact);
    expect(new Set(named).size).to.equal(named.length);
    expect(named).to.include.members([
      ...assessment.openInputs.map(({ fact }) => fact),
      ...assessment.eligibility.openQuestions.map(({ fact }) => fact),
      ...assessment.recovery.flatMap(({ sharpenedBy }) => sharpenedBy),
    ]);
  });

  it('says what each would change, with the points and the weight of the criterion', () => {
    const { main } = gapsOf(assessed({ glucose: missing('not-recorded') }));
    expect(gapText(gapOf(main, 'glucose')!)).to.match(/^HAT 0 to 1 points, SEDAN 0 to 2 points; /);
    expect(gapText(gapOf(main, 'inr')!)).to.equal('absolute: INR above 1.7');
  });

  it('is ordered: time windows, points of the headline, criteria by tier', () => {
    const facts = gapsOf(assessed({ glucose: missing('not-recorded') })).main.map(({ fact }) => fact);
    const places = (['minutesSinceLastKnownWell', 'glucose', 'inr', 'pregnantOrPostpartum'] as const).map(
      (fact) => facts.indexOf(fact),
    );
    expect(places).not.to.include(-1);
    expect(places).to.deep.equal([...places].sort((a, b) => a - b));
  });

  it('asks for no other window once one applies', () => {
    const early = { minutesSinceLastKnownWell: known(60), onset: known('witnessed' as const) };
    const open = assessed({ ...early, disablingDeficit: missing('not-recorded') });
    const settled = assessed({ ...early, disablingDeficit: known(true), haemorrhageOnImaging: known(false) });
    expect(settled.eligibility.headline.window).to.equal('applies');
    expect(gapsOf(settled).main.flatMap(({ windows }) => windows)).to.deep.equal([]);
    expect(open.eligibility.headline.window).to.equal('cannot-tell');
    expect(gapOf(gapsOf(open).main, 'disablingDeficit')?.windows).to.have.length(1);
  });

  it('keeps apart what no list contains: to be asked, and still not ruled out', () => {
    const { main, toAsk } = gapsOf(assessed({ infectiveEndocarditis: notRecorded() }));
    expect(gapOf(toAsk, 'infectiveEndocarditis')?.criteria).to.have.length(1);
    expect(gapOf(main, 'infectiveEndocarditis')).to.equal(undefined);
  });

  it('is empty of a fact once it is known', () => {
    const { main, toAsk } = gapsOf(assessed({ inr: known(1) }));
    expect([...main, ...toAsk].map(({ fact }) => fact)).not.to.include('inr');
  });
});

describe('which facts are shown', () => {
  it('are what is recorded, what a shown score reads, and what was changed', () => {
    const baseline = assessed({ cancer: notRecorded() });
    const shown = shownFacts(baseline, undefined);
    expect(shown).to.include.members(['nihss', 'glucose', 'weightKg']);
    expect(shown).not.to.include('cancer');
    expect(shown.length).to.be.lessThan(FACT_NAMES_IN_ORDER.length / 2);
    const edited = assessed({ cancer: missing('not-recorded') });
    expect(shownFacts(edited, baseline)).to.include('cancer');
  });

  it('stand in open groups where values disagree', () => {
    const values = [known(100), known(200)] as const;
    expect([
      ...groupsAtFirst(assessed({ platelets10e9PerL: { status: 'conflicting', values } })),
    ]).to.deep.equal(['now', 'blood']);
  });

  it('are found by a part of the name', () => {
    expect(FACT_NAMES_IN_ORDER.filter((name) => matches(name, ' gluC'))).to.deep.equal(['glucose']);
  });
});
