/** A hospital's own codes: the file, and what they do to a chart, to queries and to an order. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { ConfigError } from '../../server/config.ts';
import type { Card } from '../../server/cds-hooks/wire.ts';
import { createCodeMap } from '../../server/fhir/code-map.ts';
import { codeMapFrom } from '../../server/fhir/code-map-file.ts';
import { ATC, LOINC, STROKE_IMAGING_FINDINGS } from '../../server/fhir/codes.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { ALL_CT_CLEAR, fullPrefetch, glucose, searchset } from '../fixtures/chart.ts';
import { orderSign } from '../fixtures/hook-request.ts';

const LOCAL = 'https://hospital.example.org/codes';

const conceptMap = (...groups: readonly [target: string, ...elements: [string, string, string?][]][]) => ({
  resourceType: 'ConceptMap',
  status: 'active',
  group: groups.map(([target, ...elements]) => ({
    source: LOCAL,
    target,
    element: elements.map(([code, targetCode, equivalence = 'equivalent']) => ({
      code,
      target: [{ code: targetCode, equivalence }],
    })),
  })),
});

function problemsOf(map: unknown): readonly string[] {
  try {
    codeMapFrom(map);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the file of local codes', () => {
  it('may be the published template as it stands', () => {
    const template: unknown = JSON.parse(
      readFileSync('fhir-profiles/generated/ConceptMap-local-codes-template.json', 'utf8'),
    );
    const map = codeMapFrom(template);
    const [local] = map.localCodesFor([{ system: STROKE_IMAGING_FINDINGS, code: 'hyperdense-artery-sign' }]);
    expect(local).to.have.property('code', 'HDAS');
  });

  it('is refused, element by element, where a code would be read as something it does not mean', () => {
    for (const [map, words] of [
      [
        conceptMap([STROKE_IMAGING_FINDINGS, ['X1', 'hyperdense-artery']]),
        'not a code that this service reads',
      ],
      [conceptMap([LOINC, ['X1', '99999-9']]), 'not a code that this service reads'],
      [conceptMap(['https://elsewhere.example.org', ['X1', 'a']]), 'not a code that this service reads'],
      [conceptMap([LOINC, ['X1', '2345-7', 'narrower']]), 'equivalence must be'],
      [conceptMap([LOINC, ['X1', '2345-7', 'inexact']]), 'equivalence must be'],
      [{ resourceType: 'ValueSet' }, 'resourceType'],
      [undefined, 'the file'],
      [{ resourceType: 'ConceptMap', group: [] }, 'group'],
    ] as const) {
      const problems = problemsOf(map);
      expect(problems, words).to.have.length.greaterThan(0);
      expect(problems.join(' ')).to.contain(words).and.contain('CODE_MAP_FILE');
    }
    const two = conceptMap([LOINC, ['X1', '99999-9'], ['X2', '2345-7'], ['X3', '2345-7', 'narrower']]);
    expect(problemsOf(two)).to.have.length(2);
  });

  it('leaves out what it says has no counterpart', () => {
    const map = codeMapFrom(conceptMap([LOINC, ['X1', '2345-7', 'unmatched']]));
    expect(map.localCodesFor([{ system: LOINC, code: '2345-7' }])).to.deep.equal([]);
  });
});

describe('translating local codes', () => {
  const map = createCodeMap([
    { from: { system: LOCAL, code: 'GLUC' }, to: { system: LOINC, code: '2345-7' } },
  ]);
  const coded = (coding: object) => ({ code: { coding: [coding] } });

  it('puts the target beside the code and changes nothing else', () => {
    const local = { system: LOCAL, code: 'GLUC', display: 'Glukose' };
    const resource = { ...coded(local), component: [coded(local)], value: null, list: [1, 'a'] };
    const target = { system: LOINC, code: '2345-7' };
    expect(map.translate(resource)).to.deep.equal({
      code: { coding: [local, target] },
      component: [{ code: { coding: [local, target] } }],
      value: null,
      list: [1, 'a'],
    });
  });

  it('leaves a code of another system, and anything that is no coding, as it is', () => {
    for (const coding of [
      { system: 'urn:other', code: 'GLUC' },
      { code: 'GLUC' },
      { system: LOCAL },
      'GLUC',
      null,
    ]) {
      const resource = { code: { coding: [coding] } };
      expect(map.translate(resource)).to.deep.equal(resource);
    }
  });

  it('survives what nests without end', () => {
    const text = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(() => map.translate(JSON.parse(text))).not.to.throw();
  });
});

describe('a site with its own codes', () => {
  let service: TestService;
  before(async () => {
    const codeMap = codeMapFrom(
      conceptMap(
        [LOINC, ['GLUC', '2345-7', 'wider']],
        [STROKE_IMAGING_FINDINGS, ['HDAS', 'hyperdense-artery-sign'], ['POS', 'present']],
        [ATC, ['ACTILYSE', 'B01AD02']],
      ),
    );
    service = await startService({ codeMap });
  });
  after(() => service.close());

  const inLocal = (resource: Record<string, unknown>, code: string, value?: string) => ({
    ...resource,
    code: { coding: [{ system: LOCAL, code }] },
    ...(value !== undefined && { valueCodeableConcept: { coding: [{ system: LOCAL, code: value }] } }),
  });

  it('is asked for them in discovery', async () => {
    const response = await fetch(`${service.url}/cds-services`);
    const { services } = (await response.json()) as { services: { prefetch: Record<string, string> }[] };
    for (const { prefetch } of services) {
      expect(prefetch['glucose']).to.contain(`${LOCAL}|GLUC`);
      expect(prefetch['ctFindings']).to.contain(`${LOCAL}|HDAS`);
      expect(prefetch['weight']).not.to.contain(LOCAL);
    }
  });

  it('has them read in the chart and in the order, which goes unchanged into a suggestion', async () => {
    const [hypodensity, signs, artery] = ALL_CT_CLEAR;
    const order = {
      resourceType: 'MedicationRequest',
      id: 'draft-1',
      status: 'draft',
      intent: 'order',
      subject: { reference: 'Patient/p1' },
      medicationCodeableConcept: { coding: [{ system: LOCAL, code: 'ACTILYSE' }] },
      dosageInstruction: [{ doseAndRate: [{ doseQuantity: { value: 90, unit: 'mg', code: 'mg' } }] }],
    };
    const body = orderSign(
      {
        prefetch: fullPrefetch({
          glucose: searchset(inLocal(glucose(238, 'mg/dL'), 'GLUC')),
          ctFindings: searchset(hypodensity, signs, inLocal(artery ?? {}, 'HDAS', 'POS')),
        }),
      },
      { draftOrders: { resourceType: 'Bundle', entry: [{ resource: order }] } },
    );
    const response = await service.post('/cds-services/thrombolysis-order-sign', body);
    const { cards } = (await response.json()) as { cards: Card[] };
    // SEDAN: glucose 238 mg/dL 2, dense artery 1, NIHSS 17 1; early signs absent, 70 years.
    expect(cards.map(({ summary }) => summary).join(' ')).to.contain('SEDAN 4');
    const update = cards
      .flatMap(({ suggestions = [] }) => suggestions)
      .flatMap(({ actions }) => actions)
      .find(({ type }) => type === 'update');
    expect(update?.resource).to.have.deep.property(
      'medicationCodeableConcept',
      order.medicationCodeableConcept,
    );
  });

  it('without the map none of it is known', async () => {
    const plain = await startService();
    const body = orderSign({
      prefetch: fullPrefetch({ glucose: searchset(inLocal(glucose(238, 'mg/dL'), 'GLUC')) }),
    });
    const response = await plain.post('/cds-services/thrombolysis-order-sign', body);
    const { cards } = (await response.json()) as { cards: Card[] };
    await plain.close();
    expect(cards.map(({ detail }) => detail).join(' ')).to.match(/Glucose \(not recorded\)/);
  });
});
