import { expect } from 'chai';
import { aphasiaRapidTest } from '../../server/clinical/recovery/aphasia-rapid-test.ts';
import { change } from '../../server/clinical/recovery/change.ts';
import { depres } from '../../server/clinical/recovery/depres.ts';
import { gray } from '../../server/clinical/recovery/gray.ts';
import { neglect } from '../../server/clinical/recovery/neglect.ts';
import { press } from '../../server/clinical/recovery/press.ts';
import { rowe } from '../../server/clinical/recovery/rowe.ts';
import { signal2 } from '../../server/clinical/recovery/signal2.ts';
import { vista } from '../../server/clinical/recovery/vista.ts';
import { zhang } from '../../server/clinical/recovery/zhang.ts';
import { categoriesOf, findingsOf, ratesOf, resultOf, type Values } from '../fixtures/recovery.ts';

describe('recovery of vision', () => {
  it('Zhang 2006: 50 to 60 % within a month, about 20 % at 6 months, the range between, nothing later', () => {
    const improving = (monthsToFirstVisualField: number) =>
      resultOf(zhang, { visualField: 'complete-hemianopia', monthsToFirstVisualField });
    expect(ratesOf(improving(0))).to.deep.equal(['field-any-improvement follow-up: 50-60']);
    for (const month of [1.1, 5.9])
      expect(findingsOf(improving(month))[0]).to.deep.include({
        range: { low: 20, high: 60 },
        isBetweenPublished: true,
      });
    expect(ratesOf(improving(6))).to.deep.equal(['field-any-improvement follow-up: 20-20']);
    expect(improving(6.1).status).to.equal('no-longer');
  });

  it('Gray 1989 is not about a full field or a loss on both sides, on whatever day', () => {
    for (const visualField of ['full', 'bilateral'] as const) {
      for (const day of [{ daysSinceStroke: 5 }, { daysSinceStroke: 40 }, {}]) {
        expect(resultOf(gray, { visualField, ...day })).to.deep.include({
          status: 'does-not-apply',
          because: ['visualField'],
        });
      }
    }
  });

  it('Gray 1989: complete 17 % full and 49 % dead, partial 72 % and 11 %, up to day 28', () => {
    const field = (visualField: Values['visualField'], daysSinceStroke = 1) =>
      resultOf(gray, { daysSinceStroke, ...(visualField && { visualField }) });
    expect(ratesOf(field('complete-hemianopia'))).to.deep.equal([
      'field-full-on-confrontation 28-days: 17-17',
      'death-after-hemianopia follow-up: 49-49',
    ]);
    expect(ratesOf(field('partial-hemianopia'))).to.deep.equal([
      'field-full-on-confrontation 28-days: 72-72',
      'death-after-hemianopia follow-up: 11-11',
    ]);
    expect(field('full')).to.deep.include({ status: 'does-not-apply', because: ['visualField'] });
    expect(field('bilateral').status).to.equal('does-not-apply');
    expect(field('partial-hemianopia', 29).status).to.equal('no-longer');
    expect(ratesOf(field(undefined))).to.deep.equal([
      'field-full-on-confrontation 28-days: 17-72',
      'death-after-hemianopia follow-up: 11-49',
    ]);
  });

  it('VISTA: 42.6 and 28.2 % at 30 days, 45.0 and 20.5 % at 90 days; after day 30 only the latter', () => {
    const on = (daysSinceStroke: number) => resultOf(vista, { visualField: 'bilateral', daysSinceStroke });
    const day90 = ['visual-items-normal 90-days: 45-45', 'visual-items-still-impaired 90-days: 20.5-20.5'];
    expect(ratesOf(on(30))).to.deep.equal([
      'visual-items-normal 30-days: 42.6-42.6',
      'visual-items-still-impaired 30-days: 28.2-28.2',
      ...day90,
    ]);
    expect(ratesOf(on(31))).to.deep.equal(day90);
    expect(on(91).status).to.equal('no-longer');
  });

  it('Rowe 2013: full 7.5, improved 39, unchanged 52, worse 1 %', () => {
    const result = resultOf(rowe, { visualField: 'partial-hemianopia' });
    expect(ratesOf(result)).to.deep.equal([
      'field-loss-resolved follow-up: 7.5-7.5',
      'field-loss-improved follow-up: 39-39',
      'field-loss-unchanged follow-up: 52-52',
      'field-loss-worse follow-up: 1-1',
    ]);
    expect(resultOf(rowe, { visualField: 'full' }).status).to.equal('does-not-apply');
  });

  it('is always a group figure, and the results say that there is no model', () => {
    const facts = {
      visualField: 'complete-hemianopia',
      daysSinceStroke: 1,
      monthsToFirstVisualField: 0,
    } as const;
    for (const rule of [zhang, gray, vista, rowe]) {
      expect(resultOf(rule, facts).status).to.equal('group-figure');
      expect(resultOf(rule, {}).isGroupFigure).to.equal(true);
      expect(resultOf(rule, facts).remarks).to.include.members(['vision-no-model', 'not-averaged']);
    }
  });
});

