/** What is done to the storage by hand, beside the running service: checking the trail, forgetting. */
import { checkSiteKey, verifyAudit, type AuditReport, type NotedHead } from './audit-check.ts';
import { createAuditTrail } from './audit-trail.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { erasePatient, expireRecords, type Forgotten } from './erasure.ts';
import { openDatabase, type DatabaseOptions } from './open-database.ts';
import { FOR_BACKGROUND } from './postgres-database.ts';
import { createPseudonyms } from './pseudonyms.ts';
import type { SqlDatabase } from './sql-database.ts';

export interface Maintenance {
  readonly database: SqlDatabase;
  /** @param noted a head of the trail that was noted earlier; shows whether the end was cut off since */
  readonly verify: (noted?: NotedHead) => Promise<AuditReport>;
  /** @param patientId as the EHR calls the patient */
  readonly erase: (patientId: string) => Promise<Forgotten>;
  readonly expire: (before: Date) => Promise<Forgotten>;
  readonly close: () => Promise<void>;
}

export interface MaintenanceOptions extends DatabaseOptions {
  readonly siteKey: Uint8Array;
  readonly now: () => Date;
}

/**
 * Beside a service on PostgreSQL; the embedded database belongs to one process, so the service has to be stopped.
 * @throws StorageError DATA_DIR_LOCKED, or WRONG_SITE_KEY
 */
export async function openMaintenance(options: MaintenanceOptions): Promise<Maintenance> {
  const { databaseUrl, dataDir, siteKey, now, log } = options;
  const lock = databaseUrl === undefined ? await lockDataDir(dataDir, () => undefined, log) : undefined;
  const database = await openDatabase(options, FOR_BACKGROUND);
  const audit = createAuditTrail(siteKey);
  const occasion = () => ({ at: now().toISOString(), audit });
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
    erase: (patientId) =>
      erasePatient(database, createPseudonyms(siteKey).refOf('patient', patientId), occasion()),
    expire: (before) => expireRecords(database, before.toISOString(), occasion()),
    close,
  };
}
