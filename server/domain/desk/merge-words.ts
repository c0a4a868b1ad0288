import { dayInWords, monthInWords, monthOf } from '../event/calendar.ts';
import type { EventDraft, Part, Place, Source, Toll } from '../event/event.ts';
import { titleOf, type Lexicon } from '../event/vocabulary.ts';
import { tollSide, type MergeField } from './merge-fields.ts';

const SIDES = {
  security: 'security forces',
  civilians: 'civilians',
  militants: 'attackers',
  unknown: 'not known who',
  total: 'in all',
};
const FIXED: Partial<Record<MergeField, string>> = {
  date: 'Date',
  place: 'Place',
  kind: 'Kind',
  by: 'By',
  against: 'On',
  with: 'With',
  between: 'Between',
  weapons: 'Weapons',
  features: 'Features',
  summary: 'Summary',
};

/** The field's name, as tables print it. */
export function fieldTitle(field: MergeField): string {
  const toll = tollSide(field);
  if (!toll) return FIXED[field] ?? field;
  return `${toll.of === 'deaths' ? 'Killed' : 'Wounded'}, ${SIDES[toll.side]}`;
}

/** What an event says in a field, in words. */
export function fieldText(event: EventDraft, field: MergeField, words: Lexicon): string {
  const toll = tollSide(field);
  if (toll) return tollInWords(event[toll.of][toll.side]);
  const parts = (list: readonly Part[]) =>
    list.map(({ actor, attribution }) => `${titleOf(words, 'actors', actor)}, ${attribution}`).join('; ') || 'not said';
  const listed = (section: 'weapons' | 'tags', list: readonly string[]) =>
    list.map((id) => titleOf(words, section, id)).join(', ') || 'none';
  switch (field) {
    case 'date':
      return dateInWords(event.when);
    case 'place':
      return placeInWords(event.place, words);
    case 'kind':
      return titleOf(words, 'events', event.kind);
    case 'by':
    case 'with':
    case 'between':
      return parts(event[field]);
    case 'against':
      return (
        event.against.map((id) => titleOf(words, words.targets.has(id) ? 'targets' : 'actors', id)).join(', ') ||
        'not said'
      );
    case 'weapons':
      return listed('weapons', event.weapons);
    case 'features':
      return listed('tags', event.tags);
    default:
      return event.summary;
  }
}

/** "Dawn, 14 Oct 2024 (B2)". */
export function sourceInWords({ publisher, published, reliability, credibility }: Source): string {
  return `${publisher}${published ? `, ${dayInWords(published)}` : ''} (${reliability}${credibility})`;
}

/** "4", "4 to 6", or "not said", which is not 0. */
export function tollInWords(toll: Toll | undefined): string {
  if (!toll) return 'not said';
  const { low, best, high } = toll;
  const open = 'orMore' in toll && toll.orMore === true ? ' or more' : '';
  if (low === high) return `${best}${open}`;
  return `${low} to ${high}${open}${best * 2 === low + high ? '' : `, best ${best}`}`;
}

function dateInWords({ from, to, precision }: EventDraft['when']): string {
  if (precision === 'year') return from.slice(0, 4);
  if (precision === 'month') return monthInWords(monthOf(from));
  return `${precision === 'week' ? 'week of ' : ''}${dayInWords(from)}${to ? ` to ${dayInWords(to)}` : ''}`;
}

function placeInWords(place: Place, words: Lexicon): string {
  const { name, admin2, lat, lon, precision } = place;
  const first = name ?? admin2;
  // "Police Lines, Bannu" has named its district already.
  const titles = place.words.map((word) => titleOf(words, 'places', word)).filter((title) => !first?.includes(title));
  const named = [first, ...titles].filter(Boolean);
  const point = lat !== undefined && lon !== undefined ? `${lat}, ${lon}` : '';
  return [...new Set(named), point, precision === 'unknown' ? '' : precision].filter(Boolean).join(', ') || 'not said';
}
