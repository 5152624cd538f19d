import { expect } from 'chai';
import type { Observation } from '../../server/clinical/observed/observation-window.ts';
import { settledBy } from '../../server/monitoring/settled-outcomes.ts';

const DAY = 24;

const seen = (kind: Observation['kind'], value: Observation['value'], at: Partial<Observation> = {}) => ({
  kind,
  value,
  hoursSinceStart: 90 * DAY,
  hoursSinceTreatment: 90 * DAY - 1,
  ...at,
});

const settled = (...observations: Observation[]) => Object.fromEntries(settledBy(observations));

describe('what a reported outcome settles', () => {
  it('mRS 3 at three months, seen by a patient who lives: dependent, and not dead', () => {
    expect(settled(seen('mrs', 3))).to.deep.equal({
      'mrs-0-1-90-days': false,
      'mrs-0-2-90-days': false,
      'mrs-3-6-90-days': true,
      'mrs-5-6-90-days': false,
      'death-90-days': false,
    });
  });

  it('mRS before day 90 leaves open whether the person dies until then; mRS 6 after it, when', () => {
    expect(settled(seen('mrs', 1, { hoursSinceStart: 70 * DAY }))).not.to.have.property('death-90-days');
    expect(settled(seen('mrs', 6, { hoursSinceStart: 100 * DAY }))).not.to.have.property('death-90-days');
    expect(settled(seen('mrs', 6, { hoursSinceStart: 80 * DAY }))).to.have.property('death-90-days', true);
  });

  it('mRS outside days 60 to 120 settles nothing', () => {
    for (const day of [10, 59.9, 120.1, 365])
      expect(settled(seen('mrs', 0, { hoursSinceStart: day * DAY }))).to.deep.equal({});
  });

  it('imaging counts 22 to 36 hours after treatment, and not without one', () => {
    const imaged = (value: string, hoursSinceTreatment: number | undefined) =>
      settled(seen('haemorrhage-imaging', value, { hoursSinceStart: 25, hoursSinceTreatment }));
    expect(imaged('2', 24)).to.deep.equal({ 'any-ich': true, 'ph2-7-days': true });
    expect(imaged('1a', 24)).to.deep.equal({ 'any-ich': true });
    // PH2 may still come within the seven days.
    expect(imaged('none', 24)).to.deep.equal({ 'any-ich': false });
    for (const hours of [21.9, 36.1, undefined]) expect(imaged('2', hours)).to.deep.equal({});
  });

  it('a death settles each horizon by its day, and the scale on which it is 6', () => {
    const dead = (kind: Observation['kind'], day: number) =>
      settled(seen(kind, true, { hoursSinceStart: day * DAY }));
    expect(dead('death-90-days', 20)).to.include({ 'death-90-days': true, 'mrs-0-2-90-days': false });
    expect(dead('death-90-days', 100)).to.deep.equal({ 'death-90-days': false });
    const alive = (day: number) => settled(seen('death-30-days', false, { hoursSinceStart: day * DAY }));
    expect(alive(20)).to.deep.equal({});
    expect(alive(31)).to.deep.equal({ 'death-30-days': false });
  });

  it('what was judged counts before what follows from a scale, whichever came first', () => {
    const observations = [seen('death-90-days', true, { hoursSinceStart: 30 * DAY }), seen('mrs', 2)];
    for (const order of [observations, observations.toReversed()])
      expect(settled(...order)).to.include({ 'death-90-days': true, 'mrs-0-2-90-days': false });
  });

  it('a symptomatic haemorrhage stays under the definition by which it was judged', () => {
    expect(settled(seen('sich-ecass-ii', true))).to.deep.equal({ 'sich-ecass-ii': true });
  });

  it('six months have classes of their own', () => {
    const at = { hoursSinceStart: 180 * DAY };
    expect(settled(seen('state-6-months', 'not-recovered', at))).to.deep.equal({
      'outcome-6-months/dead': false,
      'outcome-6-months/dependent': false,
      'outcome-6-months/not-recovered': true,
      'outcome-6-months/recovered': false,
      'outcome-6-months/independent': true,
      'outcome-6-months/dead-or-dependent': false,
    });
    expect(settled(seen('state-6-months', 'dead'))).to.deep.equal({});
  });
});
