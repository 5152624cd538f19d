import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { ConfigError, configTable, readConfig } from '../../server/config.ts';
import { ERRORS } from '../../server/errors.ts';

const PRODUCTION = { PUBLIC_URL: 'https://cds.example.org/', CDS_CLIENTS_FILE: '/etc/clients.json' };

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('settings', () => {
  it('need nothing in sandbox mode, and listen on loopback', () => {
    expect(readConfig({ SANDBOX: 'on' })).to.deep.include({
      HOST: '127.0.0.1',
      PORT: 8080,
      SANDBOX_PORT: 8081,
    });
  });

  it('refuse a sandbox that could be reached or taken for production', () => {
    expect(problemsOf({ SANDBOX: 'on', HOST: '0.0.0.0' })[0]).to.contain('loopback');
    expect(problemsOf({ SANDBOX: 'on', NODE_ENV: 'production' })[0]).to.contain('NODE_ENV=production');
    expect(problemsOf({ SANDBOX: 'on', PUBLIC_URL: 'https://cds.example.org' })[0]).to.contain('PUBLIC_URL');
    expect(problemsOf({ SANDBOX: 'on', PUBLIC_URL: 'http://localhost:8080' })).to.deep.equal([]);
  });

  it('refuse production without registered clients or an https address, naming every problem at once', () => {
    expect(problemsOf({})).to.have.length(2);
    expect(problemsOf({ ...PRODUCTION, PUBLIC_URL: 'http://cds.example.org' })[0]).to.contain('https');
    expect(problemsOf(PRODUCTION)).to.deep.equal([]);
    expect(readConfig(PRODUCTION).PUBLIC_URL).to.equal('https://cds.example.org');
  });

  it('refuse an inference server that patients would be told to in the clear', () => {
    expect(problemsOf({ SANDBOX: 'on', INFERENCE_URL: 'http://models.hospital.example' })[0]).to.contain(
      'https',
    );
    expect(problemsOf({ SANDBOX: 'on', INFERENCE_URL: 'http://localhost:8000' })).to.deep.equal([]);
  });

  it('refuse to leave the jobs of the embedded database to workers, which cannot open it', () => {
    expect(problemsOf({ SANDBOX: 'on', JOBS: 'worker' })).to.deep.equal(['JOBS=worker needs DATABASE_URL']);
  });

  it('name the variable that is wrong, and treat an empty one as not set', () => {
    expect(problemsOf({ SANDBOX: 'on', PORT: 'eighty' })[0]).to.match(/^PORT: /);
    expect(readConfig({ SANDBOX: 'on', PORT: '' }).PORT).to.equal(8080);
  });

  it('stand in the README with the defaults they have', () => {
    const rows = [
      ...readFileSync('README.md', 'utf8').matchAll(/^\| `([A-Z_]+)` +\| (?:`(.*?)`)? +\| (.+?) +\|$/gm),
    ];
    const documented = rows.map(([, name = '', defaultValue = '', meaning = '']) => ({
      name,
      defaultValue,
      meaning,
    }));
    expect(documented).to.deep.equal(configTable());
  });
});

describe('the error catalogue', () => {
  it('is the table in server/README.md, in both directions', () => {
    const rows = [
      ...readFileSync('server/README.md', 'utf8').matchAll(/^\| `([A-Z_]+)` +\| (\d{3}) +\| (.+?) +\|/gm),
    ];
    const documented = Object.fromEntries(
      rows.map(([, code = '', status, meaning]) => [code, `${status ?? ''} ${meaning ?? ''}`]),
    );
    const actual = Object.fromEntries(
      Object.entries(ERRORS).map(([code, { status, meaning }]) => [code, `${status} ${meaning}`]),
    );
    expect(documented).to.deep.equal(actual);
  });
});
