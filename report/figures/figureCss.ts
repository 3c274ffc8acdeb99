// Written by figureCss.test.ts from renderer/styles/tokens.css and figures.css: change those, then run that test with -u.

/** Custom properties of the light theme, for a page without the app around it: an exported report, a saved figure. */
export const lightTokensCss = `:root {
--font-hyperlegible: "Atkinson Hyperlegible Next", "Noto Sans Arabic", "Evenhand Signs", system-ui, sans-serif; --font-sans: "Inter", "Atkinson Hyperlegible Next", "Noto Sans Arabic", "Evenhand Signs", system-ui, sans-serif; --font-serif: "Source Serif 4", "Atkinson Hyperlegible Next", "Noto Sans Arabic", "Evenhand Signs", system-ui, serif; --font: var(--font-hyperlegible); --t-note: 0.8125rem; --lh-note: 1.125rem; --t-ui: 0.9375rem; --lh-ui: 1.375rem; --t-read: 1.125rem; --lh-read: 1.75rem; --t-head: 1.375rem; --lh-head: 1.75rem; --t-figure: 2.125rem; --lh-figure: 2.5rem; --w-text: 400; --w-strong: 600; --w-head: 650; --measure: 37.5rem; --s-1: 0.25rem; --s-2: 0.5rem; --s-3: 0.75rem; --s-4: 1rem; --s-5: 1.5rem; --s-6: 2rem; --s-7: 3rem; --s-8: 4rem; --r-control: 3px; --r-sheet: 6px; --r-round: 999px; --hair: 1px; --line: 1.5px; --target: 2rem; --focus-width: 2px; --focus-gap: 2px; --m-fast: 80ms; --m-move: 160ms; --m-page: 220ms; --ease: cubic-bezier(0.2, 0, 0, 1); --dash-1: none; --dash-2: 6 3; --dash-3: 2 3; --dash-4: 8 3 2 3; --dash-5: 12 4; --dash-6: 4 2; --dash-7: none; --dash-8: 1 4; --label-blue: #4078ca; --label-orange: #ba5f19; --label-teal: #0f8774; --label-purple: #9f5fb2; --label-olive: #787c11; --label-pink: #bd557d; --label-brown: #986e5c; --label-cyan: #1382a0; --label-violet: #7c6ac8; --label-grey: #75787e; --font-code: ui-monospace, "Cascadia Mono", "SF Mono", "DejaVu Sans Mono", monospace; --top-height: 3.25rem; --foot-height: 4rem; --status-height: 2.25rem; --bar-height: 4.5rem; --gutter: var(--s-6); --sheet-gutter: 2.5rem; --contents-width: 12rem; --form-width: 30rem; --desk: #f3f3ef; --page: #fcfcfa; --well: #e8e8e2; --ink: #1b1e23; --ink-2: #464b53; --ink-3: #5c626a; --rule: #d9d9d2; --edge: #7d828a; --accent: #1d3f8a; --accent-press: #14306e; --on-accent: #ffffff; --accent-wash: #e3e9f5; --focus: #1d3f8a; --caution: #744600; --caution-wash: #f5e9d0; --stop: #8e2a1c; --stop-wash: #f8e3de; --shadow-sheet: 0 1px 2px rgb(27 30 35 / 0.1), 0 8px 24px rgb(27 30 35 / 0.1); --series-1: #2e56af; --series-2: #d1784e; --series-3: #154c34; --series-4: #ab3a58; --series-5: #2993ca; --series-6: #74590b; --series-7: #23272d; --series-8: #838588; --seq-1: #f0f3f9; --seq-2: #d3ddee; --seq-3: #afc2e2; --seq-4: #93add6; --seq-5: #4a70ad; --seq-6: #2f5396; --seq-7: #16346f; --seq-flip: 5; --agree: #2e56af; --reverse: #a8440c; --hedge: #7d828a; --div-n3: #8a3d00; --div-n2: #c47b3e; --div-n1: #e7c7a4; --div-0: #ecece7; --div-p1: #adc5e2; --div-p2: #5685bd; --div-p3: #194585;
}
`

