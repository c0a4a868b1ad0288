import { trusted } from '../html/markup.ts';

/** The style sheet of an embedded chart: ink on paper, by night the other way round. The figure needs 640 px. */
export const EMBED_STYLE = trusted(`
:root{color-scheme:light dark;--page:#FFFFFF;--text:#15191C;--quiet:#5F6971}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--text);font:15px/1.45 "Source Sans 3","Segoe UI",system-ui,sans-serif}
p,h1,figure{margin:0}main{max-width:34rem;margin:0 auto;padding:1rem}
picture{display:none}img{display:block;width:100%;max-width:880px;height:auto;margin:0 auto}
figure{padding:.9rem 1rem 0;display:grid;gap:.35rem}h1{font-size:1.1rem;font-weight:400;line-height:1.25;font-family:"Source Serif 4",Georgia,"Noto Serif",serif}
.facts{display:flex;flex-wrap:wrap;gap:.1rem .9rem}.sub,figcaption,.foot{color:var(--quiet);font-size:13px;overflow-wrap:anywhere}
.notice{border:1px dashed var(--quiet);padding:.2rem .5rem;font-size:13px;font-weight:600}
.foot{max-width:880px;margin:0 auto;padding:.35rem 1rem .9rem}a{color:var(--text)}a:focus-visible{outline:2px solid var(--text);outline-offset:2px}
@media (min-width:640px){picture{display:block}figure{display:none}.foot{padding:0 2rem 1rem}}
@media (prefers-color-scheme:dark){:root{--page:#15191C;--text:#ECEFF1;--quiet:#98A3AA}}
`);
