/** The native controls for each kind of fact. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FactDefinition } from '../../../../server/clinical/facts/definition.ts';
import {
  FACT_DEFINITIONS,
  type ChoiceFactName,
  type FactName,
  type FactValue,
} from '../../../../server/clinical/stroke-facts.ts';
import { FACT_NAMES } from '../../../../server/clinical/text/en.ts';
import { booleanText, choiceText, unitText } from '../../../../server/clinical/text/en/fact-values.ts';
import { inUnit, type FactEntry } from '../../facts/fact-entry.ts';

export interface ControlsProps {
  readonly name: FactName;
  readonly entry: FactEntry;
  readonly labelHidden: boolean;
  readonly isInvalid: boolean;
  /** While it is being typed. */
  readonly type: (entry: FactEntry) => void;
  /** When it counts. */
  readonly commit: (entry: FactEntry) => void;
}

const NOT_KNOWN = 'not known';

export function controls(props: ControlsProps): TemplateResult {
  const definition: FactDefinition = FACT_DEFINITIONS[props.name];
  switch (definition.kind) {
    case 'number':
      return field(
        props,
        amount(props, 'value'),
        `${definition.low} to ${definition.high}${unitText(definition.unit)}`,
      );
    case 'glucose':
      return field(
        props,
        html`${amount(props, 'value')}${units(props, ['mmol/L', 'mg/dL'], (unit) => {
          // Another unit is no other glucose: nothing is tried until the number changes.
          props.type(inUnit(props.entry, unit));
        })}`,
        `${definition.low} to ${definition.high} mmol/L`,
      );
    case 'flag':
      return radios(props, (isYes) => booleanText(props.name, isYes));
    case 'choice':
      return field(props, options(props, definition.values));
    case 'event':
      return html`${radios(props, (isYes) => (isYes ? 'yes' : 'never'))}${howLongAgo(props)}`;
  }
}

function field({ name, labelHidden }: ControlsProps, control: TemplateResult, limits?: string) {
  return html`
    <label for="value" class=${labelHidden ? 'hidden' : ''}>${FACT_NAMES[name]}</label>
    <div class="line">
      ${control} ${limits === undefined ? nothing : html`<span id="limits" class="hint">${limits}</span>`}
    </div>
  `;
}

function amount({ entry, isInvalid, type, commit }: ControlsProps, id: string): TemplateResult {
  const typed = (event: Event): FactEntry => ({ ...entry, amount: (event.target as HTMLInputElement).value });
  return html`<input
    id=${id}
    inputmode="decimal"
    autocomplete="off"
    size="6"
    .value=${live(entry.amount)}
    aria-invalid=${isInvalid ? 'true' : 'false'}
    aria-describedby="limits message"
    @input=${(event: Event) => {
      type(typed(event));
    }}
    @change=${(event: Event) => {
      commit(typed(event));
    }}
  />`;
}

const UNIT_NAMES: Readonly<Record<string, string>> = { h: 'hours ago', d: 'days ago' };

function units<U extends string>({ entry }: ControlsProps, all: readonly U[], choose: (unit: U) => void) {
  return html`<select
    aria-label="Unit"
    @change=${(event: Event) => {
      // The options are `all`.
      choose((event.target as HTMLSelectElement).value as U);
    }}
  >
    ${all.map(
      (unit) =>
        html`<option value=${unit} .selected=${entry.unit === unit}>${UNIT_NAMES[unit] ?? unit}</option>`,
    )}
  </select>`;
}

function options({ name, entry, commit }: ControlsProps, values: readonly string[]): TemplateResult {
  // The values of a choice's definition are those of the fact.
  const words = (value: string) => choiceText(value as FactValue<ChoiceFactName>);
  return html`<select
    id="value"
    @change=${(event: Event) => {
      commit({ ...entry, answer: (event.target as HTMLSelectElement).value });
    }}
  >
    ${values.map(
      (value) => html`<option value=${value} .selected=${entry.answer === value}>${words(value)}</option>`,
    )}
    <option value="" .selected=${entry.answer === ''}>
      ${name === 'onset' ? 'not recorded' : NOT_KNOWN}
    </option>
  </select>`;
}

function radios({ name, entry, labelHidden, commit }: ControlsProps, words: (isYes: boolean) => string) {
  const answers = [
    ['yes', words(true)],
    ['no', words(false)],
    ['', NOT_KNOWN],
  ] as const;
  return html`<fieldset>
    <legend class=${labelHidden ? 'hidden' : ''}>${FACT_NAMES[name]}</legend>
    ${answers.map(
      ([answer, text]) =>
        html`<label class="answer">
          <input
            type="radio"
            name="answer"
            value=${answer}
            .checked=${live(entry.answer === answer)}
            @change=${() => {
              commit({ ...entry, answer, ...(answer !== 'yes' && { amount: '' }) });
            }}
          /><span>${text}</span>
        </label>`,
    )}
  </fieldset>`;
}

function howLongAgo(props: ControlsProps): TemplateResult | typeof nothing {
  const { entry, commit } = props;
  if (entry.answer !== 'yes') return nothing;
  return html`<label for="amount" class="small">How long ago</label>
    <div class="line">
      ${amount(props, 'amount')}
      ${units(props, ['h', 'd'], (unit) => {
        commit({ ...entry, unit });
      })}
      <span id="limits" class="hint">empty: date not known</span>
    </div>`;
}
