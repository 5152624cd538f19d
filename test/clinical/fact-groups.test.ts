import { expect } from 'chai';
import { freshnessOf, DEFAULT_MAX_AGE_MINUTES, maxAgeOf } from '../../server/clinical/facts/freshness.ts';
import { FACT_GROUPS, FACT_GROUPS_IN_ORDER } from '../../server/clinical/facts/groups.ts';
import { known } from '../../server/clinical/known.ts';
import { FACT_NAMES_IN_ORDER } from '../../server/clinical/stroke-facts.ts';
import { agoText, factValueText } from '../../server/clinical/text/en/fact-values.ts';

const ASSESSED = '2026-03-04T10:30:00Z';

describe('groups of facts', () => {
  it('hold every fact exactly once', () => {
    const grouped = FACT_GROUPS_IN_ORDER.flatMap((group) => [...FACT_GROUPS[group]]);
    expect([...grouped].sort()).to.deep.equal([...FACT_NAMES_IN_ORDER].sort());
  });

  it('keep what a clinician looks for first in front', () => {
    expect(FACT_GROUPS_IN_ORDER[0]).to.equal('now');
    expect(FACT_GROUPS.now.slice(0, 5)).to.include.members(['nihss', 'glucose', 'systolicMmHg']);
    expect(FACT_GROUPS.malformation.every((name) => name.startsWith('avm'))).to.equal(true);
  });
});

describe('freshness', () => {
  const of = (name: 'glucose' | 'diabetes', at?: string) =>
    freshnessOf(name, at, ASSESSED, DEFAULT_MAX_AGE_MINUTES);

  it('is up to the site’s limit, which counts itself, in whatever offset the time was recorded', () => {
    expect(maxAgeOf('glucose', DEFAULT_MAX_AGE_MINUTES)).to.equal(360);
    expect(of('glucose', '2026-03-04T06:30:00+02:00')).to.equal('fresh');
    expect(of('glucose', '2026-03-04T06:29:00+02:00')).to.equal('old');
    expect(of('glucose', '2026-03-04T10:32:00Z')).to.equal('fresh');
  });

  it('cannot be told without a time, and is no question for what lasts', () => {
    expect(of('glucose')).to.equal('no-time');
    expect(of('diabetes', '1999-01-01')).to.equal('lasting');
  });
});

describe('facts in words, for a list', () => {
  it('say how long ago a value was taken, from minutes to days', () => {
    expect([-3, 0.2, 1, 59.6, 190, 71 * 60, 72 * 60, 8 * 24 * 60].map(agoText)).to.deep.equal([
      ...['just now', 'just now', '1 min ago', '1 h ago', '3 h 10 min ago', '71 h ago'],
      ...['3 days ago', '8 days ago'],
    ]);
  });

  it('are the same for a fact that stands alone', () => {
    expect(factValueText('nihss', known(11))).to.equal('11');
    expect(factValueText('hyperdenseArtery', known(false))).to.equal('absent');
  });
});
