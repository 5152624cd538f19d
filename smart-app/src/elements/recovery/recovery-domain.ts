import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../../server/clinical/assessment.ts';
import { RECOVERY_FACTS } from '../../../../server/clinical/facts/recovery-facts.ts';
import { ALL_RECOVERY_RULES } from '../../../../server/clinical/recovery/assess-recovery.ts';
import { deficitPresence, DEFICIT_FACTS_BY_DOMAIN } from '../../../../server/clinical/recovery/deficit-of.ts';
import type { RecoveryResult } from '../../../../server/clinical/recovery/recovery.ts';
import type { FactName } from '../../../../server/clinical/stroke-facts.ts';
import type { RecoveryDomain } from '../../../../server/clinical/text/en/recovery.ts';
import {
  courseText,
  FACT_NAMES,
  factText,
  RECOVERY_DOMAINS,
  RECOVERY_RULES,
} from '../../../../server/clinical/text/en.ts';
import { isSameFact } from '../../fact-values.ts';
import { shared } from '../../styles/shared.ts';
import './bedside-tests.ts';
import './recovery-basis.ts';
import './recovery-timeline.ts';

/** One domain of recovery: the deficit, what is expected when, what it rests on, and the tests that would sharpen it. */
@customElement('recovery-domain')
class RecoveryDomainElement extends LitElement {
  @property({ attribute: false }) domain: RecoveryDomain | undefined;
  @property({ attribute: false }) assessment: Assessment | undefined;
  @property({ attribute: false }) baseline: Assessment | undefined;
  /** The group has the name of its only domain already. */
  @property({ type: Boolean }) alone = false;

  static override styles = [
    shared,
    css`
      h3 {
        font-size: 1.05rem;
        margin: 0;
      }
      .finding {
        margin: 0 0 0.9rem;
      }
      summary {
        cursor: pointer;
        padding: 0.65rem 0;
        color: var(--accent);
      }
      .off {
        margin: 0.25rem 0 0.25rem;
      }
      .more {
        border-top: 1px solid var(--line);
        margin-top: 0.75rem;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { assessment, domain } = this;
    if (!assessment || !domain) return nothing;
    const presence = deficitPresence(domain, assessment.facts);
    const results = resultsOf(assessment, domain);
    return html`
      ${this.alone ? nothing : html`<h3>${RECOVERY_DOMAINS[domain]}</h3>`} ${this.finding(domain, assessment)}
      ${presence === 'present' || presence === 'no-test' ? this.figures(results) : nothing}
      <div class="more">
        ${this.tests(domain, assessment)} <recovery-basis .results=${results}></recovery-basis>
      </div>
    `;
  }

  private finding(domain: RecoveryDomain, { facts }: Assessment): TemplateResult {
    const name = DEFICIT_FACTS_BY_DOMAIN[domain];
    return name === undefined
      ? html`<p class="soft finding">
          No single bedside finding decides; the figures are of everyone after a stroke.
        </p>`
      : html`<p class="finding">${FACT_NAMES[name]}: <strong>${factText(facts, name)}</strong>.</p>`;
  }

  private figures(results: readonly RecoveryResult[]): TemplateResult {
    const { baseline, domain } = this;
    const former = baseline && domain ? resultsOf(baseline, domain) : undefined;
    return html`<recovery-timeline .results=${results} .former=${former}></recovery-timeline>
      ${offCourse(results)}`;
  }

  private tests(domain: RecoveryDomain, { facts, recovery }: Assessment): TemplateResult | typeof nothing {
    const recorded = this.baseline?.facts;
    const sharpening = recovery.find((entry) => entry.domain === domain)?.sharpenedBy ?? [];
    const presence = deficitPresence(domain, facts);
    const deficit = DEFICIT_FACTS_BY_DOMAIN[domain];
    const isTried = (name: FactName) => recorded !== undefined && !isSameFact(facts[name], recorded[name]);
    const isPresent = presence === 'present' || presence === 'no-test';
    const useful: readonly FactName[] = isPresent
      ? sharpening.filter(isBedside)
      : presence === 'unknown' && deficit
        ? [deficit]
        : [];
    const rules = ALL_RECOVERY_RULES.filter((rule) => rule.domain === domain);
    const inputs = [...new Set(rules.flatMap((rule) => rule.inputs))].filter(isBedside);
    const shown = inputs.filter((name) => useful.includes(name) || isTried(name));
    const others = inputs.filter((name) => !shown.includes(name) && (isPresent || name === deficit));
    const entries = (names: readonly FactName[]) =>
      html`<bedside-tests .names=${names} .facts=${facts} .recorded=${recorded}></bedside-tests>`;
    return html`
      ${
        shown.length > 0
          ? html`<p class="soft off">${isPresent ? 'These would say most:' : 'To be found out first:'}</p>
              ${entries(shown)}`
          : nothing
      }
      ${
        others.length > 0
          ? html`<details>
              <summary>${isPresent ? `More bedside tests: ${others.length}` : 'Try another finding'}</summary>
              ${entries(others)}
            </details>`
          : nothing
      }
    `;
  }
}

function resultsOf({ recovery }: Assessment, domain: RecoveryDomain): readonly RecoveryResult[] {
  return recovery.find((entry) => entry.domain === domain)?.results ?? [];
}

/** The day is entered once, for all domains. */
function isBedside(name: FactName): boolean {
  const isDeficit = Object.values(DEFICIT_FACTS_BY_DOMAIN).some((deficit) => deficit === name);
  return isDeficit || (name in RECOVERY_FACTS && name !== 'daysSinceStroke');
}

/** Rules that speak on other days of the course. */
function offCourse(results: readonly RecoveryResult[]): TemplateResult | typeof nothing {
  const others = results.filter(({ status }) => status === 'not-yet' || status === 'no-longer');
  if (others.length === 0) return nothing;
  const texts = others.map((result) => `${RECOVERY_RULES[result.id].name} (${courseText(result.course)})`);
  return html`<p class="soft off">On other days of the course: ${texts.join(', ')}.</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'recovery-domain': RecoveryDomainElement;
  }
}
