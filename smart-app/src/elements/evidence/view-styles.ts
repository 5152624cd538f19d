/** Layout of the clinician's view: columns as the width allows, a skeleton while it waits, and A4. */
import { css } from 'lit';

export const viewStyles = css`
  .view {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25rem;
    align-items: start;
  }
  .main {
    container-type: inline-size;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.8rem;
  }
  #bleeding {
    padding-block: 0.9rem;
  }
  h1 {
    font-size: clamp(1.25rem, 1.1rem + 0.6vw, 1.5rem);
    line-height: 1.2;
    letter-spacing: -0.02em;
    margin: 0;
  }
  .paper {
    display: none;
  }
  .panels,
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    align-items: start;
  }
  @container (min-width: 66rem) {
    .panels {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @media (min-width: 75rem) {
    .with-facts {
      grid-template-columns: minmax(0, 1fr) 24rem;
    }
    aside {
      position: sticky;
      top: var(--sticky-top, 1rem);
      max-height: calc(100dvh - var(--sticky-top, 1rem) - 1rem);
      overflow-y: auto;
    }
  }
  aside {
    min-width: 0;
    overflow-x: auto;
  }
  .panel:focus {
    outline: none;
  }
  .panel:focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .panel,
  #bleeding {
    scroll-margin-top: var(--sticky-top, 1rem);
  }
  summary {
    cursor: pointer;
    font-weight: 650;
  }
  details risk-plot {
    margin-top: 1.5rem;
  }
  .skeleton {
    display: grid;
    gap: 1rem;
  }
  .skeleton div {
    border-radius: 8px;
    background: var(--sunken);
    animation: pulse 1.2s ease-in-out infinite alternate;
  }
  .line {
    height: 2rem;
    width: 70%;
  }
  .cards {
    height: 6rem;
  }
  .block {
    height: 24rem;
  }
  @keyframes pulse {
    to {
      opacity: 0.5;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton div {
      animation: none;
    }
  }
  @media print {
    .paper {
      display: block;
    }
    :host {
      zoom: 0.72;
    }
    .view,
    .with-facts,
    .panels {
      display: block;
    }
    .main,
    .stack {
      display: block;
      container-type: normal;
    }
    .main > *,
    .panels > *,
    .stack > * {
      margin-bottom: 0.8rem;
    }
    .panel {
      border: 0;
      border-top: 1px solid var(--ink);
      border-radius: 0;
      padding: 0.6rem 0 0;
    }
    aside {
      position: static;
      max-height: none;
      overflow: visible;
    }
  }
`;
