import type { Proposed, ProposedCount, TextMark, TextReading } from '../../../../server/domain/desk/text.ts';
import { withoutHiddenMarks } from '../../../../server/domain/event/hidden-marks.ts';
import { tollText } from '../../../../server/domain/event/toll-text.ts';
import type { Lexicon } from '../../../../server/domain/event/vocabulary.ts';
import { dateEcho } from '../date-input.ts';
import { emptyFields, emptySource, type Fields } from './fields.ts';
import { LONGEST } from './read-text.ts';

/** Words of the text with what became of them: `filled` names the field of the form, null where it was typed already. */
export interface AppliedMark extends TextMark {
  filled: string | null;
  /** In a field of several words: which one. */
  word: string | null;
}

export interface Applied {
  fields: Fields;
  marks: AppliedMark[];
}

export interface Pasted {
  text: string;
  reading: TextReading;
  /** The form as the last text left it: what is still as that text put it gives way to the next one. */
  before: Fields | null;
}

/**
 * The form with what a text proposes. Only fields that nobody typed into are filled; the text itself is kept as the
 * source's quote as far as a quote may be long.
 */
export function applyText(fields: Fields, { text, reading, before }: Pasted, words: Lexicon): Applied {
  const { draft } = reading;
  const [empty, next] = [emptyFields(), structuredClone(fields)];
  const filled = new Map<number, string>();
  const wordOf = new Map<number, string>();
  const free = (of: (from: Fields) => unknown) => {
    const now = JSON.stringify(of(fields));
    return now === JSON.stringify(of(empty)) || (before !== null && now === JSON.stringify(of(before)));
  };
  const fill = (name: string, marks: readonly number[], of: (from: Fields) => unknown, put: () => void) => {
    if (!free(of)) return;
    put();
    for (const mark of marks) filled.set(mark, name);
  };

  const { kind, when, place } = draft;
  if (kind)
    fill(
      'kind',
      [kind.mark],
      (from) => [from.group, from.kind],
      () => {
        next.group = words.events.get(kind.word)?.parent ?? kind.word;
        next.kind = kind.word;
      },
    );
  if (when)
    fill(
      'date',
      [when.mark],
      (from) => [from.date, from.until],
      () => {
        next.date = dateEcho(when.from, when.precision === 'week' ? 'day' : when.precision);
        next.until = when.to ? dateEcho(when.to, 'day') : '';
        next.precision = when.precision;
      },
    );
  if (place) fill('place', [place.mark], placeOf, () => Object.assign(next, placeFields(place)));
  for (const role of ['by', 'with', 'between'] as const) {
    const parts = draft[role];
    if (!parts.length) continue;
    for (const { actor, mark } of parts) wordOf.set(mark, actor);
    fill(
      role,
      parts.map(({ mark }) => mark),
      (from) => from[role],
      () => {
        next[role] = parts.map(({ actor, attribution }) => ({ actor, attribution }));
      },
    );
  }
  for (const list of ['against', 'weapons', 'tags'] as const) {
    const found = draft[list];
    if (!found.length) continue;
    for (const { word, mark } of found) wordOf.set(mark, word);
    fill(
      list,
      found.map(({ mark }) => mark),
      (from) => from[list],
      () => {
        next[list] = found.map(({ word }) => word);
      },
    );
  }
  for (const [name, counts] of [
    ['killed', draft.deaths],
    ['wounded', draft.wounded],
  ] as const) {
    for (const count of counts)
      fill(
        `${name}-${count.side}`,
        [count.mark],
        (from) => from[name][count.side],
        () => {
          next[name][count.side] = typed(count);
        },
      );
  }
  const source = fillSource(next, reading, text, free);
  const marks = reading.marks.map((mark, n) => ({
    ...mark,
    filled: filled.get(n) ?? (mark.field === 8 && source ? 'source' : null),
    word: wordOf.get(n) ?? null,
  }));
  return { fields: next, marks };
}

const placeOf = ({ place, placeName, lat, lon }: Fields) => [place, placeName, lat, lon];

function placeFields({ words, name, precision, lat, lon, admin2 }: NonNullable<Proposed['place']>): Partial<Fields> {
  return {
    place: words,
    placeName: name ?? '',
    placePrecision: precision,
    lat: lat === undefined ? '' : String(lat),
    lon: lon === undefined ? '' : String(lon),
    admin: admin2 ? { admin2 } : {},
  };
}

function typed({ side: _side, mark: _mark, low, best, high, orMore }: ProposedCount): string {
  return tollText({ low, best, high, ...(orMore ? { orMore } : {}) });
}

/** Publisher, link, day and quote of the first source, each where it is empty. Whether any was filled. */
function fillSource(
  next: Fields,
  reading: TextReading,
  text: string,
  free: (of: (from: Fields) => unknown) => boolean,
): boolean {
  const { publisher = '', url = '', published } = reading.draft.source;
  const found = { publisher, url, published: published ? dateEcho(published, 'day') : '', quote: quoteOf(text, url) };
  const first = next.sources[0] ?? emptySource();
  const taken = Object.entries(found).filter(
    ([name, value]) => value !== '' && free((from) => from.sources[0]?.[name as keyof typeof found] ?? ''),
  );
  next.sources = [{ ...first, ...Object.fromEntries(taken) }, ...next.sources.slice(1)];
  return taken.length > 0;
}

/** The text without its link and without marks nobody sees, cut after a whole word where it is longer than a quote may be. */
export function quoteOf(text: string, url: string): string {
  const plain = withoutHiddenMarks(url ? text.replace(url, () => '') : text).trim();
  if (plain.length <= LONGEST.quote) return plain;
  const cut = plain.slice(0, LONGEST.quote - 2);
  const space = cut.lastIndexOf(' ');
  return `${cut
    .slice(0, space > 0 ? space : cut.length)
    .toWellFormed()
    .replace(/\uFFFD$/, '')} …`;
}
