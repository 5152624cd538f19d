/** Findings under our own codes: every one is read, under its own key, as the kind of its fact. */
import { expect } from 'chai';
import { FACT_DEFINITIONS, type FactName } from '../../server/clinical/stroke-facts.ts';
import { STROKE_IMAGING_FINDINGS } from '../../server/fhir/codes.ts';
import { OBSERVATION_KEYS, observationRules } from '../../server/fhir/observation-rules.ts';
import { PREFETCH } from '../../server/fhir/prefetch.ts';
import { STROKE_FINDING_ANSWERS, STROKE_FINDINGS } from '../../server/fhir/stroke-findings.ts';
import { factsOf, valueOf } from '../fixtures/chart-facts.ts';
import { ctFinding, minutesAgo, observation, searchset } from '../fixtures/chart.ts';

const own = (code: string) => ({ system: STROKE_IMAGING_FINDINGS, code });
const finding = (code: string, value: Record<string, unknown>, minutes = 30) =>
  observation(`finding-${code}`, own(code), minutes, value);
const answer = (code: string) => ({ valueCodeableConcept: { coding: [own(code)] } });
const quantity = (value: number, unit: string) => ({ valueQuantity: { value, unit, code: unit } });

const imaging = (name: FactName, ...records: object[]) =>
  valueOf(name, { imagingFindings: searchset(...records) });

