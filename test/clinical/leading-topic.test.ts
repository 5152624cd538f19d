import { expect } from 'chai';
import { known, missing } from '../../server/clinical/known.ts';
import { leadingTopic } from '../../server/clinical/leading-topic.ts';
import { applicableScores } from '../../server/clinical/scores/applicability.ts';
import { factsWith, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';

const topicOf = (facts: Partial<StrokeFacts>) => leadingTopic({ facts: factsWith(facts) });

describe('the topic that leads', () => {
  it('is the haemorrhage as soon as one record shows, measures or places it', () => {
    for (const facts of [
      { haemorrhageOnImaging: known(true) },
      { haematomaVolumeMl: known(0.5) },
      { haematomaLocation: known('lobar' as const) },
      { intraventricularHaemorrhage: known(true) },
    ]) {
      expect(topicOf(facts), Object.keys(facts).join()).to.equal('intracranial-haemorrhage');
    }
  });

  it('is the haemorrhage while records disagree, and for a child, although no score was made for one', () => {
    const conflicting = { status: 'conflicting' as const, values: [known(false), known(true)] as const };
    expect(topicOf({ haemorrhageOnImaging: conflicting })).to.equal('intracranial-haemorrhage');
    const child = { ageYears: known(9), haemorrhageOnImaging: known(true) };
    expect(topicOf(child)).to.equal('intracranial-haemorrhage');
    expect(applicableScores(factsWith(child))).to.deep.equal([]);
  });

  it('is the ischaemic stroke otherwise: excluded, not looked for, or measured as 0 mL', () => {
    for (const facts of [
      {},
      { haemorrhageOnImaging: known(false) },
      { haemorrhageOnImaging: missing('not-assessable') },
      { haematomaVolumeMl: known(0) },
      { avmVolumeMl: known(6) },
      { intracranialHaemorrhage: known({ occurred: true, hoursAgo: 90_000 }) },
    ]) {
      expect(topicOf(facts), JSON.stringify(facts)).to.equal('ischaemic-stroke');
    }
    expect(
      applicableScores(factsWith({ haematomaVolumeMl: known(0) })).map(({ group }) => group),
    ).not.to.include('intracerebral-haemorrhage');
  });
});
