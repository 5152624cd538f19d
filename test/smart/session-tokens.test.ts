import { expect } from 'chai';
import { createSessionTokens } from '../../server/smart/session-tokens.ts';

const SESSION = {
  fhirBase: 'https://ehr.example.org/fhir',
  user: 'doctor-eleven',
  patientId: 'patient-seven',
};
const START = new Date('2026-11-24T09:00:00Z');
const key = (fill: number) => new Uint8Array(32).fill(fill);

describe('session tokens', () => {
  let now = START;
  const tokens = createSessionTokens(key(1), () => now);
  beforeEach(() => {
    now = START;
  });

  it('are opened by every process with the same key, and by no other', async () => {
    const { token } = await tokens.seal(SESSION);
    expect(await createSessionTokens(key(1), () => now).open(token)).to.deep.equal(SESSION);
    expect(await createSessionTokens(key(2), () => now).open(token)).to.equal(undefined);
  });

  it('end after half an hour', async () => {
    const { token, expiresInS } = await tokens.seal(SESSION);
    now = new Date(START.getTime() + expiresInS * 1000 - 1000);
    expect(await tokens.open(token)).to.deep.equal(SESSION);
    now = new Date(START.getTime() + expiresInS * 1000);
    expect(await tokens.open(token)).to.equal(undefined);
  });

  it('cannot be changed, and anything else is none', async () => {
    const { token } = await tokens.seal(SESSION);
    const parts = token.split('.');
    const changed = [...parts.slice(0, 3), `A${parts[3]?.slice(1) ?? ''}`, parts[4]].join('.');
    for (const wrong of [changed === token ? '' : changed, '', 'forged', `${token}x`]) {
      expect(await tokens.open(wrong), wrong).to.equal(undefined);
    }
  });

  it('tell nothing to whoever finds one', async () => {
    const { token } = await tokens.seal(SESSION);
    const readable = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect(readable.join(' ')).not.to.match(/doctor-eleven|patient-seven|ehr\.example/);
  });
});
