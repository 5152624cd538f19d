import { expect } from 'chai';
import fc from 'fast-check';
import { cardSummary, MAX_SUMMARY_LENGTH } from '../../server/cds-hooks/card-summary.ts';
import { escapeMarkdown } from '../../server/cds-hooks/markdown.ts';
import { assess } from '../../server/clinical/assess.ts';
import { known } from '../../server/clinical/known.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import { NOW } from '../fixtures/chart.ts';
import { FACTS, knownFacts, withoutFacts } from '../fixtures/facts.ts';

describe('the card for any patient', () => {
  it('CDS Hooks card.summary: is shorter than 140 characters whatever is missing, and names both scores', () => {
    fc.assert(
      fc.property(
        fc.subarray(FACTS),
        fc.integer({ min: 0, max: 42 }),
        fc.integer({ min: 18, max: 100 }),
        fc.constantFrom(undefined, '2026-11-24T10:42:00+02:00', '2026-11-23T23:42:00Z'),
        (unknown, nihss, ageYears, at) => {
          const facts = knownFacts({ nihss, ageYears, glucose: { value: 10, unit: 'mmol/L' } });
          const timed = {
            ...facts,
            glucose: known({ value: 10, unit: 'mmol/L' as const }, at === undefined ? {} : { at }),
          };
          const summary = cardSummary(assess(withoutFacts(timed, unknown), NOW, DEFAULT_POLICY));
          expect(summary.length).to.be.at.most(MAX_SUMMARY_LENGTH);
          expect(summary).to.match(/HAT \d.*SEDAN \d/);
          if (unknown.includes('nihss')) expect(summary).to.contain('unclear');
        },
      ),
    );
  });

  it('escapes any text so that no character keeps a meaning in Markdown or HTML', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escapeMarkdown(text)).not.to.match(/[<>"'`*_[\]()|\\~!\n]/);
      }),
    );
  });

  it('cuts text that nobody would read, and no character in two', () => {
    expect(escapeMarkdown('x'.repeat(8_000_000))).to.equal(`${'x'.repeat(1000)}…`);
    expect(escapeMarkdown(`${'x'.repeat(999)}\u{1F9E0}${'y'.repeat(10)}`)).to.equal(`${'x'.repeat(999)}…`);
    expect(escapeMarkdown('x'.repeat(1000))).to.equal('x'.repeat(1000));
  });
});
