/** What the panels of haemorrhage, malformation and imaging share: findings in a grid, scores as figures beside them. */
import { css } from 'lit';

export const panelStyles = css`
  :host([hidden]) {
    display: none;
  }
  :host {
    container-type: inline-size;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr));
    gap: 0.5rem 1.25rem;
    margin: 0.75rem 0;
  }
  dt {
    font-size: 0.85rem;
    color: var(--ink-soft);
  }
  dd {
    margin: 0;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  :is(dt, th) .link {
    color: inherit;
    text-decoration-color: var(--line);
  }
  .caution {
    border-left: 4px solid var(--warn);
    background: var(--warn-soft);
    border-radius: 0 var(--radius) var(--radius) 0;
    padding: 0.6rem 0.9rem;
    max-width: none;
    font-size: 0.92rem;
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
    gap: 1rem 1.5rem;
    align-items: start;
  }
  .figure {
    border-top: 3px solid var(--accent);
    padding-top: 0.6rem;
    margin-bottom: 0.75rem;
  }
  .figure p {
    margin: 0 0 0.4rem;
  }
  summary {
    cursor: pointer;
    padding: 0.6rem 0;
    font-weight: 600;
  }
  h3 {
    font-size: 0.95rem;
    margin: 1rem 0 0.35rem;
  }
`;
