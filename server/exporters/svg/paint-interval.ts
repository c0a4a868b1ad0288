import { html, type Markup } from '../html/markup.ts';
import type { Oriented, Verdict } from '../../domain/reading/reading.ts';

const [WIDTH, HEIGHT, LOW, HIGH] = [150, 22, 0.25, 8];

/** A change as an interval on a log scale from 1/4 to 8, turned so that right is as predicted. */
export function paintInterval(oriented: Oriented, verdict: Verdict): Markup {
  const x = (value: number) =>
    ((Math.log(Math.min(HIGH, Math.max(LOW, value))) - Math.log(LOW)) / (Math.log(HIGH) - Math.log(LOW))) * WIDTH;
  const y = HEIGHT / 2;
  const at = (value: number) => String(+x(value).toFixed(1));
  return html`<svg
    class="interval ${verdict}"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    width="${WIDTH}"
    height="${HEIGHT}"
    aria-hidden="true"
  >
    <line class="one" x1="${at(1)}" x2="${at(1)}" y1="0" y2="${HEIGHT}" />
    <line class="span" x1="${at(oriented.lo)}" x2="${at(oriented.hi)}" y1="${y}" y2="${y}" />
    ${oriented.value !== null && html`<circle class="at" cx="${at(oriented.value)}" cy="${y}" r="3.6" />`}
  </svg>`;
}
