import { expect } from 'chai';
import type { Observation } from '../../server/clinical/observed/observation-window.ts';
import { settledBy, type Seen } from '../../server/monitoring/settled-outcomes.ts';

const DAY = 24;

const seen = (kind: Observation['kind'], value: Observation['value'], at: Partial<Seen> = {}): Seen => ({
  kind,
  value,
  hoursSinceStart: 90 * DAY,
  hoursSinceTreatment: 90 * DAY - 1,
  isOfLaterStroke: false,
  ...at,
});

const settled = (...observations: Seen[]) =>
  Object.fromEntries([...settledBy(observations)].map(([id, { happened }]) => [id, happened]));
const onDay = (day: number) => ({ hoursSinceStart: day * DAY });

const DEAD_AT_90_DAYS = {
  'mrs-0-1-90-days': false,
  'mrs-0-2-90-days': false,
  'mrs-3-6-90-days': true,
  'mrs-5-6-90-days': true,
  'gos-4-5-90-days': false,
  'favourable-composite-90-days': false,
  'death-90-days': true,
};
const DEAD_AT_6_MONTHS = {
  'outcome-6-months/dead': true,
  'outcome-6-months/dependent': false,
  'outcome-6-months/not-recovered': false,
  'outcome-6-months/recovered': false,
  'outcome-6-months/independent': false,
  'outcome-6-months/dead-or-dependent': true,
};
const DEAD_AT_A_YEAR = { 'mrs-4-6-12-months': true, 'death-1-year': true };

describe('what a reported outcome settles', () => {
  it('mRS 3 at three months, seen by a patient who lives: dependent, and not dead', () => {
    expect(settled(seen('mrs', 3))).to.deep.equal({
      'mrs-0-1-90-days': false,
      'mrs-0-2-90-days': false,
      'mrs-3-6-90-days': true,
      'mrs-5-6-90-days': false,
      'death-30-days': false,
      'death-90-days': false,
    });
  });

  it('mRS before day 90 leaves open whether the person dies until then; mRS 6 after it, when', () => {
    expect(settled(seen('mrs', 1, { hoursSinceStart: 70 * DAY }))).not.to.have.property('death-90-days');
    expect(settled(seen('mrs', 6, { hoursSinceStart: 100 * DAY }))).not.to.have.property('death-90-days');
    expect(settled(seen('mrs', 6, { hoursSinceStart: 80 * DAY }))).to.have.property('death-90-days', true);
  });

  it('mRS outside days 60 to 120 says nothing of disability at three months, but that the person lived', () => {
    const alive = (day: number) => settled(seen('mrs', 0, onDay(day)));
    expect(alive(10)).to.deep.equal({});
    expect(alive(59.9)).to.deep.equal({ 'death-30-days': false });
    expect(alive(120.1)).to.deep.equal({ 'death-30-days': false, 'death-90-days': false });
    expect(alive(365)).to.deep.equal({
      'death-30-days': false,
      'death-90-days': false,
      'outcome-6-months/dead': false,
      'death-1-year': false,
    });
  });

  it('whoever is dead on day 10 is so on each later day, and on each scale that has death as a grade', () => {
    const dead = { 'death-30-days': true, ...DEAD_AT_90_DAYS, ...DEAD_AT_6_MONTHS, ...DEAD_AT_A_YEAR };
    for (const death of [seen('mrs', 6), seen('state-6-months', 'dead'), seen('death-1-year', true)])
      expect(settled({ ...death, ...onDay(10) }), death.kind).to.deep.equal(dead);
    // Dead by day 50: on day 30 perhaps not yet.
    expect(settled(seen('mrs', 6, onDay(50)))).not.to.have.property('death-30-days');
    expect(settled(seen('death-90-days', true, onDay(50)))).to.have.property('death-30-days', false);
    expect(settled(seen('mrs', 6, onDay(130)))).to.deep.equal({ ...DEAD_AT_6_MONTHS, ...DEAD_AT_A_YEAR });
  });

  it('whoever was well on day 70 and died on day 80 is dead at three months', () => {
    const observations = [seen('mrs', 1, onDay(70)), seen('death-30-days', true, onDay(80))];
    expect(settled(...observations))
      .to.include(DEAD_AT_90_DAYS)
      .and.to.include({ 'death-30-days': false });
  });

  it('of a death and a life after it the later report is believed', () => {
    const [dead, alive] = [seen('mrs', 6, onDay(10)), seen('mrs', 2, onDay(90))];
    expect(settled(dead, alive)).to.deep.equal(settled(alive));
    expect(settled(alive, dead)).to.deep.equal(settled(dead));
    // What was corrected corrects nothing itself.
    expect(settled(seen('state-6-months', 'recovered', onDay(180)), dead, alive)).to.include({
      'outcome-6-months/recovered': true,
    });
  });

  it('of a later stroke only life and death count', () => {
    const later = (one: Seen) => settled({ ...one, isOfLaterStroke: true });
    expect(later(seen('mrs', 2, onDay(100)))).to.deep.equal({
      'death-30-days': false,
      'death-90-days': false,
    });
    expect(later(seen('death-90-days', true, onDay(60)))).to.include(DEAD_AT_90_DAYS);
    expect(later(seen('sich-ecass-ii', true, onDay(20)))).to.deep.equal({});
  });

  it('a death is due when its time is over, whatever else is not due at all', () => {
    const due = (...observations: Seen[]) =>
      Object.fromEntries([...settledBy(observations)].map(([id, { dueDay }]) => [id, dueDay]));
    expect(due(seen('death-30-days', true, onDay(10)))).to.include({
      'death-30-days': 30,
      'mrs-0-2-90-days': 90,
      'outcome-6-months/dead': 180,
      'outcome-6-months/recovered': 180,
      'mrs-4-6-12-months': 365,
    });
    expect(due(seen('mrs', 6, onDay(100)))).to.include({ 'mrs-0-2-90-days': 90 });
    for (const alive of [seen('mrs', 2), seen('sich-ecass-ii', true, onDay(2))])
      expect(new Set(Object.values(due(alive)))).to.deep.equal(new Set([undefined]));
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
    expect(dead('death-90-days', 100)).to.include({ 'death-90-days': false, 'outcome-6-months/dead': true });
    expect(dead('death-90-days', 100)).not.to.have.property('mrs-0-2-90-days');
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
    expect(settled(seen('sich-ecass-ii', true, onDay(2)))).to.deep.equal({ 'sich-ecass-ii': true });
    expect(settled(seen('sich-ecass-ii', true, onDay(90)))).to.deep.equal({});
  });

  it('six months have classes of their own', () => {
    const at = { hoursSinceStart: 180 * DAY };
    expect(settled(seen('state-6-months', 'not-recovered', at))).to.deep.equal({
      'death-30-days': false,
      'death-90-days': false,
      'outcome-6-months/dead': false,
      'outcome-6-months/dependent': false,
      'outcome-6-months/not-recovered': true,
      'outcome-6-months/recovered': false,
      'outcome-6-months/independent': true,
      'outcome-6-months/dead-or-dependent': false,
    });
    expect(settled(seen('state-6-months', 'dead', { hoursSinceStart: 200 * DAY }))).to.include(
      DEAD_AT_6_MONTHS,
    );
  });
});
