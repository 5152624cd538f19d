/**
 * An own schematic of the ten ASPECTS regions (Barber 2000) in one hemisphere, at the level of the basal ganglia and
 * above it. Front is up, the midline on the right. It shows which regions are meant, not their true shape.
 */
import type { FlagFactName } from '../../../../server/clinical/stroke-facts.ts';

export interface AspectsRegion {
  readonly fact: FlagFactName;
  readonly label: string;
  readonly path: string;
  /** Where the label stands. */
  readonly at: readonly [x: number, y: number];
}

/** The middle of the brain on the midline, in the units of the drawing. */
const CENTRE = [100, 120] as const;
export const MAP_SIZE = { width: 106, height: 240 };

interface Radii {
  readonly x: number;
  readonly y: number;
}

const SURFACE: Radii = { x: 92, y: 116 };
const CORTEX: Radii = { x: 66, y: 84 };
/** Above the ganglia the regions reach deeper. */
const CORONA: Radii = { x: 42, y: 54 };

/** Degrees from the front, by the side, to the back. */
function point({ x, y }: Radii, degrees: number): readonly [number, number] {
  const angle = (degrees * Math.PI) / 180;
  return [CENTRE[0] - x * Math.sin(angle), CENTRE[1] - y * Math.cos(angle)];
}

const text = ([x, y]: readonly [number, number]) => `${x.toFixed(1)},${y.toFixed(1)}`;

/** The part of a ring between two ellipses. */
function sector(from: number, to: number, outer: Radii, inner: Radii): string {
  return [
    `M${text(point(outer, from))}`,
    `A${outer.x},${outer.y} 0 0 0 ${text(point(outer, to))}`,
    `L${text(point(inner, to))}`,
    `A${inner.x},${inner.y} 0 0 1 ${text(point(inner, from))}Z`,
  ].join(' ');
}

function ring(fact: FlagFactName, label: string, from: number, to: number, inner: Radii): AspectsRegion {
  const middle: Radii = {
    x: (SURFACE.x + inner.x) / 2,
    y: (SURFACE.y + inner.y) / 2,
  };
  return {
    fact,
    label,
    path: sector(from, to, SURFACE, inner),
    at: point(middle, (from + to) / 2),
  };
}

/** Half of the outline, from front to back. */
export const OUTLINE = `M${text(point(SURFACE, 0))} A${SURFACE.x},${SURFACE.y} 0 0 0 ${text(point(SURFACE, 180))}`;

export const GANGLIONIC: readonly AspectsRegion[] = [
  ring('aspectsM1', 'M1', 34, 72, CORTEX),
  ring('aspectsM2', 'M2', 72, 112, CORTEX),
  ring('aspectsM3', 'M3', 112, 148, CORTEX),
  {
    fact: 'aspectsI',
    label: 'I',
    path: sector(60, 120, { x: 59, y: 64 }, { x: 50, y: 54 }),
    at: [46, 120],
  },
  {
    fact: 'aspectsL',
    label: 'L',
    path: 'M60,96 Q54,121 62,149 Q76,134 79,122 Q73,106 60,96Z',
    at: [67, 121],
  },
  {
    fact: 'aspectsIC',
    label: 'IC',
    path: 'M66,88 L85,121 L71,155 L78,157 L95,122 L73,85Z',
    at: [86, 130],
  },
  {
    fact: 'aspectsC',
    label: 'C',
    path: 'M78,80 Q80,64 91,68 Q97,82 93,98 Q84,96 78,80Z',
    at: [88, 82],
  },
];

export const SUPRAGANGLIONIC: readonly AspectsRegion[] = [
  ring('aspectsM4', 'M4', 34, 72, CORONA),
  ring('aspectsM5', 'M5', 72, 112, CORONA),
  ring('aspectsM6', 'M6', 112, 148, CORONA),
];
