/** Layout of the page: list, banner, order and guidance, chart. */
import { css } from 'lit';

export const orderEntryStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: baseline;
    padding: 0.7rem clamp(0.9rem, 2vw, 1.5rem);
    background: var(--surface);
    border-bottom: 1px solid var(--line);
  }
  .bar h1 {
    font-size: 1.05rem;
    margin: 0;
  }
  .bar p {
    margin: 0;
    color: var(--ink-soft);
    flex: 1;
  }
  .columns {
    display: grid;
    grid-template-columns: 19rem minmax(0, 1fr);
    align-items: start;
  }
  nav {
    padding: 1rem 0.75rem;
    border-right: 1px solid var(--line);
    height: calc(100vh - 4.2rem);
    overflow-y: auto;
    position: sticky;
    top: 0;
  }
  .toggle {
    display: none;
  }
  main {
    padding: 0 clamp(0.9rem, 2vw, 1.5rem) 2rem;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    min-width: 0;
  }
  .banner {
    position: sticky;
    top: 0;
    z-index: 1;
    background: var(--paper);
    border-bottom: 1px solid var(--line);
    padding: 0.9rem 0 0.7rem;
    display: flex;
    flex-wrap: wrap;
    gap: 0.1rem 1.1rem;
    align-items: baseline;
    font-variant-numeric: tabular-nums;
  }
  .banner strong {
    font-size: 1.2rem;
    letter-spacing: -0.01em;
  }
  .banner span {
    color: var(--ink-soft);
  }
  .panes {
    display: grid;
    grid-template-columns: minmax(0, 1.6fr) minmax(18rem, 1fr);
    gap: 1rem;
    align-items: start;
  }
  .order {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    min-width: 0;
  }
  .empty {
    min-height: 50vh;
    display: grid;
    place-content: center;
    text-align: center;
  }
  .problem {
    margin: 0;
    padding: 0.8rem 1.2rem;
    background: var(--critical-soft);
    border-left: 5px solid var(--critical);
  }
  @media (max-width: 68rem) {
    .panes {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (max-width: 48rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    nav {
      position: static;
      height: auto;
      border-right: 0;
      padding: 0.75rem 0.9rem 0;
    }
    .toggle {
      display: block;
      width: 100%;
      margin-bottom: 0.6rem;
    }
    nav:not(.open) patient-list {
      display: none;
    }
    .bar p {
      flex-basis: 100%;
      order: 3;
    }
  }
`;
