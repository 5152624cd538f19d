import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Finding } from '../../../../server/clinical/recovery/finding.ts';
import type { RecoveryResult } from '../../../../server/clinical/recovery/recovery.ts';
import { timelineOf } from '../../../../server/clinical/recovery/timeline.ts';
import type { RecoveryRuleId } from '../../../../server/clinical/text/en/recovery.ts';
import type { RecoveryMoment } from '../../../../server/clinical/text/en/recovery-view.ts';
import {
  findingCautionText,
  findingTopicText,
  findingValueText,
  NO_FIGURE_NOW,
  NO_PUBLISHED_FIGURE,
  RECOVERY_HORIZONS,
  RECOVERY_MOMENTS,
  RECOVERY_RULES,
} from '../../../../server/clinical/text/en.ts';
import { shared } from '../../styles/shared.ts';

const DATED: readonly RecoveryMoment[] = ['one-week', 'three-months', 'six-months'];

/** What one rule says of one outcome in one group of people, by moment. */
interface Row {
  readonly rule: RecoveryRuleId;
  readonly first: Finding;
  readonly isOpen: boolean;
  readonly at: Readonly<Record<RecoveryMoment, readonly Finding[]>>;
}

/** What is said of one domain by a week, three months and six months; empty moments say why they are. */
@customElement('recovery-timeline')
class RecoveryTimeline extends LitElement {
  @property({ attribute: false }) results: readonly RecoveryResult[] = [];
  /** Of the facts as recorded, while there are edits: what changed is marked. */
  @property({ attribute: false }) former: readonly RecoveryResult[] | undefined;

  static override styles = [
    shared,
    css`
      th small,
      td small {
        display: block;
        font-weight: 400;
        font-size: 0.82rem;
        line-height: 1.4;
        color: var(--ink-soft);
      }
      thead th {
        border-top: 3px solid var(--line);
        padding-top: 0.5rem;
        color: var(--ink);
        font-size: 0.88rem;
        width: 17%;
      }
      thead th:first-child {
        width: auto;
        border-top-color: transparent;
      }
      thead th.told {
        border-top-color: var(--mark-1);
      }
      tbody th {
        font-size: 0.95rem;
        line-height: 1.4;
      }
      .value {
        font-size: 1.15rem;
        font-weight: 650;
        letter-spacing: -0.01em;
        line-height: 1.3;
      }
      .words {
        font-size: 1rem;
      }
      td > div + div {
        margin-top: 0.5rem;
      }
      .was {
        display: block;
        font-size: 0.85rem;
        color: var(--mark-2);
      }
      svg {
        display: block;
        width: 100%;
        max-width: 12rem;
        height: 0.8rem;
        overflow: visible;
      }
      .track {
        stroke: var(--line);
        stroke-width: 2;
      }
      .mark {
        stroke: var(--mark-1);
        fill: var(--mark-1);
      }
      .label {
        display: none;
      }
      @media (max-width: 48rem) {
        table,
        thead,
        tbody,
        tr,
        th,
        td {
          display: block;
        }
        thead th {
          border-top: 0;
          padding: 0;
          width: auto;
        }
        thead th:not(.empty),
        td.empty {
          display: none;
        }
        thead small {
          display: inline;
        }
        tbody tr {
          border-top: 1px solid var(--line);
          margin-top: 0.5rem;
        }
        tbody th,
        td {
          border-top: 0;
        }
        td {
          padding: 0 0 0.5rem 0.85rem;
          border-left: 3px solid var(--mark-1);
        }
        .label {
          display: block;
          font-size: 0.85rem;
          font-weight: 600;
          color: var(--ink-soft);
        }
      }
    `,
  ];

