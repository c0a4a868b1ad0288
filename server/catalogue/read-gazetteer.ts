import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isWide, PLACE_KINDS, type GazetteerPlace, type PlaceKind } from '../domain/event/gazetteer.ts';
import { plainName } from '../domain/event/names.ts';
import { nearest, type Lexicon } from '../domain/event/vocabulary.ts';
import { shown } from '../domain/problem.ts';
import { fileFault, type Fault } from './fault.ts';
import { cellsOf, type Cell } from './read-line.ts';
import { readText } from './read-yaml.ts';

export const GAZETTEER_FILE = 'gazetteer.csv';
const COLUMNS = ['name', 'also', 'kind', 'word', 'admin2', 'lat', 'lon', 'good_to'] as const;
type Column = (typeof COLUMNS)[number];
const MAX_BYTES = 4 * 1024 * 1024;
/** More would bury the first. */
const MAX_FAULTS = 20;

/** The places of `gazetteer.csv`, and what is wrong with the file. No file means no places. */
export function readGazetteer(dir: string, words: Lexicon): { places: GazetteerPlace[]; faults: Fault[] } {
  if (!existsSync(join(dir, GAZETTEER_FILE))) return { places: [], faults: [] };
  const text = readText(dir, GAZETTEER_FILE, MAX_BYTES);
  return typeof text === 'string' ? parseGazetteer(text, words) : { places: [], faults: [text] };
}

/** The same for text that is at hand. */
export function parseGazetteer(text: string, words: Lexicon): { places: GazetteerPlace[]; faults: Fault[] } {
  const [header = '', ...lines] = text.split(/\r?\n/);
  if (header.trim() !== COLUMNS.join(','))
    return {
      places: [],
      faults: [
        fileFault(
          GAZETTEER_FILE,
          `The first line says "${shown(header, 80)}"`,
          `Let it name the columns: ${COLUMNS.join(',')}`,
        ),
      ],
    };
  const places: GazetteerPlace[] = [];
  const faults: Fault[] = [];
  const known = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const place = readRow(line, index + 2, words, faults);
    if (place) {
      const key = [plainName(place.name), place.word, place.admin2, isWide(place.kind)].join('|');
      const first = known.get(key);
      if (first === undefined) known.set(key, index + 2);
      else
        faults.push(
          faultAt(
            index + 2,
            1,
            'name',
            `"${shown(place.name, 60)}" stands in line ${first} already, in the same district`,
            'Keep one of the two.',
          ),
        );
      places.push(place);
    }
    if (faults.length >= MAX_FAULTS) break;
  }
  return { places, faults };
}

function readRow(line: string, number: number, words: Lexicon, faults: Fault[]): GazetteerPlace | null {
  const before = faults.length;
  const cells = cellsOf(line);
  if (typeof cells === 'string' || cells.length !== COLUMNS.length) {
    const message =
      typeof cells === 'string' ? cells : `This line has ${cells.length} columns and not ${COLUMNS.length}`;
    faults.push(faultAt(number, 1, '', message, 'Put text that holds a comma into double quotes.'));
    return null;
  }
  const at = (column: Column) => cells[COLUMNS.indexOf(column)] as Cell;
  const say = (column: Column, message: string, hint: string) =>
    void faults.push(faultAt(number, at(column).column, column, message, hint));
  const degrees = (column: 'lat' | 'lon' | 'good_to', least: number, most: number) => {
    const { text } = at(column);
    const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
    if (!(value >= least && value <= most))
      say(column, `"${column}" cannot be "${shown(text, 40)}"`, `Write a number from ${least} to ${most}.`);
    return value;
  };

  const name = at('name').text;
  if (plainName(name) === '' || name.length > 120)
    say('name', `"name" cannot be "${shown(name, 40)}"`, 'Write the name in Latin letters, up to 120 of them.');
  const kind = at('kind').text as PlaceKind;
  if (!PLACE_KINDS.includes(kind))
    say('kind', `"kind" cannot be "${shown(kind, 40)}"`, `Write one of: ${PLACE_KINDS.join(', ')}.`);
  const word = at('word').text;
  const level = words.places.get(word)?.level;
  if (level === undefined) {
    const like = nearest(word, words.places.keys());
    const hint = like ? `Did you mean "${like}"?` : 'Use a place of vocabulary.yaml.';
    say('word', `"${shown(word, 60)}" is no place of the vocabulary`, hint);
  }
  const place = {
    name,
    also: at('also')
      .text.split(';')
      .map((other) => other.trim())
      .filter(Boolean),
    kind,
    word,
    admin2: at('admin2').text || null,
    lat: degrees('lat', -90, 90),
    lon: degrees('lon', -180, 180),
    goodTo: degrees('good_to', 0.1, 2000),
  };
  return faults.length > before ? null : place;
}

function faultAt(line: number, column: number, path: string, message: string, hint: string): Fault {
  return { file: GAZETTEER_FILE, line, column, path, message, hint };
}
