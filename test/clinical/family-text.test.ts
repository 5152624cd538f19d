import { expect } from 'chai';
import { RECOVERY_RATE_OUTCOMES } from '../../server/clinical/evidence/recovery-outcomes.ts';
import { EVIDENCE } from '../../server/clinical/evidence/registry.ts';
import { ALL_RECOVERY_RULES } from '../../server/clinical/recovery/assess-recovery.ts';
import {
  RECOVERY_CATEGORIES,
  RECOVERY_DOMAINS,
  RECOVERY_HORIZONS,
  RECOVERY_REMARKS,
  RECOVERY_RULES,
  RECOVERY_STEPS,
  RECOVERY_STRATA,
} from '../../server/clinical/text/en.ts';
import type { RecoveryHorizonId, RecoveryStratumId } from '../../server/clinical/text/en/recovery.ts';
import {
  FAMILY_STATEMENT_SOURCES,
  type FamilyTestName,
  type FamilyText,
} from '../../server/clinical/text/family/family-text.ts';
import { FAMILY_TEXTS, type FamilyLanguage } from '../../server/clinical/text/family/families.ts';
import { fleschKincaidGrade } from '../fixtures/readability.ts';
import { frequencyOf, groupDigits } from '../../server/clinical/text/family/frequency.ts';

type RateOutcome = Parameters<FamilyText['rate']>[0];

const LANGUAGES = Object.keys(FAMILY_TEXTS) as FamilyLanguage[];
const OUTCOME_IDS = Object.keys(RECOVERY_RATE_OUTCOMES) as RateOutcome[];
const HORIZON_IDS = Object.keys(RECOVERY_HORIZONS) as RecoveryHorizonId[];
const STRATUM_IDS = Object.keys(RECOVERY_STRATA) as RecoveryStratumId[];

/** Every string and function of a text by its path. */
function leaves(value: unknown, path = ''): [path: string, leaf: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}

/** Every sentence a text can say, by what it was asked for. */
function sentences(text: FamilyText): Map<string, string> {
  const said = new Map<string, string>();
  for (const [path, leaf] of leaves(text)) if (typeof leaf === 'string') said.set(path, leaf);
  for (const [low, high] of [
    [0, 0],
    [0.4, 0.4],
    [1, 1],
    [38, 38],
    [14, 25],
    [100, 100],
  ] as const) {
    said.set(`people ${low} ${high}`, text.people(low, high));
    for (const outcome of OUTCOME_IDS)
      said.set(`${outcome} ${low} ${high}`, text.rate(outcome, low, high, '3-months'));
  }
  for (const horizon of HORIZON_IDS)
    for (const stratum of [undefined, ...STRATUM_IDS])
      said.set(`${horizon} ${stratum ?? ''}`, text.rate('walks-independently', 38, 38, horizon, stratum));
  said.set('correct', text.correct(75));
  for (const scale of ['ue-fm', 'wab'] as const) said.set(`band ${scale}`, text.band(scale, 10, 49, 66));
  said.set('points', text.points(3, 3, 4));
  said.set('points open', text.points(2, 3, 4));
  for (const unit of ['days', 'months'] as const) {
    said.set(`not yet ${unit}`, text.status.notYet(2, unit));
    said.set(`no longer ${unit}`, text.status.noLonger(9, unit));
  }
  for (const test of Object.keys(text.tests) as FamilyTestName[])
    said.set(`test ${test}`, text.status.oneMoreTest(test));
  for (const counts of ['well', 'independent', 'bleeding', 'fatalBleeding', 'death'] as const)
    said.set(counts, text.treatment[counts](33, 1));
  for (const per100 of [0, 0.3, 1, 10]) {
    said.set(`more well ${per100}`, text.treatment.moreWell(per100));
    said.set(`more bleeding ${per100}`, text.treatment.moreBleeding(per100));
  }
  for (const halfHours of [1, 2, 3, 4, 9])
    said.set(`given after ${halfHours}`, text.pictures.treatment.givenAfter(halfHours));
  said.set('studied', text.groupStudied(19_285, '1991–96'));
  said.set('published', text.groupPublished(154, '2011'));
  return said;
}

