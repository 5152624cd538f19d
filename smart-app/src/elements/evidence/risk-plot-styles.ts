/** Layout of the risk plot: name, axis, figure; stacked where the column is narrow. */
import { css } from 'lit';

export const plotStyles = css`
  :host {
    container-type: inline-size;
  }
  header {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 1rem;
  }
  header button {
    white-space: nowrap;
  }
  h3 {
    font-size: 0.95rem;
    margin: 0;
  }
  .group {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75rem;
    padding: 0.35rem 0 0;
    border-top: 1px solid var(--line);
  }
  .group p {
    margin: 0;
    font-size: 0.82rem;
    line-height: 1.4;
    max-width: none;
    flex: 1 1 26rem;
  }
  summary,
  .watermark-row,
  .axis {
    display: grid;
    grid-template-columns: 11rem minmax(0, 1fr) 12.5rem 0.8rem;
    gap: 0 1rem;
    align-items: stretch;
  }
  summary {
    min-height: 1.75rem;
    cursor: pointer;
    list-style: none;
    border-radius: 6px;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    content: '';
    align-self: center;
    width: 0.45rem;
    height: 0.45rem;
    border: solid var(--ink-soft);
    border-width: 0 2px 2px 0;
    transform: rotate(45deg) translateY(-2px);
  }
  details[open] > summary::after {
    transform: rotate(225deg);
  }
  summary:hover {
    background: var(--sunken);
  }
  .name,
  .rate {
    align-self: center;
    line-height: 1.2;
  }
  .name {
    font-weight: 650;
    padding-left: 0.25rem;
  }
  small {
    font-size: 0.82rem;
    font-weight: 400;
    color: var(--ink-soft);
  }
  .rate {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .rate b {
    font-weight: 650;
    font-size: 1.05rem;
    white-space: nowrap;
    letter-spacing: -0.01em;
  }
  .change {
    display: block;
    color: var(--accent);
    font-weight: 600;
  }
  .plot {
    position: relative;
    min-width: 0;
    margin: 0 8px;
  }
  .axis .plot {
    height: 2.1rem;
    margin-top: -0.35rem;
    font-size: 0.78rem;
    color: var(--ink-soft);
    font-variant-numeric: tabular-nums;
    grid-column: 2;
  }
  .tick-label,
  .limit-label {
    position: absolute;
    transform: translateX(-50%);
    white-space: nowrap;
    line-height: 1.1;
  }
  .tick-label {
    bottom: 0.25rem;
  }
  .limit-label {
    top: 0.1rem;
    color: var(--warn);
    font-weight: 650;
  }
  .why {
    padding: 0.5rem 0.75rem 0.9rem;
    margin-bottom: 0.4rem;
    background: var(--sunken);
    border-radius: 8px;
  }
  .watermark-row > .plot {
    grid-area: 1 / 2;
  }
  .watermark {
    grid-area: 1 / 1 / auto / span 3;
    z-index: 1;
    margin: 0.15rem 0;
    padding: 0.05rem 0.6rem;
    width: fit-content;
    max-width: 100%;
    background: var(--warn-soft);
    color: var(--warn);
    font-size: 0.8rem;
    font-weight: 650;
    border-radius: 4px;
  }
  .stale .plot {
    opacity: 0.4;
  }
  .skeleton {
    display: block;
    border-radius: 4px;
    background: var(--sunken);
    animation: pulse 1.2s ease-in-out infinite alternate;
  }
  @keyframes pulse {
    to {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      animation: none;
    }
  }
  @media (pointer: coarse) {
    summary {
      min-height: 2.75rem;
    }
  }
  .legend {
    list-style: none;
    display: flex;
    flex-wrap: wrap;
    gap: 0.2rem 1.4rem;
    padding: 0.5rem 0 0;
    margin: 0.4rem 0 0;
    border-top: 1px solid var(--line);
    font-size: 0.82rem;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }
  .sample {
    position: relative;
    display: block;
    width: 2.6rem;
    height: 1rem;
  }
  .sample .tick {
    stroke: none;
  }
  .before-sample {
    width: 1rem;
    border: 1.5px dashed var(--ink-soft);
    border-radius: 50%;
  }
  .limit-sample {
    width: 0;
    border-left: 2px dashed var(--warn);
  }
  .note {
    margin: 0.5rem 0 0;
    max-width: none;
    font-size: 0.85rem;
  }
  @container (max-width: 36rem) {
    summary {
      grid-template-columns: minmax(0, 1fr) auto 0.8rem;
      grid-template-rows: auto 1.5rem;
      padding: 0.35rem 0;
    }
    .axis {
      grid-template-columns: minmax(0, 1fr);
    }
    .axis .plot {
      grid-column: 1;
    }
    .plot {
      grid-column: 1 / -1;
      grid-row: 2;
    }
    .axis .plot {
      grid-row: 1;
    }
    .rate {
      grid-column: 2;
    }
    .name small,
    .rate small:first-child {
      display: block;
    }
    .watermark-row {
      display: block;
    }
    .watermark-row > .plot {
      display: none;
    }
    .group {
      padding-top: 0.8rem;
    }
  }
`;
