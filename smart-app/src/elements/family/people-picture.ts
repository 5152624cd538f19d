import { html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  figuresIn,
  type Figure,
  type PeopleGroup,
  type PeoplePicture,
} from '../../../../server/clinical/family/people-picture.ts';
import type { FamilyText } from '../../../../server/clinical/text/family/family-text.ts';
import { pictureStyles } from './picture-styles.ts';

/** How a group is drawn: never by colour alone. */
const LOOKS: Readonly<Record<PeopleGroup, string>> = {
  well: 'person solid',
  recovered: 'person solid',
  had: 'person ink',
  someHelp: 'person hatch',
  independent: 'person hatch',
  dependent: 'person dots',
  others: 'person plain',
  muchHelpOrDied: 'person plain',
  alive: 'person plain',
  hadNot: 'person plain',
  notBled: 'person plain',
  died: 'ring',
  bled: 'drop',
};

const COLUMNS = 10;
const WIDTH = 14;
const HEIGHT = 18;

/** 100 people as small figures, best outcomes first, with what they stand for in words and numbers. */
@customElement('people-picture')
class PeoplePictureElement extends LitElement {
  @property({ attribute: false }) picture: PeoplePicture = [];
  @property({ attribute: false }) text: FamilyText | undefined;
  @property() heading = '';
  /** A sentence beside the picture says everything: no list of groups below it. */
  @property() sentence = '';

  static override styles = pictureStyles;

  override render(): TemplateResult | typeof nothing {
    const { picture, text, heading, sentence } = this;
    if (!text || picture.length === 0) return nothing;
    const figures = figuresIn(picture);
    const entries = picture.map(({ group, count }) => ({
      group,
      label: text.pictures.groupLabels[group],
      people: text.people(count.low, count.high),
    }));
    const told = entries.map(({ label, people }) => `${label}: ${people}`).join('. ');
    const name = sentence === '' ? [heading, told].filter(Boolean).join('. ') : sentence;
    return html`<figure class=${sentence === '' ? '' : 'beside'}>
      ${heading === '' ? nothing : html`<p class="heading">${heading}</p>`}
      <svg class="people" viewBox="0 0 ${COLUMNS * WIDTH} ${COLUMNS * HEIGHT}" role="img" aria-label=${name}>
        ${patterns()} ${figures.map((figure, index) => placed(figure, index))}
      </svg>
      ${
        sentence === ''
          ? html`<ul>
              ${entries.map(
                ({ group, label, people }) =>
                  html`<li>
                    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
                      ${patterns()}${glyph({ group, isCertain: true })}
                    </svg>
                    <span><strong>${label}</strong> ${people}</span>
                  </li>`,
              )}
            </ul>`
          : html`<figcaption>${sentence}</figcaption>`
      }
      ${figures.every(({ isCertain }) => isCertain) ? nothing : html`<p class="may-be">${text.pictures.mayBe}</p>`}
    </figure>`;
  }
}

function patterns(): SVGTemplateResult {
  return svg`<defs>
    <pattern id="hatch" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line class="stripe" x1="1" y1="0" x2="1" y2="3"></line>
    </pattern>
    <pattern id="dots" width="2.6" height="2.6" patternUnits="userSpaceOnUse">
      <circle class="dot" cx="1.3" cy="1.3" r="0.6"></circle>
    </pattern>
  </defs>`;
}

function placed(figure: Figure, index: number): SVGTemplateResult {
  const x = (index % COLUMNS) * WIDTH;
  const y = Math.floor(index / COLUMNS) * HEIGHT;
  return svg`<g transform="translate(${x} ${y})" data-group=${figure.group}
    data-certain=${figure.isCertain}>${glyph(figure)}</g>`;
}

function glyph({ group, isCertain }: Figure): SVGTemplateResult {
  const look = `${LOOKS[group]}${isCertain ? '' : ' pale'}`;
  switch (LOOKS[group]) {
    case 'ring':
      return svg`<circle class=${look} cx="7" cy="9" r="4.4"></circle>`;
    case 'drop':
      return svg`<path class=${look} d="M7 1.5 C9.5 6 12 8.5 12 11.5 A5 5 0 0 1 2 11.5 C2 8.5 4.5 6 7 1.5 Z"></path>`;
    default:
      return svg`<g class=${look}>
        <circle cx="7" cy="4.2" r="2.7"></circle>
        <path d="M2.6 16 L2.6 11.4 A3.4 3.4 0 0 1 6 8 L8 8 A3.4 3.4 0 0 1 11.4 11.4 L11.4 16 Z"></path>
      </g>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'people-picture': PeoplePictureElement;
  }
}
