/** The course of a stroke from above to below: a rail with a mark for each stage, filled where something is recorded. */
import { css } from 'lit';

export const courseStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    max-width: 72rem;
  }
  h2,
  p {
    margin: 0;
  }
  .about {
    display: grid;
    gap: 0.4rem 2rem;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
  }
  .which strong {
    font-variant-numeric: tabular-nums;
  }
  .course {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li {
    --mark: 0.95rem;
    position: relative;
    display: grid;
    grid-template-columns: 8rem minmax(0, 1fr);
    gap: 0 2.2rem;
    padding-bottom: 0.9rem;
  }
  .time {
    padding-top: 1.1rem;
    text-align: right;
    font-size: 0.9rem;
    color: var(--ink-soft);
  }
  li::before,
  li::after {
    content: '';
    position: absolute;
    left: 9.1rem;
    transform: translateX(-50%);
  }
  li::before {
    top: 0;
    bottom: 0;
    width: 2px;
    background: var(--line);
  }
  li:first-child::before {
    top: 1.5rem;
  }
  li:last-child::before {
    bottom: calc(100% - 1.5rem);
  }
  li::after {
    top: 1.25rem;
    width: var(--mark);
    height: var(--mark);
    border: 2px solid var(--ink-soft);
    border-radius: 50%;
    background: var(--paper);
  }
  li.recorded::after {
    border-color: var(--accent);
    background: var(--accent);
    box-shadow: inset 0 0 0 2px var(--paper);
  }
  .panel {
    padding-block: 1rem 0.4rem;
  }
  .lead {
    margin: 0.15rem 0 0.7rem;
  }
  .lead + .lead {
    margin-top: -0.4rem;
  }
  details > .soft {
    padding-bottom: 0.4rem;
  }
  summary {
    cursor: pointer;
    min-height: 2.2rem;
    padding-bottom: 0.6rem;
  }
  summary h2 {
    display: inline;
    margin-right: 0.5rem;
  }
  .waiting {
    height: 7rem;
    border-radius: var(--radius);
    background: var(--sunken);
  }
  @media (max-width: 48rem) {
    li {
      grid-template-columns: minmax(0, 1fr);
      padding-left: 1.4rem;
    }
    .time {
      padding: 0 0 0.2rem;
      text-align: left;
    }
    li::before,
    li::after {
      left: 0.4rem;
    }
    li::after {
      top: 0.15rem;
      width: 0.8rem;
      height: 0.8rem;
    }
    li:first-child::before {
      top: 0.5rem;
    }
    li:last-child::before {
      bottom: calc(100% - 0.5rem);
    }
  }
`;
