/** Styles that the page's elements share: panels, buttons, focus. */
import { css } from 'lit';

export const shared = css`
  :host {
    display: block;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2 {
    font-size: 1rem;
    margin: 0 0 0.75rem;
  }
  p {
    margin: 0 0 0.6rem;
  }
  .soft {
    color: var(--ink-soft);
    font-size: 0.87rem;
  }
  .panel {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    padding: 1.1rem;
  }
  button {
    font: inherit;
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--ink-soft);
    border-radius: 7px;
    padding: 0.5rem 0.9rem;
    min-height: 2.6rem;
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    background: var(--accent-soft);
  }
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--accent-ink);
    font-weight: 600;
  }
  button.primary:hover:not(:disabled) {
    filter: brightness(1.1);
    background: var(--accent);
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  a {
    color: var(--info);
    text-underline-offset: 0.15em;
  }
`;
