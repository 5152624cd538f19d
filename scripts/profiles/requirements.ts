/** What an EHR's FHIR server has to offer, made from the very queries the service asks. */
import type { CapabilityStatement, CapabilityStatementRestResource } from 'fhir/r4.js';
import { CANONICAL } from '../../server/fhir/canonical.ts';
import { PREFETCH } from '../../server/fhir/prefetch.ts';
import { PROFILES_VERSION } from './code-systems.ts';

type SearchParam = NonNullable<CapabilityStatementRestResource['searchParam']>[number];

/** Types of the search parameters used, FHIR R4; result parameters such as `_sort` are not declared. */
const PARAMETER_TYPES: Readonly<Record<string, SearchParam['type']>> = {
  patient: 'reference',
  subject: 'reference',
  code: 'token',
  category: 'token',
  status: 'token',
  date: 'date',
};

/** @throws Error naming a search parameter whose type is not listed above */
export function requirements(): CapabilityStatement {
  const reads = new Map<string, Set<string>>();
  for (const template of Object.values(PREFETCH)) {
    const [path = '', query = ''] = template.split('?');
    const type = path.split('/')[0] ?? '';
    const names = reads.get(type) ?? new Set();
    for (const name of new URLSearchParams(query).keys()) if (!name.startsWith('_')) names.add(name);
    reads.set(type, names);
  }
  // Drug lists and orders refer to medications, which are read one by one.
  reads.set('Medication', new Set());
  return {
    resourceType: 'CapabilityStatement',
    id: 'ehr-requirements',
    url: `${CANONICAL}/CapabilityStatement/ehr-requirements`,
    version: PROFILES_VERSION,
    name: 'EhrRequirements',
    title: 'What the service needs of an EHR',
    status: 'draft',
    // Required by R4; the day the statement was first made, so that generating it again changes nothing.
    date: '2026-11-27',
    description:
      'Reading is needed for whatever a CDS Hooks call does not prefetch; writing only where a site has it on.',
    kind: 'requirements',
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        resource: [...[...reads].map(([type, names]) => readable(type, [...names])), ...WRITTEN],
      },
    ],
  };
}

function readable(type: string, names: readonly string[]): CapabilityStatementRestResource {
  return {
    // A query's first segment is a resource type; the types list them one by one.
    type: type as CapabilityStatementRestResource['type'],
    interaction: [{ code: 'read' }, ...(names.length > 0 ? [{ code: 'search-type' as const }] : [])],
    ...(names.length > 0 && {
      searchParam: names.map((name) => {
        const parameterType = PARAMETER_TYPES[name];
        if (parameterType === undefined) throw new Error(`no type is known for search parameter ${name}`);
        return { name, type: parameterType };
      }),
    }),
  };
}

/** Write-back: predictions by conditional create, decisions by PUT under an id of ours. */
const WRITTEN: CapabilityStatementRestResource[] = [
  {
    type: 'RiskAssessment',
    supportedProfile: [`${CANONICAL}/StructureDefinition/stroke-prediction`],
    interaction: [{ code: 'create' }],
    conditionalCreate: true,
    searchParam: [{ name: 'identifier', type: 'token' }],
  },
  {
    type: 'Provenance',
    supportedProfile: [`${CANONICAL}/StructureDefinition/stroke-decision`],
    interaction: [{ code: 'update' }],
    updateCreate: true,
  },
];
