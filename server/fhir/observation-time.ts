/** When an observation was true of the patient. Never `issued`: a laboratory's release time is not the sample's. */
import { instantOf } from './fhir-time.ts';
import { observationSchema, type Observation } from './resource-schemas.ts';

/** `effective[x]` as recorded; the end of a period, or its start while it is open. */
export function effectiveTime(observation: Observation): string | undefined {
  return (
    observation.effectiveDateTime ??
    observation.effectiveInstant ??
    observation.effectivePeriod?.end ??
    observation.effectivePeriod?.start
  );
}

/** Instants of all observations among the resources, in their order; undefined where one has no exact time. */
export function effectiveInstants(resources: readonly unknown[]): (number | undefined)[] {
  return resources.flatMap((resource) => {
    const observation = observationSchema.safeParse(resource);
    return observation.success ? [instantOf(effectiveTime(observation.data))] : [];
  });
}

/** True if every observation has an exact time and none is newer than the one before it. */
export function isNewestFirst(instants: readonly (number | undefined)[]): boolean {
  return instants.every((instant, index) => {
    const previous = index === 0 ? Infinity : instants[index - 1];
    return instant !== undefined && previous !== undefined && instant <= previous;
  });
}
