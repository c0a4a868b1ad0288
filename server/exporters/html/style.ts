import type { Report } from '../../domain/report/report.ts';
import { CHART_STYLE, CHART_STYLE_DARK } from '../svg/paint-chart.ts';

/** The style sheet of a report: screen and phone, light and dark, and A4 with its marking on every page. */
export const styleOf = (report: Report): string =>
  `${SCREEN}${CHART_STYLE.markup}${PHONE}${DARK}@media screen{${CHART_STYLE_DARK.markup}}${PRINT}${pageMargins(report)}`;

const SCREEN = `
:root{color-scheme:light;--paper:#fff;--ink:#15191C;--ink-2:#3F474D;--ink-3:#5F6971;--line:#DEE1E3;--chip:#E9ECEE;--as:#0067A6;--as-ink:#00517F;--ag:#B84A00;--ag-ink:#973C00;--tl:#4B545A;--on:#fff}
*{box-sizing:border-box}[hidden]{display:none!important}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.45 "Source Sans 3","Segoe UI",system-ui,sans-serif;overflow-wrap:break-word}code{overflow-wrap:anywhere}
main{max-width:68rem;margin:0 auto;padding:2rem 1.5rem 3rem}
h1,h2,h3{font-family:"Source Serif 4",Georgia,"Noto Serif",serif;line-height:1.2;text-wrap:balance}
h1{font-weight:400;font-size:2.3rem;max-width:46rem;margin:.2rem 0 .8rem}.over{margin-top:1.4rem}h2{font-size:1.35rem;margin:2.2rem 0 .6rem}h3{font-size:1.2rem;margin:.1rem 0 .5rem}
p{margin:.4rem 0;max-width:46rem}article p,td p,figure p{max-width:none}.lead{font-size:1.1rem;color:var(--ink-2)}.small,.muted{color:var(--ink-3)}.small{font-size:13.5px}
a{color:inherit;text-underline-offset:.15em}:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.top{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.2rem 1rem;border-bottom:1.5px solid var(--ink);padding-bottom:.6rem;color:var(--ink-3)}.top b{color:var(--ink);font-family:"Source Serif 4",Georgia,"Noto Serif",serif}
.notice{border:1.5px dashed var(--ink-3);padding:.4rem .7rem;font-weight:600;max-width:none}.marking{font-weight:700;letter-spacing:.03em;border:1.5px solid var(--ink);padding:.1rem .6rem;width:fit-content}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;padding:0;margin:.8rem 0;font-size:14px}nav a{display:inline-block;padding:.3rem 0}
.filters{display:flex;flex-wrap:wrap;gap:.4rem 1.6rem;margin:1rem 0}.filters dt{font-size:13.5px;color:var(--ink-3)}.filters dd{margin:0}
.developments{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(17rem,100%),1fr));gap:2rem;border-top:1px solid var(--line);padding-top:1.2rem}.says{color:var(--ink-2)}
.own{border-left:2px solid var(--ink-3);padding-left:.8rem}.cite{font-size:.85em;white-space:nowrap}
.judgements{padding-left:1.6rem}.judgements li{margin:.7rem 0;max-width:50rem}.judgements ::marker{font-weight:600}
.signed{list-style:none;padding:0}.signed li{display:flex;gap:.6rem;align-items:flex-start;border-bottom:1px solid var(--line);padding:.45rem 0;max-width:46rem}
figure{margin:1rem 0 0}.map{display:block;width:100%;height:auto;max-width:54rem}.places{columns:3 14rem;column-gap:2rem;list-style:none;padding:0;font-size:14px}.places li{display:flex;justify-content:space-between;gap:1rem;border-bottom:1px solid var(--line);padding:.15rem 0;break-inside:avoid}
.sign{display:inline-block;vertical-align:-.3em}.sign svg{display:block;width:1.35em;height:1.35em}.word .sign{margin-right:.4em}
table{border-collapse:collapse;font-size:14px;max-width:100%}.wide{width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .7rem .4rem 0;border-bottom:1px solid var(--line)}
thead th{font-size:13px;color:var(--ink-3)}tbody th{font-weight:400}.group th{font-family:"Source Serif 4",Georgia,"Noto Serif",serif;font-weight:600;font-size:1rem;padding-top:1rem}
[data-row] tr:first-child>*{border-bottom:0;padding-bottom:.1rem}.more td{padding-top:0}.more figure{max-width:34rem}.of{display:none}.flat .of{display:block}.pic{padding-right:1rem}
.numbers{font-size:13px}.numbers td,.numbers th{padding:.15rem 1rem .15rem 0}details:has(>.numbers)[open]{max-height:24rem;overflow:auto}summary{cursor:pointer;font-size:13.5px;color:var(--ink-3);padding:.2rem 0;width:fit-content}
.badge{display:inline-flex;align-items:center;gap:.35em;border-radius:999px;padding:.1rem .8rem .1rem .4rem;font-weight:600;background:var(--chip);vertical-align:middle}
.badge.as-predicted{background:var(--as);color:var(--on)}.badge.against{background:var(--ag);color:var(--on)}.badge.too-little-data{background:none;border:1px dashed var(--ink-3)}
.badge .sign rect{fill:none;stroke:none}.badge.as-predicted path,.badge.against path{stroke:var(--on)}
.word{font-weight:600;white-space:nowrap}.word.as-predicted{color:var(--as-ink)}.word.against{color:var(--ag-ink)}
.narrow{display:flex;flex-wrap:wrap;gap:.6rem 1.2rem;align-items:end;margin:.6rem 0 1rem;font-size:14px}.narrow label{display:grid;color:var(--ink-3);gap:.15rem}
.narrow input,.narrow select,button{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--ink-3);border-radius:5px;padding:.35rem .6rem;min-height:2.25rem;max-width:20rem}button{background:var(--ink);color:var(--paper);border-color:var(--ink);cursor:pointer;padding:.4rem 1rem}
.scale{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr));gap:.5rem;max-width:60rem}.scale li{border-top:4px solid var(--line);padding-top:.2rem}.scale .small{display:block}
.versions{columns:2;font-size:13.5px}code{font-size:.92em}footer{margin-top:2.5rem;border-top:1px solid var(--line);color:var(--ink-2);font-size:14px}footer p{max-width:none}
#tip{position:fixed;z-index:9;left:0;top:0;max-width:20rem;background:var(--ink);color:var(--paper);font-size:13px;padding:.3rem .6rem;border-radius:4px;pointer-events:none}.lit{opacity:.65}
`;