describe('recovery of language, attention, cognition, mood and swallowing', () => {
  it('Aphasia Rapid Test on day 8: 11 good, 12 to 21 not published, 22 poor', () => {
    const art = (points: number, daysSinceStroke = 8) =>
      resultOf(aphasiaRapidTest, { aphasia: true, daysSinceStroke, aphasiaRapidTest: points });
    expect(categoriesOf(art(11))).to.deep.equal(['aphasia-good']);
    expect(categoriesOf(art(22))).to.deep.equal(['aphasia-poor']);
    for (const points of [12, 21])
      expect(findingsOf(art(points)).map(({ kind }) => kind)).to.deep.equal(['not-published']);
    expect(art(11, 6).status).to.equal('not-yet');
    expect(art(11, 10).status).to.equal('no-longer');
  });

  it('neglect: no figure for a person, only what explains it', () => {
    const result = resultOf(neglect, { visuospatialNeglect: true });
    expect(result).to.deep.include({ status: 'group-figure', findings: [] });
    expect(result.remarks).to.deep.equal(['neglect-no-figure']);
  });

  it('CHANGE and SIGNAL2 are shown as the figures of their groups, without placing the person', () => {
    expect(ratesOf(resultOf(change, {}))).to.deep.equal([
      'low-risk cognitive-impairment follow-up: 7-23',
      'medium-risk cognitive-impairment follow-up: 25-58',
      'high-risk cognitive-impairment follow-up: 67-82',
    ]);
    expect(ratesOf(resultOf(signal2, {}))).to.deep.equal([
      'low-risk cognitive-impairment follow-up: 10.1-10.1',
      'medium-risk cognitive-impairment follow-up: 52.7-52.7',
      'high-risk cognitive-impairment follow-up: 74.1-74.1',
    ]);
    expect(resultOf(change, {}).remarks).to.include('items-not-read');
    expect(resultOf(signal2, {}).status).to.equal('group-figure');
  });

  it('DePreS is for ruling out only: 90 % below the cut had no major depression', () => {
    const result = resultOf(depres, {});
    expect(ratesOf(result)).to.deep.equal(['below-cut no-major-depression follow-up: 90-90']);
    expect(result.remarks).to.include('depres-rule-out');
  });

  it('PRESS: 1 and 9 points lie between the printed extremes, and a warning that it over-predicts', () => {
    for (const pressTotal of [1, 9]) {
      const result = resultOf(press, { dysphagia: true, daysSinceStroke: 1, pressTotal });
      expect(ratesOf(result)).to.deep.equal([
        'impaired-oral-intake 7-days: 5-96',
        'impaired-oral-intake 30-days: 2-62',
      ]);
      expect(findingsOf(result)[0]).to.deep.include({ isBetweenPublished: true });
      expect(result.remarks).to.include('press-over-predicts');
    }
    expect(resultOf(press, { dysphagia: true, daysSinceStroke: 8, pressTotal: 1 }).status).to.equal(
      'no-longer',
    );
  });
});
