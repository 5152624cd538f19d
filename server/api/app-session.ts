/** Whose session of the app a request is made in. */
import type { Request } from 'express';
import { ServiceError } from '../errors.ts';

/** Whose record a session may see, and who proved it. */
export interface PatientSession {
  readonly fhirBase: string;
  readonly patientId: string;
  /** The id token's subject. */
  readonly user: string;
}

/** Undefined for a token that is no session, or no longer. */
export type OpenSession = (token: string) => Promise<PatientSession | undefined>;

/** @throws ServiceError UNAUTHENTICATED without a session that is valid now */
export async function sessionOf(request: Request, openSession: OpenSession): Promise<PatientSession> {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const session = token === undefined ? undefined : await openSession(token);
  if (session === undefined) throw new ServiceError('UNAUTHENTICATED', [], { 'WWW-Authenticate': 'Bearer' });
  return session;
}
