/** Sources on arteriovenous malformations of the brain. */
import { evidence } from './evidence.ts';

const CEREBELLAR_COHORT =
  'predicted a favourable outcome of 162 cerebellar malformations in eight centres (J Neurosurg 2017;127:512)';

export const AVM_EVIDENCE = evidence({
  'spetzler-martin': {
    citation: 'Spetzler RF, Martin NA. J Neurosurg 1986;65:476-483 (Spetzler-Martin grade)',
    population: 'arteriovenous malformations treated by surgery',
    shortPopulation: 'surgical series',
    era: 'published 1986',
    outcomes: [],
    grade: 'published-validated',
    confidence: 'verified',
    externalValidation: [
      'ROC area 0.711 for outcome of surgery, seven series, n=1,476 (Spetzler and Ponce 2011)',
    ],
    findings: ['the higher the grade, the more deficits after surgery'],
  },
  'spetzler-ponce': {
    citation: 'Spetzler RF, Ponce FA. J Neurosurg 2011;114:842-849 (three classes)',
    population: 'arteriovenous malformations treated by surgery, seven series, n=1,476',
    shortPopulation: 'seven series, n=1,476',
    era: 'published 2011',
    outcomes: [],
    grade: 'evidence-synthesis',
    confidence: 'verified',
    discrimination: 'ROC area 0.713, against 0.711 with five grades',
    findings: ['relative risk of grade I v II 1.066, of grade IV v V 1.095'],
  },
  vras: {
    citation: 'Starke RM, Yen CP, Ding D, Sheehan JP. J Neurosurg 2013 (Virginia Radiosurgery AVM Scale)',
    population: 'arteriovenous malformations treated by Gamma Knife radiosurgery, n=1,012',
    shortPopulation: 'radiosurgery, n=1,012',
    era: 'published 2013',
    outcomes: ['avm-radiosurgery-success'],
    grade: 'published-validated',
    confidence: 'verified-secondary',
    externalValidation: [CEREBELLAR_COHORT],
    notRead: ['the table of rates at 1, 2 and 3 points'],
  },
  'rbas-modified': {
    citation: 'Wegner RE, et al. Int J Radiat Oncol Biol Phys 2011;79:1147-1150 (modified RBAS)',
    doi: '10.1016/j.ijrobp.2009.12.056',
    pmid: '20605347',
    population:
      'arteriovenous malformations treated by radiosurgery in Pittsburgh, n=293, median follow-up 39 months',
    shortPopulation: 'radiosurgery, n=293',
    era: '1992-2004; published 2011',
    outcomes: ['avm-obliteration-no-deficit'],
    grade: 'published-validated',
    confidence: 'verified',
    externalValidation: ['the 293 people are another set than the score was made on'],
  },
  avmes: {
    citation: 'Lopes DK, Moftakhar R, Straus D, et al. J NeuroInterv Surg 2016;8:685-691 (AVMES)',
    doi: '10.1136/neurintsurg-2015-011779',
    population: 'arteriovenous malformations treated by embolisation for cure, n=39',
    shortPopulation: 'embolisation, n=39',
    era: '2005-2011; published 2016',
    outcomes: [],
    grade: 'research-only',
    confidence: 'verified',
    discrimination: 'tested on the same people only',
    notRead: ['rates by total'],
  },
  'avm-embolisation-scores': {
    citation:
      'Validity assessment of grading scales predicting complications from embolization of cerebral arteriovenous malformations (Buffalo score, AVM neuroendovascular grade)',
    population: 'embolisation, 39 people with 55 procedures, one centre',
    shortPopulation: '39 people, 55 procedures',
    era: '2010-2016',
    outcomes: [],
    grade: 'research-only',
    confidence: 'verified',
    notRead: ['authors and journal of the assessment', 'exact limits of the Buffalo score'],
    findings: [
      'neither the Buffalo score (number and diameter of pedicles, eloquence) nor the AVM neuroendovascular grade predicted complications',
    ],
  },
  'avm-machine-learning': {
    citation: 'Asadi H, et al. World Neurosurg 2016 (machine learning for embolisation of AVMs)',
    population:
      'arteriovenous malformations treated by embolisation, n=199, 56 % presenting with haemorrhage',
    shortPopulation: 'embolisation, n=199',
    era: 'published 2016',
    outcomes: [],
    grade: 'research-only',
    confidence: 'verified-secondary',
    discrimination: 'accuracy 97.5 % against 43 % with regression; complications were among the inputs',
    unconfirmed: ['the citation'],
    notRead: ['the weights, so that it cannot be computed'],
    findings: ['stroke 10 %, haemorrhage 9.8 %, death 4.7 %; a nidal fistula was the most important input'],
  },
  'avm-rupture': {
    citation: 'Kim H, Al-Shahi Salman R, McCulloch CE, et al. Neurology 2014;83:590-597 (untreated AVMs)',
    doi: '10.1212/WNL.0000000000000688',
    pmid: '25015366',
    population:
      'untreated arteriovenous malformations of four cohorts, n=2,525, 141 haemorrhages in 6,074 person-years',
    shortPopulation: 'four cohorts, n=2,525',
    era: 'published 2014',
    outcomes: ['avm-haemorrhage-per-year'],
    grade: 'evidence-synthesis',
    confidence: 'verified',
    findings: [
      'haemorrhage in 2.3 % a year: 4.8 % of those that had bled before, 1.3 % of those that had not',
      'hazard ratio of bleeding before 3.86, of age 1.34 a decade; size was not related',
    ],
  },
});
