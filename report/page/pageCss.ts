/** The style of the exported page around its figures; needs the tokens. Always light; plain in print. */
export const pageCss = `
*, *::before, *::after { box-sizing: border-box; }
html { color-scheme: light; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--desk); color: var(--ink); font: 400 1rem/1.5 var(--font); font-variant-numeric: tabular-nums; }
.leaf { max-width: 58rem; margin: 0 auto; padding: 3rem 3.5rem 4rem; background: var(--page); }
h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
h1 { font-size: 2.125rem; line-height: 2.5rem; font-weight: 650; letter-spacing: -0.01em; text-wrap: balance; }
h2 { font-size: 1.375rem; line-height: 1.75rem; font-weight: 650; text-wrap: balance; }
h3 { font-size: 1rem; line-height: 1.5rem; font-weight: 650; margin-top: 2rem; padding-bottom: 0.375rem; border-bottom: 1px solid var(--edge); break-after: avoid; }
h4 { font-size: 0.9375rem; line-height: 1.375rem; font-weight: 600; margin: 1.25rem 0 0.25rem; break-after: avoid; }
p, li, dd { text-wrap: pretty; max-width: 46rem; }
.kicker { color: var(--ink-3); font-size: 0.8125rem; margin-bottom: 0.5rem; }
.finding { margin-top: 1rem; font-size: 1.375rem; line-height: 1.75rem; }
.second { margin-top: 0.25rem; color: var(--ink-2); }
.note { margin-top: 0.5rem; font-size: 0.8125rem; line-height: 1.125rem; color: var(--ink-3); }
.section { margin-top: 3.5rem; padding-top: 1.5rem; border-top: 1px solid var(--rule); }
.part { margin-top: 3rem; }
.figure { margin-top: 1rem; }
.contents { margin-top: 2rem; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; }
a { color: var(--accent); text-underline-offset: 3px; }
a:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.skip { position: absolute; inset-inline-start: 0; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.skip:focus { width: auto; height: auto; clip-path: none; inset-inline-start: 1rem; top: 1rem; background: var(--page); padding: 0.5rem; }
.facts { margin-top: 0.75rem; display: grid; grid-template-columns: 14rem minmax(0, 1fr); }
.facts dt, .facts dd { padding: 0.3125rem 0; border-bottom: 1px solid var(--rule); }
.facts dt { color: var(--ink-2); padding-inline-end: 1.5rem; }
.facts dd { overflow-wrap: anywhere; }
.sentences { margin-top: 0.75rem; padding-inline-start: 1.25rem; }
.sentences li { margin-top: 0.25rem; }
.plan { margin-top: 0.5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
.fig-table { margin-top: 0.75rem; width: 100%; }
.fig-table td, .fig-table th { overflow-wrap: break-word; }
caption.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.columns { display: grid; grid-template-columns: minmax(0, auto) minmax(0, 1fr); gap: 2.5rem; align-items: center; margin-top: 1rem; }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--rule); font-size: 0.8125rem; color: var(--ink-3); overflow-wrap: anywhere; }
@media (max-width: 46rem) { .leaf { padding: 1.5rem; } .columns, .facts { grid-template-columns: minmax(0, 1fr); } .facts dt { border: 0; padding-bottom: 0; } }
@media print {
  @page { margin: 18mm 16mm; }
  body, .leaf { background: #fff; }
  .leaf { max-width: none; padding: 0; }
  .contents, .skip { display: none; }
  .section { break-before: auto; }
  .fig-frame, .fig-table tr, .facts > * { break-inside: avoid; }
}
`
