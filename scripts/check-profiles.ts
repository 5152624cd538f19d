/**
 * Validates the examples, the sandbox patients' records and what the service emits against FHIR R4 and our profiles,
 * with the official HL7 validator as well where Java and Maven are installed.
 */
import { emittedSamples } from './profiles/emitted.ts';
import { runOfficial } from './profiles/hl7/run-official.ts';
import { errorSamples, sandboxSamples } from './profiles/samples.ts';
import { createProfileValidator, readConformance } from './profiles/validate.ts';

const PROFILES = 'fhir-profiles/generated';

const conformance = readConformance(PROFILES);
const validator = await createProfileValidator(conformance);
const charts = sandboxSamples('server/sandbox/patients', new Date());
const patients = charts.flatMap(({ resource }) =>
  resource.resourceType === 'Patient' && resource.id !== undefined ? [resource.id] : [],
);
const samples = [
  ...conformance.map((resource) => ({ from: 'generated', resource })),
  ...charts,
  ...errorSamples(),
  ...(await emittedSamples(patients)),
].map((sample) => ({ ...sample, resource: validator.claiming(sample.resource) }));

const problems = samples.flatMap(({ from, resource }) =>
  validator
    .problems(resource)
    .map((problem) => `${from}: ${resource.resourceType}/${resource.id ?? '-'}: ${problem}`),
);
const withProfile = samples.filter(({ resource }) => validator.profilesOf(resource).length > 0);
console.log(`${samples.length} resources, ${withProfile.length} of them with a profile of ours`);

const official = runOfficial(samples, PROFILES, '.tmp/profiles/hl7');
console.log(
  official.ran ? 'official HL7 validator: run' : `official HL7 validator: skipped, ${official.because}`,
);

for (const problem of [...problems, ...(official.ran ? official.problems : [])]) console.error(problem);
if (problems.length > 0 || (official.ran && official.problems.length > 0)) process.exitCode = 1;
else console.log('all valid');
