/** `npm run check:profiles` does this for every sandbox patient; here are the ones with the most to say. */
import { expect } from 'chai';
import { emittedSamples } from '../../scripts/profiles/emitted.ts';
import { profileValidator } from '../fixtures/profile-validator.ts';

describe('what the running service emits', function () {
  this.timeout(120_000);

  it('is valid: resources of suggestions, predictions and decisions', async () => {
    const samples = await emittedSamples(['glucose-missing', 'platelets-70']);
    const { problems, profilesOf } = await profileValidator();
    const kinds = new Set(
      samples.map(({ from, resource }) => `${from.split(' ')[0] ?? ''} ${resource.resourceType}`),
    );
    expect([...kinds]).to.have.members([
      'suggestion ServiceRequest',
      'suggestion MedicationRequest',
      'write-back RiskAssessment',
      'write-back Provenance',
    ]);
    for (const { from, resource } of samples) {
      expect(problems(resource), `${from} ${resource.resourceType}`).to.deep.equal([]);
      if (from === 'write-back') expect(profilesOf(resource)).to.have.length(1);
    }
  });
});
