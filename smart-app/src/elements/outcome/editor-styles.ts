/** The editor of an outcome: answers of a scale one below the other, time and source side by side where there is room. */
import { css } from 'lit';

export const editorStyles = css`
  form {
    display: grid;
    gap: 0.5rem;
    margin-top: 0.6rem;
    padding: 0.9rem;
    border-radius: calc(var(--radius) - 4px);
    background: var(--sunken);
  }
  p {
    margin: 0;
    max-width: 68ch;
  }
  legend {
    margin-bottom: 0.3rem;
  }
  .scale {
    display: grid;
    gap: 0.3rem;
  }
  .scale .answer span {
    display: grid;
    grid-template-columns: 1rem 6.5rem minmax(0, 1fr);
    align-items: baseline;
    align-content: center;
    place-items: baseline start;
    gap: 0 0.6rem;
    padding-block: 0.35rem;
  }
  .scale .answer span::before {
    content: '';
    font-weight: 700;
  }
  .scale .answer b {
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  .scale .answer small {
    font-size: inherit;
    font-weight: 400;
  }
  .scale .answer .whole {
    grid-column: 2 / -1;
  }
  .pair {
    display: grid;
    gap: 0.6rem 1.5rem;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr));
  }
  input[type='date'] {
    width: 10rem;
  }
  input[type='time'] {
    width: 8.2rem;
  }
  @media (max-width: 40rem) {
    form {
      padding: 0.7rem;
    }
    .scale .answer span {
      grid-template-columns: 1rem minmax(0, 1fr);
      padding-inline: 0.5rem;
    }
    .scale .answer :is(b, small) {
      grid-column: 2;
    }
  }
  #zone {
    margin-top: 0.3rem;
  }
  .problem:empty,
  .hint:empty {
    display: none;
  }
  .problem {
    color: var(--warn);
    font-size: 0.9rem;
    font-weight: 600;
  }
  .problem::before {
    content: '! ';
  }
  select[aria-invalid='true'],
  fieldset[aria-invalid='true'] .answer > span {
    border-color: var(--warn);
  }
  .failure {
    padding: 0.6rem 0.8rem;
    border-radius: 8px;
    background: var(--warn-soft);
    color: var(--warn);
  }
  .send {
    min-width: 6rem;
    border-color: var(--accent);
    background: var(--accent);
    color: var(--surface);
    font-weight: 650;
  }
  .send[aria-disabled='true'] {
    opacity: 0.7;
    cursor: progress;
  }
`;
