import { expect } from 'chai';
import { resolveTimes } from '../../server/sandbox/seed/time-placeholders.ts';

const NOW = new Date('2026-03-04T09:30:00Z');

describe('time placeholders of the patient files', () => {
  const resolved = (text: string) => resolveTimes(text, NOW);
  /** Whatever zone it is written in, which FHIR demands to be there. */
  const instant = (text: string) => {
    const time = String(resolved(text));
    expect(time).to.match(/(Z|[+-]\d\d:\d\d)$/);
    return Date.parse(time);
  };

  it('minutesAgo and daysAgo are instants before loading', () => {
    expect(instant('{{minutesAgo:25}}')).to.equal(Date.parse('2026-03-04T09:05:00Z'));
    expect(instant('{{minutesAgo:600}}')).to.equal(Date.parse('2026-03-03T23:30:00Z'));
    expect(instant('{{daysAgo:380}}')).to.equal(Date.parse('2025-02-17T09:30:00Z'));
  });

  it('dateDaysAgo is a calendar date', () => {
    expect(resolved('{{dateDaysAgo:4}}')).to.equal('2026-02-28');
  });

  it('birthDate gives the age in years and the days since the birthday', () => {
    expect(resolved('{{birthDate:72y3d}}')).to.equal('1954-03-01');
    expect(resolved('{{birthDate:72y143d}}')).to.equal('1953-10-12');
  });

  it('reaches every string of a resource and leaves everything else alone', () => {
    expect(resolveTimes({ a: ['{{dateDaysAgo:0}}', 7, null], b: { c: 'x', d: true } }, NOW)).to.eql({
      a: ['2026-03-04', 7, null],
      b: { c: 'x', d: true },
    });
  });

  it('refuses a placeholder that it does not know', () => {
    for (const text of ['{{minutesAgo:x}}', '{{hoursAgo:2}}', 'at {{minutesAgo:2}}', '{{birthDate:72}}']) {
      expect(() => resolved(text), text).to.throw(/not a time placeholder/);
    }
  });
});
