/** The hospital's file of local codes: a FHIR R4 ConceptMap. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ConfigError } from '../config.ts';
import { createCodeMap, type CodeMap, type CodeMapping } from './code-map.ts';
import {
  ATC,
  CPT,
  ICD_10,
  ICD_10_CM,
  ICD_10_GM,
  ICD_10_PCS,
  LOINC,
  OPS,
  RXNORM,
  SNOMED_CT,
  STROKE_IMAGING_FINDINGS,
} from './codes.ts';
import { PREFETCH } from './prefetch.ts';
import { STROKE_FINDING_ANSWERS, STROKE_FINDINGS } from './stroke-findings.ts';

const conceptMapSchema = z.object({
  resourceType: z.literal('ConceptMap'),
  group: z
    .array(
      z.object({
        source: z.url(),
        target: z.url(),
        element: z.array(
          z.object({
            code: z.string().min(1),
            target: z
              .array(z.object({ code: z.string().min(1).optional(), equivalence: z.string() }))
              .optional(),
          }),
        ),
      }),
    )
    .min(1),
});

/**
 * FHIR R4 concept-map-equivalence, of the target relative to the source. Only where everything the local code means is
 * something the target means may one be read as the other.
 */
const READS_AS_TARGET = ['equal', 'equivalent', 'wider', 'subsumes'];
const NO_MAPPING = ['unmatched', 'disjoint'];

/** Systems of which this service reads more codes than it lists: by prefix, or for drugs by class. */
const OPEN_SYSTEMS = [SNOMED_CT, RXNORM, ATC, ICD_10, ICD_10_CM, ICD_10_GM, ICD_10_PCS, CPT, OPS];

/** @throws ConfigError naming what is wrong in the file */
export async function readCodeMapFile(file: string): Promise<CodeMap> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ConfigError([`CODE_MAP_FILE: ${file} cannot be read`]);
  });
  return codeMapFrom(jsonOf(text));
}

/** @throws ConfigError naming every element that cannot be used */
export function codeMapFrom(conceptMap: unknown): CodeMap {
  const parsed = conceptMapSchema.safeParse(conceptMap);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(
        (issue) => `CODE_MAP_FILE: ${issue.path.join('.') || 'the file'}: ${issue.message}`,
      ),
    );
  }
  const problems: string[] = [];
  const mappings: CodeMapping[] = [];
  for (const { source, target: system, element } of parsed.data.group) {
    for (const { code, target = [] } of element) {
      for (const { code: targetCode, equivalence } of target) {
        if (NO_MAPPING.includes(equivalence)) continue;
        const problem = problemOf(system, targetCode, equivalence);
        if (problem !== undefined) problems.push(`CODE_MAP_FILE: ${source}|${code}: ${problem}`);
        else mappings.push({ from: { system: source, code }, to: { system, code: targetCode ?? '' } });
      }
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return createCodeMap(mappings);
}

function problemOf(system: string, code: string | undefined, equivalence: string): string | undefined {
  if (!READS_AS_TARGET.includes(equivalence)) {
    return `equivalence must be ${READS_AS_TARGET.join(', ')}, or ${NO_MAPPING.join(' or ')} to leave it out`;
  }
  if (code === undefined) return 'a target needs a code';
  return isRead(system, code) ? undefined : `${system}|${code} is not a code that this service reads`;
}

const QUERIES = Object.values(PREFETCH).flatMap((query) => query.split(/[=,&]/));

function isRead(system: string, code: string): boolean {
  if (OPEN_SYSTEMS.includes(system)) return true;
  if (system === STROKE_IMAGING_FINDINGS) {
    return Object.hasOwn(STROKE_FINDINGS, code) || Object.hasOwn(STROKE_FINDING_ANSWERS, code);
  }
  return system === LOINC && (QUERIES.includes(`${LOINC}|${code}`) || code.startsWith('LA'));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
