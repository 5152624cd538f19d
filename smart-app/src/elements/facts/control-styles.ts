/** Form controls of the app: native ones, in its colours, and large enough for a thumb. */
import { css } from 'lit';

export const controlStyles = css`
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  label,
  legend {
    font-weight: 600;
    font-size: 0.92rem;
    padding: 0;
  }
  .small {
    display: block;
    font-weight: 500;
    margin-top: 0.5rem;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.35rem 0.5rem;
  }
  input:not([type='radio']),
  select,
  button {
    font: inherit;
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--ink-soft);
    border-radius: 8px;
    min-height: 2.4rem;
    padding: 0.3rem 0.6rem;
    max-width: 100%;
  }
  input:not([type='radio']) {
    font-variant-numeric: tabular-nums;
    width: 6.5rem;
  }
  input[type='search'] {
    width: 100%;
  }
  input[aria-invalid='true'] {
    border: 2px solid var(--warn);
  }
  .hint {
    color: var(--ink-soft);
    font-size: 0.85rem;
  }
  button {
    cursor: pointer;
    border-color: var(--line);
    color: var(--accent);
    font-size: 0.9rem;
    font-weight: 550;
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem;
    min-width: 0;
  }
  .answer {
    position: relative;
    font-weight: 500;
    cursor: pointer;
  }
  .answer input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .answer span {
    display: grid;
    place-items: center;
    min-height: 2.4rem;
    padding: 0.3rem 0.8rem;
    border: 1px solid var(--ink-soft);
    border-radius: 8px;
    background: var(--surface);
  }
  .answer input:checked + span {
    background: var(--accent-soft);
    border: 2px solid var(--accent);
    font-weight: 650;
  }
  .answer input:checked + span::before {
    content: '✓';
    content: '✓' / '';
  }
  .answer span {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
  }
  :is(input, select, button):focus-visible,
  .answer input:focus-visible + span {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  @media (pointer: coarse), (max-width: 40rem) {
    input:not([type='radio']),
    select,
    button,
    .answer span {
      min-height: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    .answer input:checked + span {
      outline: 2px solid Highlight;
    }
  }
`;