describe('findings from the chart', () => {
  it('every rule of a choice has a code among the answers for each of its values', () => {
    const answers = Object.keys(STROKE_FINDING_ANSWERS);
    const prefixes: Readonly<Record<string, string>> = { mtici: 'mtici-', ocspSyndrome: 'ocsp-' };
    const choices = OBSERVATION_KEYS.flatMap((key) => observationRules(key)).filter(
      ([name, rule]) =>
        FACT_DEFINITIONS[name].kind === 'choice' &&
        rule.codes.every(({ system }) => system === STROKE_IMAGING_FINDINGS),
    );
    expect(choices.map(([name]) => name)).to.have.members([
      'ocspSyndrome',
      'ctHypodensity',
      'mtici',
      'haematomaLocation',
      'onset',
    ]);
    for (const [name] of choices) {
      const definition = FACT_DEFINITIONS[name];
      const values: readonly string[] = definition.kind === 'choice' ? definition.values : [];
      for (const value of values) {
        expect(answers, name).to.include(`${prefixes[name] ?? ''}${value}`);
      }
    }
  });

  it('every code of the code system but the components is asked for', () => {
    const asked = Object.values(PREFETCH).join(' ');
    for (const code of Object.keys(STROKE_FINDINGS)) {
      const isComponent = /^(pc-)?aspects-/.test(code);
      expect(asked.includes(`${STROKE_IMAGING_FINDINGS}|${code}`), code).to.equal(!isComponent);
    }
  });

  it('reads signs as present, absent or not assessable', async () => {
    const sign = (code: string) =>
      imaging('haemorrhageOnImaging', finding('haemorrhage-on-imaging', answer(code)));
    expect(await sign('present')).to.equal(true);
    expect(await sign('absent')).to.equal(false);
    expect(await sign('indeterminate')).to.equal('not-assessable');
    expect(await imaging('haemorrhageOnImaging')).to.equal('not-recorded');
  });

  it('an absent haemorrhage of yesterday morning says nothing of today', async () => {
    const old = finding('haemorrhage-on-imaging', answer('absent'), 25 * 60);
    expect(await imaging('haemorrhageOnImaging', old)).to.equal('none-usable');
  });

  it('reads volumes and lengths in the unit of the fact', async () => {
    const volume = (value: number, unit: string) =>
      imaging('haematomaVolumeMl', finding('haematoma-volume', quantity(value, unit)));
    expect(await volume(31, 'mL')).to.equal(31);
    expect(await volume(31, 'cm3')).to.equal(31);
    expect(await volume(31_000, 'mm3')).to.be.closeTo(31, 1e-9);
    expect(await volume(31, 'furlong')).to.equal('none-usable');
    expect(await imaging('haematomaVolumeMl', finding('haematoma-volume', { valueInteger: 31 }))).to.equal(
      'none-usable',
    );
    expect(await imaging('midlineShiftMm', finding('midline-shift', quantity(0.6, 'cm')))).to.equal(6);
    const nidus = (value: number, unit: string) =>
      valueOf('avmMaximumDiameterCm', {
        avmFindings: searchset(finding('avm-maximum-diameter', quantity(value, unit))),
      });
    expect(await nidus(34, 'mm')).to.be.closeTo(3.4, 1e-9);
    expect(await nidus(3.4, 'cm')).to.equal(3.4);
  });

  it('reads counts and scores as integers or as quantities without unit', async () => {
    expect(await imaging('microbleeds', finding('microbleeds', { valueInteger: 12 }))).to.equal(12);
    expect(await imaging('microbleeds', finding('microbleeds', quantity(3, '1')))).to.equal(3);
    expect(await imaging('aspects', finding('aspects', { valueInteger: 8 }))).to.equal(8);
    expect(await imaging('aspects', finding('aspects', { valueInteger: 11 }))).to.equal('none-usable');
  });

  it('reads the regions of ASPECTS from the components of its observation', async () => {
    const aspects = finding('aspects', {
      valueInteger: 9,
      component: [
        { code: { coding: [own('aspects-i')] }, ...answer('present') },
        { code: { coding: [own('aspects-c')] }, ...answer('absent') },
      ],
    });
    const facts = await factsOf({ imagingFindings: searchset(aspects) });
    expect(facts.aspectsI).to.deep.include({ value: true, source: 'Observation/finding-aspects' });
    expect(facts.aspectsC).to.deep.include({ value: false });
    expect(facts.aspectsM1).to.deep.equal({ status: 'missing', reason: 'not-recorded' });
  });

  it('reads location, recanalisation grade, onset and when symptoms were noticed', async () => {
    expect(await imaging('haematomaLocation', finding('haematoma-location', answer('lobar')))).to.equal(
      'lobar',
    );
    expect(await imaging('mtici', finding('mtici', answer('mtici-2b')))).to.equal('2b');
    const well = searchset(
      finding('onset', answer('wake-up')),
      finding('symptoms-noticed', { valueDateTime: minutesAgo(75) }),
    );
    expect(await valueOf('onset', { lastKnownWell: well })).to.equal('wake-up');
    expect(await valueOf('minutesSinceRecognition', { lastKnownWell: well })).to.equal(75);
  });

  it('a device beside a finding is software, unless a person stands beside it; a cuff is not', async () => {
    const shift = finding('midline-shift', quantity(4, 'mm'));
    const readerOf = async (more: object) => {
      const { midlineShiftMm } = await factsOf({ imagingFindings: searchset({ ...shift, ...more }) });
      return midlineShiftMm.status === 'known' ? midlineShiftMm.readBy : midlineShiftMm;
    };
    const device = { reference: 'Device/reader' };
    expect(await readerOf({})).to.equal(undefined);
    expect(await readerOf({ device })).to.equal('software');
    expect(await readerOf({ device, performer: [{ reference: 'Organization/x' }] })).to.equal('software');
    expect(await readerOf({ device, performer: [{ reference: 'Practitioner/x' }] })).to.equal(undefined);
    const url = 'https://ehr.example.org/fhir/PractitionerRole/x';
    expect(await readerOf({ device, performer: [{ reference: url }] })).to.equal(undefined);
    // What cannot be understood about the reader loses no value.
    expect(await readerOf({ device: 'CT 2', performer: 'nobody' })).to.equal(undefined);
    const inr = observation('inr', { system: 'http://loinc.org', code: '6301-6' }, 30, {
      ...quantity(1.1, '{INR}'),
      device,
    });
    const read = await factsOf({ inr: searchset(inr) });
    expect(read.inr).to.deep.include({ status: 'known', value: 1.1 }).and.not.to.have.property('readBy');
  });

  it('the clinician’s judgement of a disabling deficit is read beside the NIHSS', async () => {
    const judged = searchset(finding('disabling-deficit', answer('absent')));
    expect(await valueOf('disablingDeficit', { nihss: judged })).to.equal(false);
  });

  it('a haemorrhage on CT makes eligibility absolute', async () => {
    const { haemorrhageOnImaging } = await factsOf({
      imagingFindings: searchset(finding('haemorrhage-on-imaging', answer('present'))),
    });
    expect(haemorrhageOnImaging).to.deep.include({ status: 'known', value: true });
  });

  it('"absent" hypodensity is none; a bare "present" is not usable, since HAT needs the extent', async () => {
    const extent = (value: string) =>
      valueOf('ctHypodensity', { ctFindings: searchset(ctFinding('ct-hypodensity', value)) });
    expect(await extent('absent')).to.equal('none');
    expect(await extent('present')).to.equal('none-usable');
  });
});
