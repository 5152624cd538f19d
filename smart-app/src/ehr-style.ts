/**
 * The EHR's look (SMART App Launch 2.2, "Styling"): its highlight colour and corner radius, nothing else. Colours of
 * text, warnings and figures stay ours, so that they keep their meaning and their contrast.
 */

/** What is adopted, as custom properties of page.css. */
export interface EhrStyle {
  readonly accent?: string;
  readonly radius?: string;
}

/** The darkest surface of the light theme that carries links: `--accent-soft` of page.css. */
const SURFACE = [217, 236, 238] as const;
/** WCAG 2.2, success criterion 1.4.3. */
const LEAST_CONTRAST = 4.5;
const MOST_RADIUS_PX = 16;

/** @param document as the EHR answered; whatever is not exactly a colour or a length is left out */
export function ehrStyleOf(document: unknown): EhrStyle {
  const { color_highlight: colour, dim_border_radius: radius } = (document ?? {}) as Record<string, unknown>;
  return {
    ...(isReadableColour(colour) && { accent: colour }),
    ...(isSmallLength(radius) && { radius }),
  };
}

/** The address, if it lies on the origin of the FHIR base: another server says nothing about our look. */
export function styleAddress(styleUrl: string | undefined, fhirBase: string): string | undefined {
  if (styleUrl === undefined || !URL.canParse(styleUrl)) return undefined;
  const { origin, href } = new URL(styleUrl);
  return origin === new URL(fhirBase).origin ? href : undefined;
}

function isReadableColour(value: unknown): value is string {
  if (typeof value !== 'string' || !/^#[0-9a-f]{6}$/i.test(value)) return false;
  const channels = [1, 3, 5].map((at) => Number.parseInt(value.slice(at, at + 2), 16));
  const [light, dark] = [luminance(SURFACE), luminance(channels)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05) >= LEAST_CONTRAST;
}

/** Relative luminance, WCAG 2.2. */
function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function isSmallLength(value: unknown): value is string {
  const pixels = typeof value === 'string' ? /^(\d{1,2}(?:\.\d{1,2})?)px$/.exec(value)?.[1] : undefined;
  return pixels !== undefined && Number(pixels) <= MOST_RADIUS_PX;
}
