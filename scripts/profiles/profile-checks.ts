/**
 * What neither validator checks of a profile: its required bindings, the types it leaves to a value[x], and its
 * invariants by a second FHIRPath engine.
 */
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import type {
  CodeSystem,
  CodeableConcept,
  Coding,
  ElementDefinition,
  FhirResource,
  StructureDefinition,
  ValueSet,
} from 'fhir/r4.js';

export interface Conformance {
  readonly profiles: readonly StructureDefinition[];
  readonly valueSets: readonly ValueSet[];
  readonly codeSystems: readonly CodeSystem[];
}

/** An extension is checked like a resource: as the root of its own definition's paths. */
type Root = FhirResource | { readonly url: string };

export function profileProblems(
  resource: FhirResource,
  profile: StructureDefinition,
  conformance: Conformance,
): string[] {
  const extensions = extensionsIn(resource).flatMap((extension) => {
    const definition = conformance.profiles.find(({ url }) => url === extension.url);
    return definition ? elementProblems(extension, definition, conformance) : [];
  });
  return [...elementProblems(resource, profile, conformance), ...extensions];
}

function elementProblems(root: Root, profile: StructureDefinition, conformance: Conformance): string[] {
  const elements = profile.snapshot?.element ?? [];
  return (
    elements
      // Slices are told apart by their contents; the invariants and the extensions' own definitions cover ours.
      .filter(({ id = '' }) => !id.includes(':'))
      .flatMap((element) => [
        ...bindingProblems(root, element, conformance),
        ...typeProblems(root, element),
        ...invariantProblems(root, element, profile.url),
      ])
      .map((problem) => `${profile.id ?? ''}: ${problem}`)
  );
}

/** Evaluated at the root, since only there the engine knows the type. */
function evaluate(root: Root, expression: string): unknown[] {
  const typed = 'resourceType' in root ? expression : { base: 'Extension', expression };
  return fhirpath.evaluate(root, typed, {}, r4) as unknown[];
}

/** The expression for an element: `value` for `Observation.value[x]`, nothing for the root. */
function expressionOf({ path }: ElementDefinition): string {
  return path.replaceAll('[x]', '').split('.').slice(1).join('.');
}

function bindingProblems(root: Root, element: ElementDefinition, conformance: Conformance): string[] {
  const { strength, valueSet: url } = element.binding ?? {};
  const valueSet = conformance.valueSets.find((candidate) => candidate.url === url?.split('|')[0]);
  if (strength !== 'required' || valueSet === undefined) return [];
  return evaluate(root, expressionOf(element))
    .filter((value) => !codingsOf(value).some((coding) => isIn(coding, valueSet, conformance)))
    .map(() => `${element.path} has a code that is not in ${valueSet.id ?? ''}`);
}

/** A bare code stands for itself: its system is the value set's. */
function codingsOf(value: unknown): Coding[] {
  if (typeof value === 'string') return [{ code: value }];
  const { coding, ...own } = value as CodeableConcept & Coding;
  return coding ?? [own];
}

/** True if the value set contains the coding; a value set of another one's whole code system needs that at hand. */
export function isIn({ system, code }: Coding, valueSet: ValueSet, { codeSystems }: Conformance): boolean {
  return (valueSet.compose?.include ?? []).some((include) => {
    if (system !== undefined && system !== include.system) return false;
    const defined = codeSystems.find(({ url }) => url === include.system)?.concept;
    return (include.concept ?? defined ?? []).some((concept) => concept.code === code);
  });
}

function typeProblems(root: Root, element: ElementDefinition): string[] {
  if (!element.path.endsWith('[x]') || element.type === undefined) return [];
  const allowed = element.type.map(({ code }) => code);
  return evaluate(root, `${expressionOf(element)}.type().name`)
    .filter((name) => !allowed.includes(String(name)))
    .map((name) => `${element.path} is a ${String(name)}, not ${allowed.join(' or ')}`);
}

function invariantProblems(root: Root, element: ElementDefinition, profileUrl: string): string[] {
  const at = expressionOf(element);
  return (element.constraint ?? [])
    .filter(({ source }) => source === profileUrl)
    .filter(({ expression = 'true' }) => {
      const results = evaluate(root, at === '' ? expression : `${at}.all(${expression})`);
      return !results.every((value) => value === true);
    })
    .map(({ key, human }) => `${key} ${human}`);
}

function extensionsIn(value: unknown): { url: string }[] {
  if (Array.isArray(value)) return value.flatMap(extensionsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { extension } = value as { extension?: unknown };
  const own = Array.isArray(extension) ? (extension as { url: string }[]) : [];
  return [...own, ...Object.values(value).flatMap(extensionsIn)];
}
