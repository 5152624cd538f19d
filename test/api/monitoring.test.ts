import { expect } from 'chai';
import { startService, type TestService, type TestServiceOptions } from '../fakes/service.ts';
import { refusalIn } from '../fixtures/answers.ts';
import { monitoringReport } from '../fixtures/monitoring-report.ts';

const TOKEN = 'a-token-of-the-site';
const PAGE = '/monitoring';
const REPORT = '/api/monitoring/reports/latest';

describe('the monitoring over HTTP', () => {
  let service: TestService;
  const start = async (options: TestServiceOptions) => {
    service = await startService(options);
    Object.assign(service.store, {
      monitoring: { ...service.store.monitoring, latestReport: () => Promise.resolve(monitoringReport()) },
    });
  };
  afterEach(() => service.close());
  const get = (path: string, authorization?: string) =>
    fetch(service.url + path, { headers: authorization === undefined ? {} : { authorization } });
  const basic = (user: string, password: string) =>
    `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

  it('is closed until the site sets a token, and says so', async () => {
    await start({});
    for (const path of [PAGE, `${PAGE}/page.css`, REPORT])
      await refusalIn(await get(path, `Bearer ${TOKEN}`), 403, 'MONITORING_CLOSED');
  });

  it('opens with the token as bearer or as password, and with no other', async () => {
    await start({ monitoringToken: TOKEN });
    for (const authorization of [`Bearer ${TOKEN}`, basic('anybody', TOKEN), basic('', TOKEN)])
      for (const path of [PAGE, REPORT]) expect((await get(path, authorization)).status, path).to.equal(200);
    const wrong = [
      undefined,
      'Bearer',
      `Bearer ${TOKEN}x`,
      basic('a', ''),
      `Digest ${TOKEN}`,
      `Basic ${TOKEN}`,
    ];
    for (const authorization of wrong) {
      const response = await get(PAGE, authorization);
      expect(response.headers.get('www-authenticate')).to.match(/^Basic /);
      await refusalIn(response, 401, 'UNAUTHENTICATED');
    }
  });

  it('is open in the sandbox, which says that its patients are made up', async () => {
    await start({ isSandbox: true });
    const response = await get(PAGE);
    expect(response.headers.get('content-security-policy')).to.match(
      /default-src 'none'.*frame-ancestors 'none'/,
    );
    expect(await response.text()).to.include('made up');
  });

  it('the page tells in words what the JSON says, escapes what it shows, and suppresses small counts', async () => {
    await start({ monitoringToken: TOKEN });
    const text = await (await get(PAGE, `Bearer ${TOKEN}`)).text();
    expect(text).to.include('2 findings call for action.').and.to.include('2.00 (1.30 to 2.90)');
    expect(text).to.include('&#60;5').and.not.to.include('<script');
    const report = (await (await get(REPORT, `Bearer ${TOKEN}`)).json()) as {
      episodes: { notTreated: unknown };
    };
    expect(report.episodes.notTreated).to.equal('<5');
  });

  it('before the first run the page says so, and the JSON has a code', async () => {
    service = await startService({ isSandbox: true });
    expect(await (await get(PAGE)).text()).to.include('There is no report yet.');
    await refusalIn(await get(REPORT), 404, 'NO_REPORT');
  });
});
