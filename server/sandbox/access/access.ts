/**
 * What one call may do. Without a token: everything, for this is a sandbox. With a token: exactly what its scopes
 * and its patient allow, so that a client under test finds out what it forgot to ask for.
 */
import type { FhirResource } from 'fhir/r4.js';
import { fhirError } from '../fhir/fhir-error.ts';
import { isInCompartment, isShared } from './compartment.ts';
import type { Grant, Grants } from './grants.ts';
import type { Permission } from './scopes.ts';

export interface Access {
  /** True for a call without a token. */
  readonly isOpen: boolean;
  /** @throws FhirError 403 if no scope gives the permission on the type */
  readonly require: (permission: Permission, type: string) => void;
  /** @throws FhirError 403 if no scope gives the permission on this resource */
  readonly requireOn: (permission: Permission, resource: FhirResource) => void;
  readonly isVisible: (permission: Permission, resource: FhirResource) => boolean;
  /** The patient to whose record the permission is held; undefined if it is not held to one. */
  readonly boundTo: (permission: Permission, type: string) => string | undefined;
}

const OPEN: Access = {
  isOpen: true,
  require: () => undefined,
  requireOn: () => undefined,
  isVisible: () => true,
  boundTo: () => undefined,
};

/** @throws FhirError 401 for a token that is unknown or expired, or a header that holds none */
export function accessOf(authorization: string | undefined, grants: Grants): Access {
  if (authorization === undefined) return OPEN;
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  const grant = token === undefined ? undefined : grants.find(token);
  if (!grant) throw fhirError(401, 'login', 'the access token is not valid here, or no longer');
  return accessUnder(grant);
}

function accessUnder(grant: Grant): Access {
  const levels = (permission: Permission, type: string) =>
    grant.scopes
      .filter((scope) => (scope.type === type || scope.type === '*') && scope.permissions.has(permission))
      .map((scope) => scope.level);
  const boundTo = (permission: Permission, type: string) =>
    levels(permission, type).every((level) => level === 'patient') ? grant.patientId : undefined;
  const isVisible = (permission: Permission, resource: FhirResource) => {
    const patientId = boundTo(permission, resource.resourceType);
    if (levels(permission, resource.resourceType).length === 0) return false;
    if (patientId === undefined || isInCompartment(resource, patientId)) return true;
    return isShared(resource) && (permission === 'r' || permission === 's');
  };
  return {
    isOpen: false,
    require: (permission, type) => {
      if (levels(permission, type).length === 0) throw forbidden('no scope of the token covers this');
    },
    requireOn: (permission, resource) => {
      if (!isVisible(permission, resource)) throw forbidden('the token does not cover this resource');
    },
    isVisible,
    boundTo,
  };
}

function forbidden(diagnostics: string) {
  return fhirError(403, 'forbidden', diagnostics);
}
