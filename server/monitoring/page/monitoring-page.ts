/** The page for the head of a stroke unit: whether the tool still tells the truth here. No patient is in it. */
import type { ShownReport } from '../shown-report.ts';
import { cardsSection } from './cards-section.ts';
import { driftSection } from './drift-section.ts';
import { html, type Markup } from './html.ts';
import { methodSection } from './method-section.ts';
import { predictionsSection } from './predictions-section.ts';
import { verdictSection } from './verdict-section.ts';

export interface MonitoringPage {
  /** Null before the first run. */
  readonly report: ShownReport | null;
  readonly isSandbox: boolean;
}

export function monitoringPage({ report, isSandbox }: MonitoringPage): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Monitoring: does it still tell the truth here?</title>
        <link rel="icon" href="/app/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/app/tokens.css" />
        <link rel="stylesheet" href="/monitoring/page.css" />
      </head>
      <body>
        <header>
          <h1>Does it still tell the truth here?</h1>
          <p class="soft">
            ${report === null ? 'Predictions, outcomes, patients and cards of this site.' : `Predictions, outcomes, patients and cards of this site, as of ${timeOf(report.createdAt)} UTC.`}
          </p>
        </header>
        <main>
          ${isSandbox ? html`<p class="panel notice"><strong>Sandbox.</strong> Its patients are made up: nothing on this page says anything about care.</p>` : null}
          ${report === null ? nothingYet() : sections(report)}
        </main>
      </body>
    </html> `.text;
}

function sections(report: ShownReport): Markup[] {
  return [
    verdictSection(report),
    predictionsSection(report),
    driftSection(report.drift, report.limits.drift),
    cardsSection(report.cards),
    methodSection(),
  ];
}

function nothingYet(): Markup {
  return html`<section class="panel">
    <h2>There is no report yet.</h2>
    <p>The first one is made when the service starts, and one every night.</p>
  </section>`;
}

function timeOf(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}
