import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { get } from './http.ts';
import { runSandbox, type RunningSandbox } from './running-sandbox.ts';

describe('sandbox EHR, its page', () => {
  let sandbox: RunningSandbox;
  let pagesDir: string;
  before(async () => {
    pagesDir = await mkdtemp(path.join(tmpdir(), 'pages-'));
    await writeFile(path.join(pagesDir, 'index.html'), '<!doctype html><title>Orders</title>');
    sandbox = await runSandbox(undefined, pagesDir);
  });
  after(async () => {
    await sandbox.close();
    await rm(pagesDir, { recursive: true });
  });

  it('is served at / under a policy that runs nothing but its own files', async () => {
    const response = await fetch(`${sandbox.url}/`);
    expect(response.status).to.equal(200);
    expect(await response.text()).to.include('Orders');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).to.include("default-src 'none'");
    expect(policy).to.include("frame-ancestors 'none'");
    expect(policy).not.to.match(/unsafe|https?:|\*/);
    expect(response.headers.get('x-content-type-options')).to.equal('nosniff');
    expect(response.headers.has('x-powered-by')).to.be.false;
  });

  it('answers in JSON where there is nothing, without a stack', async () => {
    for (const url of ['/nothing', '/ehr/nothing', '/auth/nothing', '/%E0%A4%A', '/..%2fpackage.json']) {
      const { status, body } = await get(`${sandbox.url}${url}`);
      expect(status, url).to.be.oneOf([400, 403, 404]);
      expect(body, url).to.be.an('object');
      expect(JSON.stringify(body), url).not.to.match(/node_modules|\.ts/);
    }
  });

  it('lets no other site read the EHR’s own API', async () => {
    const response = await fetch(`${sandbox.url}/ehr/patients`, {
      headers: { Origin: 'https://evil.example.org' },
    });
    await response.arrayBuffer();
    expect(response.headers.has('access-control-allow-origin')).to.be.false;
  });
});
