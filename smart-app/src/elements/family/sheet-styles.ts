/** Type and layout of the sheet that a family reads, on a screen and on paper. */
import { css } from 'lit';

export const sheetStyles = css`
  :host {
    display: block;
    color: var(--ink);
    font-size: clamp(1.1rem, 1rem + 0.45vw, 1.3rem);
    line-height: 1.55;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  /* Korean has spaces between words: a line ends there, not within one. */
  :lang(ko) {
    word-break: keep-all;
    overflow-wrap: break-word;
  }
  h1 {
    font-size: 1.75em;
    line-height: 1.2;
    letter-spacing: -0.02em;
    text-wrap: balance;
    margin: 0 0 0.5rem;
  }
  h2 {
    font-size: 1.3em;
    line-height: 1.25;
    letter-spacing: -0.01em;
    margin: 0 0 0.5rem;
  }
  h3 {
    font-size: 1.08em;
    line-height: 1.3;
    margin: 1.25rem 0 0.6rem;
  }
  p {
    margin: 0 0 0.7rem;
    max-width: 62ch;
  }
  .intro {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr));
    gap: 0 3rem;
  }
  section {
    border-top: 2px solid var(--ink);
    padding: 1.25rem 0 0.75rem;
    margin-top: 1.25rem;
  }
  .name {
    font-weight: 650;
  }
  .small {
    font-size: 0.82em;
    color: var(--ink-soft);
  }
  .sections {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr));
    gap: 0 3rem;
  }
  .sections > treatment-section,
  .sections > life-section {
    grid-column: 1 / -1;
  }
  .pairs {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
    gap: 0 3rem;
  }
  .lives {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
    gap: 1rem 3rem;
  }
  .side-by-side {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 1rem clamp(1rem, 4vw, 3rem);
    max-width: 44rem;
    margin-bottom: 0.9rem;
  }
  .pictures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr));
    gap: 1rem 2rem;
    margin-bottom: 0.9rem;
  }
  .said {
    font-weight: 600;
  }
  ul {
    margin: 0 0 0.7rem;
    padding-left: 1.2em;
    max-width: 62ch;
  }
  summary {
    cursor: pointer;
    padding: 0.6rem 0;
    min-height: 2.75rem;
    color: var(--accent);
  }
  summary:focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
    border-radius: 4px;
  }
  @media print {
    :host {
      font-size: 9pt;
      line-height: 1.28;
    }
    h1 {
      font-size: 1.6em;
    }
    h2 {
      font-size: 1.2em;
      margin-bottom: 0.2rem;
    }
    h3 {
      margin: 0.35rem 0 0.25rem;
    }
    section {
      margin-top: 0.4rem;
      padding: 0.4rem 0 0;
      border-top-width: 1px;
    }
    h2,
    h3 {
      break-after: avoid;
    }
    .side-by-side,
    people-picture,
    .lives > div {
      break-inside: avoid;
    }
    .side-by-side {
      gap: 0.5rem;
      margin-bottom: 0.3rem;
    }
    p,
    ul {
      margin-bottom: 0.25rem;
      max-width: none;
    }
    /* One after the other in a paragraph: paper is short. */
    .sentences p {
      display: inline;
    }
    .sentences p::after {
      content: ' ';
    }
    .harm {
      grid-column: 1 / -1;
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0 1.2rem;
    }
    .harm h3 {
      grid-column: 1 / -1;
    }
    .sections > .next {
      grid-column: 1 / -1;
      columns: 2;
    }
    .next h2 {
      column-span: all;
    }
    details {
      display: none;
    }
    .intro,
    .sections,
    .pairs {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0 1.2rem;
    }
    .lives {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 0 1.2rem;
    }
    .pictures {
      grid-template-columns: repeat(auto-fit, minmax(3.8cm, 1fr));
      gap: 0.3rem 0.8rem;
      margin-bottom: 0.3rem;
    }
  }
`;
