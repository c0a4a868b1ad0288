import type { EventInput } from '../../domain/event/event.ts';
import { placeWords } from '../../domain/event/names.ts';
import { lineage, titleOf } from '../../domain/event/vocabulary.ts';
import { cut, type Cells } from '../cells.ts';
import type { Look } from '../importer.ts';
import { joined, oneOf, type Plan } from './plan.ts';

type Place = NonNullable<EventInput['place']>;
type Level = 'country' | 'province' | 'district';

/** Where it happened: words as narrow as they are known, the names as the table has them, the point. */
export function whereOf(cell: Cells, plan: Plan, look: Look): Place {
  const { words, names } = look;
  const [country, admin1, admin2] = (['country', 'province', 'district'] as const).map((level) =>
    levelOf(cell, plan, level),
  );
  const name = joined(cell, plan.of('place'), ', ');
  const point = pointOf(cell, plan);
  const told = { country: country?.known, admin1: admin1?.known, admin2: admin2?.known };
  let found = placeWords(words, names, told);
  refuseElsewhere(cell, [admin2, admin1], found, look);
  let level = admin2 ? 'district' : admin1 ? 'province' : country?.said || country?.known ? 'country' : 'unknown';
  // Where no column says the district, the place may be one, or may name it after a comma.
  const inName = admin2 ? null : wordInName(name, found, look);
  if (inName) found = [inName.word];
  if (inName?.whole) level = words.places.get(inName.word)?.level ?? level;
  if (country?.said && !found.length)
    cell.warn(country.column, 'is not a place of the vocabulary', 'It is kept in no filter; check the spelling.');
  return {
    words: found,
    precision: name && !inName?.whole ? 'exact' : (level as NonNullable<Place['precision']>),
    ...(name && { name: cut(name, 200) }),
    ...(admin1?.said && { admin1: cut(admin1.said, 120) }),
    ...(admin2?.said && { admin2: cut(admin2.said, 120) }),
    ...point,
  };
}

/** A word that somebody chose for a cell, and that lies elsewhere than the rest of the row, must not be passed over in silence. */
function refuseElsewhere(
  cell: Cells,
  levels: readonly (Said | null | undefined)[],
  found: readonly string[],
  { words }: Look,
): void {
  const line = found.flatMap((id) => lineage(words, 'places', id).map((word) => word.id));
  const [where] = found;
  for (const said of levels) {
    if (!said?.chosen || where === undefined || line.includes(said.chosen)) continue;
    const [chosen, at] = [said.chosen, where].map((id) => titleOf(words, 'places', id).split(/[,(:]/)[0]?.trim());
    const fix = `Choose a place of ${at} for it in the mapping, or correct the rest of the row.`;
    cell.refuse(said.column, `is read as ${chosen}, which is not in ${at}`, fix);
  }
}

interface Said {
  column: string;
  said: string;
  /** The word that the table of values gives it. */
  chosen?: string;
  /** The word or the name under which it is looked up. */
  known: string | undefined;
}

function levelOf(cell: Cells, plan: Plan, level: Level): Said | null {
  const column = oneOf(plan, level);
  const said = column ? cell.text(column) : '';
  const fixed = level === 'country' ? plan.mapping.fixed.country : null;
  if (!said) return fixed ? { column: '', said: '', known: fixed } : null;
  const use = plan.table(level).use(said);
  return { column: column ?? '', said, known: use ?? (use === null ? undefined : said), ...(use && { chosen: use }) };
}

/** The word that the name of a place is, or that stands after a comma in it, within what is known already. */
function wordInName(
  name: string,
  above: readonly string[],
  { words, names }: Look,
): { word: string; whole: boolean } | null {
  const parts = name.split(/[,،(]/).map((part) => part.replace(/(?<![)\s])[)\s]+$/, '').trim());
  for (const [n, part] of parts.entries()) {
    const word = part ? names.find('places', part) : null;
    if (!word) continue;
    const line = lineage(words, 'places', word).map(({ id }) => id);
    if (above.every((id) => line.includes(id))) return { word, whole: n === 0 };
  }
  return null;
}

/** The point in decimal degrees; a comma is the decimal mark only where the mapping says so. */
function pointOf(cell: Cells, plan: Plan): { lat: number; lon: number } | undefined {
  const both = oneOf(plan, 'point');
  if (both) return inOneCell(cell, both, plan);
  const [latColumn, lonColumn] = [oneOf(plan, 'lat'), oneOf(plan, 'lon')];
  if (!latColumn || !lonColumn) return undefined;
  const lat = degrees(cell, latColumn, cell.text(latColumn), 90, plan);
  const lon = degrees(cell, lonColumn, cell.text(lonColumn), 180, plan);
  if ((lat === undefined) !== (lon === undefined) && !cell.text(latColumn) !== !cell.text(lonColumn))
    cell.refuse(lat === undefined ? latColumn : lonColumn, 'is missing beside the other', 'Give both or neither.');
  return lat === undefined || lon === undefined ? undefined : { lat, lon };
}

function inOneCell(cell: Cells, column: string, plan: Plan): { lat: number; lon: number } | undefined {
  const text = cell.text(column).replace(/^[([]\s*|(?<!\s)\s*[)\]]$/g, '');
  if (!text) return undefined;
  const comma = plan.mapping.decimals === 'comma';
  const parts = text.split(comma ? /\s*[;/]\s*|\s+/ : /\s*[,;/]\s*|\s+/).filter((part) => part !== '');
  const [one = '', two = ''] = parts;
  if (parts.length !== 2) {
    cell.refuse(column, 'is not a latitude and a longitude', `Write both as ${comma ? '33,1; 70,2' : '33.1, 70.2'}.`);
    return undefined;
  }
  const [lat, lon] = [degrees(cell, column, one, 90, plan), degrees(cell, column, two, 180, plan)];
  return lat === undefined || lon === undefined ? undefined : { lat, lon };
}

function degrees(cell: Cells, column: string, text: string, limit: number, plan: Plan): number | undefined {
  if (!text) return undefined;
  const comma = plan.mapping.decimals === 'comma';
  const shape = comma ? /^[+-]?\d{1,3}(?:,\d*)?°?$/ : /^[+-]?\d{1,3}(?:\.\d*)?°?$/;
  const number = shape.test(text) ? Number(text.replace(',', '.').replace('°', '')) : NaN;
  if (Math.abs(number) <= limit) return number;
  const other = !comma && /^[+-]?\d{1,3},\d+$/.test(text);
  const fix = other
    ? 'Say in the mapping that a comma is the decimal mark.'
    : `Write decimal degrees with a ${comma ? 'comma' : 'point'}, or leave it empty.`;
  cell.refuse(column, `is not a number of degrees from -${limit} to ${limit}`, fix);
  return undefined;
}
