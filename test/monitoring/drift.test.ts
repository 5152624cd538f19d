import { expect } from 'chai';
import { alertChanges, alertsOf } from '../../server/monitoring/alerts.ts';
import { driftOf, type DriftRow } from '../../server/monitoring/drift.ts';

const NOBODY = { series: [], cards: [] };
const noPause = () => Promise.resolve();
const LIMITS = { drift: 0.25, overrides: 0.9 };

/** @param inputs of patient `number` */
const rows = (count: number, inputs: (number: number) => DriftRow['inputs']): DriftRow[] =>
  Array.from({ length: count }, (_, number) => ({
    at: new Date(Date.UTC(2026, 0, 1) + number * 3_600_000).toISOString(),
    inputs: inputs(number),
  }));

describe('drift of the inputs', () => {
  it('waits for two hundred patients to compare with, and one hundred to compare', async () => {
    const drift = await driftOf(
      rows(299, () => ({ nihss: 5 })),
      ['nihss'],
      noPause,
    );
    expect(drift).to.deep.equal({ reference: null, blocks: [], inputs: [], patientsToCome: 1 });
    expect(alertsOf({ ...NOBODY, drift }, LIMITS)).to.deep.equal([]);
  });

  it('is zero when the same patients come again, in whichever order the records are', async () => {
    const same = rows(500, (number) => ({ nihss: number % 20, onset: number % 2 ? 'witnessed' : null }));
    const drift = await driftOf(same.toReversed(), ['nihss', 'onset'], noPause);
    expect(drift.blocks.map(({ patients }) => patients)).to.deep.equal([100, 100, 100]);
    for (const { index, missing, missingInReference } of drift.inputs) {
      for (const value of index) expect(value).to.be.closeTo(0, 1e-9);
      expect(missing).to.deep.equal([missingInReference, missingInReference, missingInReference]);
    }
  });

  it('shows a shift of a number, of a word, and of what is missing, each by itself', async () => {
    const isLate = (number: number) => number >= 200;
    const drift = await driftOf(
      rows(300, (number) => ({
        shifted: (number % 50) + (isLate(number) ? 30 : 0),
        word: isLate(number) && number % 2 ? 'unknown' : 'witnessed',
        lost: isLate(number) && number % 2 ? null : number % 10,
        still: number % 10,
      })),
      ['shifted', 'word', 'lost', 'still'],
      noPause,
    );
    const alerts = Object.fromEntries(
      alertsOf({ ...NOBODY, drift }, LIMITS).map(({ key, level }) => [key, level]),
    );
    expect(alerts).to.deep.equal({
      'drift shifted': 'act',
      'drift word': 'act',
      'drift lost': 'act',
      'drift still': 'none',
    });
    expect(drift.inputs[2]).to.deep.include({ missingInReference: 0, missing: [0.5] });
  });

  it('what chance alone explains is no alert, however large the customary limit calls it', async () => {
    // Twelve words at random: an index of 0.1 and more is usual in blocks of this size.
    const seeded = (number: number) => (((number * 7919 + 104_729) ^ (number << 3)) >>> 0) % 12;
    const drift = await driftOf(
      rows(300, (number) => ({ word: `w${seeded(number)}` })),
      ['word'],
      noPause,
    );
    const [input] = drift.inputs;
    expect(input?.byChance).to.be.greaterThan(0.25);
  });
});

describe('alerts', () => {
  const alert = (key: string, level: 'none' | 'watch' | 'act') =>
    ({ key, kind: 'drift', level, detail: {} }) as const;
  const state = (key: string, level: string) => ({
    key,
    level,
    since: '2026-01-01T00:00:00.000Z',
    detail: {},
  });
  const after = (...given: Parameters<typeof alertChanges>) =>
    alertChanges(...given).changed.map(({ key, level }) => [key, level]);

  it('change once: not while they stay, and back when nothing is left to look at', () => {
    const now = '2026-02-01T00:00:00.000Z';
    expect(after([], [alert('a', 'act'), alert('b', 'none')], now)).to.deep.equal([['a', 'act']]);
    expect(after([state('a', 'act')], [alert('a', 'act')], now)).to.deep.equal([]);
    expect(after([state('a', 'act')], [alert('a', 'watch')], now)).to.deep.equal([['a', 'watch']]);
    expect(after([state('a', 'act'), state('b', 'none')], [], now)).to.deep.equal([['a', 'none']]);
  });

  it('those raised have the figures of now, and since when they are at their level', () => {
    const now = '2026-02-01T00:00:00.000Z';
    const before = [
      { ...state('stays', 'act'), detail: { value: 4.5 } },
      { ...state('rises', 'watch'), detail: { value: 1.5 } },
      state('ends', 'act'),
    ];
    const found = [
      { ...alert('stays', 'act'), detail: { value: 2 } },
      { ...alert('rises', 'act'), detail: { value: 3 } },
      alert('ends', 'none'),
    ];
    expect(alertChanges(before, found, now).raised).to.deep.equal([
      { key: 'stays', level: 'act', since: '2026-01-01T00:00:00.000Z', detail: { kind: 'drift', value: 2 } },
      { key: 'rises', level: 'act', since: now, detail: { kind: 'drift', value: 3 } },
    ]);
  });
});
