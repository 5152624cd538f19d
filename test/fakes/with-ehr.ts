/** One test's own EHR and a service that may read from it; both end with the test, however it ends. */
import { startFhirServer, type FakeFhirServer } from './fhir-server.ts';
import { startService, type TestService, type TestServiceOptions } from './service.ts';

/** @param answer undefined: the EHR never answers */
export async function withEhr(
  answer: Parameters<typeof startFhirServer>[0],
  test: (service: TestService, ehr: FakeFhirServer) => Promise<void>,
  options: TestServiceOptions = {},
): Promise<void> {
  const ehr = await startFhirServer(answer);
  const service = await startService({ fhirBases: [ehr.base], ...options });
  try {
    await test(service, ehr);
  } finally {
    await ehr.close();
    await service.close();
  }
}