/** The style of every figure; needs the tokens. */
export const figureCss = `.fig { display: block; max-width: 100%; height: auto; overflow: visible; font-family: var(--font); font-variant-numeric: tabular-nums; }
.fig text { fill: var(--ink); }
.fig .fig-word { font-size: 15px; }
.fig .fig-soft { font-size: 15px; fill: var(--ink-3); }
.fig .fig-small { font-size: 13px; }
.fig .fig-axis { font-size: 13px; fill: var(--ink-3); }
.fig .fig-head { font-size: 15px; font-weight: 650; }
.fig .fig-strong { font-weight: 600; }
.fig-rule { stroke: var(--rule); fill: none; }
.fig-edge { stroke: var(--edge); fill: none; }
.fig-dashed { stroke: var(--edge); stroke-dasharray: 2 4; fill: none; }
.fig-hit { fill: transparent; }
.fig .fig-halo { paint-order: stroke; stroke: var(--page); stroke-width: 8px; stroke-linejoin: round; }
.fig-interval { stroke: var(--ink-2); stroke-width: 2; fill: none; }
.fig-interval-halo { stroke: var(--page); stroke-width: 5; fill: none; }
.fig-dot { fill: var(--ink-2); stroke: var(--page); stroke-width: 1.5; }
.fig-interval.fig-accent { stroke: var(--accent); }
.fig-dot.fig-accent { fill: var(--accent); }
.fig-interval.fig-ink { stroke: var(--ink); }
.fig-dot.fig-ink { fill: var(--ink); }
.fig-seq-1 { fill: var(--seq-1); }
.fig-seq-2 { fill: var(--seq-2); }
.fig-seq-3 { fill: var(--seq-3); }
.fig-seq-4 { fill: var(--seq-4); }
.fig-seq-5 { fill: var(--seq-5); }
.fig-seq-6 { fill: var(--seq-6); }
.fig-seq-7 { fill: var(--seq-7); }
.fig-undefined { fill: none; stroke: var(--edge); stroke-dasharray: 2 3; }
.fig .fig-cell-flip { fill: var(--page); }
.fig .fig-cell-undefined { fill: var(--ink-3); font-size: 13px; }
.fig-selected { fill: none; stroke: var(--accent); stroke-width: 2; }
.fig-agree { fill: var(--agree); }
.fig-reverse { fill: var(--reverse); }
.fig-hatch { stroke: var(--page); stroke-width: 1.25; }
.fig-hedge { fill: none; stroke: var(--hedge); stroke-width: 1.5; }
.fig .fig-count { font-size: 18px; font-weight: 650; }
.fig .fig-count-agree { fill: var(--page); }
.fig .fig-count-reverse { fill: var(--page); paint-order: stroke; stroke: var(--reverse); stroke-width: 6px; stroke-linejoin: round; }
.fig-line { stroke: var(--tone); stroke-width: 1.25; fill: none; }
.fig-bar { stroke: var(--tone); stroke-width: 1.75; fill: none; }
.fig-bar-halo { stroke: var(--page); stroke-width: 4; fill: none; }
.fig-shape { fill: var(--tone, var(--ink-2)); stroke: var(--page); stroke-width: 1.25; }
.fig-shape-open { fill: var(--page); stroke: var(--tone, var(--ink-2)); stroke-width: 2; }
.fig-tone-rest { --tone: var(--ink-3); }
.fig-tone-strong { --tone: var(--ink); }
.fig-tone-subject { --tone: var(--reverse); }
:is(.fig-tone-strong, .fig-tone-subject) .fig-line { stroke-width: 2.25; }
.fig :is(.fig-tone-strong, .fig-tone-subject) .fig-word { font-weight: 600; }
.fig-win { fill: var(--seq-4); }
.fig-tie-hatch { stroke: var(--seq-4); stroke-width: 2; }
.fig-outline { fill: none; stroke: var(--hedge); }
.fig .fig-on-win { fill: var(--ink); }
.fig .fig-on-loss { fill: var(--ink-2); }
.fig-column { fill: var(--seq-4); }
.fig-part { stroke: var(--page); stroke-width: 1; }
.fig-part.fig-hedge { stroke: var(--hedge); }
.fig-div-n3 { fill: var(--div-n3); }
.fig-div-n2 { fill: var(--div-n2); }
.fig-div-n1 { fill: var(--div-n1); }
.fig-div-0 { fill: var(--div-0); }
.fig-div-p1 { fill: var(--div-p1); }
.fig-div-p2 { fill: var(--div-p2); }
.fig-div-p3 { fill: var(--div-p3); }
.fig-same { fill: none; stroke: var(--ink-3); stroke-dasharray: 3 3; pointer-events: none; }
.fig-bubble { fill: var(--seq-4); fill-opacity: 0.75; stroke: var(--ink-2); stroke-width: 1; }
.fig-mean { stroke: var(--ink); stroke-width: 1.5; fill: none; }
.fig-limit { stroke: var(--ink-2); stroke-width: 1.25; stroke-dasharray: 6 4; fill: none; }
.fig-spread { stroke: var(--ink-2); stroke-width: 1.5; fill: none; }
.fig-spread-dot { fill: var(--ink-2); }
.fig-link { cursor: pointer; text-decoration: none; }
.fig-link:hover .fig-word { text-decoration: underline; }
.fig-link:hover > rect:not(.fig-hit) { stroke: var(--ink); stroke-width: 1.5; }
.fig-link:focus-visible { outline: 2px solid var(--focus); outline-offset: 0; }
.fig-frame { margin: 0; }
.fig-note { font-size: 0.8125rem; line-height: 1.125rem; color: var(--ink-3); }
figcaption.fig-note { margin-top: 0.5rem; max-width: 38.5rem; text-wrap: pretty; }
.fig-details { margin-top: 0.5rem; }
.fig-details summary { width: fit-content; min-height: 1.5rem; font-size: 0.8125rem; line-height: 1.5rem; color: var(--ink-2); cursor: default; }
.fig-details summary:hover { color: var(--ink); }
.fig-table { border-collapse: collapse; margin-top: 0.5rem; width: auto; font-size: 0.9375rem; line-height: 1.375rem; font-variant-numeric: tabular-nums; }
.fig-table caption { text-align: start; font-weight: 600; padding-bottom: 0.5rem; }
.fig-table :is(th, td) { padding: 0.25rem 0; padding-inline-end: 1.5rem; text-align: start; font-weight: 400; vertical-align: baseline; border-bottom: 1px solid var(--rule); }
.fig-table thead th { font-size: 0.8125rem; color: var(--ink-3); border-bottom-color: var(--edge); }
.fig-table .fig-num { text-align: end; }
.fig-table tr > :last-child { padding-inline-end: 0; }
.fig-calls { list-style: none; margin: 0; padding: 0; display: grid; gap: 1.5rem; }
.fig-calls li { position: relative; padding-inline-start: 1.25rem; }
.fig-calls p { margin: 0; }
.fig-sign { position: absolute; inset-inline-start: 0; top: 0.5rem; }
.fig-big { font-size: 1.375rem; line-height: 1.75rem; font-weight: 650; }
.fig-call { font-weight: 600; } @media print { .fig-details > :not(summary) { display: none; }
.fig-frame { break-inside: avoid; } }
`