const PHONE = `@media screen and (max-width:760px){main{padding:1.2rem 1rem 3rem}h1{font-size:1.75rem}.wide,.wide tbody,.wide tr,.wide td,.wide tbody th{display:block;width:auto}.wide thead{display:none}.wide td,.wide th{border:0;padding:.1rem 0}.wide tr:not(.more){padding-top:.6rem}.wide>tbody[data-row],.wide>tbody:not([data-row])>tr{border-bottom:1px solid var(--line)}.wide tbody th{font-weight:600}.wide [data-of]:not(:empty)::before{content:attr(data-of) ": ";color:var(--ink-3)}
.numbers,.numbers tbody{display:table}.numbers tr{display:table-row}.numbers td,.numbers th{display:table-cell}
summary,nav a,.narrow input,.narrow select,button{min-height:44px}nav a{display:flex;align-items:center}summary{display:list-item;line-height:44px;padding:0}.versions{columns:1}.narrow,.narrow label{width:100%}.narrow input,.narrow select{max-width:none;width:100%}}
`;

/** Drawings carry the colours of paper; by night each gives way to its own. */
const DARK = `@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--paper:#15191C;--ink:#ECEFF1;--ink-2:#C0C8CD;--ink-3:#98A3AA;--line:#272E33;--chip:#242B30;--as:#56AEE6;--as-ink:#83C6F1;--ag:#F08A3E;--ag-ink:#F7AD76;--tl:#AEB7BD;--on:#0A0E10}
.pic [fill="#0067A6"]{fill:var(--as)}.pic [stroke="#0067A6"]{stroke:var(--as)}.pic [fill="#B84A00"]{fill:var(--ag)}.pic [stroke="#B84A00"]{stroke:var(--ag)}.pic [stroke="#15191C"],.pic [stroke="#5F6971"]{stroke:var(--ink-3)}.pic [fill="#15191C"]{fill:var(--ink)}.pic [fill="#FFFFFF"]{fill:var(--paper)}.pic [stroke="#E6E9EA"],.pic [stroke="#C3C9CD"]{stroke:var(--line)}
.map [fill="#F3F4F5"]{fill:var(--chip)}.map [stroke="#D3D8DB"]{stroke:#3A444A}.map [stroke="#98A3AA"]{stroke:#69747B}.map [fill="#5F6971"]{fill:var(--ink-3)}.map [fill="#3F474D"]{fill:var(--ink)}.map [stroke="#FFFFFF"]{stroke:var(--paper)}
.sign rect[fill="#0067A6"]{fill:var(--as)}.sign rect[fill="#B84A00"]{fill:var(--ag)}.sign rect[fill="#E9ECEE"]{fill:var(--chip)}.sign [stroke="#FFFFFF"]{stroke:var(--on)}.sign [stroke="#3F474D"]{stroke:var(--ink-2)}.sign [stroke="#4B545A"]{stroke:var(--tl)}}
`;

const PRINT = `@media print{body{font-size:10pt}main{padding:0;max-width:none}h1{font-size:21pt}h2,h3{break-after:avoid}nav,.narrow,#tip,button,details:not([open]),.more:not(:has(details[open])){display:none!important}
thead{display:table-header-group}tr,figure,li,.badge{break-inside:avoid}table{font-size:8.5pt}.developments{display:block}.developments article{break-inside:avoid;margin-bottom:6mm;display:grid;grid-template-columns:1fr 92mm;column-gap:7mm}.developments article>*{grid-column:1}.developments article>figure{grid-column:2;grid-row:1/span 9;margin:0}.map{max-height:110mm}h2+*,h3+*{break-before:avoid}p,li{orphans:3;widows:3}details:has(>.numbers)[open]{max-height:none}
a{text-decoration:none}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`;

/** On every page of paper: who may have it, that the data are made up or the report unsigned, and which page it is. */
function pageMargins({ marking, sample, signed, issue, forecast }: Report): string {
  const said = [sample, signed === null ? 'Draft, not signed' : null].filter(Boolean).join('  ');
  const font = 'font:8pt "Source Sans 3","Segoe UI",sans-serif;color:#5F6971';
  const box = (place: string, content: string) => `@${place}{${font};content:${content}}`;
  return `@page{size:A4;margin:16mm 16mm 18mm;${box('top-right', `"${text(`${forecast.title}, ${issue}`)}"`)}${marking ? `@top-left{${font};font-weight:700;color:#15191C;content:"${text(marking)}"}` : ''}${box('bottom-left', `"${text(said)}"`)}${box('bottom-right', 'counter(page) " of " counter(pages)')}}`;
}

/** Words as they may stand in a string of a style sheet, which stands in a page. */
const text = (words: string): string =>
  words.replace(/[^\p{L}\p{N} .,:+-]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16) ?? '20'} `);
