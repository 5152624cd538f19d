import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { EVIDENCE } from '../../../../server/clinical/evidence/registry.ts';
import { known } from '../../../../server/clinical/known.ts';
import { haematomaVolume, type Measure } from '../../../../server/clinical/scores/abc-2.ts';
import { GRADES } from '../../../../server/clinical/text/en.ts';
import { formatTenths } from '../../../../server/clinical/text/format.ts';
import { appEvent } from '../../events.ts';
import { numberOf, WHAT_IF } from '../../facts/fact-entry.ts';
import { controlStyles } from '../facts/control-styles.ts';

/** In the order in which they are measured. */
const DIAMETERS = [
  ['aCm', 'A, largest diameter'],
  ['bCm', 'B, at a right angle to A'],
  ['cCm', 'C, depth: slices × thickness'],
] as const;

type Texts = Readonly<Record<(typeof DIAMETERS)[number][0], string>>;

/** Three diameters in cm give a volume, which can be tried as the haematoma's. */
@customElement('abc2-form')
class Abc2Form extends LitElement {
  @state() private texts: Texts = { aCm: '', bCm: '', cCm: '' };

  static override styles = [
    controlStyles,
    css`
      .fields {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem 1.25rem;
        margin-bottom: 0.6rem;
      }
      label {
        display: block;
        font-weight: 500;
      }
      output {
        font-size: 1.2rem;
        font-weight: 650;
        font-variant-numeric: tabular-nums;
        margin-right: 0.75rem;
      }
      p {
        color: var(--ink-soft);
        font-size: 0.88rem;
        max-width: 68ch;
        margin: 0.5rem 0 0;
      }
      .error {
        color: var(--warn);
      }
    `,
  ];

  override render(): TemplateResult {
    const { texts } = this;
    const isComplete = Object.values(texts).every((text) => text.trim() !== '');
    const { aCm, bCm, cCm } = texts;
    const volume = isComplete
      ? haematomaVolume({
          aCm: numberOf(aCm),
          bCm: numberOf(bCm),
          cCm: numberOf(cCm),
        })
      : undefined;
    const { citation, discrimination, population, grade } = EVIDENCE['abc-2'];
    return html`
      <div class="fields">
        ${DIAMETERS.map(
          ([field, name]) =>
            html`<div>
              <label for=${field}>${name}</label>
              <div class="line">
                <input
                  id=${field}
                  inputmode="decimal"
                  autocomplete="off"
                  .value=${texts[field]}
                  aria-invalid=${volume && isRefused(volume, field) ? 'true' : 'false'}
                  aria-describedby="message"
                  @input=${(event: Event) => {
                    this.texts = {
                      ...texts,
                      [field]: (event.target as HTMLInputElement).value,
                    };
                  }}
                /><span class="hint">cm</span>
              </div>
            </div>`,
        )}
      </div>
      <div id="message" role="status">${volume ? this.result(volume) : nothing}</div>
      <p>${discrimination}; ${population}. ${citation}. Evidence: ${GRADES[grade]}.</p>
    `;
  }

  private result(volume: Measure): TemplateResult {
    if (!volume.ok) {
      return html`${volume.problems.map(
        ({ field, limits }) =>
          html`<p class="error">
            ${DIAMETERS.find(([name]) => name === field)?.[1] ?? 'Volume'}: allowed is ${limits.low} to
            ${limits.high} ${limits.unit} (${limits.reason}).
          </p>`,
      )}`;
    }
    // No image is measured to a hundredth of a millilitre.
    const mL = Number(formatTenths(volume.value));
    return html`<output>${mL} mL</output>
      <button
        type="button"
        @click=${() => {
          const value = { ...known(mL), source: WHAT_IF };
          this.dispatchEvent(appEvent('fact-edit', { fact: 'haematomaVolumeMl', value }));
        }}
      >
        Try ${mL} mL as the volume
      </button>`;
  }
}

function isRefused(volume: Measure, field: string): boolean {
  return !volume.ok && volume.problems.some((problem) => problem.field === field);
}

declare global {
  interface HTMLElementTagNameMap {
    'abc2-form': Abc2Form;
  }
}
