/** At which ages of an event a verdict changes: the limits that AHA/ASA print (reference table of contraindications). */
import { expect } from 'chai';
import { eventLimitsInHours } from '../../server/clinical/eligibility/event-limits.ts';
import { limitInHours } from '../../server/clinical/eligibility/limit.ts';

const DAY = 24;

describe('limits on events, in hours', () => {
  it('are those of every edition, in order, each once', () => {
    expect(eventLimitsInHours('traumaticBrainInjury')).to.deep.equal([14 * DAY, 92 * DAY]);
    expect(eventLimitsInHours('gastrointestinalOrUrinaryBleed')).to.deep.equal([21 * DAY]);
    expect(eventLimitsInHours('majorSurgery')).to.deep.equal([10 * DAY]);
    expect(eventLimitsInHours('duralPuncture')).to.deep.equal([7 * DAY]);
    expect(eventLimitsInHours('doacDose')).to.deep.equal([48]);
  });

  it('are none where the event counts whenever it was', () => {
    expect(eventLimitsInHours('intracranialHaemorrhage')).to.deep.equal([]);
  });

  it('a limit of something else than a time has no hours', () => {
    expect(limitInHours({ fact: 'systolicMmHg', relation: '>', value: 185, unit: 'mm[Hg]' })).to.equal(
      undefined,
    );
    expect(limitInHours({ fact: 'neurosurgery', relation: '<', value: 14, unit: 'd' })).to.equal(336);
  });
});
