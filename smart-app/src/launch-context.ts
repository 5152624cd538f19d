/** What the EHR says with its token, read with caution: every field may be absent or of another type. */

/** The launch itself failed: trying the same again leads nowhere. */
export class LaunchRefused extends Error {}

export interface LaunchContext {
  readonly patientId: string | undefined;
  readonly encounterId: string | undefined;
  /** Opaque value from the card's link: the assessment that it stands for. */
  readonly appContext: string | undefined;
  /** What the user wants to do first. */
  readonly intent: string | undefined;
  /** False only when the EHR says that it shows itself whose chart is open. */
  readonly needsBanner: boolean;
  /** Where the EHR's look is described. */
  readonly styleUrl: string | undefined;
  /** Granted scopes, space-separated: may be less than asked for. */
  readonly scope: string;
}

/** What the EHR said with its token: proof for our own service, and context for the page. */
export interface Launch extends LaunchContext {
  readonly iss: string;
  readonly patientId: string;
  readonly idToken: string;
  readonly nonce: string;
  /**
   * The user's token, renewed when it has ended and the EHR allows that.
   * @throws Error in words for the user when it has ended
   */
  readonly accessToken: () => Promise<string>;
}

/** Nothing of it is relied on. */
interface TokenResponse {
  readonly patient?: unknown;
  readonly encounter?: unknown;
  readonly fhirContext?: unknown;
  readonly appContext?: unknown;
  readonly intent?: unknown;
  readonly need_patient_banner?: unknown;
  readonly smart_style_url?: unknown;
  readonly scope?: unknown;
}

/**
 * SMART App Launch 2.2, "Launch context arrives with your access_token".
 * @param requestedScope counts where the answer names none (RFC 6749, section 5.1)
 */
export function launchContextOf(token: TokenResponse, requestedScope: string): LaunchContext {
  return {
    patientId: textOf(token.patient),
    encounterId: textOf(token.encounter) ?? encounterIn(token.fhirContext),
    appContext: textOf(token.appContext),
    intent: textOf(token.intent),
    needsBanner: token.need_patient_banner !== false,
    styleUrl: textOf(token.smart_style_url),
    scope: textOf(token.scope) ?? requestedScope,
  };
}

/** The encounter that is open beside the patient, where it is told as one of several resources: role `launch`. */
function encounterIn(fhirContext: unknown): string | undefined {
  const items: readonly unknown[] = Array.isArray(fhirContext) ? fhirContext : [];
  const ids = items.flatMap((item) => {
    const { reference, role = 'launch' } = (item ?? {}) as { reference?: unknown; role?: unknown };
    const id = typeof reference === 'string' ? /^Encounter\/([\w.-]{1,64})$/.exec(reference)?.[1] : undefined;
    return id === undefined || role !== 'launch' ? [] : [id];
  });
  // Two would leave open which of them the admission is.
  return ids.length === 1 ? ids[0] : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
