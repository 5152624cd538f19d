import { expect } from 'chai';
import { known, missing } from '../../server/clinical/known.ts';
import { exactly } from '../../server/clinical/range.ts';
import { avmes } from '../../server/clinical/scores/avmes.ts';
import { rbasModified } from '../../server/clinical/scores/rbas-modified.ts';
import { spetzlerMartin } from '../../server/clinical/scores/spetzler-martin.ts';
import { spetzlerPonceClasses } from '../../server/clinical/scores/spetzler-ponce.ts';
import { vras } from '../../server/clinical/scores/vras.ts';
import { factsWith, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { factsOfRow, rowTitle, vectorRows } from '../fixtures/vectors.ts';

describe('the Spetzler-Martin grade (Spetzler and Martin 1986)', () => {
  const grade = (changes: Partial<StrokeFacts>) =>
    spetzlerMartin.evaluate(
      factsWith({
        avmMaximumDiameterCm: known(2),
        avmEloquent: known(false),
        avmDeepVenousDrainage: known(false),
        ...changes,
      }),
    );

  for (const row of vectorRows('Spetzler-Martin')) {
    it(rowTitle(row), () => {
      const expected = row.total as { grade: number; spetzler_ponce: string };
      const { total } = spetzlerMartin.evaluate(factsOfRow(row));
      expect(total).to.deep.equal(exactly(expected.grade));
      expect(spetzlerPonceClasses(total)).to.deep.equal([expected.spetzler_ponce.toLowerCase()]);
    });
  }

  it('scores a diameter below 3 cm 1, 3 to 6 cm 2, above 6 cm 3', () => {
    const grades = [2.9, 3, 6, 6.1].map((cm) => grade({ avmMaximumDiameterCm: known(cm) }).total.low);
    expect(grades).to.deep.equal([1, 2, 2, 3]);
  });

  it('adds one for eloquent tissue and one for deep drainage, and has no rates', () => {
    expect(grade({ avmEloquent: known(true) }).total).to.deep.equal(exactly(2));
    expect(grade({ avmDeepVenousDrainage: known(true) }).total).to.deep.equal(exactly(2));
    expect(grade({}).estimates).to.deep.equal([]);
  });

  it('runs from 1 to 5', () => {
    expect(spetzlerMartin.evaluate(factsWith({}))).to.deep.include({
      total: { low: 1, high: 5 },
      minimum: 1,
      maximum: 5,
    });
  });
});

describe('the Spetzler-Ponce class (Spetzler and Ponce 2011)', () => {
  it('is A for grades I and II, B for III, C for IV and V', () => {
    const classes = [1, 2, 3, 4, 5].map((grade) => spetzlerPonceClasses(exactly(grade)).join());
    expect(classes).to.deep.equal(['a', 'a', 'b', 'c', 'c']);
  });

  it('is every possible one while the grade is a range, and a remark on the grade', () => {
    expect(spetzlerPonceClasses({ low: 2, high: 3 })).to.deep.equal(['a', 'b']);
    expect(spetzlerPonceClasses({ low: 3, high: 4 })).to.deep.equal(['b', 'c']);
    expect(spetzlerMartin.evaluate(factsWith({})).remarks).to.deep.equal([
      'spetzler-ponce-a',
      'spetzler-ponce-b',
      'spetzler-ponce-c',
    ]);
  });
});

describe('VRAS (Starke 2013)', () => {
  const NO_POINTS = {
    avmVolumeMl: known(1),
    avmEloquent: known(false),
    avmPreviousHaemorrhage: known(false),
  };
  const evaluate = (changes: Partial<StrokeFacts> = {}) =>
    vras.evaluate(factsWith({ ...NO_POINTS, ...changes }));

  for (const row of vectorRows('VRAS')) {
    it(rowTitle(row), () => {
      const { total, estimates } = vras.evaluate(factsOfRow(row));
      expect(total).to.deep.equal(exactly(row.total as number));
      const percent = row.risk?.['percent'];
      if (percent === null) expect(estimates[0]?.isBetweenPublished).to.equal(true);
      else expect(estimates[0]?.percent).to.deep.equal(exactly(percent as number));
    });
  }

  it('scores a volume below 2 mL 0, 2 to 4 mL 1, above 4 mL 2', () => {
    const points = [1.9, 2, 4, 4.1].map((mL) => evaluate({ avmVolumeMl: known(mL) }).total.low);
    expect(points).to.deep.equal([0, 1, 1, 2]);
  });

  it('adds one for eloquence and one for haemorrhage', () => {
    expect(evaluate({ avmEloquent: known(true) }).total).to.deep.equal(exactly(1));
    expect(evaluate({ avmPreviousHaemorrhage: known(true) }).total).to.deep.equal(exactly(1));
  });

  it('prints 83 % at 0 and 39 % at 4, and between them only that the rate lies between', () => {
    expect(evaluate().estimates[0]?.percent).to.deep.equal(exactly(83));
    expect(evaluate().remarks).to.deep.equal([]);
    const four = evaluate({
      avmVolumeMl: known(5),
      avmEloquent: known(true),
      avmPreviousHaemorrhage: known(true),
    });
    expect(four.estimates[0]?.percent).to.deep.equal(exactly(39));
    expect(four.remarks).to.deep.equal([]);
    const one = evaluate({ avmEloquent: known(true) });
    expect(one.estimates[0]).to.deep.include({
      percent: { low: 39, high: 83 },
      isBetweenPublished: true,
      outcome: 'avm-radiosurgery-success',
    });
    expect(one.remarks).to.deep.equal(['vras-rates-at-0-and-4']);
  });
});

describe('the modified RBAS (Wegner 2011)', () => {
  const evaluate = (mL: number, years: number, deep: boolean) =>
    rbasModified.evaluate(
      factsWith({ avmVolumeMl: known(mL), ageYears: known(years), avmDeepLocation: known(deep) }),
    );
  const percent = (mL: number, years: number, deep = false) =>
    evaluate(mL, years, deep).estimates[0]?.percent;

  for (const row of vectorRows('RBAS-modified')) {
    it(rowTitle(row), () => {
      const { total, estimates } = rbasModified.evaluate(factsOfRow(row));
      expect(total.low).to.be.closeTo(row.total as number, 1e-9);
      expect(total.high).to.equal(total.low);
      expect(estimates[0]?.percent).to.deep.equal(exactly(row.risk?.['percent'] as number));
      expect(estimates[0]?.outcome).to.equal('avm-obliteration-no-deficit');
    });
  }

  it('prints 62 % to 1.00, 51 % to 1.50, 53 % to 2.00 and 32 % above', () => {
    // 0.02 a year from 50 years is 1.00; a tenth of a mL adds 0.01.
    expect(percent(2, 40)).to.deep.equal(exactly(62)); // 1.00
    expect(percent(2.1, 40)).to.deep.equal(exactly(51)); // 1.01
    expect(percent(5, 50)).to.deep.equal(exactly(51)); // 1.50
    expect(percent(5.1, 50)).to.deep.equal(exactly(53)); // 1.51
    expect(percent(5, 50, true)).to.deep.equal(exactly(53)); // 2.00
    expect(percent(5.1, 50, true)).to.deep.equal(exactly(32)); // 2.01
  });

  it('counts what lies between two printed bands, such as 1.004, in the upper one', () => {
    expect(percent(2.04, 40)).to.deep.equal(exactly(51));
  });

  it('puts every sum of decimals that equals a band’s end into that band, whatever the binary sum', () => {
    const ends = [
      [1, 62],
      [1.5, 51],
      [2, 53],
    ] as const;
    let inexact = 0;
    for (const [end, rate] of ends)
      for (const deep of [false, true])
        for (let years = 0; years <= 100; years += 1) {
          const hundredths = Math.round(100 * end) - 2 * years - (deep ? 50 : 0);
          if (hundredths <= 0) continue;
          const result = evaluate(hundredths / 10, years, deep);
          if (result.total.low > end) inexact += 1;
          expect(result.estimates[0]?.percent, `${hundredths / 10} mL, ${years} years`).to.deep.equal(
            exactly(rate),
          );
        }
    expect(inexact, 'sums that exceed the end in binary').to.be.greaterThan(0);
  });

  it('spans the rates of every band it may lie in, which do not fall steadily', () => {
    const facts = factsWith({
      avmVolumeMl: known(2),
      ageYears: known(50),
      avmDeepLocation: missing('not-read'),
    });
    const { total, estimates } = rbasModified.evaluate(facts);
    expect(total.low).to.be.closeTo(1.2, 1e-9);
    expect(total.high).to.be.closeTo(1.7, 1e-9);
    expect(estimates[0]?.percent).to.deep.equal({ low: 51, high: 53 });
    const open = rbasModified.evaluate(factsWith({}));
    expect(open.total).to.deep.equal({ low: open.minimum, high: open.maximum });
    expect(open.estimates[0]?.percent).to.deep.equal({ low: 32, high: 62 });
  });
});

describe('AVMES (Lopes 2016)', () => {
  const LEAST = {
    avmArterialPedicles: known(1),
    avmDrainingVeins: known(1),
    avmMaximumDiameterCm: known(1),
    avmVascularEloquence: known(false),
  };
  const total = (changes: Partial<StrokeFacts>) =>
    avmes.evaluate(factsWith({ ...LEAST, ...changes })).total.low;

  for (const row of vectorRows('AVMES')) {
    it(rowTitle(row), () => {
      const result = avmes.evaluate(factsOfRow(row));
      expect(result.total).to.deep.equal(exactly(row.total as number));
      expect(result.estimates).to.deep.equal([]);
    });
  }

  it('scores pedicles, veins and nidus up to 3, 4 to 6 and above 6 as 1, 2, 3', () => {
    const counts = [3, 4, 6, 7];
    expect(counts.map((n) => total({ avmArterialPedicles: known(n) }))).to.deep.equal([3, 4, 4, 5]);
    expect(counts.map((n) => total({ avmDrainingVeins: known(n) }))).to.deep.equal([3, 4, 4, 5]);
    expect([3, 3.1, 6, 6.1].map((cm) => total({ avmMaximumDiameterCm: known(cm) }))).to.deep.equal([
      3, 4, 4, 5,
    ]);
    expect(total({ avmVascularEloquence: known(true) })).to.equal(4);
  });

  it('runs from 3 to 10, and says that it was tested on its own cohort', () => {
    const open = avmes.evaluate(factsWith({}));
    expect(open).to.deep.include({ total: { low: 3, high: 10 }, minimum: 3, maximum: 10 });
    expect(open.remarks).to.deep.equal(['avmes-own-cohort']);
  });
});
