import { expect } from 'chai';
import { DEFAULT_POLICY, sitePolicy } from '../../server/clinical/policy.ts';

const { warnAtRiskPercent, guideline, dosing } = DEFAULT_POLICY;
const usual = { warnAtRiskPercent, guideline, dosing };

describe('policy of a site', () => {
  it('is the default, version and all, where the site has chosen nothing', () => {
    expect(sitePolicy(usual)).to.deep.equal(DEFAULT_POLICY);
  });

  it('has a version that names each choice that differs: no two policies share one', () => {
    const choices = [
      usual,
      { ...usual, warnAtRiskPercent: 10 },
      { ...usual, guideline: 'eso-2021' },
      { ...usual, dosing: { tenecteplaseDosing: 'exact' } },
      { ...usual, warnAtRiskPercent: 10, guideline: 'eso-2021' },
    ] as const;
    const versions = choices.map((choice) => sitePolicy(choice).version);
    expect(new Set(versions).size).to.equal(choices.length);
    expect(versions.at(-1)).to.equal(`${DEFAULT_POLICY.version} warnAtRiskPercent=10 guideline=eso-2021`);
  });
});
