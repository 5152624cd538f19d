/** Time windows of AHA/ASA 2026 and ESO 2021 at their limits, in minutes. */
import { expect } from 'chai';
import type { EditionId } from '../../server/clinical/eligibility/editions.ts';
import { assessEligibility } from '../../server/clinical/eligibility/assess-eligibility.ts';
import type { WindowId } from '../../server/clinical/text/en/eligibility-windows.ts';
import { recorded, windowResult } from '../fixtures/eligibility.ts';

type Values = Readonly<Record<string, unknown>>;

function statuses(id: WindowId, edition: EditionId, base: Values, fact: string, values: readonly unknown[]) {
  return values.map((value) => windowResult(recorded({ ...base, [fact]: value }), id, edition).status);
}

const WITHIN = { minutesSinceLastKnownWell: 60, disablingDeficit: true };
const ON_WAKING = { onset: 'wake-up', dwiFlairMismatch: true, minutesSinceRecognition: 60 };
const EXTENDED = { onset: 'witnessed', minutesSinceLastKnownWell: 400, perfusionMismatch: true };
const LATE = {
  minutesSinceLastKnownWell: 1000,
  largeVesselOcclusion: true,
  perfusionMismatch: true,
  thrombectomyPlanned: false,
};

describe('within 4.5 hours with a disabling deficit', () => {
  for (const [edition, strength] of [
    ['aha-2026', 'class-1'],
    ['eso-2021', 'eso-high-quality-evidence'],
  ] as const) {
    it(`${edition}: ${strength}, up to 270 minutes, not at 271`, () => {
      expect(windowResult(recorded(WITHIN), 'within-4-5-hours', edition).strength).to.equal(strength);
      expect(
        statuses('within-4-5-hours', edition, WITHIN, 'minutesSinceLastKnownWell', [0, 270, 271]),
      ).to.deep.equal(['met', 'met', 'not-met']);
      expect(statuses('within-4-5-hours', edition, WITHIN, 'disablingDeficit', [false])).to.deep.equal([
        'not-met',
      ]);
    });
  }

  it('asks for the deficit when only the time is known, and for nothing when the time has passed', () => {
    const open = windowResult(recorded({ minutesSinceLastKnownWell: 60 }), 'within-4-5-hours');
    expect(open.status).to.equal('cannot-tell');
    expect(open.settledBy).to.deep.equal(['disablingDeficit']);
    const passed = windowResult(recorded({ minutesSinceLastKnownWell: 600 }), 'within-4-5-hours');
    expect(passed.status).to.equal('not-met');
    expect(passed.settledBy).to.deep.equal([]);
  });
});

describe('wake-up or unknown onset with DWI-FLAIR mismatch', () => {
  const id = 'unknown-onset-dwi-flair';

  it('aha-2026: COR 2a, up to 270 minutes from recognition', () => {
    expect(windowResult(recorded(ON_WAKING), id).strength).to.equal('class-2a');
    expect(statuses(id, 'aha-2026', ON_WAKING, 'minutesSinceRecognition', [270, 271])).to.deep.equal([
      'met',
      'not-met',
    ]);
    expect(statuses(id, 'aha-2026', ON_WAKING, 'onset', ['wake-up', 'unknown', 'witnessed'])).to.deep.equal([
      'met',
      'met',
      'not-met',
    ]);
    expect(statuses(id, 'aha-2026', ON_WAKING, 'dwiFlairMismatch', [false])).to.deep.equal(['not-met']);
  });

  it('eso-2021: recommended where no thrombectomy is planned', () => {
    const base = { ...ON_WAKING, thrombectomyPlanned: false };
    expect(windowResult(recorded(base), id, 'eso-2021').strength).to.equal('eso-recommended');
    expect(statuses(id, 'eso-2021', base, 'thrombectomyPlanned', [false, true])).to.deep.equal([
      'met',
      'not-met',
    ]);
    expect(windowResult(recorded(ON_WAKING), id, 'eso-2021').settledBy).to.deep.equal([
      'thrombectomyPlanned',
    ]);
  });
});

describe('4.5 to 9 hours with perfusion mismatch', () => {
  const id = 'extended-perfusion-mismatch';

  for (const [edition, strength] of [
    ['aha-2026', 'class-2a'],
    ['eso-2021', 'eso-recommended'],
  ] as const) {
    it(`${edition}: ${strength}, after 270 and up to 540 minutes from last known well`, () => {
      expect(windowResult(recorded(EXTENDED), id, edition).strength).to.equal(strength);
      expect(
        statuses(id, edition, EXTENDED, 'minutesSinceLastKnownWell', [270, 271, 540, 541]),
      ).to.deep.equal(['not-met', 'met', 'met', 'not-met']);
      expect(statuses(id, edition, EXTENDED, 'perfusionMismatch', [false])).to.deep.equal(['not-met']);
    });

    it(`${edition}: or up to 540 minutes from the midpoint of sleep, after a stroke noticed on waking`, () => {
      const woken = { onset: 'wake-up', minutesSinceLastKnownWell: 800, perfusionMismatch: true };
      expect(statuses(id, edition, woken, 'minutesSinceMidpointOfSleep', [540, 541])).to.deep.equal([
        'met',
        'not-met',
      ]);
      expect(windowResult(recorded(woken), id, edition).settledBy).to.deep.equal([
        'minutesSinceMidpointOfSleep',
      ]);
    });
  }
});

describe('4.5 to 24 hours with large-vessel occlusion and no thrombectomy', () => {
  const id = 'late-large-vessel-occlusion';

  it('aha-2026: COR 2b, after 270 and up to 1440 minutes', () => {
    expect(windowResult(recorded(LATE), id).strength).to.equal('class-2b');
    expect(statuses(id, 'aha-2026', LATE, 'minutesSinceLastKnownWell', [270, 271, 1440, 1441])).to.deep.equal(
      ['not-met', 'met', 'met', 'not-met'],
    );
  });

  for (const [fact, value] of [
    ['largeVesselOcclusion', false],
    ['perfusionMismatch', false],
    ['thrombectomyPlanned', true],
  ] as const) {
    it(`does not apply with ${fact} ${String(value)}`, () => {
      expect(statuses(id, 'aha-2026', LATE, fact, [value])).to.deep.equal(['not-met']);
    });
  }

  it('is absent from eso-2021', () => {
    const ids = assessEligibility(recorded(LATE), 'eso-2021').windows.map((window) => window.id);
    expect(ids).to.deep.equal(['within-4-5-hours', 'unknown-onset-dwi-flair', 'extended-perfusion-mismatch']);
  });
});

describe('the windows together', () => {
  const headline = (values: Values) => assessEligibility(recorded(values), 'aha-2026').headline;

  it('name every one that applies, the strongest recommendation first', () => {
    const both = headline({ ...LATE, minutesSinceLastKnownWell: 400, disablingDeficit: true });
    expect(both.window).to.equal('applies');
    expect(both.applying).to.deep.equal(['extended-perfusion-mismatch', 'late-large-vessel-occlusion']);
  });

  it('apply nowhere after 24 hours of a witnessed stroke, whatever else is missing', () => {
    const passed = headline({ onset: 'witnessed', minutesSinceLastKnownWell: 1441 });
    expect(passed.window).to.equal('none-applies');
    expect(passed.openWindows).to.deep.equal([]);
    expect(passed.status).to.equal('no-window-applies');
  });

  it('cannot be told without times', () => {
    expect(headline({ onset: 'witnessed', disablingDeficit: true }).window).to.equal('cannot-tell');
  });
});
