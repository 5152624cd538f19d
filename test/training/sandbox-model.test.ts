/** The sandbox's model of bleeding: what its folder says about where it comes from, and that the core agrees with it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { OUTCOMES } from '../../server/clinical/evidence/outcomes.ts';
import { FACT_DEFINITIONS, type FactName } from '../../server/clinical/stroke-facts.ts';

const FOLDER = 'server/sandbox/models/sich-after-thrombolysis';
const WATERMARK = 'sandbox demonstration, generated registry, not patients';

interface Manifest {
  readonly grade: string;
  readonly watermark?: string;
  readonly use: { readonly statement: string };
  readonly files: Readonly<Record<string, { readonly sha256: string }>>;
  readonly inputs: readonly {
    readonly fact: FactName;
    readonly kind: string;
    readonly unit?: string;
    readonly values?: readonly string[];
    readonly allowed?: { readonly low: number; readonly high: number };
  }[];
  readonly outputs: readonly { readonly id: keyof typeof OUTCOMES; readonly definition: string }[];
  readonly validation: {
    readonly metrics: readonly {
      readonly method: string;
      readonly measure: string;
      readonly value: number;
    }[];
    readonly gates: readonly { readonly id: string; readonly passed: boolean }[];
  };
}

const file = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8');
const manifest = JSON.parse(file('manifest.json')) as Manifest;

describe('the bleeding model of the sandbox', () => {
  it('says in manifest, text, card and every plot that it was made from generated people', () => {
    expect(manifest.watermark).to.equal(WATERMARK);
    const texts = [manifest.use.statement, file('CARD.md')];
    const plots = readdirSync(path.join(FOLDER, 'plots')).map((name) => file(`plots/${name}`));
    expect(plots).to.not.be.empty;
    for (const text of [...texts, ...plots]) expect(text.toLowerCase()).to.contain(WATERMARK);
  });

  it('is the files that the manifest names', () => {
    for (const [name, { sha256 }] of Object.entries(manifest.files)) {
      const found = createHash('sha256')
        .update(readFileSync(path.join(FOLDER, name)))
        .digest('hex');
      expect(found, name).to.equal(sha256);
    }
  });

  it('passed every gate that a site’s model must pass, beside the published scores', () => {
    const { gates, metrics } = manifest.validation;
    expect(gates.map(({ id }) => id)).to.include.members([
      ...['events', 'nested-auc', 'nested-slope', 'nested-citl'],
      ...['later-auc', 'later-slope', 'later-citl', 'alarm', 'not-worse-auc', 'not-worse-log-loss', 'signed'],
    ]);
    expect(gates.filter(({ passed }) => !passed)).to.be.empty;
    expect(metrics.map(({ method }) => method)).to.include.members([
      'svm',
      'ann',
      'logistic',
      'hat',
      'sedan',
    ]);
  });

  it('is not better than anybody has been with patients', () => {
    const areas = manifest.validation.metrics.filter(({ measure }) => measure === 'auc');
    expect(Math.max(...areas.map(({ value }) => value))).to.be.below(0.75);
  });

  for (const { fact, kind, unit, values, allowed } of manifest.inputs) {
    it(`takes ${fact} as the clinical core has it`, () => {
      const definition = FACT_DEFINITIONS[fact];
      if (definition.kind === 'choice') expect(values).to.deep.equal(definition.values);
      else if (definition.kind === 'flag') expect(kind).to.equal('flag');
      else if (definition.kind === 'glucose' || definition.kind === 'number') {
        expect(allowed).to.deep.equal({ low: definition.low, high: definition.high });
        expect(unit).to.equal(definition.kind === 'glucose' ? 'mmol/L' : definition.unit);
      } else throw new Error('events are no inputs of this model');
    });
  }

  it('predicts an outcome by the definition of the clinical core', () => {
    for (const { id, definition } of manifest.outputs) expect(OUTCOMES[id].definition).to.equal(definition);
  });
});
