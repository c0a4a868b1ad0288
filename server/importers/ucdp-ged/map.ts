import { isDay } from '../../domain/event/calendar.ts';
import type { EventInput, Source } from '../../domain/event/event.ts';
import { placeWords } from '../../domain/event/names.ts';
import { cells, cut, type Cells } from '../cells.ts';
import { isoDay } from '../days.ts';
import type { Look, Mapped } from '../importer.ts';
import { CREDIBILITY, DATE_PRECISION, PLACE_PRECISION, VIOLENCE } from './columns.ts';
import { isState, sideOf } from './names.ts';
import { tollsOf } from './tolls.ts';

type Row = Readonly<Record<string, string>>;
type Act = Pick<EventInput, 'kind' | 'by' | 'against' | 'between'>;

/** A row of UCDP GED or of a UCDP Candidate release as an event. */
export function mapUcdp(row: Row, look: Look, dataset: string): Mapped {
  const cell = cells(row);
  const id = cell.id('id', 'Every UCDP event has an id.');
  const violence = cell.code('type_of_violence', VIOLENCE);
  const [sideA, sideB] = [cell.needed('side_a', 'Name side A.'), cell.needed('side_b', 'Name side B.')];
  const when = whenOf(cell);
  const precision = cell.code('where_prec', PLACE_PRECISION);
  const place = placeOf(cell, look);
  place.precision = precision ?? 'unknown';
  const deaths = tollsOf(cell, sideA, sideB);
  const source = sourceOf(cell, dataset);
  if (cell.problems.length || !violence || !when) return { refused: cell.problems };

  const at = { country: cell.text('country'), on: when.from };
  const first = sideOf(cut(sideA, 200), at, look);
  const act: Act =
    violence === 'one-sided'
      ? { kind: isState(sideA) ? 'state-force' : 'attack', by: [first], against: ['civilians'] }
      : { kind: fightOf(violence, sideA, sideB), between: [first, sideOf(cut(sideB, 200), at, look)] };
  const where = place.name ? ` at ${place.name}` : ` in ${at.country}`;
  const killed = `${deaths.total?.best || 'none'} killed`;
  const summary = cut(`${inWords(act, sideA, sideB)}${where}, ${killed} (UCDP ${id})`, 1000);
  return {
    externalId: id,
    draft: Object.assign(act, { when, place, deaths, summary, sources: [source] }),
    warnings: cell.warnings,
  };
}

/** UCDP does not say who attacked. */
function fightOf(violence: 'state-based' | 'non-state', sideA: string, sideB: string): string {
  if (violence === 'non-state') return 'infighting';
  return isState(sideA) && isState(sideB) ? 'border-clash' : 'battle';
}

function inWords({ kind }: Act, sideA: string, sideB: string): string {
  if (kind === 'attack') return `Attack by ${sideA} on civilians`;
  if (kind === 'state-force') return `Force used by ${sideA} against civilians`;
  return `Fighting between ${sideA} and ${sideB}`;
}

function whenOf(cell: Cells): EventInput['when'] | null {
  const format = 'UCDP does: 2021-12-31 00:00:00.000';
  const from = cell.day('date_start', isoDay, format);
  const to = cell.day('date_end', isoDay, format);
  const precision = cell.code('date_prec', DATE_PRECISION);
  if (from && to && to < from) cell.refuse('date_end', `lies before date_start, ${from}`, 'Correct one of the two.');
  if (!from || !to || !precision) return null;
  return to > from ? { from, to, precision } : { from, precision };
}

function placeOf(cell: Cells, { words, names }: Look): NonNullable<EventInput['place']> {
  const [country, admin1, admin2] = [cell.text('country'), cell.text('adm_1'), cell.text('adm_2')];
  const [name, lat, lon] = [
    cell.text('where_coordinates'),
    cell.degrees('latitude', 90),
    cell.degrees('longitude', 180),
  ];
  // Key by key: parts of a literal that may be missing take many times as long, and there are hundreds of thousands of rows.
  const place: ReturnType<typeof placeOf> = { words: placeWords(words, names, { country, admin1, admin2 }) };
  if (name) place.name = cut(name, 200);
  if (admin1) place.admin1 = cut(admin1, 120);
  if (admin2) place.admin2 = cut(admin2, 120);
  if (lat !== undefined && lon !== undefined) {
    place.lat = lat;
    place.lon = lon;
  }
  return place;
}

/** One source a row: UCDP codes an event from several reports together, and the row does not say which gave what. */
function sourceOf(cell: Cells, dataset: string): Source {
  const credibility = cell.code('event_clarity', CREDIBILITY) ?? 3;
  const status = cell.text('code_status');
  const checked = status === '' || status === 'Clear';
  if (!checked)
    cell.warn('code_status', 'UCDP has not finished checking this event', 'Import the next release when it is out.');
  const publisher = cut(cell.text('source_office').split(';')[0] ?? '', 200);
  const citation = cut(cell.text('source_article'), 500);
  const published = cell.text('source_date').split(';')[0]?.trim() ?? '';
  const source: Source = {
    publisher: publisher || dataset,
    reliability: 'B',
    credibility: checked ? credibility : 3,
  };
  if (citation) source.citation = citation;
  if (isDay(published)) source.published = published;
  return source;
}