  override render(): TemplateResult {
    const rows = rowsOf(this.results);
    const moments = rows.some(({ at }) => at.undated.length > 0) ? [...DATED, 'undated' as const] : DATED;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">What was counted</th>
          ${moments.map((moment) => this.head(moment, rows))}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => this.row(row, moments))}
      </tbody>
    </table>`;
  }

  private head(moment: RecoveryMoment, rows: readonly Row[]): TemplateResult {
    const isTold = rows.some(({ at }) => at[moment].some(({ kind }) => kind !== 'not-published'));
    const isEmpty = rows.every(({ at }) => at[moment].length === 0);
    return html`<th scope="col" class="${isTold ? 'told' : ''} ${isEmpty ? 'empty' : ''}">
      ${RECOVERY_MOMENTS[moment]}
      ${isEmpty ? html`<small>${this.isOutOfCourse() ? NO_FIGURE_NOW : NO_PUBLISHED_FIGURE}</small>` : nothing}
    </th>`;
  }

  /** A rule that applies on other days may have a figure for an empty moment. */
  private isOutOfCourse(): boolean {
    return this.results.some(({ status }) => status === 'not-yet' || status === 'no-longer');
  }

  private row({ rule, first, isOpen, at }: Row, moments: readonly RecoveryMoment[]): TemplateResult {
    return html`<tr>
      <th scope="row">
        ${findingTopicText(first)}
        <small>${RECOVERY_RULES[rule].name}${isOpen ? ', still open' : ''}</small>
      </th>
      ${moments.map((moment) =>
        at[moment].length === 0
          ? html`<td class="empty">–</td>`
          : html`<td>
              <span class="label">${RECOVERY_MOMENTS[moment]}</span>
              ${silentLast(at[moment]).map((finding) => this.finding(rule, finding, isInSomeCases(finding, at[moment])))}
            </td>`,
      )}
    </tr>`;
  }

  private finding(rule: RecoveryRuleId, finding: Finding, inSomeCases: boolean): TemplateResult {
    return html`<div>
      <span class="value ${finding.kind === 'rate' ? '' : 'words'}">${findingValueText(finding)}</span>
      ${finding.kind === 'rate' ? rangeMark(finding) : nothing}
      <small
        >${RECOVERY_HORIZONS[finding.horizon]}${inSomeCases ? ', in some of the open cases only' : ''}.
        ${findingCautionText(finding)}</small
      >
      ${this.change(rule, finding)}
    </div>`;
  }

  private change(rule: RecoveryRuleId, finding: Finding): TemplateResult | typeof nothing {
    if (!this.former) return nothing;
    const texts = this.former
      .filter(({ id }) => id === rule)
      .flatMap((result) => ('findings' in result ? result.findings : []))
      .filter((other) => topicKey(other) === topicKey(finding) && other.horizon === finding.horizon)
      .map(findingValueText);
    if (texts.includes(findingValueText(finding))) return nothing;
    return html`<span class="was">As recorded: ${texts.length > 0 ? texts.join(', ') : 'no figure'}.</span>`;
  }
}

/** The rule prints no figure for the other cases that remain possible. */
function isInSomeCases({ kind }: Finding, together: readonly Finding[]): boolean {
  return kind !== 'not-published' && together.some((other) => other.kind === 'not-published');
}

/** Where a figure holds in some cases only, that there may be none stands below it. */
function silentLast(findings: readonly Finding[]): readonly Finding[] {
  const isSilent = ({ kind }: Finding) => kind === 'not-published';
  return [...findings.filter((finding) => !isSilent(finding)), ...findings.filter(isSilent)];
}

function topicKey({ outcome, stratum }: Finding): string {
  return [outcome, stratum].join();
}

function rowsOf(results: readonly RecoveryResult[]): readonly Row[] {
  return results.flatMap((result) => {
    if (!('findings' in result)) return [];
    const topics = [...new Set(result.findings.map(topicKey))];
    return topics.flatMap((topic) => {
      const findings = result.findings.filter((finding) => topicKey(finding) === topic);
      const [first] = findings;
      const at = timelineOf(findings);
      return first ? [{ rule: result.id, first, isOpen: result.status === 'inputs-missing', at }] : [];
    });
  });
}

/** On a line from 0 to 100 per cent; the number stands above it. */
function rangeMark({ range }: Extract<Finding, { kind: 'rate' }>): TemplateResult {
  const isPoint = range.low === range.high;
  return html`<svg aria-hidden="true">
    <line class="track" x1="0" x2="100%" y1="6" y2="6"></line>
    ${
      isPoint
        ? svg`<circle class="mark" cx="${range.low}%" cy="6" r="4.5"></circle>`
        : svg`<line class="mark" x1="${range.low}%" x2="${range.high}%" y1="6" y2="6"
            stroke-width="7" stroke-linecap="round"></line>`
    }
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'recovery-timeline': RecoveryTimeline;
  }
}
