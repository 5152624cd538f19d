import { expect } from 'chai';
import { resolveTimes } from '../../server/sandbox/seed/time-placeholders.ts';

const NOW = new Date('2026-03-04T09:30:00Z');

describe('time placeholders of the patient files', () => {
  const resolved = (text: string) => resolveTimes(text, NOW);

  it('minutesAgo and daysAgo are instants before loading', () => {
    expect(resolved('{{minutesAgo:25}}')).to.equal('2026-03-04T09:05:00.000Z');
    expect(resolved('{{minutesAgo:600}}')).to.equal('2026-03-03T23:30:00.000Z');
    expect(resolved('{{daysAgo:380}}')).to.equal('2025-02-17T09:30:00.000Z');
  });

  it('dateDaysAgo is a calendar date', () => {
    expect(resolved('{{dateDaysAgo:4}}')).to.equal('2026-02-28');
  });

  it('birthDate gives the age in years and the days since the birthday', () => {
    expect(resolved('{{birthDate:72y3d}}')).to.equal('1954-03-01');
    expect(resolved('{{birthDate:72y143d}}')).to.equal('1953-10-12');
  });

  it('reaches every string of a resource and leaves everything else alone', () => {
    expect(resolveTimes({ a: ['{{minutesAgo:0}}', 7, null], b: { c: 'x', d: true } }, NOW)).to.eql({
      a: ['2026-03-04T09:30:00.000Z', 7, null],
      b: { c: 'x', d: true },
    });
  });

  it('refuses a placeholder that it does not know', () => {
    for (const text of ['{{minutesAgo:x}}', '{{hoursAgo:2}}', 'at {{minutesAgo:2}}', '{{birthDate:72}}']) {
      expect(() => resolved(text), text).to.throw(/not a time placeholder/);
    }
  });
});
