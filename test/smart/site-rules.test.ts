import { expect } from 'chai';
import { createCodeMap } from '../../server/fhir/code-map.ts';
import { PREFETCH } from '../../server/fhir/prefetch.ts';
import { READ_TYPES } from '../../server/fhir/read-types.ts';
import type { AppConfig, SiteRules } from '../../server/api/contract.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import { startService, type TestService } from '../fakes/service.ts';

describe('what the app is told of the site', () => {
  const mapping = {
    from: { system: 'urn:oid:1.2.3', code: 'GLU' },
    to: { system: 'http://loinc.org', code: '2339-0' },
  };
  let service: TestService;
  before(async () => {
    service = await startService({ codeMap: createCodeMap([mapping]) });
  });
  after(() => service.close());

  it('is the policy and the local codes by which cards are made, so that the app reads a chart alike', async () => {
    const response = await fetch(`${service.url}/app/site.json`);
    expect(response.headers.get('cache-control')).to.equal('no-store');
    const site = (await response.json()) as SiteRules;
    expect(site).to.deep.equal({ policy: DEFAULT_POLICY, codeMappings: [mapping] });
  });

  it('is, of the records it may ask for, exactly what the queries read: by id where one is read, by search where many are', async () => {
    const config = (await (await fetch(`${service.url}/app/config.json`)).json()) as AppConfig;
    expect(config.resources).to.deep.equal(READ_TYPES);
    for (const { type, permissions } of READ_TYPES) {
      const queries = Object.values(PREFETCH).filter((query) => new RegExp(`^${type}[/?]`).test(query));
      const isSearched = queries.some((query) => query.startsWith(`${type}?`));
      expect(permissions, type).to.equal(isSearched ? 'rs' : 'r');
      // Orders refer to medications, which no query asks for.
      expect(queries.length > 0 || type === 'Medication', type).to.equal(true);
    }
    expect(READ_TYPES.length).to.equal(new Set(READ_TYPES.map(({ type }) => type)).size);
  });
});
