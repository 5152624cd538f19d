/** Styles that several elements share: headings, panels, tables, focus. */
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
    font-size: 1.05rem;
    line-height: 1.3;
    margin: 0 0 0.25rem;
    letter-spacing: -0.005em;
  }
  p {
    margin: 0 0 0.75rem;
    max-width: 68ch;
  }
  .soft {
    color: var(--ink-soft);
    font-size: 0.9rem;
  }
  .panel {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    padding: 1.25rem;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    text-align: left;
    vertical-align: top;
    padding: 0.55rem 0.75rem 0.55rem 0;
    border-top: 1px solid var(--line);
  }
  thead th {
    border-top: 0;
    font-size: 0.8rem;
    font-weight: 600;
    color: var(--ink-soft);
    padding-top: 0;
  }
  tbody th {
    font-weight: 500;
    overflow-wrap: break-word;
    hyphens: auto;
  }
  @media (max-width: 40rem) {
    .panel {
      padding: 1rem;
    }
    th,
    td {
      padding-right: 0.5rem;
    }
  }
  button {
    font: inherit;
    font-size: 0.88rem;
    color: var(--accent);
    background: none;
    border: 1px solid var(--line);
    border-radius: 999px;
    padding: 0.2rem 0.8rem;
    min-height: 2rem;
    cursor: pointer;
  }
  button:hover {
    border-color: var(--accent);
  }
  button[aria-pressed='true'] {
    background: var(--accent-soft);
    border-color: var(--accent);
    color: var(--ink);
  }
  button.link {
    border: 0;
    padding: 0;
    min-height: 0;
    border-radius: 2px;
    font-size: inherit;
    text-decoration: underline;
    text-underline-offset: 0.15em;
    text-align: left;
  }
  @media (pointer: coarse) {
    button {
      min-height: 2.75rem;
    }
  }
  @media print {
    button:not(.link) {
      display: none;
    }
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
  }
  a:focus-visible,
  summary:focus-visible,
  button:focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
    border-radius: 4px;
  }
`;
