/** Our CodeSystems, made from the source that the service itself runs on, so that neither can drift from the other. */
import type { CodeSystem, CodeSystemConcept } from 'fhir/r4.js';
import { TOPIC_SYSTEM, TOPICS } from '../../server/cds-hooks/card-topics.ts';
import { OUTCOMES } from '../../server/clinical/evidence/outcomes.ts';
import { FACT_NAMES, GRADES, SCORE_NAMES } from '../../server/clinical/text/en.ts';
import { ERRORS } from '../../server/errors.ts';
import {
  DECISIONS,
  EVIDENCE_GRADES,
  PREDICTION_OUTCOMES,
  STROKE_FACTS,
  STROKE_SCORES,
} from '../../server/fhir/canonical.ts';
import { STROKE_IMAGING_FINDINGS } from '../../server/fhir/codes.ts';
import { ERROR_CODE_SYSTEM } from '../../server/fhir/outcome.ts';
import { imagingFindings } from './imaging-findings.ts';

/** Version of everything in fhir-profiles/; the same as in sushi-config.yaml. */
export const PROFILES_VERSION = '0.1.0';

interface Contents {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly concepts: CodeSystemConcept[];
}

const entries = <T>(
  record: Readonly<Record<string, T>>,
  concept: (value: T) => Omit<CodeSystemConcept, 'code'>,
) => Object.entries(record).map(([code, value]) => ({ code, ...concept(value) }));

export function codeSystems(): CodeSystem[] {
  return [
    {
      url: STROKE_IMAGING_FINDINGS,
      title: 'Stroke findings',
      description:
        'Findings on stroke imaging and their values, for which no standard code could be verified.',
      concepts: imagingFindings(),
    },
    {
      url: PREDICTION_OUTCOMES,
      title: 'Outcomes',
      description: 'What scores and models count. Percentages of different outcomes are never mixed.',
      concepts: entries(OUTCOMES, ({ name, definition }) => ({ display: name, definition })),
    },
    {
      url: EVIDENCE_GRADES,
      title: 'Evidence grades',
      description: 'How far a figure can be trusted, strongest first.',
      concepts: entries(GRADES, (display) => ({ display })),
    },
    {
      url: STROKE_SCORES,
      title: 'Scores',
      description: 'Scores and their variants.',
      concepts: entries(SCORE_NAMES, ({ name, inFull }) => ({ display: name, definition: inFull })),
    },
    {
      url: STROKE_FACTS,
      title: 'Facts',
      description: 'What is known about a person, as scores and criteria read it.',
      concepts: entries(FACT_NAMES, (display) => ({ display })),
    },
    {
      url: DECISIONS,
      title: 'Decisions',
      description: 'What happened to a recommendation: the outcomes of CDS Hooks feedback.',
      concepts: [
        { code: 'accepted', display: 'Accepted' },
        { code: 'overridden', display: 'Overridden' },
      ],
    },
    {
      url: TOPIC_SYSTEM,
      title: 'Card topics',
      description: 'Kinds of CDS Hooks cards, so that an override can be remembered for one kind.',
      concepts: entries(TOPICS, (display) => ({ display })),
    },
    {
      url: ERROR_CODE_SYSTEM,
      title: 'Error codes',
      description: 'What can go wrong for a caller.',
      concepts: entries(ERRORS, ({ meaning }) => ({ display: meaning })),
    },
  ].map(toCodeSystem);
}

function toCodeSystem({ url, title, description, concepts }: Contents): CodeSystem {
  const id = url.slice(url.lastIndexOf('/') + 1);
  return {
    resourceType: 'CodeSystem',
    id,
    url,
    version: PROFILES_VERSION,
    name: id.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    title,
    status: 'draft',
    description,
    caseSensitive: true,
    content: 'complete',
    count: concepts.length,
    concept: concepts,
  };
}
