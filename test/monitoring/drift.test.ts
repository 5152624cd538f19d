import { expect } from 'chai';
import { alertChanges, alertsOf, driftLevel } from '../../server/monitoring/alerts.ts';
import { driftOf, keptDrift, type DriftRow, type InputDrift } from '../../server/monitoring/drift.ts';

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
    const after = (count: number) =>
      driftOf(
        rows(count, () => ({ nihss: 5 })),
        ['nihss'],
        null,
        noPause,
      );
    const early = await after(199);
    expect(early).to.deep.equal({ reference: null, blocks: [], inputs: [], patientsToCome: 101 });
    const drift = await after(299);
    expect(drift).to.deep.include({ blocks: [], patientsToCome: 1 });
    expect(drift.reference?.patients).to.equal(200);
    expect(alertsOf({ ...NOBODY, drift }, LIMITS).map(({ level }) => level)).to.deep.equal(['none']);
    expect((await after(300)).patientsToCome).to.equal(0);
  });

  it('the reference and the blocks stay what they were when their records have expired', async () => {
    const all = rows(520, (number) => ({ nihss: (number * 7) % 23 }));
    const first = await driftOf(all.slice(0, 310), ['nihss'], null, noPause);
    // Stored as JSON, with a report.
    const kept = keptDrift(JSON.parse(JSON.stringify({ drift: first })) as object);
    const later = await driftOf(all.slice(250), ['nihss'], kept, noPause);
    expect(later.reference).to.deep.equal(first.reference);
    expect(later).to.deep.equal(await driftOf(all, ['nihss'], null, noPause));
    expect(later.blocks.map(({ from }) => from)).to.deep.equal([all[200]?.at, all[300]?.at, all[400]?.at]);
    // A second look the same night adds nothing.
    expect(await driftOf(all.slice(250), ['nihss'], keptDrift({ drift: later }), noPause)).to.deep.equal(
      later,
    );
    // Another set of inputs is another question.
    const renewed = await driftOf(all.slice(250), ['nihss', 'ageYears'], kept, noPause);
    expect(renewed.reference?.from).to.equal(all[250]?.at);
    expect(keptDrift({ drift: { reference: null } })).to.equal(null);
  });

  it('keeps the latest 24 blocks', async () => {
    const all = rows(200 + 2600, (number) => ({ nihss: (number % 10) + (number >= 2700 ? 20 : 0) }));
    const drift = await driftOf(all, ['nihss'], null, noPause);
    expect(drift.blocks).to.have.length(24);
    expect(drift.blocks[0]?.from).to.equal(all[400]?.at);
    expect(drift.blocks.at(-1)?.to).to.equal(all.at(-1)?.at);
    expect(drift.inputs[0]?.index).to.have.length(24);
    expect(drift.inputs[0]?.index.at(-1)).to.be.greaterThan(0.25);
    expect(drift.inputs[0]?.index[0]).to.be.lessThan(0.01);
  });

  it('is zero when the same patients come again, in whichever order the records are', async () => {
    const same = rows(500, (number) => ({ nihss: number % 20, onset: number % 2 ? 'witnessed' : null }));
    const drift = await driftOf(same.toReversed(), ['nihss', 'onset'], null, noPause);
    expect(drift.blocks.map(({ patients }) => patients)).to.deep.equal([100, 100, 100]);
    for (const { index, missing, reference } of drift.inputs) {
      const before = reference.missing / 200;
      for (const value of index) expect(value).to.be.closeTo(0, 1e-9);
      expect(missing).to.deep.equal([before, before, before]);
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
      null,
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
    expect(drift.inputs[2]?.reference.missing).to.equal(0);
    expect(drift.inputs[2]?.missing).to.deep.equal([0.5]);
  });

  it('what chance alone explains is no alert, though it passes the customary limits', async () => {
    // Of twelve words, each as frequent; then half of them twelve times in a hundred, and half less than five.
    const later = (number: number) => (number % 100 < 72 ? number % 6 : 6 + (number % 6));
    const all = rows(300, (number) => ({ word: `w${number < 200 ? number % 12 : later(number)}` }));
    const drift = await driftOf(all, ['word'], null, noPause);
    const [input] = drift.inputs;
    expect(input?.index[0]).to.be.greaterThan(0.1);
    expect(input?.byChance).to.be.greaterThan(input?.index[0] ?? Infinity);
    const limits = { ...LIMITS, drift: 0.15 };
    expect(alertsOf({ ...NOBODY, drift }, limits).map(({ level }) => level)).to.deep.equal(['none']);
  });

  it('a bin that nobody is in is none: chance of five bins where no value is missing', async () => {
    const drift = await driftOf(
      rows(300, (number) => ({ nihss: number % 10 })),
      ['nihss'],
      null,
      noPause,
    );
    // 99th percentile of chi-square with four degrees of freedom: 13.277.
    expect(drift.inputs[0]?.byChance).to.be.closeTo(13.277 * (1 / 200 + 1 / 100), 0.003);
  });

  it('the limit of the site decides what is another population', () => {
    const input = { index: [0.2], byChance: 0.05 } as unknown as InputDrift;
    expect(driftLevel(input, { drift: 0.25 })).to.equal('watch');
    expect(driftLevel(input, { drift: 0.15 })).to.equal('act');
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
