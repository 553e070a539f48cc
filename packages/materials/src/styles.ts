// How materials look on paper and on the screen: the inks and the measure of the product, self-contained so that a file can be mailed.

const FACES = `
  --sans: 'Source Sans 3 Variable', 'Source Sans 3', 'Segoe UI', 'Noto Sans', system-ui, sans-serif;
  --serif: 'Source Serif 4 Variable', 'Source Serif 4', Georgia, 'Noto Serif', serif;`;
const INKS = `
  --ink: #1b1e24; --soft: #5d6270; --line: #b9b5a8; --hair: #dcd9d0; --sheet: #ffffff; --ground: #f4f2ec;
  --uni: #1f3f8f; --ind: #a85a00;`;

export const HANDOUT_STYLES = `
:root {${FACES}${INKS} }
* { box-sizing: border-box; }
html { background: var(--ground); color: var(--ink); font: 17px/1.5 var(--sans); }
body { margin: 0 auto; max-width: 46rem; padding: 2.5rem 2rem 4rem; background: var(--sheet); }
header .module { margin: 0; color: var(--uni); font-weight: 600; }
h1 { margin: 0.2rem 0 0.6rem; font: 600 2.1rem/1.15 var(--serif); }
h2 { margin: 2.4rem 0 0.6rem; font: 600 1.5rem/1.2 var(--serif); color: var(--uni); }
h3 { margin: 1.8rem 0 0.4rem; font: 600 1.15rem/1.3 var(--sans); }
h4, h5, h6 { margin: 1.3rem 0 0.25rem; font: 600 1rem/1.35 var(--sans); color: var(--ind); }
p { margin: 0.4rem 0 0.8rem; }
ul, ol { margin: 0.3rem 0 0.9rem; padding-left: 1.5rem; }
li { margin: 0.25rem 0; }
li::marker { color: var(--soft); font-variant-numeric: tabular-nums; }
ul.boxes { list-style: none; padding-left: 0; }
.box { font-size: 1.15em; }
.notice { padding: 0.4rem 0.8rem; border-left: 4px solid var(--ind); background: var(--ground); }
blockquote { margin: 0.8rem 0; padding: 0.2rem 1rem; border-left: 3px solid var(--uni); font-family: var(--serif); }
.table { overflow-x: auto; margin: 0.6rem 0 1.2rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.94rem; font-variant-numeric: tabular-nums; }
th, td { padding: 0.4rem 0.6rem; border: 1px solid var(--hair); text-align: left; vertical-align: top; }
thead th { background: var(--ground); font-weight: 600; }
table.form tbody td { height: 3rem; }
.lines div { height: 2.1rem; border-bottom: 1px solid var(--line); }
.lines { margin: 0 0 1.2rem; }
.cut-card { margin: 0 0 -1px; padding: 0.5rem 1rem; border: 1px dashed var(--soft); }
.cut-card > :first-child { margin-top: 0.2rem; }
hr { margin: 1.6rem 0; border: 0; border-top: 1px dashed var(--soft); }
footer { margin-top: 3rem; padding-top: 0.6rem; border-top: 1px solid var(--hair); color: var(--soft); font-size: 0.85rem; }
a { color: var(--uni); }
@media screen { .page-break { margin: 3rem -2rem; height: 1.2rem; background: var(--ground); } }
@page { size: A4; margin: 18mm 18mm 20mm; @bottom-right { content: counter(page); font: 9pt sans-serif; color: #5d6270; } }
@media print {
  html { background: none; font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  .page-break { break-after: page; }
  .page-break.soft { break-after: auto; }
  .soft + p, .soft + h3 + p, .soft + h3 + p + p, .soft + h3 + p + p + p, .soft + p + h3 + p, .soft + p + h3 + p + p { break-after: avoid; }
  p:has(+ .lines) { break-after: avoid; }
  h1, h2, h3, h4, h5 { break-after: avoid; }
  tr, li, blockquote, .lines, .cut-card { break-inside: avoid; }
  thead { display: table-header-group; }
  .table { overflow: visible; }
  .page-break:not(.soft) + h2, .page-break:not(.soft) + h3 { margin-top: 0; }
  a { color: inherit; text-decoration: none; }
}
`;

export const SLIDE_STYLES = `
:root {${FACES}${INKS} }
* { box-sizing: border-box; }
html { background: var(--ground); color: var(--ink); font: 20px/1.4 var(--sans); }
body { margin: 0; }
.slide { display: flex; flex-direction: column; max-width: 1200px; min-height: 60vh; margin: 1rem auto; padding: 3.5vmin 5vmin; background: var(--sheet); }
.slide h1 { margin: 0 0 0.5em; font: 600 2.1em/1.15 var(--serif); color: var(--uni); }
.shown { flex: 1; font-size: 1.45em; }
.shown table { width: 100%; border-collapse: collapse; font-size: 0.75em; font-variant-numeric: tabular-nums; }
.shown th, .shown td { padding: 0.4em 0.6em; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; height: 2.2em; }
.shown li { margin: 0.3em 0; }
.foot { display: flex; justify-content: space-between; margin: 1em 0 0; color: var(--soft); font-size: 0.75em; }
.notes { margin-top: 1em; padding: 0.6em 1em; border-left: 4px solid var(--ind); background: var(--ground); }
.notes h2 { margin: 0 0 0.2em; font: 600 0.9em var(--sans); color: var(--ind); }
.notes p { margin: 0.2em 0; }
.hint { max-width: 1200px; margin: 1rem auto; padding: 0 5vmin; color: var(--soft); font-size: 0.8em; }
@media screen {
  .running .hint { display: none; }
  .running .slide { display: none; margin: 0 auto; min-height: 100vh; max-width: none; }
  .running .slide.now { display: flex; }
  .running .slide { font-size: clamp(16px, 2.2vw, 34px); }
  .running:not(.noted) .notes { display: none; }
  .running .notes { font-size: 0.6em; }
}
.slide:focus { outline: none; }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  html { background: none; font-size: 13pt; }
  .hint { display: none; }
  .slide { margin: 0; padding: 0; min-height: 0; height: 178mm; max-width: none; break-after: page; }
  .slide:last-of-type { break-after: auto; }
}
`;
