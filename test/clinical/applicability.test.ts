import { expect } from 'chai';
import { known } from '../../server/clinical/known.ts';
import { applicableScores } from '../../server/clinical/scores/applicability.ts';
import { factsWith, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { knownFacts } from '../fixtures/facts.ts';

const idsFor = (facts: Partial<StrokeFacts>) => applicableScores(factsWith(facts)).map(({ id }) => id);

describe('which scores are for a patient', () => {
  it('are those of acute ischaemic stroke when the chart says nothing else', () => {
    expect(idsFor({})).to.deep.equal([
      'hat',
      'sedan',
      'sits-sich',
      'grasps',
      'mss',
      'span-100',
      'dragon',
      'thrive',
      'thrive-c',
      'astral',
    ]);
  });

  it('are none for a child, and all while the age is in doubt', () => {
    expect(applicableScores(knownFacts({ ageYears: 17 }))).to.deep.equal([]);
    expect(applicableScores(knownFacts({ ageYears: 18 })).length).to.be.greaterThan(0);
    const doubtful = { status: 'conflicting' as const, values: [known(17), known(18)] as const };
    expect(idsFor({ ageYears: doubtful })).to.include('hat');
  });

  it('include those of a haemorrhage, a malformation, oedema, thrombectomy and infarct when the chart holds them', () => {
    expect(idsFor({ haemorrhageOnImaging: known(true) })).to.include.members([
      'ich-score',
      'func',
      'max-ich',
    ]);
    expect(idsFor({ haematomaVolumeMl: known(10) })).to.include('ich-score');
    expect(idsFor({ haemorrhageOnImaging: known(false) })).not.to.include('ich-score');
    expect(idsFor({ avmVolumeMl: known(3) })).to.include.members([
      'spetzler-martin',
      'vras',
      'rbas-modified',
      'avmes',
    ]);
    expect(idsFor({ midlineShiftMm: known(4) })).to.include('edema');
    expect(idsFor({ thrombectomyPlanned: known(true) })).to.include.members(['hiat', 'tag']);
    expect(idsFor({ mtici: known('2b') })).to.include('tag');
    expect(idsFor({ thrombectomyPlanned: known(false) })).not.to.include('hiat');
    expect(idsFor({ aspectsI: known(true) })).to.include('aspects');
  });

  it('include iScore and the race term of GRASPS only where someone recorded what they need', () => {
    expect(idsFor({ strokeSubtype: known('lacunar') })).to.include.members([
      'iscore-30-days',
      'iscore-1-year',
    ]);
    expect(idsFor({ asian: known(false) })).to.include('grasps-with-race');
  });
});