describe('family texts in all languages', () => {
  const english = FAMILY_TEXTS.en;

  for (const language of LANGUAGES) {
    const text: FamilyText = FAMILY_TEXTS[language];
    const said = sentences(text);

    it(`${language}: has the same keys as English, each of the same kind`, () => {
      const shape = (of: FamilyText) => leaves(of).map(([path, leaf]) => `${path}: ${typeof leaf}`);
      expect(shape(text).toSorted()).to.deep.equal(shape(english).toSorted());
      expect(text.languageCode).to.equal(language);
    });

    it(`${language}: leaves no sentence empty, undefined, or with two spaces or a space before a full stop`, () => {
      for (const [path, sentence] of said) {
        expect(sentence, path).to.match(/\S/);
        expect(sentence, path).not.to.match(/undefined|NaN|\[object| {2}| \.|\.\.|,\./);
      }
    });

    it(`${language}: ends every sentence that is not a label with a full stop, a colon or a question mark`, () => {
      for (const [path, sentence] of said) {
        const isLabel =
          /heading|title|label|languageCode|languageName|^tests|^horizons|^people|movementHeading/i;
        if (!isLabel.test(path)) expect(sentence, path).to.match(/[.:?]$/);
      }
    });

    it(`${language}: never promises, and never speaks of a chance of this person (modelling.md 2.1, 11)`, () => {
      const forbidden: Readonly<Record<FamilyLanguage, RegExp>> = {
        en: /chance|will recover|will get better|will walk again|your risk|probability|per ?cent|%/i,
        de: /chance|wahrscheinlich|wird sich erholen|werden sich erholen|ihr risiko|prozent|%/i,
        es: /posibilidad|probabilidad|se recuperará|se va a recuperar|su riesgo|por ciento|%/i,
        ko: /확률|가능성|회복될 것|나을 것|퍼센트|%/,
      };
      for (const [path, sentence] of said) expect(sentence, path).not.to.match(forbidden[language]);
    });

    it(`${language}: shows every number it is given`, () => {
      const numbers = (sentence: string) =>
        sentence.replace(/(\d)[.,\u00a0](?=\d{3})/g, '$1').match(/\d+/g) ?? [];
      for (const count of Array.from({ length: 101 }, (_, index) => index)) {
        expect(numbers(text.people(count, count))).to.include.members([`${count}`, '100']);
        expect(numbers(text.treatment.well(count, 7))).to.include.members([`${count}`, '7', '100']);
        expect(numbers(text.treatment.moreWell(count))).to.include(`${count}`);
        expect(numbers(text.treatment.moreBleeding(count))).to.include(`${count}`);
        expect(numbers(text.correct(count))).to.include(`${count}`);
      }
      for (const outcome of OUTCOME_IDS)
        expect(numbers(text.rate(outcome, 14, 25, '30-days'))).to.include.members(['14', '25', '30']);
      expect(numbers(text.band('wab', 40, 83.8, 100))).to.include.members(['40', '84', '100']);
      expect(numbers(text.points(2, 3, 4))).to.include.members(['2', '3', '4']);
      expect(numbers(text.status.notYet(2, 'days'))).to.include('2');
      expect(numbers(text.status.noLonger(6, 'months'))).to.include('6');
      expect(numbers(text.groupStudied(19_285, '1991–96'))).to.include.members(['19285', '1991', '96']);
      expect(numbers(text.groupPublished(154, '2011'))).to.include.members(['154', '2011']);
    });

    it(`${language}: names the fixed times of the rules in figures`, () => {
      for (const horizon of HORIZON_IDS.filter((id) => id !== 'follow-up')) {
        const digits = horizon.match(/\d+/g) ?? [];
        for (const digit of digits) expect(text.horizons[horizon]).to.contain(digit);
      }
    });

    it(`${language}: covers every domain, category and input of the recovery rules`, () => {
      expect(Object.keys(text.domains)).to.have.members(Object.keys(RECOVERY_DOMAINS));
      expect(Object.keys(text.categories)).to.have.members(Object.keys(RECOVERY_CATEGORIES));
      const inputs = new Set(ALL_RECOVERY_RULES.flatMap((rule) => rule.inputs));
      expect(Object.keys(text.tests)).to.include.members([...inputs]);
    });
  }

  for (const language of LANGUAGES.filter((code) => code !== 'en')) {
    it(`${language}: has no sentence in common with English, and no English word left over`, () => {
      const inEnglish = sentences(english);
      for (const [path, sentence] of sentences(FAMILY_TEXTS[language])) {
        expect(sentence, path).not.to.equal(inEnglish.get(path));
        expect(sentence, path).not.to.match(/\b(the|people|with|after|stroke|test of|and)\b/i);
      }
    });
  }

  it('ko: is written in Hangul throughout, without Latin letters', () => {
    for (const [path, sentence] of sentences(FAMILY_TEXTS.ko)) {
      if (path === 'languageCode') continue;
      expect(sentence, path).to.match(/\p{Script=Hangul}/u);
      expect(sentence, path).not.to.match(/[a-z]/i);
    }
  });

  it('and the clinicians’ words for the same results promise as little', () => {
    const words = [RECOVERY_RULES, RECOVERY_STEPS, RECOVERY_REMARKS, RECOVERY_CATEGORIES, RECOVERY_HORIZONS];
    for (const [path, sentence] of words.flatMap((texts) => leaves(texts)))
      expect(sentence, path).not.to.match(/chance|will recover|contraindicat/i);
    expect(RECOVERY_REMARKS['vision-no-model']).to.equal('No model. Published group figures only.');
  });

  it('the general statements that carry facts name their sources', () => {
    const sources = Object.values(FAMILY_STATEMENT_SOURCES).flat();
    expect(sources.length).to.be.greaterThan(0);
    for (const source of sources) expect(EVIDENCE[source].citation).to.be.a('string');
  });
});

describe('shares of people in words', () => {
  const say = (low: number, high: number) =>
    LANGUAGES.map((language) => FAMILY_TEXTS[language].people(low, high));

  it('are counts in 100 people', () => {
    expect(say(38, 38)).to.deep.equal([
      'about 38 in 100 people',
      'etwa 38 von 100 Menschen',
      'aproximadamente 38 de cada 100 personas',
      '100명 중 약 38명',
    ]);
    expect(say(14, 25)).to.deep.equal([
      'between 14 and 25 in 100 people',
      'zwischen 14 und 25 von 100 Menschen',
      'entre 14 y 25 de cada 100 personas',
      '100명 중 14~25명',
    ]);
  });

  it('tell a small share as fewer than one, nobody only when it is nobody', () => {
    expect(say(0.4, 0.4)).to.deep.equal([
      'fewer than 1 in 100 people',
      'weniger als 1 von 100 Menschen',
      'menos de 1 de cada 100 personas',
      '100명 중 1명 미만',
    ]);
    expect(say(0, 0)[0]).to.equal('0 in 100 people');
    expect(frequencyOf(0.5, 0.5)).to.deep.equal({ kind: 'count', count: 1 });
    expect(frequencyOf(0, 0.4)).to.deep.equal({ kind: 'fewer-than-one' });
  });

  it('never round up to everyone', () => {
    expect(frequencyOf(99.6, 99.6)).to.deep.equal({ kind: 'count', count: 99 });
    expect(say(100, 100)[1]).to.equal('100 von 100 Menschen');
  });

  it('become one count when both ends round to the same', () => {
    expect(frequencyOf(42.6, 43.4)).to.deep.equal({ kind: 'count', count: 43 });
  });
});

describe('the verb follows the number', () => {
  it('in German', () => {
    const { rate, treatment } = FAMILY_TEXTS.de;
    expect(rate('walks-independently', 1, 1, '6-months')).to.equal(
      'Etwa 1 von 100 Menschen konnte 6 Monate nach dem Schlaganfall ohne Hilfe eines anderen Menschen gehen.',
    );
    expect(rate('walks-independently', 98, 98, '6-months')).to.contain(
      '98 von 100 Menschen konnten 6 Monate',
    );
    expect(rate('walks-independently', 0, 0, '6-months')).to.contain('0 von 100 Menschen konnten');
    expect(rate('walks-independently', 0.3, 0.3, '26-weeks')).to.contain(
      'Weniger als 1 von 100 Menschen konnte in den ersten 26 Wochen',
    );
    expect(rate('arat-10-or-more', 45, 45, '6-months', 'no-finger-extension')).to.equal(
      'Menschen, die in der zweiten Woche die Finger nicht strecken konnten: Etwa 45 von 100 Menschen konnten 6 Monate nach dem Schlaganfall die schwache Hand wenigstens ein wenig gebrauchen.',
    );
    expect(treatment.death(18, 1)).to.equal(
      'Mit dem Medikament: Etwa 18 von 100 Menschen starben. Ohne das Medikament: Etwa 1 von 100 Menschen starb.',
    );
    expect(treatment.moreWell(1)).to.equal('Das ist etwa 1 Mensch mehr von 100, dem es gut ging.');
    expect(treatment.moreWell(10)).to.equal('Das sind etwa 10 Menschen mehr von 100, denen es gut ging.');
    expect(treatment.moreBleeding(0.3)).to.contain('weniger als 1 Mensch');
  });

  it('in Spanish', () => {
    const { rate, treatment } = FAMILY_TEXTS.es;
    expect(rate('walks-independently', 1, 1, '6-months')).to.equal(
      '6 meses después del ictus, aproximadamente 1 de cada 100 personas podía caminar sin ayuda de otra persona.',
    );
    expect(rate('walks-independently', 38, 38, '6-months')).to.contain('38 de cada 100 personas podían');
    expect(treatment.death(18, 0.4)).to.equal(
      'Con el medicamento, aproximadamente 18 de cada 100 personas murieron. Sin él, menos de 1 de cada 100 personas murió.',
    );
    expect(treatment.moreWell(1)).to.contain('1 persona más de cada 100 que estaba bien');
    expect(treatment.moreWell(10)).to.contain('10 personas más de cada 100 que estaban bien');
  });

  it('and in English the noun does', () => {
    const { treatment } = FAMILY_TEXTS.en;
    expect(treatment.moreWell(0)).to.equal('The number was the same: 0 more people in 100.');
    expect(treatment.moreWell(0.4)).to.equal('That is fewer than 1 more person in 100 who did well.');
    expect(treatment.moreWell(1)).to.equal('That is about 1 more person in 100 who did well.');
    expect(treatment.moreBleeding(6)).to.equal('That is about 6 more people in 100 who had such a bleed.');
  });
});

describe('whole numbers', () => {
  it('are grouped as each language groups them', () => {
    expect(LANGUAGES.map((language) => FAMILY_TEXTS[language].groupPublished(6756, '2014'))).to.satisfy(
      ([en, de, es, ko]: string[]) =>
        en?.includes('6,756') && de?.includes('6.756') && es?.includes('6756') && ko?.includes('6,756'),
    );
    expect(FAMILY_TEXTS.es.groupStudied(34_251, '2002–11')).to.contain('34\u00a0251');
    expect([groupDigits(999, ','), groupDigits(1000, ','), groupDigits(1_234_567, '.')]).to.deep.equal([
      '999',
      '1,000',
      '1.234.567',
    ]);
  });
});

describe('reading age', () => {
  const prose = (text: FamilyText) => {
    const paths =
      /^(page\.(?!title)|domains\..*(?<!heading)$|categories|remarks|status|treatment\.(whatItIs|sooner|harm|cannot)|given after|pictures\.(?!.*(Heading|Title|Label)))/;
    return [...sentences(text)].filter(([path]) => paths.test(path)).map(([, sentence]) => sentence);
  };

  it('of the English texts is that of an 11 to 12 year old (grade 6 or below)', () => {
    expect(fleschKincaidGrade(prose(FAMILY_TEXTS.en).join(' '))).to.be.below(6);
  });

  for (const language of LANGUAGES) {
    it(`${language}: no sentence is longer than 25 words, and they are 13 at most on average`, () => {
      const lengths = prose(FAMILY_TEXTS[language])
        .flatMap((sentence) => sentence.split(/(?<=[.?!:])\s/))
        .map((sentence) => ({ sentence, words: sentence.split(/\s+/).length }));
      for (const { sentence, words } of lengths) expect(words, sentence).to.be.at.most(25);
      const average = lengths.reduce((sum, { words }) => sum + words, 0) / lengths.length;
      expect(average).to.be.at.most(13);
    });
  }
});
