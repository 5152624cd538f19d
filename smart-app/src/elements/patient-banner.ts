import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Patient } from '../patient.ts';
import { shared } from '../styles/shared.ts';

/** Whose chart this is: always in sight where the EHR does not show it (SMART App Launch, `need_patient_banner`). */
@customElement('patient-banner')
class PatientBanner extends LitElement {
  @property({ attribute: false }) patient: Patient | undefined;

  static override styles = [
    shared,
    css`
      :host {
        position: sticky;
        top: 0;
        z-index: 1;
        background: var(--surface);
        border-bottom: 1px solid var(--line);
      }
      div {
        max-width: none;
        padding: 0.7rem clamp(1rem, 3vw, 2rem);
        display: flex;
        flex-wrap: wrap;
        gap: 0.15rem 1.25rem;
        align-items: baseline;
      }
      strong {
        font-size: 1.1rem;
      }
      span {
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { patient } = this;
    if (!patient) return nothing;
    return html`<div role="group" aria-label="Patient">
      <strong>${patient.name}</strong>
      <span>born ${patient.birthDate ?? 'unknown'}</span>
      <span>${patient.gender ?? 'sex not recorded'}</span>
      <span>id ${patient.id}</span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'patient-banner': PatientBanner;
  }
}
