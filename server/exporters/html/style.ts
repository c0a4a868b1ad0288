import { trusted } from './markup.ts';

/** The style sheet of the HTML report: screen and A4, ink on paper, colour for verdicts only. */
export const STYLE = trusted(`
:root{--ink:#15191C;--ink-2:#3F474D;--ink-3:#5F6971;--line:#DEE1E3}
*{box-sizing:border-box}body{margin:0;background:#fff;color:var(--ink);font:15px/1.45 "Source Sans 3","Segoe UI",system-ui,sans-serif}
main{max-width:66rem;margin:0 auto;padding:2rem 1.5rem 3rem}
h1,h2,h3{font-family:"Source Serif 4",Georgia,"Noto Serif",serif;line-height:1.2;text-wrap:balance}
h1{font-weight:400;font-size:2.1rem;max-width:46rem;margin:.6rem 0}h2{font-size:1.3rem;margin:2rem 0 .5rem}h3{font-size:1.15rem;margin:.1rem 0 .5rem}
p{margin:.35rem 0}.lead{font-size:1.05rem;color:var(--ink-2)}.small,.muted{color:var(--ink-3)}.small{font-size:13px}
.top{display:flex;justify-content:space-between;gap:1rem;border-bottom:1.5px solid var(--ink);padding-bottom:.5rem;color:var(--ink-3)}.top b{color:var(--ink)}
.notice{border:1.5px dashed #7D868D;padding:.4rem .7rem;font-weight:600}
.filters{display:flex;flex-wrap:wrap;gap:.4rem 1.6rem;margin:1rem 0}.filters dt{font-size:13px;color:var(--ink-3)}.filters dd{margin:0}
.developments{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:2rem;border-top:1px solid var(--line);padding-top:1rem}
figure{margin:.8rem 0 0}
table{width:100%;border-collapse:collapse;font-size:13.5px}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line)}
thead th{font-size:12.5px;color:var(--ink-3)}tbody th{font-weight:400}.group th{font-weight:600;padding-top:.9rem}
.badge{display:inline-block;border-radius:999px;padding:.1rem .65rem;font-weight:600;background:#E9ECEE}
.badge.as-predicted{background:#0067A6;color:#fff}.badge.against{background:#B84A00;color:#fff}.badge.too-little-data{background:none;border:1px dashed #7D868D}
.word{font-weight:600}.word.as-predicted{color:#00517F}.word.against{color:#973C00}
.interval .one{stroke:#5F6971}.interval .span{stroke:#6B757C;stroke-width:2}.interval .at{fill:#fff;stroke:#6B757C;stroke-width:1.6}
.interval.as-predicted .span,.interval.as-predicted .at{stroke:#0067A6}.interval.as-predicted .at{fill:#0067A6}
.interval.against .span,.interval.against .at{stroke:#B84A00}.interval.against .at{fill:#B84A00}.interval.too-little-data .span{stroke-dasharray:2 2.5;stroke-width:1.25}
.versions{columns:2;font-size:13px}code{font-size:.92em}footer{margin-top:2rem;border-top:1px solid var(--line);color:var(--ink-3);font-size:13px;overflow-wrap:anywhere}
@media (max-width:700px){table,tbody,tr,td,tbody th{display:block}thead{display:none}tr{padding:.5rem 0}td,th{border:0;padding:.1rem 0}.versions{columns:1}}
@page{size:A4;margin:16mm}@media print{main{padding:0;max-width:none}thead{display:table-header-group}tr,figure,article{break-inside:avoid}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}`);
