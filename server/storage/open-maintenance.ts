/** What is done to the storage by hand, beside the running service: checking the trail, forgetting. */
import { checkSiteKey, verifyAudit, type AuditReport, type NotedHead } from './audit-check.ts';
import { createAuditTrail } from './audit-trail.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { clientsOf, erasePatient, expireDayByDay, type Forgotten } from './erasure.ts';
import { openDatabase, type DatabaseOptions } from './open-database.ts';
import { FOR_BACKGROUND } from './postgres-database.ts';
import { createPseudonyms } from './pseudonyms.ts';
import type { SqlDatabase } from './sql-database.ts';
import { StorageError } from './storage-error.ts';

export interface Maintenance {
  readonly database: SqlDatabase;
  /** @param noted a head of the trail that was noted earlier; shows whether the end was cut off since */
  readonly verify: (noted?: NotedHead) => Promise<AuditReport>;
  /**
   * @param patientId as the EHR calls the patient
   * @param clientId the client whose records of the patient are meant
   * @throws StorageError SEVERAL_CLIENTS when none is named and there are records of more than one
   */
  readonly erase: (patientId: string, clientId?: string) => Promise<Forgotten>;
  /** Day by day. */
  readonly expire: (before: Date) => Promise<Forgotten>;
  readonly close: () => Promise<void>;
}

export interface MaintenanceOptions extends DatabaseOptions {
  readonly siteKey: Uint8Array;
  readonly now: () => Date;
  /** Another process took over `dataDir`: nothing may be written any more. */
  readonly onLockLost: () => void;
}

/**
 * Beside a service on PostgreSQL; the embedded database belongs to one process, so the service has to be stopped.
 * @throws StorageError DATA_DIR_LOCKED, or WRONG_SITE_KEY
 */
export async function openMaintenance(options: MaintenanceOptions): Promise<Maintenance> {
  const { databaseUrl, dataDir, siteKey, now, onLockLost, log } = options;
  const lock = databaseUrl === undefined ? await lockDataDir(dataDir, onLockLost, log) : undefined;
  const database = await openDatabase(options, FOR_BACKGROUND);
  const audit = createAuditTrail(siteKey);
  const { refOf } = createPseudonyms(siteKey);
  const occasion = { now, audit };
  const close = async () => {
    await database.close();
    await lock?.release();
  };
  await checkSiteKey(database, audit).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    database,
    verify: (noted) => verifyAudit(database, audit, noted),
    erase: async (patientId, clientId) => {
      const patientRef = refOf('patient', patientId);
      const clients = clientId === undefined ? await clientsOf(database, patientRef) : [];
      if (clients.length > 1) throw severalClients(clients);
      // Another hospital's may wait on disk: see waiting-records.ts.
      return erasePatient(database, { patientRef, clientId: clientId ?? clients[0] ?? null }, occasion);
    },
    expire: (before) => expireDayByDay(database, before, occasion),
    close,
  };
}

function severalClients(clients: readonly string[]): StorageError {
  return new StorageError(
    'SEVERAL_CLIENTS',
    `Several clients have records of a patient with this id, who may be different people: ${clients.join(', ')}. Name one with --client.`,
  );
}
