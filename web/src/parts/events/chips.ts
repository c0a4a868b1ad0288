import { dayInWords, isDay, isMonth, monthInWords } from '../../../../server/domain/event/calendar.ts';
import { STANDING } from '../../../../server/domain/event/event-values.ts';
import { titleOf, type Lexicon } from '../../../../server/domain/event/vocabulary.ts';
import { releaseName } from '../../../../server/domain/import/feed-name.ts';
import { FIELDS, type Field } from './fields.ts';
import { isWhole } from './standing.ts';

/** A filter that is set: its field, and its value in words. */
export interface Chip {
  field: Field;
  value: string;
}

/** What ids stand for, as far as the page knows. */
export interface Known {
  words: Lexicon | null;
  feeds: ReadonlyMap<string, string>;
  /** Imports by id: dataset, release and day. */
  imports?: ReadonlyMap<string, string>;
  indicator: string | null;
}

/** The filters set in an address, in the order of the menu. The search stands in its own box. */
export function chipsOf(query: URLSearchParams, known: Known): Chip[] {
  return FIELDS.flatMap((field) =>
    field.names.some((name) => query.get(name)) && !(field.id === 'status' && isWhole(query))
      ? [{ field, value: valueOf(field, query, known) }]
      : [],
  );
}

function valueOf(field: Field, query: URLSearchParams, known: Known): string {
  const text = query.get(field.names[0] ?? '') ?? '';
  switch (field.how) {
    case 'word':
      return known.words ? shortTitle(known.words, field.sections, text) : text;
    case 'one':
    case 'some':
      if (text === STANDING) return 'All but retracted';
      return text
        .split(',')
        .map((value) => field.choices.find(([id]) => id === value.trim() || id === `${value.trim()}+`)?.[1] ?? value)
        .join(' or ');
    case 'feed':
      return known.feeds.get(text) ?? text;
    case 'indicator':
      return [known.indicator ?? (text || 'any indicator'), keyInWords(query.get('key'), known.words)]
        .filter(Boolean)
        .join(', ');
    case 'text':
      return field.id === 'unknownName' ? text.replace(/^(?:actor|place):/, '') : text;
    case 'people':
      return peopleInWords(query.get(field.least) ?? '', query.get(field.most) ?? '');
    case 'days':
      return timeInWords(query, field.least, field.most);
    case 'import':
      return importPart(query.get('part') ?? '', known.imports?.get(text) ?? null);
    case 'selection':
      return String(text.split(',').length);
  }
}

/** "UCDP GED 23.1 of 14 Oct 2024", and whether it was undone. */
export function importInWords(
  { feed, release, at, undoneAt }: { feed: string; release: string | null; at: string; undoneAt: string | null },
  feeds: Known['feeds'],
): string {
  const name = releaseName({ feed, feedTitle: feeds.get(feed) ?? feed, release });
  return `${name} of ${dayInWords(at.slice(0, 10))}${undoneAt ? ' (undone)' : ''}`;
}

/** What an import did to the events of a list. */
function importPart(part: string, name: string | null): string {
  const did = { new: 'brought', changed: 'changed', gone: 'retracted' }[part] ?? 'written';
  return name === null ? `${did} by it` : `${did} by ${name}`;
}

/** What a distinct measure tells apart, by the first list of words that knows it. */
function keyInWords(key: string | null, words: Lexicon | null): string {
  if (!key || !words) return key ?? '';
  return shortTitle(words, ['places', 'actors', 'targets', 'weapons'], key);
}

/** Titles explain themselves after a comma or in brackets; a chip need not. */
function shortTitle(words: Lexicon, sections: readonly (keyof Lexicon)[], id: string): string {
  const section = sections.find((each) => words[each].has(id));
  return section ? (titleOf(words, section, id).split(/[,(:]/)[0]?.trim() ?? id) : id;
}

function peopleInWords(least: string, most: string): string {
  if (least && most) return least === most ? least : `${least} to ${most}`;
  return least ? `${least} or more` : `${most} or fewer`;
}

/** "Oct 2024", "Oct 2024 to Dec 2024", "14 Oct 2024 to 20 Oct 2024", "from 14 Oct 2024". */
function timeInWords(query: URLSearchParams, least: string, most: string): string {
  const day = (name: string) => {
    const text = query.get(name) ?? '';
    return isDay(text) ? dayInWords(text) : text;
  };
  const [from, to] = [day(least), day(most)];
  const parts = least === 'from' ? [monthsInWords(query)] : [];
  if (from && to) parts.push(from === to ? from : `${from} to ${to}`);
  else if (from) parts.push(`from ${from}`);
  else if (to) parts.push(`to ${to}`);
  return parts.filter(Boolean).join(', ');
}

function monthsInWords(query: URLSearchParams): string {
  const month = (name: string) => {
    const text = query.get(name) ?? '';
    return isMonth(text) ? monthInWords(text) : text;
  };
  const [from, to] = [month('month'), month('toMonth')];
  const run = to && to !== from ? `${from || 'the first'} to ${to}` : from;
  const not = (query.get('notMonths') ?? '').split(',').filter(isMonth);
  if (!run || not.length === 0) return run;
  return `${run} without ${not.length > 3 ? `${not.length} months` : not.map(monthInWords).join(', ')}`;
}

/** The address's query with parts changed; null takes a part out. */
export function changed(query: URLSearchParams, changes: Record<string, string | null>): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** The query without a filter. */
export function without(query: URLSearchParams, { names }: Pick<Field, 'names'>): URLSearchParams {
  return changed(query, Object.fromEntries(names.map((name) => [name, null])));
}

/** The same filters in the same order are the same view; the order of rows belongs to it. */
export function sameView(one: string, other: string): boolean {
  const sorted = (text: string) => {
    const query = new URLSearchParams(text);
    query.sort();
    return query.toString();
  };
  return sorted(one) === sorted(other);
}
