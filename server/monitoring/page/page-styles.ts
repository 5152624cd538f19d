/** Styles of the monitoring page; colours and measures are the app's tokens (`/app/tokens.css`). */

export const PAGE_STYLES = `
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper, Canvas); color: var(--ink, CanvasText); font: 1rem/1.55 var(--sans, sans-serif); -webkit-text-size-adjust: 100%; }
header, main { max-width: 66rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.25rem; }
main { display: grid; gap: 1rem; padding-top: 1rem; padding-bottom: 3rem; }
h1 { font-size: 1.6rem; line-height: 1.2; letter-spacing: -0.015em; margin: 0 0 0.25rem; }
h2 { font-size: 1.1rem; line-height: 1.3; margin: 0 0 0.35rem; }
p { margin: 0 0 0.75rem; max-width: 72ch; }
.soft { color: var(--ink-soft, inherit); font-size: 0.9rem; }
.panel { background: var(--surface, Canvas); border: 1px solid var(--line, GrayText); border-radius: var(--radius, 12px); padding: 1.25rem; min-width: 0; }
.notice { background: var(--warn-soft, Canvas); border-color: var(--warn, GrayText); margin: 0; max-width: none; }
.verdict h2 { font-size: 1.35rem; }
.verdict.act { border-left: 6px solid var(--warn, CanvasText); }
.nothing { background: var(--sunken, Canvas); border-radius: 8px; padding: 0.85rem 1rem; margin: 0; max-width: none; }
.alerts { list-style: none; margin: 0 0 1rem; padding: 0; display: grid; gap: 0.4rem; }
.alerts strong { display: inline-block; min-width: 3.6rem; padding: 0 0.5rem; margin-right: 0.4rem; border-radius: 999px; text-align: center; font-size: 0.85rem; background: var(--sunken, Canvas); }
.alerts .act strong { background: var(--warn-soft, Canvas); color: var(--warn, CanvasText); }
.basis { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 0.75rem; margin: 0 0 0.9rem; }
.basis div { background: var(--sunken, Canvas); border-radius: 8px; padding: 0.6rem 0.8rem; display: flex; flex-direction: column-reverse; }
.basis dt { color: var(--ink-soft, inherit); font-size: 0.85rem; }
.basis dd { margin: 0; font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: middle; padding: 0.5rem 0.75rem 0.5rem 0; border-top: 1px solid var(--line, GrayText); }
thead th { border-top: 0; font-size: 0.8rem; font-weight: 600; color: var(--ink-soft, inherit); vertical-align: bottom; }
tbody th { font-weight: 500; }
.note { color: var(--ink-soft, inherit); font-size: 0.8rem; white-space: nowrap; }
.note.of { display: block; font-weight: 400; white-space: normal; }
.flag { color: var(--warn, CanvasText); white-space: nowrap; }
details { border-top: 1px solid var(--line, GrayText); padding: 0.6rem 0; }
summary { cursor: pointer; min-height: 2rem; display: list-item; }
summary:focus-visible { outline: 3px solid var(--accent, Highlight); outline-offset: 2px; border-radius: 4px; }
details > :not(summary) { margin-top: 0.6rem; }
.pair { display: grid; grid-template-columns: minmax(0, 22rem) minmax(0, 1fr); gap: 1.5rem; align-items: start; }
.rules { margin: 0; padding-left: 1.2rem; color: var(--ink-soft, inherit); font-size: 0.9rem; }
.rules li { margin-bottom: 0.4rem; max-width: 84ch; }
svg { display: block; width: 100%; height: auto; }
svg text { font: 11px var(--sans, sans-serif); fill: var(--ink-soft, CanvasText); }
.ratio { width: 13.75rem; max-width: 100%; }
.stacked th.plot, .stacked td.plot { width: 15rem; }
thead i { font-style: normal; font-weight: 400; }
thead .plot span { display: flex; justify-content: space-between; max-width: 13.75rem; }
.value { white-space: nowrap; }
.spark { width: 7.5rem; }
.tick { stroke: var(--line, GrayText); stroke-width: 1; }
.one { stroke: var(--ink-soft, GrayText); stroke-width: 1.25; stroke-dasharray: 4 3; }
.whisker { stroke: var(--accent, CanvasText); stroke-width: 1.25; }
.interval { stroke: var(--accent, CanvasText); stroke-width: 3.5; stroke-linecap: round; opacity: 0.55; }
.mark { fill: var(--accent, CanvasText); }
.line { fill: none; stroke: var(--accent, CanvasText); stroke-width: 1.75; stroke-linejoin: round; }
.off .whisker, .off .interval { stroke: var(--warn, CanvasText); }
.off .mark { fill: var(--warn, CanvasText); }
@media (max-width: 46rem) {
  header { padding-top: 1.5rem; }
  .panel { padding: 1rem; }
  .pair { grid-template-columns: minmax(0, 1fr); }
  .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked, .stacked tbody, .stacked tr, .stacked th, .stacked td { display: block; }
  .stacked tr { border-top: 1px solid var(--line, GrayText); padding: 0.6rem 0; }
  .stacked th, .stacked td { border: 0; padding: 0.1rem 0; }
  .stacked tbody th { font-weight: 600; }
  .stacked td[data-label]::before { content: attr(data-label) ': '; color: var(--ink-soft, inherit); }
}
@media print {
  details > * { display: block; }
  .panel { break-inside: avoid; }
}
`;
