/** The rules in words stand beside the rules in code. */
import { expect } from 'chai';
import { ALL_CRITERIA } from '../../server/clinical/eligibility/all-criteria.ts';
import { ALL_WINDOWS } from '../../server/clinical/eligibility/all-windows.ts';
import { assessEligibility } from '../../server/clinical/eligibility/assess-eligibility.ts';
import { known } from '../../server/clinical/known.ts';
import { factsWith } from '../../server/clinical/stroke-facts.ts';
import {
  CRITERIA,
  eligibilityAlert,
  GUIDELINES,
  HEADLINES,
  limitText,
  OPEN_REASONS,
  openFactText,
  STRENGTHS,
  TIER_TEXTS,
  WINDOW_STATUSES,
  WINDOWS,
  windowText,
} from '../../server/clinical/text/en.ts';

describe('eligibility in words', () => {
  it('has a rule in words for exactly the guidelines that state the criterion or window', () => {
    expect(ALL_CRITERIA.map(({ id }) => id)).to.have.members(Object.keys(CRITERIA));
    expect(ALL_WINDOWS.map(({ id }) => id)).to.have.members(Object.keys(WINDOWS));
    for (const { id, rules } of ALL_CRITERIA)
      expect(Object.keys(CRITERIA[id].rules), id).to.have.members(Object.keys(rules));
    for (const { id, rules } of ALL_WINDOWS)
      expect(Object.keys(WINDOWS[id].rules), id).to.have.members(Object.keys(rules));
  });

  it('prints limits with their side, unit and time before the assessment', () => {
    const limitsOf = (wanted: string) =>
      ALL_CRITERIA.filter(({ id }) => id === wanted).flatMap(({ rules }) =>
        (rules['aha-2026']?.when.limits ?? []).map(limitText),
      );
    expect(limitsOf('platelets-below-100')).to.deep.equal(['Platelets < 100 × 10⁹/L']);
    expect(limitsOf('inr-above-1-7')).to.deep.equal(['INR > 1.7']);
    expect(limitsOf('aptt-above-40')).to.deep.equal(['aPTT > 40 s']);
    expect(limitsOf('doac-within-48-hours')).to.deep.equal(['Last DOAC dose < 48 hours ago']);
    expect(limitsOf('brain-injury-14-days-to-3-months')).to.deep.equal([
      'Moderate or severe brain injury ≥ 14 days ago',
      'Moderate or severe brain injury ≤ 3 months ago',
    ]);
    expect(limitsOf('high-blood-pressure')).to.deep.equal([
      'Systolic pressure ≥ 185 mmHg',
      'Diastolic pressure ≥ 110 mmHg',
    ]);
    expect(limitsOf('severe-hypoglycaemia')).to.deep.equal(['Glucose < 50 mg/dL']);
    expect(limitsOf('mild-non-disabling-deficit')).to.deep.equal(['Time since last known well ≤ 4 h 30 min']);
    expect(limitsOf('under-18-years')).to.deep.equal(['Age < 18 years']);
  });

  it('never says "absent" for what is not recorded', () => {
    expect(openFactText({ fact: 'aria', reason: 'not-in-complete-list' })).to.equal(
      'ARIA: not recorded in a complete list, which is not the same as absent',
    );
    expect(openFactText({ fact: 'inr', reason: 'not-readable' })).to.equal('INR: could not be read');
  });

  it('calls no headline eligible, and no table of words has an empty sentence', () => {
    const sentences = [
      ...Object.values(HEADLINES),
      ...Object.values(OPEN_REASONS),
      ...Object.values(STRENGTHS),
      ...Object.values(GUIDELINES),
      ...Object.values(WINDOW_STATUSES),
      ...Object.values(TIER_TEXTS).flatMap(({ name, whatToDo }) => [name, whatToDo]),
    ];
    expect(sentences.every((sentence) => sentence.length > 5)).to.equal(true);
    expect(sentences.filter((sentence) => /\beligible\b/i.test(sentence))).to.deep.equal([]);
  });

  it('names the time window that applies, or says that it cannot be told', () => {
    const disabled = { disablingDeficit: known(true), minutesSinceLastKnownWell: known(90) };
    const text = (facts: Parameters<typeof factsWith>[0]) =>
      windowText(assessEligibility(factsWith(facts), 'aha-2026'));
    expect(text(disabled)).to.equal('Time window: Within 4.5 hours.');
    expect(text({})).to.equal('Time window: whether a time window applies cannot be told.');
  });

  it('says first what rules treatment out, by name; a relative contraindication is weighed below', () => {
    const alert = (facts: Parameters<typeof factsWith>[0]) =>
      eligibilityAlert(assessEligibility(factsWith(facts), 'aha-2026'));
    expect(alert({ platelets10e9PerL: known(70) })).to.equal(
      'An absolute contraindication is present. Platelets below 100.',
    );
    expect(alert({ platelets10e9PerL: known(200) })).to.equal('');
    expect(alert({ doacDose: known({ occurred: true, hoursAgo: 4 }) })).to.equal('');
  });
});
