import { expect } from 'chai';
import { startService, type TestService } from '../fakes/service.ts';
import { fullPrefetch, PATIENT_ID } from '../fixtures/chart.ts';
import { orderSign } from '../fixtures/hook-request.ts';

describe('/metrics', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await startService();
  });
  afterEach(() => service.close());

  /** The samples of one name: labels as written, and the value. */
  const scrape = async () => {
    const response = await fetch(`${service.url}/metrics`);
    expect(response.status).to.equal(200);
    expect(response.headers.get('content-type')).to.match(/^text\/plain; version=0\.0\.4/);
    const text = await response.text();
    const samples = new Map(
      text
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
    );
    return { text, samples };
  };

  it('counts hooks, their hops, their cards and requests by surface, and says which rules and storage there are', async () => {
    const body = orderSign({ prefetch: fullPrefetch() });
    const { cards } = (await (await service.post('/cds-services/thrombolysis-order-sign', body)).json()) as {
      cards: { indicator: string }[];
    };
    await service.post('/cds-services/thrombolysis-order-sign', '{');
    await fetch(`${service.url}/api/models/no-such-model`);
    await fetch(`${service.url}/nowhere/${PATIENT_ID}`);
    const { samples } = await scrape();
    const service_ = 'service="thrombolysis-order-sign"';
    expect(samples.get(`stroke_cds_hook_duration_seconds_count{${service_}}`)).to.equal(1);
    for (const hop of ['trust', 'body', 'chart', 'models', 'assessment', 'record'])
      expect(samples.get(`stroke_cds_hop_duration_seconds_count{${service_},hop="${hop}"}`), hop).to.equal(1);
    const warnings = cards.filter(({ indicator }) => indicator === 'warning').length;
    expect(samples.get(`stroke_cds_cards_total{${service_},indicator="warning"}`) ?? 0).to.equal(warnings);
    const requests = (surface: string, method: string, status: number) =>
      samples.get(
        `stroke_cds_http_requests_total{surface="${surface}",method="${method}",status="${status}"}`,
      );
    expect(requests('/cds-services', 'POST', 200)).to.equal(1);
    expect(requests('/cds-services', 'POST', 400)).to.equal(1);
    expect(requests('/api/models', 'GET', 404)).to.equal(1);
    expect(requests('none', 'GET', 404)).to.equal(1);
    expect(samples.get('stroke_cds_storage_up')).to.equal(1);
    expect(samples.get('stroke_cds_records_waiting')).to.equal(0);
    expect([...samples.keys()].some((key) => key.startsWith('stroke_cds_build_info{'))).to.equal(true);
    expect(samples.has('nodejs_eventloop_lag_p99_seconds')).to.equal(true);
  });

  it('counts jobs by kind and state, and says what the last check of the audit trail found', async () => {
    const before = (await scrape()).samples;
    // Not a number, which is not the same as no problem.
    expect(before.get('stroke_cds_audit_problems')).to.be.NaN;
    service.jobs.queues = { 'verify-audit': { waiting: 1, active: 2, failed: 3 } };
    service.jobs.audit = { checkedAt: '2026-11-24T02:17:00.000Z', problems: 4 };
    const { samples } = await scrape();
    for (const [state, count] of Object.entries({ waiting: 1, active: 2, failed: 3 }))
      expect(samples.get(`stroke_cds_jobs{job="verify-audit",state="${state}"}`)).to.equal(count);
    expect(samples.get('stroke_cds_audit_problems')).to.equal(4);
    expect(samples.get('stroke_cds_audit_checked_timestamp_seconds')).to.equal(1_795_486_620);
    const ready = (await (await fetch(`${service.url}/readyz`)).json()) as object;
    expect(ready).to.deep.include({ jobs: service.jobs.queues, audit: service.jobs.audit });
  });

  it('holds nothing of a patient, whatever is asked', async () => {
    await service.post('/cds-services/thrombolysis-order-sign', orderSign({ prefetch: fullPrefetch() }));
    await fetch(`${service.url}/api/assessments/${PATIENT_ID}`);
    await fetch(`${service.url}/${PATIENT_ID}?patient=${PATIENT_ID}`);
    const { text } = await scrape();
    expect(text).not.to.include(`"${PATIENT_ID}`).and.not.to.include(`/${PATIENT_ID}`);
  });

  it('names what the monitoring calls attention to, and not what is no longer so', async () => {
    const since = '2026-11-24T03:00:00.000Z';
    const alerts = ['act', 'none'].map((level) => ({ key: `drift ${level}`, level, since, detail: {} }));
    Object.assign(service.store, {
      monitoring: { ...service.store.monitoring, alerts: () => Promise.resolve(alerts) },
    });
    const { samples } = await scrape();
    expect([...samples].filter(([name]) => name.startsWith('stroke_cds_monitoring_alert{'))).to.deep.equal([
      ['stroke_cds_monitoring_alert{key="drift act",level="act"}', 1],
    ]);
  });

  it('says when the database is away', async () => {
    service.store.isDown = true;
    expect((await scrape()).samples.get('stroke_cds_storage_up')).to.equal(0);
  });
});

describe('the log line of a hook', () => {
  it('holds request id, hook instance, client, cards and the milliseconds of each hop', async () => {
    const service = await startService();
    const body = orderSign({ prefetch: fullPrefetch() });
    await service.post('/cds-services/thrombolysis-order-sign', body);
    const lines = service.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    const line = lines.find(({ msg }) => msg === 'hook');
    expect(line).to.include.keys('requestId', 'clientId', 'cards', 'ms');
    expect(line).to.have.property('hookInstance', body['hookInstance']);
    expect(line?.['hops']).to.have.all.keys('trust', 'body', 'chart', 'models', 'assessment', 'record');
    await service.close();
  });
});
