/** Whose chart is open: for the banner only, it goes to nobody. */

export interface Patient {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string | undefined;
  readonly gender: string | undefined;
}

/**
 * @param resource as the EHR answered
 * @throws Error when it is not the patient who was asked for
 */
export function patientOf(id: string, resource: unknown): Patient {
  const { resourceType, id: itsId, name, birthDate, gender } = (resource ?? {}) as PatientResource;
  if (resourceType !== 'Patient' || itsId !== id) {
    throw new Error('The EHR answered with the record of another patient. Nothing of it is shown.');
  }
  const official = name?.find(({ use }) => use === 'official') ?? name?.[0];
  const written = official?.text ?? [...(official?.given ?? []), official?.family ?? ''].join(' ').trim();
  return { id, name: written === '' ? 'Name not recorded' : written, birthDate, gender };
}

interface PatientResource {
  readonly resourceType?: string;
  readonly id?: string;
  readonly name?: readonly { use?: string; text?: string; given?: string[]; family?: string }[];
  readonly birthDate?: string;
  readonly gender?: string;
}
