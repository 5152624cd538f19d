import { once } from 'node:events';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { createPseudonyms } from '../../server/storage/pseudonyms.ts';
import { startChild, type Child } from '../fixtures/child.ts';
import { orderSelectBodies } from '../fixtures/hook-body.ts';
import { ownPostgres, type OwnPostgres } from '../fixtures/own-postgres.ts';
import {
  auditReport,
  callHook,
  column,
  nothingWaits,
  readiness,
  SERVICE,
} from '../fixtures/running-service.ts';
import { SITE_KEY } from '../fixtures/storage.ts';

const HOOKS = 1000;

interface Service extends Child {
  readonly url: string;
}

describe('two service processes on one PostgreSQL', function () {
  this.timeout(120_000);
  let database: OwnPostgres | undefined;
  let directory: string;
  let one: Service;
  let other: Service;
  /** Cards that some client has seen, with the patient they were shown for. */
  const shown = new Map<string, string>();

  const start = async (name: string, databaseUrl: string): Promise<Service> => {
    const child = startChild('server/main.ts', {
      SANDBOX: 'on',
      PORT: '0',
      SANDBOX_PORT: '0',
      DATA_DIR: path.join(directory, name),
      DATABASE_URL: databaseUrl,
      SITE_KEY: Buffer.from(SITE_KEY).toString('base64url'),
      DRAIN_SECONDS: '1',
      LOG_LEVEL: 'error',
    });
    const [, url = ''] = await child.printed(/Service +(http\S+)\/cds-services/);
    return { ...child, url };
  };

  before(async function () {
    database = await ownPostgres();
    if (!database) return this.skip();
    directory = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-'));
    await database.start();
    [one, other] = await Promise.all([start('one', database.url), start('other', database.url)]);
  });
  after(async () => {
    if (!database) return;
    for (const { process, ended } of [one, other]) {
      process.kill('SIGTERM');
      await ended;
    }
    await database.remove();
    await rm(directory, { recursive: true, force: true });
  });

  const bodyOf = orderSelectBodies(new Date(), { glucoseValues: 1, conditions: 2 });
  /** No two of a thousand have the same NIHSS and glucose. */
  const valuesOf = (patient: number) => ({
    nihss: 5 + (patient % 25),
    glucose: 6 + Math.floor((patient % 1000) / 25) / 10,
  });
  const call = async ({ url }: Service, patient: number) => {
    const { nihss, glucose } = valuesOf(patient);
    const body = bodyOf(`patient-${patient}`)
      .replace('"valueInteger":17', `"valueInteger":${nihss}`)
      .replace('"value":9.1', `"value":${glucose}`);
    const cards = await callHook(url, body);
    for (const { uuid } of cards) shown.set(uuid, `patient-${patient}`);
    return cards;
  };

  /** HAT (Lou 2008): diabetes 1; NIHSS 15 to 20 1, above 20 2. SEDAN (Strbian 2012): glucose above 8.0 mmol/L 1; NIHSS from 10 1. */
  const summaryOf = (patient: number): RegExp => {
    const { nihss, glucose } = valuesOf(patient);
    const hat = 1 + (nihss > 20 ? 2 : nihss >= 15 ? 1 : 0);
    const sedan = (glucose > 8 ? 1 : 0) + (nihss >= 10 ? 1 : 0);
    return new RegExp(`HAT ${hat} → .* SEDAN ${sedan} → `);
  };

  it(`${HOOKS} hooks at once: each gets the card of its own patient, and all are on record`, async () => {
    if (!database) return;
    const patients = Array.from({ length: HOOKS }, (_, patient) => patient);
    const answers = await Promise.all(
      patients.map((patient) => call(patient % 2 === 0 ? one : other, patient)),
    );
    for (const [patient, cards] of answers.entries()) {
      const { nihss, glucose } = valuesOf(patient);
      const [card] = cards;
      expect(card?.summary).to.match(summaryOf(patient));
      expect(card?.detail).to.match(new RegExp(`NIHSS ${nihss} .*Glucose ${glucose} mmol/L `));
    }
    for (const { url } of [one, other]) {
      await nothingWaits(url);
      expect(await readiness(url)).to.include({ status: 200, answersNotKept: 0 });
    }
    const { refOf } = createPseudonyms(SITE_KEY);
    const expected = [...shown].map(([uuid, patient]) => `${uuid} ${refOf('patient', patient)}`);
    const recorded = await column(database.url, `select uuid || ' ' || patient_ref from cards`);
    expect(recorded.toSorted()).to.deep.equal(expected.toSorted());
  });

  it('one killed in the middle of requests, with the database away: what a client saw is on record when both are back', async () => {
    if (!database) return;
    await database.kill();
    let next = HOOKS;
    const callMany = (count: number) =>
      Promise.allSettled(Array.from({ length: count }, () => call(one, next++)));
    await callMany(5);
    const cutOff = halfARequest(one.url);
    const unsure = callMany(40);
    await Promise.race([cutOff.accepted.then(() => call(one, next++)), unsure]);
    one.process.kill('SIGKILL');
    await one.ended;
    expect(await cutOff.failure).to.have.property('code', 'ECONNRESET');
    await unsure;
    // The other goes on meanwhile.
    await call(other, next++);
    await database.start();
    // As after ten seconds, in which a living process would have renewed it.
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(path.join(directory, 'one', 'in-use.lock'), longAgo, longAgo);
    one = await start('one', database.url);
    await Promise.all([nothingWaits(one.url), nothingWaits(other.url)]);
    await call(one, next++);
    expect(await column(database.url, 'select uuid from cards')).to.include.members([...shown.keys()]);
  });

  it('the audit trail that they wrote together is whole', async () => {
    if (!database) return;
    const { problems, entries } = await auditReport(database.url, directory);
    expect(problems).to.deep.equal([]);
    expect(entries).to.be.at.least(HOOKS + 8);
  });
});

/** A call whose body does not end: it is under way for as long as the service lives. */
function halfARequest(url: string): { accepted: Promise<unknown>; failure: Promise<unknown> } {
  const request = http.request(`${url}${SERVICE}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': 1000 },
  });
  const failure = once(request, 'error').then(([error]: unknown[]) => error);
  const accepted = new Promise((resolve) => request.write('{ "hook": ', resolve));
  return { accepted, failure };
}
