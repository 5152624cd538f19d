import { expect } from 'chai';
import fc from 'fast-check';
import { timeSpan } from '../../server/fhir/fhir-time.ts';

const span = (earliest: string, latest: string) => ({
  earliest: Date.parse(earliest),
  latest: Date.parse(latest),
});

describe('the span of a FHIR dateTime', () => {
  // Local dates exist from UTC+14 (Kiritimati) to UTC-12 (Baker Island).
  for (const [dateTime, expected] of [
    ['2026-11-22T10:00:00+02:00', span('2026-11-22T08:00:00Z', '2026-11-22T08:00:00Z')],
    ['2026-11-22', span('2026-11-21T10:00:00Z', '2026-11-23T12:00:00Z')],
    ['2026-11-22T10:00:00', span('2026-11-21T10:00:00Z', '2026-11-23T12:00:00Z')],
    ['2026-02', span('2026-01-31T10:00:00Z', '2026-03-01T12:00:00Z')],
    ['2026', span('2025-12-31T10:00:00Z', '2027-01-01T12:00:00Z')],
    ['yesterday', undefined],
    ['', undefined],
  ] as const) {
    it(`${dateTime || 'nothing'} is ${expected === undefined ? 'no time' : `within ${(expected.latest - expected.earliest) / 3_600_000} h`}`, () => {
      expect(timeSpan(dateTime)).to.deep.equal(expected);
    });
  }

  it('of a bare date holds every instant that somewhere on earth has that date', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.integer({ min: -12 * 60, max: 14 * 60 }),
        (instant, offsetMinutes) => {
          const local = new Date(instant.getTime() + offsetMinutes * 60_000).toISOString();
          for (const length of [4, 7, 10]) {
            const found = timeSpan(local.slice(0, length));
            expect(found?.earliest).to.be.at.most(instant.getTime());
            expect(found?.latest).to.be.at.least(instant.getTime());
          }
        },
      ),
    );
  });
});
