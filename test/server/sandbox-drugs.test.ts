/** The drugs of the sandbox patients, read from their files by hand, against the facts the service reads. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { resolveTimes } from '../../server/sandbox/seed/time-placeholders.ts';
import { NOW, patient } from '../fixtures/chart.ts';
import { lists, readChart } from '../fixtures/medications.ts';

const FOLDER = 'server/sandbox/patients';

const NONE = {
  antiplatelets: 'none',
  vitaminKAntagonist: false,
  doacDose: { occurred: false },
  heparinTreatmentDose: { occurred: false },
  amyloidAntibody: { occurred: false },
  aceInhibitor: false,
  oralAnticoagulant: false,
} as const;

const RECORDED: Readonly<Record<string, Partial<Record<keyof typeof NONE, unknown>>>> = {
  'apixaban-this-morning': { doacDose: { occurred: true, hoursAgo: 4 }, oralAnticoagulant: true },
  'borderline-values': { antiplatelets: 'other' },
  'glucose-mmol': { aceInhibitor: true },
  'haemorrhage-on-ct': { doacDose: { occurred: true, hoursAgo: 4 }, oralAnticoagulant: true },
  'high-risk': { aceInhibitor: true, antiplatelets: 'aspirin' },
  'posterior-hemianopia': { aceInhibitor: true },
  'very-high-nihss': { antiplatelets: 'aspirin' },
};

const PATIENTS = readdirSync(FOLDER)
  .map((name) => name.replace('.json', ''))
  .filter((name) => name !== 'hospital');

describe('drugs of the sandbox patients', () => {
  for (const id of PATIENTS) {
    it(`${id}: ${Object.keys(RECORDED[id] ?? {}).join(', ') || 'none of those looked for'}`, async () => {
      const file = JSON.parse(readFileSync(`${FOLDER}/${id}.json`, 'utf8')) as {
        entry: { resource: Record<string, unknown> }[];
      };
      const records = resolveTimes(
        file.entry.map(({ resource }) => resource),
        NOW,
      ) as Record<string, unknown>[];
      const { facts } = await readChart({ ...lists(...records), patient: patient({ id }) }, id);
      const recorded = RECORDED[id] ?? {};
      for (const name of Object.keys(NONE) as (keyof typeof NONE)[]) {
        expect(facts[name], name).to.deep.include({
          status: 'known',
          value: recorded[name] ?? NONE[name],
          basis: name in recorded ? 'recorded' : 'not-recorded',
        });
      }
    });
  }
});
