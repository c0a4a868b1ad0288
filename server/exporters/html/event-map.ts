import type { ReportEvent } from '../../domain/report/report.ts';
import { mapOf, placesOf } from '../svg/paint-map.ts';
import { html, type Markup } from './markup.ts';

/** Where events lie, over the provinces, and how many of each place as a table. */
export function eventMap(events: readonly ReportEvent[]): Markup {
  if (events.length === 0) return html`<p>No event of the period counts toward its indicators.</p>`;
  const map = mapOf(events);
  return html`${map === null ? html`<p>No event of the period has a place on the map.</p>` : html`<div role="img" aria-label="${map.alt}">${map.drawing}</div>`}
    <ul class="places">
      ${placesOf(events).map(({ place, events: count }) => html`<li><bdi>${place}</bdi> <b>${count}</b></li>`)}
    </ul>`;
}
