import type { EventInput, Part, Source } from '../../domain/event/event.ts';
import { placeWords } from '../../domain/event/names.ts';
import { cells, cut, type Cells } from '../cells.ts';
import { dayOf, isoDay } from '../days.ts';
import type { Look, Mapped } from '../importer.ts';
import { ATTACKS, BLANK, NOT_KNOWN, PLACE_PRECISION, SUB_TARGETS, SUB_WEAPONS, TARGETS, WEAPONS } from './columns.ts';
import { repaired } from './repair.ts';
import { tollsOf } from './tolls.ts';

type Row = Readonly<Record<string, string>>;

/** A row of the Global Terrorism Database as an event. */
export function mapGtd(row: Row, look: Look): Mapped {
  const cell = cells(row, BLANK);
  const id = idOf(cell);
  const when = whenOf(cell);
  const attack = cell.code('attacktype1', ATTACKS);
  const place = placeOf(cell, look);
  const [deaths, wounded] = [tollsOf(cell, 'nkill', 'nkillter'), tollsOf(cell, 'nwound', 'nwoundte')];
  const by = partOf(cell, look);
  if (cell.problems.length || !when || !attack) return { refused: cell.problems };

  const kind =
    look.names.find('events', coded(cell, 'suicide') === '1' ? 'GTD suicide=1' : `GTD ${attack}`) ?? 'attack';
  const killed = deaths.total ? `${deaths.total.best || 'none'} killed` : 'deaths not said';
  const where = place.name ?? cell.text('country_txt');
  const summary = cut(`${attack} by ${by.name ?? by.actor} at ${where}, ${killed} (GTD ${id})`, 1000);
  const draft: EventInput = {
    when,
    kind,
    by: [by],
    against: targetsOf(cell),
    place,
    deaths,
    wounded,
    weapons: [...wordsOf(cell, 'weaptype', WEAPONS), ...wordsOf(cell, 'weapsubtype', SUB_WEAPONS)].filter(
      firstOfItsKind,
    ),
    summary,
    sources: [sourceOf(cell, id)],
  };
  return { externalId: id, draft, warnings: cell.warnings };
}

/** A spreadsheet that read the id as a number writes 2.02E+11, which is no longer the event's own. */
function idOf(cell: Cells): string {
  const id = cell.needed('eventid', 'Every GTD event has an id of 12 digits.').replace(/\.0$/, '');
  if (id && !/^\d{12}$/.test(id))
    cell.refuse('eventid', 'is not an id of 12 digits', 'Take it from the file as it was downloaded.');
  return id;
}

function whenOf(cell: Cells): EventInput['when'] | null {
  const [year, month, day] = ['iyear', 'imonth', 'iday'].map((column) => numberOf(cell, column));
  const precision = month ? (day ? 'day' : 'month') : 'year';
  const from = dayOf(year ?? 0, month || 1, (month && day) || 1);
  if (!from) {
    cell.refuse(
      'iyear',
      'does not make a day with imonth and iday',
      'GTD writes 0 for a month or day that is not known.',
    );
    return null;
  }
  const to = cell.text('extended') === '1' ? isoDay(cell.text('resolution')) : null;
  return to && to > from ? { from, to, precision } : { from, precision };
}

function numberOf(cell: Cells, column: string): number {
  const text = coded(cell, column);
  if (text === '') return 0;
  if (/^\d{1,4}$/.test(text)) return Number(text);
  cell.refuse(column, 'is not a number of the calendar', 'Write digits only.');
  return 0;
}

function placeOf(cell: Cells, { words, names }: Look): NonNullable<EventInput['place']> {
  const [country, admin1, name] = ['country_txt', 'provstate', 'city'].map((column) => repaired(cell.text(column)));
  const [lat, lon] = [cell.degrees('latitude', 90), cell.degrees('longitude', 180)];
  const precision = cell.text('specificity') ? cell.code('specificity', PLACE_PRECISION) : undefined;
  const nearby = precision === 'exact' && coded(cell, 'vicinity') === '1';
  return {
    words: placeWords(words, names, { country, admin1 }),
    precision: nearby ? 'near' : (precision ?? 'unknown'),
    ...(name && name !== 'Unknown' && { name: cut(name, 200) }),
    ...(admin1 && { admin1: cut(admin1, 120) }),
    ...(lat !== undefined && lon !== undefined && { lat, lon }),
  };
}

function partOf(cell: Cells, { names }: Look): Part {
  const name = cut(repaired(cell.needed('gname', 'GTD writes Unknown where it does not know.')), 200);
  const doubtful = coded(cell, 'guncertain1') === '1';
  const attribution = doubtful ? 'alleged' : coded(cell, 'claimed') === '1' ? 'claimed' : 'attributed';
  if (name === 'Unknown') return { actor: 'unidentified', attribution, name };
  return { actor: names.find('actors', name) ?? 'other-armed-group', attribution, name };
}

function targetsOf(cell: Cells): string[] {
  const chinese = [1, 2, 3].some((n) => cell.text(`natlty${n}_txt`) === 'China');
  const targets = [...wordsOf(cell, 'targtype', TARGETS), ...wordsOf(cell, 'targsubtype', SUB_TARGETS)];
  return [...targets, ...(chinese ? ['chinese'] : [])].filter(firstOfItsKind);
}

/** The words that the numbered columns of a row stand for. */
function wordsOf(cell: Cells, column: string, table: Readonly<Record<string, string>>): string[] {
  return [1, 2, 3, 4].flatMap((n) => {
    const code = coded(cell, `${column}${n}`);
    return Object.hasOwn(table, code) ? (table[code] ?? []) : [];
  });
}

/** A code as GTD means it: '' when not known. Statistics programs write 3 as 3.0. */
function coded(cell: Cells, column: string): string {
  const code = cell.text(column).replace(/^(-?\d+)\.0+$/, '$1');
  return NOT_KNOWN.includes(code) ? '' : code;
}

function firstOfItsKind(word: string, i: number, all: readonly string[]): boolean {
  return all.indexOf(word) === i;
}

function sourceOf(cell: Cells, id: string): Source {
  const [cited, summary] = [repaired(cell.text('scite1')), cut(repaired(cell.text('summary')), 2000)];
  const citation = cut(cited ? `${id}, from ${cited}` : id, 500);
  return { publisher: 'GTD', citation, ...(summary && { quote: summary }), reliability: 'B', credibility: 3 };
}
