import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { ConfigError, configTable } from '../../server/config.ts';
import { withSecretFiles } from '../../server/secret-files.ts';
import { settingsFields, settingsReport, settingsText } from '../../server/settings-report.ts';

describe('the settings as they are printed', () => {
  it('are all there, each with where its value comes from, and say what is wrong with them', () => {
    const report = settingsReport({ SANDBOX: 'off', PORT: 'eighty', FHIR_DEADLINE_MS: '' });
    expect(report.settings.map(({ name }) => name)).to.deep.equal(configTable().map(({ name }) => name));
    const of = (name: string) => report.settings.find((setting) => setting.name === name);
    expect(of('PORT')).to.include({ value: 'eighty', source: 'set' });
    expect(of('FHIR_DEADLINE_MS')).to.include({ value: '450', source: 'default' });
    expect(of('PUBLIC_URL')).to.include({ value: '', source: 'not set' });
    expect(report.problems.join()).to.match(/PORT: /);
    const text = settingsText(report);
    for (const { name, meaning } of configTable()) expect(text).to.contain(name).and.to.contain(meaning);
    expect(text).to.match(/not usable:\n {2}- PORT: /);
    expect(settingsReport({ SANDBOX: 'on' }).problems).to.deep.equal([]);
  });

  it('show no secret, whatever it is', () => {
    const secret = fc.stringMatching(/^[\w-]{43,60}$/);
    // Also one in which `@` and `/` stand as they are, though they should have been escaped.
    const unescaped = fc.stringMatching(/^[\w@/-]{43,60}$/);
    fc.assert(
      fc.property(secret, fc.oneof(secret, unescaped), (key, password) => {
        const report = settingsReport({
          SITE_KEY: key,
          MONITORING_TOKEN: password,
          DATABASE_URL: `postgres://user:${password}@db/x`,
          INFERENCE_URL: `https://user:${password}@models.example`,
        });
        const all = settingsText(report) + JSON.stringify(settingsFields(report));
        expect(all).not.to.contain(key).and.not.to.contain(password);
        expect(settingsFields(report)).to.include({
          SITE_KEY: '(set)',
          INFERENCE_URL: 'https://(set)@models.example',
        });
      }),
    );
  });
});

describe('secrets from files', () => {
  let directory: string;
  const file = (name: string, text: string) => {
    writeFileSync(path.join(directory, name), text);
    return path.join(directory, name);
  };
  const problemsOf = (environment: Record<string, string>) => {
    try {
      withSecretFiles(environment);
      return [];
    } catch (error) {
      if (error instanceof ConfigError) return error.problems;
      throw error;
    }
  };
  before(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'stroke-cds-'));
  });
  after(() => {
    rmSync(directory, { recursive: true });
  });

  it('are read without the line break at the end', () => {
    const read = withSecretFiles({ SITE_KEY_FILE: file('key', 'abc\n'), PORT: '1' });
    expect(read).to.include({ SITE_KEY: 'abc', PORT: '1' });
    expect(withSecretFiles({ SITE_KEY: 'abc' })).to.deep.equal({ SITE_KEY: 'abc' });
  });

  it('are refused when a file is empty or not there, or the secret is set as well', () => {
    expect(problemsOf({ SITE_KEY_FILE: file('empty', '\n') })[0]).to.match(/^SITE_KEY_FILE: .*empty/);
    expect(problemsOf({ DATABASE_URL_FILE: path.join(directory, 'no') })[0]).to.match(/^DATABASE_URL_FILE/);
    expect(problemsOf({ SITE_KEY: 'a', SITE_KEY_FILE: file('both', 'b') })).to.deep.equal([
      'SITE_KEY and SITE_KEY_FILE are both set',
    ]);
  });
});
