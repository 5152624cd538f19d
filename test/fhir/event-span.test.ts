/** Dates as vague as FHIR allows, and what may be concluded from them. */
import { expect } from 'chai';
import fc from 'fast-check';
import { between, pastEvent, spanOf } from '../../server/fhir/history/event-span.ts';
import { NOW } from '../fixtures/chart.ts';

const HOUR = 3_600_000;

describe('when an event was', () => {
  it('is exact for an instant', () => {
    expect(spanOf(new Date(NOW.getTime() - 30 * HOUR).toISOString(), NOW)).to.deep.equal({
      from: 30,
      to: 30,
    });
  });

  it('any instant of a day, month or year, in any time zone, lies in the span of its date', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 * 365 * 24 * 60 }),
        fc.integer({ min: -12 * 60, max: 14 * 60 }),
        fc.constantFrom(4, 7, 10),
        (minutesAgo, offsetMinutes, length) => {
          const instant = NOW.getTime() - minutesAgo * 60_000;
          const written = new Date(instant + offsetMinutes * 60_000).toISOString().slice(0, length);
          const span = spanOf(written, NOW);
          expect(span?.from, written).to.be.at.most(minutesAgo / 60);
          expect(span?.to, written).to.be.at.least(minutesAgo / 60);
        },
      ),
    );
  });

  it('a day spans 50 hours at most, over all time zones', () => {
    const { from = NaN, to = NaN } = spanOf('2026-10-01', NOW) ?? {};
    expect(to - from).to.equal(50);
  });

  it('nothing that is no FHIR dateTime has a span', () => {
    for (const text of ['yesterday', '2026-13-01', '2026-1-1', '26-01-01', '', undefined]) {
      expect(spanOf(text, NOW), text).to.equal(undefined);
    }
  });

  it('a period reaches from its start to its end, in either order', () => {
    const late = { from: 2, to: 3 };
    const early = { from: 10, to: 12 };
    expect(between(late, early)).to.deep.equal({ from: 2, to: 12 });
    expect(between(early, late)).to.deep.equal({ from: 2, to: 12 });
  });

  it('has hours exactly when every moment of the span lies on the same side of every limit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 3 }),
        (from, length, limits) => {
          const span = { from, to: from + length };
          const sides = (hours: number) => limits.map((limit) => Math.sign(hours - limit)).join();
          const moments = Array.from({ length: length + 1 }, (_, index) => from + index);
          const isDecided = new Set(moments.map(sides)).size === 1;
          const event = pastEvent(span, limits);
          expect(event.occurred).to.equal(true);
          expect(event.hoursAgo !== undefined).to.equal(isDecided);
          if (event.hoursAgo !== undefined) expect(sides(event.hoursAgo)).to.equal(sides(span.to));
        },
      ),
    );
  });

  it('without limits an open end leaves the event undated', () => {
    expect(pastEvent({ from: 5, to: Infinity }, [])).to.deep.equal({ occurred: true });
    expect(pastEvent({ from: 500, to: Infinity }, [400])).to.deep.equal({ occurred: true, hoursAgo: 500 });
  });
});
