/** How the pictures of 100 people look: shape and pattern tell the groups apart, colour only helps. */
import { css } from 'lit';

export const pictureStyles = css`
  :host {
    display: block;
    --good: var(--mark-1);
  }
  figure {
    margin: 0;
  }
  .heading {
    margin: 0 0 0.4rem;
    font-weight: 650;
  }
  .people {
    display: block;
    width: 100%;
    max-width: 12rem;
    height: auto;
  }
  .beside {
    display: grid;
    grid-template-columns: minmax(6.5rem, 9rem) minmax(0, 1fr);
    gap: 0.5rem 1.25rem;
    align-items: center;
  }
  .beside .may-be {
    grid-column: 1 / -1;
  }
  g,
  path,
  circle {
    stroke: var(--ink);
    stroke-width: 0.8;
  }
  .solid {
    fill: var(--good);
    stroke: var(--good);
  }
  .ink {
    fill: var(--ink);
  }
  .solid * {
    stroke: inherit;
  }
  .hatch {
    fill: url(#hatch);
  }
  .dots {
    fill: url(#dots);
  }
  .plain {
    fill: var(--surface);
  }
  .ring {
    fill: none;
    stroke-width: 2;
  }
  .drop {
    fill: var(--mark-2);
    stroke: var(--mark-2);
  }
  .pale {
    fill-opacity: 0.3;
  }
  .pale,
  .pale * {
    stroke: var(--ink);
    stroke-dasharray: 1.4 1.1;
  }
  .stripe {
    stroke: var(--good);
    stroke-width: 1.5;
  }
  .dot {
    fill: var(--ink);
    stroke: none;
  }
  ul {
    list-style: none;
    margin: 0.6rem 0 0;
    padding: 0;
    display: grid;
    gap: 0.35rem;
  }
  li {
    display: grid;
    grid-template-columns: 1.1rem minmax(0, 1fr);
    gap: 0.6rem;
    align-items: start;
    line-height: 1.35;
  }
  li svg {
    width: 1.1rem;
    height: auto;
  }
  li strong {
    display: block;
  }
  .may-be {
    margin: 0.5rem 0 0;
    font-size: 0.9em;
    color: var(--ink-soft);
  }
  @media (forced-colors: active) {
    .solid,
    .drop {
      fill: CanvasText;
      stroke: CanvasText;
    }
    .stripe {
      stroke: CanvasText;
    }
  }
  @media print {
    .people {
      max-width: 2.3cm;
    }
    /* The sentence beside the pictures says what is drawn. */
    :host([told]) ul {
      display: none;
    }
    :host([compact]) figure {
      display: grid;
      grid-template-columns: 1.8cm minmax(0, 1fr);
      gap: 0 0.6rem;
      align-items: center;
    }
    :host([compact]) .heading {
      grid-column: 1 / -1;
    }
    .beside {
      grid-template-columns: 1.4cm minmax(0, 1fr);
      gap: 0.2rem 0.5rem;
    }
    ul {
      gap: 0.1rem;
      margin-top: 0.3rem;
    }
    li {
      grid-template-columns: 0.7rem minmax(0, 1fr);
      gap: 0.35rem;
      line-height: 1.25;
    }
    li svg {
      width: 0.7rem;
    }
    li strong {
      display: inline;
    }
    * {
      print-color-adjust: exact;
    }
  }
`;
